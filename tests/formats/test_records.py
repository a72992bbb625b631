"""Lines, NUL, JSONL, CSV, TSV: blocks are the stream, what is not a text stays byte for byte, a changed text is found where it was."""

import csv as standard
import json
import random
from io import BytesIO, StringIO
from itertools import product
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanse.errors import InputError
from cleanse.formats import csv, jsonl, lines, null, split, tsv
from cleanse.formats.base import Block, Fields
from cleanse.formats.jsonl import put_texts

FORMATS = [lines, null, jsonl, csv, tsv]
HEADED = [(csv, b"text,id\n"), (csv, b'id,"text"\r\n'), (tsv, b"text\tid\n"), (tsv, b'"text"\n')]
rows = st.lists(
    st.one_of(
        st.binary(max_size=12),
        st.sampled_from(
            [b'{"text": "a"}', b'{"text":', b'"a ""b"""', b'"x\ny",z', b"a,b", b"a\tb", b"", b"\r", b'{"t":1}', b"\xff"]
        ),
    ),
    max_size=8,
)


def take_apart(
    module: ModuleType, data: bytes, size: int, change: str | None = None
) -> tuple[bytes, list[str | bytes], list[int]]:
    out = []
    texts: list[str | bytes] = []
    faults = []
    for block in module.read(BytesIO(data), size):
        parsed = module.parse(block, Fields())
        texts += [piece.text for piece in parsed.pieces]
        faults += [fault.record for fault in parsed.faults]
        assert b"".join(map(parsed.raw, range(block.record, block.record + parsed.size))) == block.data
        rows = parsed.render([encode(piece.text, change) for piece in parsed.pieces], {}, ())
        assert len(rows) == parsed.size
        out += (parsed.head, *rows)
    return b"".join(out), texts, faults


def encode(text: str | bytes, change: str | None) -> str | bytes:
    return text if change is None else change.encode() if isinstance(text, bytes) else change


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([lines, null, jsonl]), rows, st.sampled_from([b"\n", b"\r\n", b"\0"]), st.integers(1, 40), st.booleans())
def test_untouched_records_are_the_bytes_that_were_read(
    module: ModuleType, rows: list[bytes], end: bytes, size: int, closed: bool
) -> None:
    data = end.join(rows) + (end if closed else b"")
    assert take_apart(module, data, size)[0] == data


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(HEADED), rows, st.integers(1, 40), st.booleans())
def test_untouched_rows_are_the_bytes_that_were_read(
    headed: tuple[ModuleType, bytes], rows: list[bytes], size: int, closed: bool
) -> None:
    module, header = headed
    data = header + b"\n".join(rows) + (b"\n" if closed else b"")
    assert take_apart(module, data, size)[0] == data


@pytest.mark.parametrize("module", FORMATS)
def test_empty_stream_has_no_block(module: ModuleType) -> None:
    assert list(module.read(BytesIO(b""))) == []


values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=3)),
    max_leaves=8,
)
objects = st.dictionaries(st.one_of(st.sampled_from(["text", "a", "b"]), st.text(max_size=4)), values, max_size=5)


@settings(max_examples=200, deadline=None)
@given(objects, st.text(max_size=12), st.booleans(), st.booleans())
def test_json_with_another_text_differs_in_it_alone(record: dict[str, object], new: str, plain: bool, spaced: bool) -> None:
    record = {**record, "text": "old", "a": {"text": "inner", **({"c": 1} if plain else {})}}
    line = json.dumps(record, ensure_ascii=plain, separators=(" , ", ": ") if spaced else (",", ":"))
    got = json.loads(put_texts(line, {("text",): new, ("a", "text"): new + "!"}))
    want = {**record, "text": new, "a": {**record["a"], "text": new + "!"}}  # type: ignore[dict-item]
    assert got == json.loads(json.dumps(want))
    assert list(got) == list(json.loads(line))


def test_json_keeps_numbers_escapes_and_blanks() -> None:
    data = b'{ "n":1.50e3 , "x": "\\u00e9\\/", "text" : "old", "z":[1 , 2]}\r\n'
    assert take_apart(jsonl, data, 100, "n\u00fc")[0] == data.replace(b'"old"', '"n\u00fc"'.encode())


def test_last_of_two_equal_keys_is_the_text() -> None:
    data = b'{"text": "one", "text": "two"}\n'
    assert take_apart(jsonl, data, 100, "new") == (b'{"text": "one", "text": "new"}\n', ["two"], [])


@pytest.mark.parametrize(
    ("line", "texts", "faults"),
    [
        (b'{"text": "a"', [], [0]),
        (b'{"text": 5}', [], [0]),
        (b"[1]", [], [0]),
        (b"   ", [], []),
        (b'{"text": null}', [], []),
        (b'{"other": "a"}', [], [0]),
        (b'{"text": "\\udc80"}', ["\udc80"], []),
        (b'{"text": "\xff"}', [], [0]),
        (b'\xef\xbb\xbf{"text": "a"}', ["a"], []),
        (b'{"text": ' + b"[" * 100_000 + b"}", [], [0]),
    ],
)
def test_json_that_is_odd_or_broken(line: bytes, texts: list[str], faults: list[int]) -> None:
    assert take_apart(jsonl, line + b"\n", 100) == (line + b"\n", texts, faults)


def test_lone_surrogates_come_out_as_they_were_written() -> None:
    data = b'{"text": "a\\udc80"}\n'
    assert jsonl.put_texts(data.decode(), {("text",): "\udc80"}) == '{"text": "\\udc80"}\n'


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=12), st.text(max_size=12), st.randoms(use_true_random=False))
def test_spelling_gives_the_literal_back(text: str, new: str, chance: random.Random) -> None:
    ways = (lambda char: json.dumps(char)[1:-1], lambda char: json.dumps(char).upper()[1:-1].replace("\\U", "\\u"))
    units = [chance.choice(ways)(char) if ord(char) > 126 else json.dumps(char)[1:-1] for char in text.replace("/", "")]
    literal = '"' + "".join(units) + "\\/" + '"'
    line = '{"text":' + literal + "}"
    parsed = jsonl.parse(Block(line.encode()), Fields())
    spelling = parsed.find_spelling(0)
    assert spelling is not None
    cleaned = parsed.render([new], {}, ())[0]
    back = jsonl.parse(Block(cleaned), Fields()).render([jsonl.spell(str(parsed.pieces[0].text), spelling)], {}, ())[0]
    assert back.decode() == line


def test_ascii_stays_ascii() -> None:
    assert take_apart(jsonl, b'{"text": "\\u00e9 x"}\n', 100, "\u00e9")[0] == b'{"text": "\\u00e9"}\n'


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([b"--", b"a", b"", b"-- b", b"\xff"]), max_size=8), st.integers(1, 30), st.booleans())
def test_texts_between_lines(rows: list[bytes], size: int, closed: bool) -> None:
    data = b"\n".join(rows) + (b"\n" if closed else b"")
    fields = Fields(split_at="^--")
    texts: list[tuple[int, bytes]] = []
    out: list[bytes] = []
    for block in split.read(BytesIO(data), size, "^--"):
        parsed = split.parse(block, fields)
        texts += [(piece.record, bytes(piece.text)) for piece in parsed.pieces if isinstance(piece.text, bytes)]
        out += parsed.render([piece.text for piece in parsed.pieces], {}, ())
    assert b"".join(out) == data
    whole = split.parse(Block(data), fields)
    assert texts == [(piece.record, piece.text) for piece in whole.pieces][: len(texts)] and (texts or not data)


#: what every reader of CSV takes alike: no NUL, and no carriage return without its line feed
_cells = st.lists(
    st.one_of(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), st.just("\r\n")), max_size=6
).map("".join)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(_cells, min_size=2, max_size=4), max_size=5), st.sampled_from(["\n", "\r\n"]), _cells)
def test_csv_with_other_texts_is_read_alike_by_others(table: list[list[str]], end: str, new: str) -> None:
    whole = StringIO(newline="")
    standard.writer(whole, lineterminator=end).writerows([["id", "text"], *table])
    got = take_apart(csv, whole.getvalue().encode(), 64, new)[0].decode()
    want = [["id", "text"], *([first, new, *rest] for first, _, *rest in table)]
    assert list(standard.reader(StringIO(got, newline=""))) == want


def test_quoting_of_other_fields_stays() -> None:
    data = b'"id",text,"n"\n"1",old,"x ""y"""\n2,"old",z\n'
    assert take_apart(csv, data, 100, "a,b")[0] == b'"id",text,"n"\n"1","a,b","x ""y"""\n2,"a,b",z\n'


def test_row_that_cannot_be_read_is_a_fault_and_stays() -> None:
    data = b'text,id\n"a"b,1\nfine,2\n'
    assert take_apart(csv, data, 100, "new") == (b'text,id\n"a"b,1\nnew,2\n', ["fine"], [0])


@pytest.mark.parametrize("size", [1, 7, 100])
def test_mark_that_is_never_closed_spoils_its_line_alone(size: int) -> None:
    data = b'text\n5" pipe\n"x\ny"\n"open\nlast\n'
    assert take_apart(csv, data, size) == (data, ['5" pipe', "x\ny", "last"], [2])


def test_emptied_field_does_not_look_like_a_blank_row() -> None:
    assert take_apart(csv, b"text\na\n\nb\n", 100, "") == (b'text\n""\n\n""\n', ["a", "b"], [])


def test_blank_lines_may_stand_above_the_header() -> None:
    above = b"\xef\xbb\xbf\n \r\n"
    assert take_apart(csv, above + b"id,text\n1,a\n", 100, "b") == (above + b"id,text\n1,b\n", ["a"], [])
    assert take_apart(csv, b'\n"i\nd",text\n1,a\n', 100, "b") == (b'\n"i\nd",text\n1,b\n', ["a"], [])


def test_missing_column_is_named() -> None:
    with pytest.raises(InputError, match="there is no column 'text'; the header has a, b"):
        take_apart(csv, b"a,b\n1,2\n", 100)


def find_rows_plainly(data: bytes) -> list[tuple[int, bool]]:
    """Rows, each looked at from its first byte to the last one: quadratic where marks are not closed."""
    rows = []
    at = 0
    while at < len(data):
        ends_cell, is_open, place = True, False, at
        while place < len(data) and (is_open or data[place : place + 1] != b"\n"):
            byte = data[place : place + 1]
            if is_open and data[place : place + 2] == b'""':
                place += 1
            elif byte == b'"' and (is_open or ends_cell):
                is_open = not is_open
            ends_cell = not is_open and byte == b","
            place += 1
        line = data.find(b"\n", at) + 1 or len(data)
        at = line if is_open else min(place + 1, len(data))
        rows.append((at, is_open))
    return rows


def test_rows_are_found_in_one_look() -> None:
    for size in range(8):
        for symbols in product(b'",\na', repeat=size):
            data = bytes(symbols)
            assert csv._find_rows(data, ",", is_last=True) == find_rows_plainly(data), data


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"meta": {"body": "x"}}', None),
        ('{"meta": {"body": null}}', None),
        ('{"meta": null}', None),
        ('{"text": "x"}', None),
        ('{"id": 1}', "no field 'meta.body' or 'text'; there are id; name one with --field"),
        ('{"meta": {"url": 1}}', "no field 'meta.body' or 'text'; 'meta' has url; name one with --field"),
        ('{"meta": {}}', "no field 'meta.body' or 'text'; 'meta' has none; name one with --field"),
        ('{"meta": [1]}', "no field 'meta.body' or 'text'; 'meta' is an array; name one with --field"),
        ('{"meta": "x"}', "no field 'meta.body' or 'text'; 'meta' is a text; name one with --field"),
    ],
)
def test_path_that_ends_too_early_is_told_unless_it_ends_in_a_null(line: str, why: str | None) -> None:
    parsed = jsonl.parse(Block(line.encode() + b"\n"), Fields(("meta.body", "text")))
    assert [fault.why for fault in parsed.faults] == ([] if why is None else [why])
