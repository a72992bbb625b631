"""The filter over records, folders and files in place, through its real entry point."""

import errno
import gzip
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
import zstandard

from cleanse.__main__ import main
from cleanse.run import held
from tests.cli.run import run

TEXT = "The bridge is open again.\nREAD MORE: Mayor Praises Builders\n"
CLEAN = "The bridge is open again.\n"
RECORD = json.dumps({"id": "a", "text": TEXT}) + "\n"
WANT = json.dumps({"id": "a", "text": CLEAN}) + "\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a file of each kind, which is the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "a.jsonl").write_text(RECORD)
    (tmp_path / "in" / "deep" / "b.txt").write_text(TEXT)
    (tmp_path / "in" / "deep" / "c.csv.gz").write_bytes(gzip.compress(b'id,text\n1,"' + TEXT.encode() + b'"\n'))
    (tmp_path / "in" / ".hidden").write_text(TEXT)
    return tmp_path


def read_tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): gzip.decompress(data) if path.suffix == ".gz" else data
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for data in [path.read_bytes()]
    }


def read_log(path: Path) -> list[bytes]:
    """The log but for the line that has the time."""
    return path.read_bytes().splitlines()[1:]


CLEANED = {
    "a.jsonl": WANT.encode(),
    "deep/b.txt": CLEAN.encode(),
    "deep/c.csv.gz": b'id,text\n1,"' + CLEAN.encode() + b'"\n',
}


def test_folder_is_mirrored_and_comes_back(here: Path) -> None:
    assert main(["in", "-o", "out", "--log", "log.jsonl"]) == 0
    assert read_tree(here / "out") == CLEANED
    assert main(["revert", "--log", "log.jsonl", "out", "-o", "back"]) == 0
    assert read_tree(here / "back") == {name: data for name, data in read_tree(here / "in").items() if name != ".hidden"}
    docs = [json.loads(line) for line in read_log(here / "log.jsonl") if b'"t":"doc"' in line]
    assert [(doc["n"], doc["file"]) for doc in docs] == [(0, "a.jsonl"), (1, "deep/b.txt"), (2, "deep/c.csv.gz")]


def test_globs_choose_and_one_file_reverts_alone(here: Path) -> None:
    assert main(["in", "--glob", "deep/*.txt", "--glob", "*.jsonl", "-o", "out", "--log", "log.jsonl.gz"]) == 0
    assert sorted(read_tree(here / "out")) == ["a.jsonl", "deep/b.txt"]
    assert main(["revert", "--log", "log.jsonl.gz", "out/deep/b.txt", "-o", "b.txt"]) == 0
    assert (here / "b.txt").read_text() == TEXT


def test_log_of_a_folder_is_the_same_for_two_workers(here: Path) -> None:
    assert main(["in", "-o", "one", "--log", "one.jsonl"]) == 0
    assert main(["in", "-o", "two", "--log", "two.jsonl", "--jobs", "2"]) == 0
    assert read_tree(here / "two") == CLEANED
    assert read_log(here / "one.jsonl") == read_log(here / "two.jsonl")


def test_files_in_place_keep_their_mode_and_a_copy(here: Path) -> None:
    raw, fine = here / "in" / "deep" / "b.txt", here / "fine.txt"
    raw.chmod(0o640)
    fine.write_text(CLEAN)
    (here / "link").symlink_to(raw)
    before = fine.stat()
    assert main(["-i", "--backup", ".bak", "--log", "log.jsonl", "link", "fine.txt"]) == 0
    assert (raw.read_text(), raw.stat().st_mode & 0o777) == (CLEAN, 0o640)
    assert raw.with_name("b.txt.bak").read_text() == TEXT
    assert (here / "link").is_symlink() and not (here / "fine.txt.bak").exists()
    assert (fine.stat().st_ino, fine.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert main(["revert", "--log", "log.jsonl", "link", "-o", "back.txt"]) == 0
    assert (here / "back.txt").read_text() == TEXT


def test_broken_file_among_others_is_named_and_left_out(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = here / "in" / "deep" / "c.csv.gz"
    broken.write_bytes(broken.read_bytes()[:-9])
    assert main(["in", "-o", "out", "--log", "log.jsonl"]) == 3
    assert sorted(read_tree(here / "out")) == ["a.jsonl", "deep/b.txt"]
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "cleanse: in/deep/c.csv.gz: the compressed file ends too early; it was cut"
    assert told[1] == "cleanse: files that could not be read and were left out: 1 of 3"
    assert main(["in", "-o", "out2", "--on-error", "fail"]) == 2
    assert main([str(broken), "-o", "x.csv"]) == 2 and not (here / "x.csv").exists()


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="needs /dev/fd")
def test_log_may_go_into_a_pipe(here: Path) -> None:
    ear, mouth = os.pipe()
    assert main(["in/a.jsonl", "-o", "out.jsonl", "--log", f"/dev/fd/{mouth}"]) == 0
    os.close(mouth)
    with os.fdopen(ear, "rb") as stream:
        assert b'"t":"end","texts":1,"changed":1' in stream.read()
    assert (here / "out.jsonl").read_text() == WANT


def test_bad_records_are_put_aside(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "bad.jsonl").write_text(RECORD + "{\n" + RECORD)
    assert main(["bad.jsonl", "-o", "out.jsonl", "--rejects", "rejects.jsonl"]) == 3
    assert (here / "out.jsonl").read_text() == WANT * 2
    reject = json.loads((here / "rejects.jsonl").read_text())
    assert (reject["line"], reject["record"], reject["raw"]) == (2, 1, "{\n")
    assert capsys.readouterr().err.splitlines()[1] == "cleanse: records that could not be cleaned and were left out: 1"
    assert main(["bad.jsonl", "-o", "failed.jsonl", "--on-error", "fail"]) == 2
    assert not (here / "failed.jsonl").exists()
    assert "cleanse: bad.jsonl:2: no JSON" in capsys.readouterr().err
    assert main(["bad.jsonl", "-o", "new/", "--on-error", "fail"]) == 2
    assert not list((here / "new").iterdir())


def test_check_and_diff_see_records(here: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    (here / "a.jsonl").write_text("\n" + RECORD)
    (here / "a.txt").write_text("Fine.\nTea and\u00a0coffee.\n")
    assert main(["check", "a.jsonl"]) == 1
    assert main(["diff", "a.jsonl"]) == 1
    assert main(["diff", "-f", "lines", "a.txt"]) == 1
    assert capfdbinary.readouterr().out.decode().splitlines() == [
        "a.jsonl: 1 edit by 1 rule",
        "      1 en/teaser/read-more",
        "2:2: [-READ MORE: Mayor Praises Builders\u23ce-]  (en/teaser/read-more)",
        "2: Tea and[-<NBSP>-]{+ +}coffee.  (space/nbsp)",
    ]
    (here / "a.jsonl").write_text("{\n")
    assert main(["check", "a.jsonl"]) == 3


def test_parquet_log_is_a_log(here: Path) -> None:
    pytest.importorskip("pyarrow")
    assert main(["in", "-o", "out", "--log", "log.parquet"]) == 0
    assert main(["revert", "--log", "log.parquet", "out", "-o", "back"]) == 0
    assert read_tree(here / "back")["a.jsonl"] == RECORD.encode()
    (here / "bad.jsonl").write_text(RECORD + "{\n")
    assert main(["bad.jsonl", "-o", "x", "--log", "failed.parquet", "--on-error", "fail"]) == 2  # and pyarrow says nothing more
    assert not (here / "failed.parquet").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["in"], "3 files were named: -o FOLDER says where they go, -i writes each over itself"),
        (["-i", "-o", "x", "in/a.jsonl"], "one of them is wanted"),
        (["--backup", ".bak", "in/a.jsonl"], "--backup is for -i"),
        (["-i", "--first", "1", "in/a.jsonl"], "--first leaves the other records out"),
        (["-i", "in/a.jsonl", "in/./a.jsonl"], "in/a.jsonl and in/./a.jsonl would both be written as"),
        (["--first", "0", "in/deep/b.txt"], "--first 0: a whole number from 1 on is wanted"),
        (["-i", "-"], "standard input has no name"),
        (["--jobs", "0", "in/a.jsonl"], "--jobs 0: a number from 1 on, or auto, is wanted"),
        (["--first", "0", "in/a.jsonl"], "--first 0: a whole number from 1 on is wanted"),
        (["--split-at", "(", "in/deep/b.txt"], "--split-at '('"),
        (["--split-at", "x", "in/a.jsonl"], "--split-at parts a text, this is jsonl"),
        (["--encoding", "cp1251", "in/a.jsonl"], "jsonl is UTF-8"),
        (["--resume", "in/a.jsonl"], "--resume goes on with a file or folder that -o names; there is none"),
        (["--resume", "-", "-o", "x"], "--resume reads the input again, which standard input does not allow"),
        (["--resume", "in/a.jsonl", "-o", "/dev/null"], "--resume goes on with a file or folder; /dev/null is neither"),
        (["--log", "l", "--log-field", "f", "in/a.jsonl"], "one of them is wanted"),
        (["in/a.jsonl", "in/deep/../a.jsonl", "-o", "out"], "would both be written as a.jsonl"),
        (["--log-field", "f", "-f", "csv", "in/a.jsonl"], "--log-field needs records with named fields"),
        (["--field", "body"], "--field names a field of records, but standard input is a text"),
        (
            ["--field", "body", "in/deep/b.txt"],
            "in/deep/b.txt: --field names a field of records, this is text; say with --format",
        ),
        (["--field", "body", "--jobs", "2", "in/deep/b.txt"], "in/deep/b.txt: --field names a field of records, this is text"),
        (
            ["in", "-o", "out", "--log", "in/deep/log.jsonl"],
            "--log in/deep/log.jsonl stands in in, where the next run would read it",
        ),
        (["in", "-o", "out", "--rejects", "in/r"], "--rejects in/r stands in in, where the next run would read it as a text"),
        (["nothing.jsonl"], "cleanse: cannot read 'nothing.jsonl': No such file or directory\n"),
        (["in", "--glob", "*.md", "-o", "out"], "in: there is no file that fits *.md"),
        (["--field", "body", "--on-error", "fail", "in/a.jsonl"], "in/a.jsonl:1: no field 'body'; there are id, text"),
    ],
)
@pytest.mark.usefixtures("here")
def test_mistakes_are_told(capsys: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    assert main(arguments) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["--log", "in/.log"], ["--log", "in/log.jsonl", "--glob", "*.txt"], ["--log", "in/out/log.jsonl"]]
)
def test_log_that_is_never_read_may_stand_in_the_folder(here: Path, arguments: list[str]) -> None:
    (here / "in/out").mkdir()
    assert main(["in", "-o", "in/out", *arguments]) == 0


def test_standard_input_is_known_by_its_first_bytes_alone() -> None:
    assert run(stdin=gzip.compress(TEXT.encode())).stdout == CLEAN.encode()
    assert run(stdin=RECORD).stdout == run("-f", "text", stdin=RECORD).stdout, "a brace says nothing"
    assert run("-f", "jsonl", "-v", stdin=RECORD).stdout == WANT.encode()
    cut = run(stdin=zstandard.compress(TEXT.encode())[:-6])
    assert (cut.returncode, cut.stderr) == (2, b"cleanse: -: the compressed file ends too early; it was cut\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.usefixtures("here")
def test_full_disk_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["in/a.jsonl", "-o", "/dev/full"]) == 2
    assert "cannot write '/dev/full': No space left on device" in capsys.readouterr().err
    assert main(["in/a.jsonl", "-o", "x.jsonl", "--log", "/dev/full"]) == 2


@pytest.mark.usefixtures("here")
def test_full_temporary_folder_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def refuse(_stream: object, _data: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(held, "write_all", refuse)
    assert main(["-i", "in/a.jsonl"]) == 2
    assert "No space left on device; TMPDIR names another folder" in capsys.readouterr().err
    assert Path("in/a.jsonl").read_text() == RECORD


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGTERM")
def test_told_to_end_it_leaves_no_half_file(here: Path) -> None:
    (here / "large.jsonl").write_text(RECORD * 40_000)
    command = [sys.executable, "-m", "cleanse", "large.jsonl", "-o", "out.jsonl", "-j", "2"]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        while not list(here.glob(".out.jsonl.*.partial")):
            time.sleep(0.05)
        process.terminate()
        assert process.stderr is not None
        assert (process.wait(60), process.stderr.read()) == (143, b"")
    assert not list(here.glob("*out.jsonl*"))
