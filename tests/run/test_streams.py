"""Records of every format: what is cleaned, what comes back, what cannot be read, and that any number of workers gives the same."""

import csv
import json
import os
from io import BytesIO, StringIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleanse.core.record import Origin
from cleanse.errors import InputError
from cleanse.formats import text
from cleanse.formats.base import Fields
from cleanse.formats.json_text import dump_text
from cleanse.formats.windows import WINDOW
from cleanse.run import pool
from cleanse.run.block import Job, Task
from cleanse.run.events import Broken
from cleanse.run.many import clean_events
from cleanse.run.spec import PipelineSpec
from tests.run.streaming import Cleaned, clean, give_back
from tests.strategies import ugly_bytes, ugly_text

TEXTS = [
    "Trams run again.\nREAD MORE: Night Buses to Stay\n",
    "The bridge is\u00a0open.",
    "READ MORE: Night Buses to Stay",
    "Fine.",
]


def as_jsonl(texts: list[str], *, ascii_only: bool = True) -> bytes:
    literals = (json.dumps(text) if ascii_only else dump_text(text) for text in texts)
    return "".join(f'{{"id": {number}, "text": {literal}, "n": 1.50}}\n' for number, literal in enumerate(literals)).encode()


def as_csv(texts: list[str], separator: str) -> bytes:
    whole = StringIO(newline="")
    csv.writer(whole, delimiter=separator).writerows([["id", "text"], *enumerate(texts)])
    return whole.getvalue().encode("utf-8", "surrogatepass")


def make(form: str, texts: list[str]) -> bytes:
    if form == "jsonl":
        return as_jsonl(texts)
    if form in {"csv", "tsv"}:
        return as_csv(texts, "," if form == "csv" else "\t")
    return ("\0" if form == "null" else "\n").join(texts).encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("form", ["lines", "null", "jsonl", "csv", "tsv"])
@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.one_of(ugly_text, st.sampled_from(TEXTS)), max_size=5), skip=st.booleans(), is_ascii=st.booleans())
@example(
    texts=["\ud800 is\u00a0open"], skip=False, is_ascii=False
)  # what is left is ASCII with an escape, as if all of it had been so
def test_log_gives_records_back(form: str, texts: list[str], skip: bool, is_ascii: bool) -> None:
    data = make(form, texts) if is_ascii or form != "jsonl" else as_jsonl(texts, ascii_only=False)
    cleaned = clean(data, form, skip=skip)
    assert give_back(cleaned, form) == data
    again = clean(cleaned.output, form, skip=skip)
    assert again.output == cleaned.output


@settings(max_examples=150, deadline=None)
@given(data=ugly_bytes, form=st.sampled_from(["lines", "null", "jsonl"]), skip=st.booleans())
def test_log_gives_any_bytes_back(data: bytes, form: str, skip: bool) -> None:
    assert give_back(clean(data, form, skip=skip), form) == data


@settings(max_examples=100, deadline=None)
@given(ugly_bytes, st.integers(0, 3))
@example(b"\x00 \x00 \x01\n\x00", 1)  # the first of three texts is UTF-16, and its line end is half of a character
def test_texts_between_lines_come_back(data: bytes, every: int) -> None:
    data = b"".join(b"== part\n" * (number % 3 == every) + row for number, row in enumerate(data.splitlines(keepends=True)))
    fields = Fields(split_at="^== ")
    assert give_back(clean(data, "split", fields), "split", "^== ") == data


def read_texts(cleaned: Cleaned, form: str) -> list[str]:
    whole = cleaned.output.decode()
    if form == "jsonl":
        return [json.loads(line)["text"] for line in whole.splitlines()]
    if form == "null":
        return whole.split("\0")
    separator = "," if form == "csv" else "\t"
    return [row["text"] for row in csv.DictReader(StringIO(whole, newline=""), delimiter=separator)]


@pytest.mark.parametrize("form", ["null", "jsonl", "csv", "tsv"])
def test_every_format_has_the_texts_that_text_has(form: str) -> None:
    want = [clean(each.encode(), "text").output.decode() for each in TEXTS]
    cleaned = clean(make(form, TEXTS), form)
    assert read_texts(cleaned, form) == want
    edits = [line for line in cleaned.log if '"t":"edit"' in line]
    assert [edit.partition('"rule"')[2] for edit in edits] == [
        line.partition('"rule"')[2] for each in TEXTS for line in clean(each.encode(), "text").log if '"t":"edit"' in line
    ]


def test_emptied_line_goes_unless_lines_are_kept() -> None:
    data = b"one\nREAD MORE: Night Buses to Stay\r\n\ntwo"
    assert clean(data, "lines").output == b"one\n\ntwo"
    assert clean(data, "lines", spec=PipelineSpec(keep_lines=True)).output == b"one\n\r\n\ntwo"


@settings(max_examples=100, deadline=None)
@given(ugly_bytes)
def test_kept_lines_are_as_many(data: bytes) -> None:
    assert clean(data, "lines", spec=PipelineSpec(keep_lines=True)).output.count(b"\n") == data.count(b"\n")


BAD = [
    ("jsonl", b'{"text": "a"', "no JSON"),
    ("jsonl", b"[1]", "no JSON object"),
    ("jsonl", b'{"text": 5}', "the field 'text' holds a number, not text"),
    ("jsonl", b'{"text": [5]}', "the field 'text' holds an array, not text"),
    ("jsonl", b'{"text": {"a": 5}}', "the field 'text' holds an object, not text"),
    ("jsonl", b'{"text": true}', "the field 'text' holds true or false, not text"),
    ("jsonl", b'{"body": "a"}', "no field 'text'; there are body; name one with --field"),
    ("jsonl", b'{"text": x}', "no JSON: Expecting value: column 10"),
    ("jsonl", b'{"text": "\xff"}', "no UTF-8 at byte 11 of the record"),
    ("csv", b'"a"b,1', "a quotation mark is never closed, or text stands behind one"),
    ("csv", b"\xff,1", "no UTF-8 at byte 1 of the record"),
    ("csv", b"a", "only 1 of 2 columns"),
]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"id,text1\ra,b2\rc,d", "its line ends are CR alone; convert them to LF, as with `tr '.r' '.n'`"),
        (b"id;text\n1;a\n", "the header has id;text; is it parted by ';'[?] Commas are wanted, or tabs with -f tsv"),
        (b"id\ttext\n1\ta\n", "is it parted by '.t'[?]"),
        (b"id,body\n1,a\n", "the header has id, body; name one with --field"),
        (b"text,id,text\na,1,b\n", "2 columns are called 'text'; rename all but one"),
    ],
)
def test_header_that_seems_to_be_of_another_kind_is_told(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        clean(data, "csv")


@pytest.mark.parametrize(("form", "bad", "why"), BAD)
def test_bad_record_is_named_and_stays_or_is_put_aside(form: str, bad: bytes, why: str) -> None:
    head = b"id,text\n" if form == "csv" else b""
    fine = b"1,The bridge is\xc2\xa0open\n" if form == "csv" else b'{"text": "The bridge is\xc2\xa0open"}\n'
    data = head + fine + bad + b"\n" + fine
    kept = clean(data, form)
    assert kept.output == data.replace(b"\xc2\xa0", b" ")
    assert kept.told[0].startswith(f"-:{3 if head else 2}: {why}")
    assert kept.totals.failed == 1
    skipped = clean(data, form, skip=True)
    assert skipped.output == (head + fine * 2).replace(b"\xc2\xa0", b" ")
    reject = json.loads(skipped.rejects[0])
    assert reject["record"] == 1 and reject["why"].startswith(why)
    assert (bytes.fromhex(reject["raw_hex"]) if "raw_hex" in reject else reject["raw"].encode()) == bad + b"\n"
    assert give_back(kept, form) == give_back(skipped, form) == data


def test_log_of_rejects_alone_needs_no_fields() -> None:
    data = b'a,b\n1\n2,"x\n'
    cleaned = clean(data, "csv", Fields(texts=("b",)), skip=True)
    assert cleaned.output == b"a,b\n"
    assert give_back(cleaned, "csv") == data


def test_some_rules_alone_are_taken_back_around_what_is_gone() -> None:
    data = b"READ MORE: Night Buses to Stay\nTrams\xc2\xa0run.\n"
    cleaned = clean(data, "lines")
    assert cleaned.output == b"Trams run.\n"
    assert give_back(cleaned, "lines", rules="space/*") == b"Trams\xc2\xa0run.\n"
    assert give_back(cleaned, "lines", rules="en/*") == b"READ MORE: Night Buses to Stay\nTrams run.\n"


def test_line_that_is_not_of_the_named_encoding_is_a_bad_record() -> None:
    cleaned = clean(b"Trams\xc2\xa0run.\nbrie\xffven\nFine.\n", "lines", origin=Origin(encoding="utf-16-le"))
    assert cleaned.totals.failed > 0 and "encoding" in cleaned.told[0]
    assert give_back(cleaned, "lines") == b"Trams\xc2\xa0run.\nbrie\xffven\nFine.\n"


def test_several_and_nested_fields_are_texts_of_their_own() -> None:
    data = b'{"a": {"b": "x\xc2\xa0y", "c": 1}, "text": "The bridge is\xc2\xa0open", "z": null}\n{"text": null}\n'
    cleaned = clean(data, "jsonl", Fields(texts=("text", "a.b"), id="a.c"))
    assert cleaned.output == data.replace(b"\xc2\xa0", b" ")
    docs = [json.loads(line) for line in cleaned.log if '"t":"doc"' in line]
    assert [(doc["n"], doc["id"], doc["record"], doc["field"]) for doc in docs] == [(0, "1", 0, "text"), (1, "1", 0, "a.b")]
    assert give_back(cleaned, "jsonl") == data


def test_what_the_record_says_stands_over_what_the_run_says() -> None:
    rows = [
        {"text": "The bridge is\u00a0open", "url": "https://www.example.org/x", "lang": "en"},
        {"text": "The bridge is\u00a0open"},
    ]
    data = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    cleaned = clean(data, "jsonl", Fields(source="url", lang="lang"), origin=Origin(source="example.com", lang="nl"))
    docs = [json.loads(line) for line in cleaned.log if '"t":"doc"' in line]
    assert [(doc["source"], doc["lang"]) for doc in docs] == [("example.org", "en"), ("example.com", "nl")]


def test_changes_go_into_the_record() -> None:
    data = as_jsonl(TEXTS[:2] + TEXTS[3:])
    rows = [json.loads(line) for line in clean(data, "jsonl", Fields(log="changes")).output.splitlines()]
    assert list(rows[0]) == ["id", "text", "n", "changes"] and "changes" not in rows[2]
    assert rows[1]["changes"] == [
        {"field": "text", "rule": "space/nbsp", "span": [13, 14], "clean": [13, 14], "old": "\u00a0", "new": " "}
    ]
    again = clean(clean(data, "jsonl", Fields(log="changes")).output, "jsonl", Fields(log="changes"))
    assert again.told[0] == "-:1: there is a field 'changes' already; name another one with --log-field"


def test_first_records_are_the_whole_output() -> None:
    data = as_jsonl(TEXTS)
    assert clean(data, "jsonl", first=2).output == clean(as_jsonl(TEXTS[:2]), "jsonl").output
    assert clean(as_csv(TEXTS, ","), "csv", first=1).output == clean(as_csv(TEXTS[:1], ","), "csv").output


def test_two_workers_give_what_one_gives() -> None:
    texts = [f"{number}. The bridge is\u00a0open.\nREAD MORE: Night Buses to Stay\n" for number in range(6000)]
    data = b"x\n".join([as_jsonl(texts[:3000]), as_jsonl(texts[3000:])])
    spec = PipelineSpec(preset="encoding", names="off")
    one = clean(data, "jsonl", spec=spec)
    assert clean(data, "jsonl", spec=spec, jobs=2) == one and one.totals.edits == 6000


def test_windows_of_a_text_are_cleaned_apart_and_alike() -> None:
    data = ("caf\u00e9 is\u00a0open\n" * 400).encode() + "caf\u00e9 is open\n".encode("cp1252") * 400 + b"Trams run.\n" * 400
    tasks = [Task(block, "text", Origin()) for block in text.read(BytesIO(data), 1024)]
    job = Job(PipelineSpec(), Fields(), has_log=True)
    assert len(tasks) > 10 and "cp1252" in {task.block.before for task in tasks}
    assert list(clean_events(tasks, job, 2)) == list(clean_events(tasks, job, 1))


def test_worker_that_dies_is_replaced_once_and_then_named(monkeypatch: pytest.MonkeyPatch) -> None:
    class Dying:
        """A worker that dies of every block; in place of a process that the system ends."""

        started = 0

    def start(self: pool._Worker, job: Job) -> None:
        original(self, job)
        Dying.started += 1
        os.kill(self.process.pid or 0, 9)

    original = pool._Worker.__init__
    monkeypatch.setattr(pool._Worker, "__init__", start)
    with pytest.raises(InputError, match=r"-: two workers died \(signal 9\) of the block from record 1, byte 0 on"):
        clean(as_jsonl(TEXTS), "jsonl", jobs=2)
    assert Dying.started == 2


def test_column_that_is_not_there_ends_the_file() -> None:
    with pytest.raises(InputError, match="-: there is no column 'text'; the header has a, b"):
        clean(b"a,b\n1,2\n", "csv")


def test_nothing_that_is_no_block_reaches_a_worker() -> None:
    assert list(pool.clean_in_pool([Broken("x")], Job(PipelineSpec(), Fields()), 2)) == [Broken("x")]
    assert Task._fields[0] == "block"


@pytest.mark.parametrize(("form", "end"), [("lines", b"\n"), ("null", b"\0"), ("split", b"\n--\n")])
@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
@pytest.mark.parametrize("place", [0, 1])
def test_mark_in_front_of_a_record_makes_it_no_utf_16(form: str, end: bytes, mark: bytes, place: int) -> None:
    rows = [b"The bridge is\xc2\xa0open.", b"The\xc2\xa0tram was late.", b"Fine."]
    rows[place] = mark + rows[place]
    data = end.join(rows) + end
    cleaned = clean(data, form, Fields(split_at="^--$"))
    assert cleaned.output == data.replace(b"\xc2\xa0", b" ")
    assert give_back(cleaned, form, "^--$") == data


def test_first_records_are_not_the_first_windows_of_a_text() -> None:
    data = b"The trams run again.\n\n" * (3 * WINDOW // 44)
    assert clean(data, "text", first=1).output == data
