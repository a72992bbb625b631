"""Bytes are read as what they are, and every byte comes back; the cases lie in `tests/cases/decode`."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanse.core.record import Encoding
from cleanse.errors import InputError
from cleanse.text.decode import decode, encode

CASES = Path(__file__).parent.parent / "cases" / "decode"
CODECS = [
    *(
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "utf-32-be",
        "utf-7",
        "cp1250",
        "cp1251",
        "cp1252",
        "cp1253",
    ),
    *(
        "cp1254",
        "cp1255",
        "cp1256",
        "cp1257",
        "cp1258",
        "latin-1",
        "iso8859-2",
        "iso8859-5",
        "iso8859-7",
        "iso8859-15",
        "koi8-r",
        "cp866",
    ),
    *(
        "mac-cyrillic",
        "mac-roman",
        "cp437",
        "cp850",
        "cp852",
        "cp874",
        "cp932",
        "shift_jis_2004",
        "euc_jp",
        "iso2022_jp",
        "iso2022_kr",
        "gbk",
    ),
    *("gb18030", "big5", "big5hkscs", "cp950", "cp949", "johab", "hz"),
]
WORDS = st.sampled_from(
    [
        "café",
        "naïve",
        "Größe",
        "żółć",
        "příliš",
        "città",
        "é",
        "à",
        "Мост",
        "открыт",
        "вчера",
        "Καλημέρα",
        "γέφυρα",
        "şehir",
        "שלום",
        "مرحبا",
        "สวัสดี",
        "橋は",
        "开放",
        "다리",
        "①",
        "～",
        "“q”",
        "–",
        "a.b",
        "12",
    ]
)
LINE = st.lists(st.one_of(WORDS, st.text(max_size=3)), max_size=12).map(" ".join)


def load(name: str) -> list[object]:
    return [pytest.param(case, id=case["label"]) for case in yaml.safe_load((CASES / name).read_text(encoding="utf-8"))]


@pytest.mark.parametrize("case", [*load("encodings.yaml"), *load("short.yaml")])
def test_text_in_one_encoding(case: dict[str, str]) -> None:
    data = case["text"].encode(case["encoding"])
    decoded = decode(data)
    assert decoded.text == case["text"]
    assert decoded.encoding == Encoding(case.get("name", case["encoding"]))
    assert encode(decoded.text, decoded.encoding) == data


@pytest.mark.parametrize("case", load("lines.yaml"))
def test_text_in_several_encodings_or_with_broken_bytes(case: dict[str, object]) -> None:
    pieces = case["pieces"]
    assert isinstance(pieces, list)
    data = b"".join(bytes.fromhex(text) if name == "hex" else text.encode(name) for name, text in pieces)
    want = re.sub("<(..)>", lambda match: chr(0xDC00 + int(match[1], 16)), str(case["want"]))
    decoded = decode(data)
    assert decoded.text == want
    assert [name for _, _, name in decoded.encoding.parts] == case.get("parts", [])
    assert encode(decoded.text, decoded.encoding) == data


@settings(max_examples=2000, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(CODECS), LINE), max_size=5), st.binary(max_size=6), st.integers(0, 200))
def test_any_bytes_come_back(lines: list[tuple[str, str]], noise: bytes, place: int) -> None:
    data = b"\n".join(line.encode(name, "replace") for name, line in lines)
    data = data[:place] + noise + data[place:]
    decoded = decode(data)
    assert encode(decoded.text, decoded.encoding) == data
    assert not re.search("[\ud800-\udc7f\udd00-\udfff]", decoded.text)
    parts = decoded.encoding.parts
    assert all(a[0] < b[0] and a[1] < b[1] and a[2] != b[2] for a, b in pairwise(parts))


@settings(max_examples=1500, deadline=None)
@given(st.sampled_from(CODECS), st.one_of(st.binary(max_size=60), LINE.map(str.encode)))
def test_named_encoding_gives_the_bytes_back_or_is_refused(name: str, data: bytes) -> None:
    try:
        decoded = decode(data, name)
    except InputError:
        return
    assert encode(decoded.text, decoded.encoding) == data


@settings(max_examples=500, deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cc"]) | st.sampled_from("\t\n\f\r\x80\x9f")),
    st.text("\x01\x07\x1f\x7f", max_size=7),
)
def test_sound_utf8_is_utf8(text: str, controls: str) -> None:
    """Also with a few control characters; eight make a short text no text."""
    data = (text + controls + text).encode("utf-8", "replace")
    assert decode(data) == (data.decode(), Encoding("utf-8"), False)


def test_a_double_of_cp932_is_a_patch() -> None:
    # NEC's doubles of one character: the codec writes only the other one
    line = "橋は夏に再び開通すると市長が述べた。".encode("cp932") + b"\x87\x90"
    decoded = decode(line)
    assert decoded.text.endswith("≒")
    assert decoded.encoding == Encoding("cp932", (), ((36, b"\x87\x90"),))
    assert encode(decoded.text, decoded.encoding) == line


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", bytes(range(256)) * 4])
def test_binary_is_told(data: bytes) -> None:
    assert decode(data) == (data.decode("utf-8", "surrogateescape"), Encoding("utf-8"), True)


def test_text_before_counts_as_a_neighbour() -> None:
    data = "Ó, é só.\n".encode("cp850")
    assert decode(data, before="cp850").text == "Ó, é só.\n"
    assert decode("Мост".encode("utf-16-be"), before="utf-16-be").text == "Мост"


def test_record_of_a_stream_in_utf_16_is_known_by_its_nuls_and_not_by_a_mark() -> None:
    assert decode("Trams run.".encode("utf-16"), is_record=True).text == "\ufeffTrams run."
    assert decode(b"\xff\xfeHe was sad.", is_record=True).encoding.name not in {"utf-16-le", "utf-16-be"}


@pytest.mark.parametrize(
    "data",
    [
        b"Hello\0world, caf\xc3\xa9.\n",
        b"Riapre\0la funivia pi\xc3\xb9 vecchia\n",
        b"caf\xc3\xa9\0",
        b"one\0two three four\n",
        "Мост\0открыт\n".encode(),
    ],
)
def test_a_few_nuls_make_no_utf_16(data: bytes) -> None:
    assert decode(data).text == data.decode()


@pytest.mark.parametrize(
    "text", ["Trams run.\n", "Мост открыт.\n", "पुल खुला है।\n", "ਪੁਲ ਖੁੱਲ੍ਹਾ ਹੈ।\n", "పుల్ తెరిచారు.\n", "პული\n", "a\tb\n1\t2\n"]
)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_that_is_utf_8_as_well_is_known(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text
