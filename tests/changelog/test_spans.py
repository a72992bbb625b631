"""Spans moved to the clean text and back: against the texts themselves, in JSON lines and in standoff files."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanse.changelog import brat
from cleanse.changelog.spans import Line, Spans, invert, read_corpus
from cleanse.core.document import Document
from cleanse.core.offsets import OffsetMap
from cleanse.errors import InputError
from tests.cli.run import read, run
from tests.read_logs import read_log
from tests.report.logs import BRIDGE, FERRY, write_log
from tests.strategies import edits_for, ugly_text


@st.composite
def documents(draw: st.DrawFn) -> Document:
    doc = Document(draw(ugly_text))
    for _ in range(draw(st.integers(1, 3))):
        doc = doc.edit(draw(edits_for(doc.text)))
    return doc


@settings(max_examples=300, deadline=None)
@given(documents(), st.data())
def test_words_of_a_moved_span_are_those_of_the_other_text(doc: Document, draw: st.DataObject) -> None:
    for changes, text, other in ((doc.changes, doc.original, doc.text), (invert(doc.changes), doc.text, doc.original)):
        start = draw.draw(st.integers(0, len(text)))
        end = draw.draw(st.integers(start, len(text)))
        spans = Spans(changes, len(text))
        moved = spans.move(start, end)
        if start < end:
            assert spans.move_text(text[start:end], start) == other[moved.start : moved.end]
            assert (moved.how == "exact") <= (text[start:end] == other[moved.start : moved.end])
            assert bool(moved.rules) == (moved.how != "exact")


@settings(max_examples=300, deadline=None)
@given(documents(), st.data())
def test_the_way_back_is_that_of_the_offset_map(doc: Document, draw: st.DataObject) -> None:
    start = draw.draw(st.integers(0, len(doc.text)))
    end = draw.draw(st.integers(start, len(doc.text)))
    if start < end:
        assert Spans(invert(doc.changes)).move(start, end)[:2] == OffsetMap(doc.changes).unmap(start, end)


def write_bridge(folder: Path) -> None:
    (folder / "log.jsonl").write_bytes(write_log([BRIDGE]))


SPANS = [
    {"start": 4, "end": 10, "label": "PLACE"},
    {"start": 37, "end": 42, "label": "ROLE"},
    {"start": 60, "end": 67, "label": "X", "score": 0.5},
    {"start": 56, "end": 67, "label": "Y"},
]


def test_json_lines_keep_what_else_they_hold(tmp_path: Path) -> None:
    write_bridge(tmp_path)
    done = run("project", "--log", "log.jsonl", stdin="".join(f"{json.dumps(span)}\n" for span in SPANS), cwd=tmp_path)
    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        {"start": 4, "end": 10, "label": "PLACE", "how": "exact"},
        {"start": 26, "end": 33, "label": "X", "score": 0.5, "how": "exact"},
        {"start": 26, "end": 33, "label": "Y", "how": "trimmed"},
    ]
    assert done.stderr == b"cleanse: -:2: deleted by en/teaser/read-more\n"
    back = read("project", "--log", "log.jsonl", "--reverse", stdin=done.stdout, cwd=tmp_path)
    assert [(span["start"], span["end"]) for span in map(json.loads, back.splitlines())] == [(4, 10), (60, 67), (60, 67)]
    kept = read("project", "--log", "log.jsonl", "--keep-deleted", stdin=json.dumps(SPANS[1]), cwd=tmp_path)
    assert json.loads(kept) == {"start": 26, "end": 26, "label": "ROLE", "how": "deleted"}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"start": 4, "end": 900}', r"1: \[4, 900\] is no span of a text of 88 characters"),
        ('{"start": 9, "end": 4}', r"1: \[9, 4\] is no span"),
        ('{"start": 9}', "1: the span has no 'end'"),
        ('{"start": 9, "end": "4"}', "1: a whole number is wanted where '4' stands"),
        ("[1, 2]", "1: an object is wanted"),
        ("{", "1: no JSON; one object a line is wanted"),
        ("[" * 100_000, "1: no JSON; one object a line is wanted"),
    ],
)
def test_what_is_no_span_is_refused(line: str, message: str) -> None:
    from cleanse.changelog.span_lines import make_finder, move_lines

    finder = make_finder(read_corpus(read_log(write_log([BRIDGE]).splitlines())), None)
    with pytest.raises(InputError, match=f"^{message}"):
        list(move_lines([line], finder))


def test_spans_of_several_texts_name_theirs(tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").write_bytes(write_log([BRIDGE, FERRY]))
    spans = '{"start":30,"end":80,"doc":"bridge.txt"}\n{"start":30,"end":80,"doc":1}\n{"start":1,"end":2,"doc":"clean.txt"}\n'
    done = run("project", "--log", "log.jsonl", "--doc-field", "doc", stdin=spans, cwd=tmp_path)
    assert [json.loads(line)["end"] for line in done.stdout.splitlines()] == [46, 50, 2]
    done = run("project", "--log", "log.jsonl", stdin=spans, cwd=tmp_path)
    assert done.returncode == 2 and b"the log speaks of 2 texts; say with --doc-field" in done.stderr


ANN = """T1\tPLACE 4 10\tbridge
T2\tROLE 37 42\tMayor
T3\tTEXT 20 67\tgain. READ MORE: Mayor Praises Builders Traffic
T4\tTWO 4 10;37 42\tbridge Mayor
T5\tCALM 60 76\tTraffic was\u00a0calm
R1\tNear Arg1:T1 Arg2:T2
R2\tNear Arg1:T1 Arg2:T3
E1\tOpening:T2 Place:T1
A1\tNegated E1
N1\tReference T1 Wikipedia:534\tbridge
#1\tAnnotatorNotes T1\tT2 is a word here
*\tAlias T1 T3
"""


def test_standoff_lines_are_moved_and_what_hangs_on_deleted_ones_goes(tmp_path: Path) -> None:
    write_bridge(tmp_path)
    (tmp_path / "a.ann").write_text(ANN, encoding="utf-8")
    done = run("project", "--log", "log.jsonl", "a.ann", cwd=tmp_path)
    assert done.stdout.decode().splitlines() == [
        "T1\tPLACE 4 10\tbridge",
        "T3\tTEXT 20 33\tgain. Traffic",
        "T4\tTWO 4 10\tbridge",
        "T5\tCALM 26 42\tTraffic was calm",
        "R2\tNear Arg1:T1 Arg2:T3",
        "N1\tReference T1 Wikipedia:534\tbridge",
        "#1\tAnnotatorNotes T1\tT2 is a word here",
        "*\tAlias T1 T3",
        "#2\tAnnotatorNotes T3\tchanged by en/teaser/read-more",
        "#3\tAnnotatorNotes T4\ttrimmed by en/teaser/read-more",
        "#4\tAnnotatorNotes T5\tchanged by space/nbsp",
    ]
    assert [row.partition(".ann:")[2] for row in done.stderr.decode().splitlines()] == [
        "2: deleted by en/teaser/read-more",
        "6: left out with what it is on",
        "8: left out with what it is on",
        "9: left out with what it is on",
    ]


def test_broken_standoff_is_refused_with_its_line() -> None:
    assert brat.move_lines(["#1\tAnnotatorNotes T9\tx"], Spans()) == [Line("#1\tAnnotatorNotes T9\tx", "unbound")]
    with pytest.raises(InputError, match=r"^2: 'T2 PER 0 4 Mayo' is no text-bound annotation"):
        brat.move_lines(["T1\tPER 0 4\tMayo", "T2 PER 0 4 Mayo"], Spans())
