"""Runs that were killed and go on: the bytes and the log of a run that was not, and nothing cleaned twice."""

import gzip
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cleanse.__main__ import main
from cleanse.core.record import Totals
from cleanse.errors import InputError
from cleanse.run import events
from cleanse.run.block import Account, Done
from cleanse.run.pieces import keep_pieces
from tests.cli.test_pipelines import CLEANED, RECORD, TEXT, WANT, here, read_log, read_tree

__all__ = ["here"]

ROWS = 12
#: the row that the run is killed at
STOP = 7
STEP = ["--step", "tests.run.own_steps:die_at_stop", "--no-bundled", "--drop-line", "READ MORE: Mayor Praises Builders"]


def make_texts() -> list[str]:
    texts = [f"Tram {number} runs\u00a0again.\nREAD MORE: Mayor Praises Builders\n" for number in range(ROWS)]
    texts[STOP] = "The last stop.\nREAD MORE: Night Buses to Stay\n"
    return texts


def write_input(path: Path, texts: list[str]) -> None:
    """A file of some blocks: a batch or row group of two rows is one, and so are about three lines."""
    if path.name.endswith(".jsonl.gz"):
        rows = (json.dumps({"text": text, "pad": "x" * 100_000}) for text in texts)
        path.write_bytes(gzip.compress("".join(f"{row}\n" for row in rows).encode()))
        return
    pa = pytest.importorskip("pyarrow")
    table = pa.table({"id": list(range(len(texts))), "text": texts})
    if path.suffix == ".parquet":
        import pyarrow.parquet as pq

        pq.write_table(table, path, row_group_size=2)
        return
    with pa.ipc.new_file(str(path), table.schema) as writer:
        writer.write_table(table, max_chunksize=2)


def kill(*arguments: str) -> None:
    """A real run, ended by SIGKILL at the last stop."""
    root = str(Path(__file__).parents[2])
    environment = {**os.environ, "DIE_AT_STOP": "1", "PYTHONPATH": root}
    done = subprocess.run([sys.executable, "-m", "cleanse", *arguments], env=environment, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()


@pytest.fixture
def cleaned(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the first records of the blocks that are cleaned."""
    seen: list[int] = []
    original: Callable[..., object] = events.clean_block

    def note(task: events.Task, job: events.Job) -> object:
        seen.append(task.block.record)
        return original(task, job)

    monkeypatch.setattr(events, "clean_block", note)
    return seen


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
@pytest.mark.parametrize("name", ["a.parquet", "a.arrow", "a.jsonl.gz"])
def test_file_that_was_killed_half_way_goes_on_at_its_block(here: Path, cleaned: list[int], name: str) -> None:
    write_input(here / name, make_texts())
    assert main([name, "-o", f"whole-{name}", "--log", "whole.jsonl", *STEP]) == 0
    blocks = list(cleaned)
    cleaned.clear()
    command = [name, "-o", f"out-{name}", "--log", "log.jsonl", *STEP, "--resume"]
    kill(*command)
    assert not (here / f"out-{name}").exists() and not (here / "log.jsonl").exists()
    assert main(command) == 0
    before = [record for record in blocks if record <= STOP]
    assert len(before) > 1 and cleaned == blocks[len(before) - 1 :]
    assert (here / f"out-{name}").read_bytes() == (here / f"whole-{name}").read_bytes()
    assert read_log(here / "log.jsonl") == read_log(here / "whole.jsonl")
    assert not list(here.glob(".*")), "nothing hidden is left"


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_large_file_in_a_folder_goes_on_and_what_changed_is_begun_anew(here: Path, cleaned: list[int]) -> None:
    pytest.importorskip("pyarrow")
    write_input(here / "in" / "b.parquet", make_texts())
    command = ["in", "-o", "out", "--log", "log.jsonl", "--rejects", "rejects.jsonl", "--glob", "*.parquet", "--glob", "a.*"]
    kill(*command, *STEP, "--resume")
    pieces = next((here / "out" / ".cleanse").glob("*.pieces"))
    kept = pieces.read_bytes()
    assert main([*command, *STEP, "--resume"]) == 0
    assert cleaned == [6, 8, 10] and not (here / "out" / ".cleanse").exists()
    log, output = read_log(here / "log.jsonl"), read_tree(here / "out")
    for wrong in (kept[:-1], kept[:-200] + b"\0" * 200, kept + kept.partition(b"\n")[2]):  # torn, damaged, doubled
        pieces.parent.mkdir()
        pieces.write_bytes(wrong)
        assert main([*command, *STEP, "--resume"]) == 0
        assert (read_log(here / "log.jsonl"), read_tree(here / "out")) == (log, output)
    alone = ["in/b.parquet", "-o", "out/b.parquet", "--log", "log.jsonl"]
    for changed, blocks in (
        ([*command, "--drop-line", "The last stop."], [0, *range(0, ROWS, 2)]),
        (alone, [*range(0, ROWS, 2)]),  # its log does not name the file
        (command, [0, *range(0, ROWS, 2)]),
    ):
        if changed == command:
            os.utime(here / "in" / "b.parquet", ns=(0, 0))  # another file by its time
        pieces.parent.mkdir()
        pieces.write_bytes(kept)
        cleaned.clear()
        assert main([*changed, *STEP, "--resume"]) == 0
        assert cleaned == blocks


def test_worker_that_dies_leaves_a_file_that_goes_on(
    here: Path, cleaned: list[int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_input(here / "a.parquet", make_texts())
    command = ["a.parquet", "-o", "b.parquet", *STEP, "--resume"]
    monkeypatch.setenv("DIE_AT_STOP", "1")
    assert main([*command, "--jobs", "2"]) == 2
    assert "a.parquet: two workers died (signal 9) of the block from record 7" in capsys.readouterr().err
    monkeypatch.delenv("DIE_AT_STOP")
    assert main(command) == 0
    assert cleaned == [6, 8, 10]
    assert main(["a.parquet", "-o", "whole.parquet", *STEP]) == 0
    assert (here / "b.parquet").read_bytes() == (here / "whole.parquet").read_bytes()


def test_file_that_cannot_be_read_is_not_kept(here: Path) -> None:
    write_input(here / "a.jsonl.gz", make_texts())
    (here / "a.jsonl.gz").write_bytes((here / "a.jsonl.gz").read_bytes()[:-9])
    assert main(["a.jsonl.gz", "-o", "b.jsonl", "--resume", *STEP]) == 2
    assert not (here / ".cleanse").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_full_disk_is_told_while_blocks_are_kept() -> None:
    done = Done(b"clean", b"", True, True, 0, True, Account(1, Totals(), frozenset(), (), ()))
    with pytest.raises(InputError, match="cannot keep what is done in '/dev/full': No space left on device"):
        list(keep_pieces(Path("/dev/full"), "mark", 0, [done]))


def test_stopped_run_goes_on(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cleanse.cli import many

    main(["in", "-o", "whole", "--log", "whole.jsonl"])

    def stop(run: many._Run, target: many.Target, blocks: object) -> None:
        if target.source.path.endswith("c.csv.gz"):
            raise KeyboardInterrupt
        original(run, target, blocks)  # type: ignore[arg-type]

    original = many._Run._clean_file
    monkeypatch.setattr(many._Run, "_clean_file", stop)
    assert main(["in", "-o", "out", "--log", "log.jsonl"]) == 130
    assert not (here / "log.jsonl").exists() and (here / "out" / ".cleanse").is_dir()
    monkeypatch.setattr(many._Run, "_clean_file", original)
    made = (here / "out" / "deep" / "b.txt").stat().st_mtime_ns
    halves = [
        here / ".log.jsonl.0c0ffee0.partial",
        here / "out" / ".a.jsonl.0c0ffee0.partial",
        here / "out" / ".cleanse" / ".y.0c0ffee0.partial",
    ]
    for half in halves:
        half.write_text("what a killed run leaves")
    (here / "in" / "a.jsonl").write_text(RECORD * 2)  # another input than the one that was done
    assert main(["in", "-o", "out", "--log", "log.jsonl", "--resume"]) == 0
    assert (here / "out" / "deep" / "b.txt").stat().st_mtime_ns == made
    assert read_tree(here / "out") == {**CLEANED, "a.jsonl": WANT.encode() * 2}
    assert not any(half.exists() for half in halves)
    assert main(["in", "-o", "whole", "--log", "whole.jsonl"]) == 0
    assert read_log(here / "log.jsonl") == read_log(here / "whole.jsonl")


def test_other_recipe_does_not_go_on_with_old_files(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "unlink", lambda *_, **__: None)  # the journals stay, as if the run had been killed
    main(["in", "-o", "out", *STEP])
    monkeypatch.undo()
    monkeypatch.chdir(here)
    assert main(["in", "-o", "out", "--resume", "--no-bundled"]) == 0
    assert (here / "out" / "deep" / "b.txt").read_text() == TEXT
