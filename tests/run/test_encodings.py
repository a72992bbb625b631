"""Encodings on their way through the filter: the log names them, gives the bytes back, and windows stay bounded."""

import json
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanse.changelog.undo import undo
from cleanse.core.record import Origin
from cleanse.errors import InputError, RevertError
from cleanse.formats.windows import WINDOW, read_text, read_windows
from cleanse.run.check import clean_record
from cleanse.run.cleaner import clean as clean_text
from cleanse.run.spec import PipelineSpec, build, make_facts
from tests.read_logs import read_log
from tests.run.test_record import clean

RUSSIAN = "Трамваи\u00a0снова ходят по мосту, сообщила мэрия.\n"
GERMAN = "Die Brücke über die Mündung wird größer, sagte der Bürgermeister.\n"


def doc_lines(log: list[bytes]) -> list[dict[str, dict[str, object]]]:
    return [line for line in map(json.loads, log) if line["t"] == "doc"]


def test_log_names_the_encoding_and_gives_the_bytes_back() -> None:
    data = RUSSIAN.encode("cp1251")
    output, log = clean(data)
    assert output.decode() == RUSSIAN.replace("\u00a0", " ")
    assert doc_lines(log)[0]["encoding"] == {"name": "cp1251"}
    assert undo(output, read_log(log)) == data


class OneByte(BytesIO):
    """A stream that gives a byte at a time, as one whose first frame is tiny does."""

    def read(self, size: int | None = -1) -> bytes:
        return super().read(1 if size else size)


def test_utf16_is_known_however_few_bytes_come_first() -> None:
    data = (RUSSIAN * 20).encode("utf-16-le")
    assert b"".join(window.data for window in read_text(OneByte(data), size=256)) == data
    assert all(len(window.data) % 2 == 0 for window in read_text(OneByte(data), size=255))


def test_log_has_the_stretches_of_a_dump() -> None:
    first = RUSSIAN.encode("cp866") * 3
    data = first + RUSSIAN.encode() * 3
    output, log = clean(data)
    assert output.decode() == RUSSIAN.replace("\u00a0", " ") * 6
    parts = [[0, 0, "cp866"], [len(first), 3 * len(RUSSIAN), "utf-8"]]
    assert doc_lines(log)[0]["encoding"] == {"name": "utf-8", "parts": parts}
    assert undo(output, read_log(log)) == data


def test_log_has_the_bytes_that_the_codec_would_not_write() -> None:
    data = "橋は夏に再び開通すると市長が述べた。".encode("cp932") + b"\x87\x90\n"
    output, log = clean(data)
    assert doc_lines(log)[0]["encoding"] == {"name": "cp932", "raw": [[36, "8790"]]}
    assert undo(output, read_log(log)) == data


@pytest.mark.parametrize(
    "encoding",
    [
        {"name": "cp1251", "parts": [[4, 4, "cp1251"]]},
        {"name": "cp1251", "parts": [[0, 0]]},
        {"name": "cp1251", "raw": [[0, "zz"]]},
        {"name": "cp1251", "raw": 3},
    ],
)
def test_broken_encoding_in_a_log_is_refused(encoding: dict[str, object]) -> None:
    _, log = clean(RUSSIAN.encode("cp1251"))
    lines = [json.dumps(line | {"encoding": encoding} if line["t"] == "doc" else line).encode() for line in map(json.loads, log)]
    with pytest.raises(InputError, match="broken doc line"):
        read_log(lines)


@pytest.mark.parametrize("name", ["latin-1", "klingon"])
def test_encoding_that_cannot_write_the_original_is_refused(name: str) -> None:
    output, log = clean(RUSSIAN.encode("cp1251"))
    lines = [
        json.dumps(json.loads(line) | ({"encoding": {"name": name}} if b'"t":"doc"' in line else {})).encode() for line in log
    ]
    with pytest.raises(RevertError, match="the log was changed"):
        undo(output, read_log(lines))


def test_binary_passes_through_with_a_flag() -> None:
    data = bytes(range(256)) * 20 + b"READ MORE: Buses\n"
    output, log = clean(data)
    assert output == data
    assert any(b'"t":"flag"' in line and b"bytes/binary" in line for line in log)
    assert undo(output, read_log(log)) == data


def test_auto_is_the_default_and_utf8_may_be_forced() -> None:
    data = RUSSIAN.encode("cp1251")
    assert clean(data, Origin(encoding="auto"))[0] == clean(data)[0]
    assert clean(data, Origin(encoding="utf-8"))[0] == data


@pytest.mark.parametrize(("name", "named"), [("cp1252", None), ("utf-16", None), ("utf-32-be", "utf-32-be")])
def test_large_text_of_another_encoding_goes_in_windows(name: str, named: str | None) -> None:
    text = GERMAN * (WINDOW // len(GERMAN.encode(name)) + 2000)
    data = text.encode(name)
    output, log = clean(data, Origin(encoding=named), PipelineSpec(preset="encoding"))
    assert output.decode() == text
    sizes = [line["input"]["bytes"] for line in doc_lines(log)]
    assert len(sizes) > 1 and all(isinstance(size, int) and size <= WINDOW for size in sizes)
    assert undo(output, read_log(log)) == data


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40), st.sampled_from(["utf-16-le", "utf-16-be", "utf-32-le"]), st.integers(8, 24))
def test_windows_of_utf16_end_between_characters(text: str, name: str, size: int) -> None:
    data = text.encode(name)
    windows = list(read_windows(BytesIO(data), size, name))
    assert "".join(window.data.decode(name) for window in windows) == text
    assert all(0 < len(window.data) <= size for window in windows[:-1])


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [b"caf\xe9 ", b"\xc3", b"\xa9\n", b"READ MORE: x\n", "мост ".encode(), b"\xd1\x80\x82 ", b"\0", b"\x1b$B"]
        ),
        max_size=12,
    )
)
def test_what_is_undecodable_is_read_alike_in_the_output(pieces: list[bytes]) -> None:
    record = clean_record(b"".join(pieces), build(PipelineSpec()), make_facts())
    assert clean_record(record.output, build(PipelineSpec()), make_facts()).output == record.output


def test_python_interface_names_the_encoding_and_reverts() -> None:
    data = RUSSIAN.encode("koi8-r") + "Мэр доволен работой строителей, жители тоже.\n".encode()
    cleaned = clean_text(data)
    assert cleaned.encoding == "utf-8"
    assert cleaned.text == RUSSIAN.replace("\u00a0", " ") + "Мэр доволен работой строителей, жители тоже.\n"
    assert cleaned.revert() == data
