"""Replaying a log on the original: whole, with edits taken out, and with what does not fit."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanse.changelog.entry import Place, describe
from cleanse.changelog.replay import replay_file
from cleanse.changelog.undo import undo
from cleanse.changelog.write import Part
from cleanse.core.record import Origin
from cleanse.errors import RevertError
from cleanse.run.check import clean_record
from cleanse.run.log import make_log_writer
from cleanse.run.spec import PipelineSpec, build, make_facts
from cleanse.run.stream import clean_stream
from tests.cli.run import read, run
from tests.read_logs import read_log
from tests.report.logs import BRIDGE, write_log
from tests.strategies import ugly_bytes

SPEC = PipelineSpec()


def clean(data: bytes) -> tuple[bytes, list[bytes]]:
    output: list[bytes] = []
    log: list[str] = []
    clean_stream(BytesIO(data), output.append, log.append, SPEC, Origin())
    return b"".join(output), [line.encode() for line in log]


def replay(data: bytes, log: list[bytes]) -> bytes:
    return b"".join(one.output for one in replay_file(data, read_log(log)))


@settings(max_examples=120, deadline=None)
@given(ugly_bytes)
def test_whole_log_gives_the_same_output(data: bytes) -> None:
    output, log = clean(data)
    assert replay(data, log) == output


@settings(max_examples=120, deadline=None)
@given(ugly_bytes, st.data())
def test_what_is_taken_out_stays_and_can_be_undone(data: bytes, draw: st.DataObject) -> None:
    _, log = clean(data)
    kept = [line for line in log if json.loads(line)["t"] not in {"edit", "bulk"} or draw.draw(st.booleans())]
    docs = read_log(kept)
    try:
        done = list(replay_file(data, docs))
    except RevertError as error:
        if "undecodable bytes come together" not in str(error):
            raise
        return
    if not docs:
        assert done[0].output == data
        return
    record = done[0].record
    assert record is not None and record.doc.changes == docs[0].changes
    again = make_log_writer(SPEC)
    lines = [*again.begin(), *again.add(describe(record)), *again.end(0, 0, 0.0)]
    assert undo(done[0].output, read_log([line.encode() for line in lines])) == data


def test_windows_are_replayed_and_reverted_also_where_the_first_did_not_change() -> None:
    pieces = [b"Nothing to do here.\n\n", "It is\u00a0open.\n\n".encode(), b"Nor here.\n"]
    log = make_log_writer(SPEC)
    lines = [*log.begin()]
    read_bytes = written = 0
    output = b""
    for number, piece in enumerate(pieces):
        record = clean_record(piece, build(SPEC), make_facts(None, "en", None))
        lines += log.add(describe(record, place=Place("big.txt", is_part=True)), part=Part(number, read_bytes, written))
        read_bytes += len(piece)
        written += len(record.output)
        output += record.output
    lines += log.end(0, 0, 0.0)
    docs = read_log([line.encode() for line in lines])
    data = b"".join(pieces)
    assert undo(output, docs) == data
    assert b"".join(one.output for one in replay_file(data, docs)) == output
    with pytest.raises(RevertError, match="the file has"):
        list(replay_file(data + b"more", docs))


def change_log(**values: object) -> list[bytes]:
    """The bridge's log with one value of its first edit another one."""
    lines = [json.loads(line) for line in write_log([BRIDGE]).splitlines()]
    edit = next(line for line in lines if line["t"] == "edit")
    edit.update(values)
    return [json.dumps(line).encode() for line in lines]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"old": "READ LESS: Mayor Praises Builders\n"}, "the original differs from the log at code point 26"),
        ({"span": [27, 61]}, "the original differs from the log at code point 27"),
        ({"span": [26, 900]}, "the original differs from the log at code point 26"),
        ({"old": BRIDGE.text[26:75], "span": [26, 75]}, r"the edit at code point 71 \(space/nbsp\) overlaps the one before it"),
    ],
)
def test_edits_that_do_not_fit_are_refused(values: dict[str, object], message: str) -> None:
    with pytest.raises(RevertError, match=message):
        replay(BRIDGE.text.encode(), change_log(**values))


def test_apply_makes_what_the_reviewer_left(tmp_path: Path) -> None:
    (tmp_path / "raw.txt").write_bytes(BRIDGE.text.encode())
    (tmp_path / "log.jsonl").write_bytes(
        b"".join(line for line in write_log([BRIDGE]).splitlines(True) if b'"edit"' not in line or b"nbsp" in line)
    )
    read("apply", "--log", "log.jsonl", "-o", "clean.txt", "--new-log", "new.jsonl", "raw.txt", cwd=tmp_path)
    assert (tmp_path / "clean.txt").read_text(encoding="utf-8") == BRIDGE.text.replace("\u00a0", " ")
    new = (tmp_path / "new.jsonl").read_bytes()
    assert b'"why":"A no-break space where a plain one will do"' in new and b'"lang":"en"' in new
    assert read("revert", "--log", "new.jsonl", "clean.txt", cwd=tmp_path) == BRIDGE.text
    done = run("apply", "--log", "log.jsonl", stdin=b"another text\n", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"-: the log log.jsonl does not fit" in done.stderr
