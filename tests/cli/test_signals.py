"""Runs that are ended from without: a reader that goes away, a lost terminal, ^C; no half file is left, and the shell can tell how they ended."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.run import run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no SIGPIPE and no SIGHUP")

LINE = b"The tram bridge is open\xc2\xa0again.\n"
CLEAN = LINE.replace(b"\xc2\xa0", b" ")
#: seconds; only what hangs takes so many, or a machine that compiles the rules and has much else to do
LONG = 300
#: more than the pipes, the buffers and a block hold
MANY = 40_000
#: whoever runs the tests may have signals ignored: nohup does, and a shell that starts them in the background
START = """
import signal, sys
from cleanse.__main__ import main
signal.signal(signal.SIGHUP, signal.{hangup})
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(main())
"""


@contextmanager
def start(cwd: Path, words: str, *, hangup: str = "SIG_DFL", unbuffered: str = "") -> Iterator[subprocess.Popen[bytes]]:
    """A run of its own group of processes, as a terminal starts it; killed at the end if it has not ended by itself."""
    command = [sys.executable, "-c", START.format(hangup=hangup), *words.split()]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(command, cwd=cwd, env=environment, start_new_session=True, **pipes) as process:
        try:
            yield process
        finally:
            process.kill()


def wait_until(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + LONG
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.02)


def list_names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "words",
    [
        "--log log.jsonl",
        "--log log.jsonl -f lines",
        "--log log.jsonl.gz -f lines -j 2",
        "--log log.parquet --rejects rejects.jsonl -f lines",
    ],
)
def test_reader_that_goes_away_leaves_no_half_log(tmp_path: Path, words: str, unbuffered: str) -> None:
    (tmp_path / "in.txt").write_bytes(LINE * MANY)
    with start(tmp_path, f"{words} in.txt", unbuffered=unbuffered) as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline() == CLEAN
        process.stdout.close()
        assert (process.wait(LONG), process.stderr.read()) == (-signal.SIGPIPE, b"")
    assert list_names(tmp_path) == ["in.txt"]


@pytest.mark.parametrize("words", ["in.txt", "check in.txt", "diff in.txt", "rules list", "--version", "--help", "check --help"])
def test_reader_that_is_not_there_is_no_error(tmp_path: Path, words: str) -> None:
    (tmp_path / "in.txt").write_bytes(LINE)
    with start(tmp_path, words) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert (process.wait(LONG), process.stderr.read()) == (-signal.SIGPIPE, b"")


def test_reader_of_the_log_that_goes_away_leaves_no_half_output(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_bytes(LINE * MANY)
    with start(tmp_path, "--log /dev/stdout -o out.txt -f lines in.txt") as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline().startswith(b'{"t":"run"')
        process.stdout.close()
        assert (process.wait(LONG), process.stderr.read()) == (-signal.SIGPIPE, b"")
    assert list_names(tmp_path) == ["in.txt"]


def test_reader_of_the_messages_that_goes_away_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(b"nope\n" * 20)
    with start(tmp_path, "in.jsonl -o out.jsonl") as process:
        assert process.stderr is not None
        process.stderr.close()
        assert process.wait(LONG) == 3
    assert (tmp_path / "out.jsonl").read_bytes() == b"nope\n" * 20


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("name", ["SIGHUP", "SIGINT"])
def test_lost_terminal_and_interrupt_leave_no_half_file(tmp_path: Path, name: str, jobs: str) -> None:
    number = getattr(signal, name)
    with start(tmp_path, f"-f lines -j {jobs} -o out.txt --log log.jsonl -") as process:
        begin(process, tmp_path)
        os.killpg(process.pid, number)
        if name == "SIGHUP":
            os.killpg(process.pid, number)  # as shells do
        assert process.stderr is not None
        assert (process.wait(LONG), process.stderr.read()) == (-number, b"")
    assert list_names(tmp_path) == []


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_run_under_nohup_outlives_its_terminal(tmp_path: Path, jobs: str) -> None:
    with start(tmp_path, f"-f lines -j {jobs} -o out.txt -", hangup="SIG_IGN") as process:
        begin(process, tmp_path)
        os.killpg(process.pid, signal.SIGHUP)
        assert process.communicate(timeout=LONG) == (b"", b"")
        assert process.returncode == 0
    assert (tmp_path / "out.txt").read_bytes() == CLEAN * MANY


def begin(process: subprocess.Popen[bytes], folder: Path) -> None:
    """Give a run all but the end of its input, and wait until some of it is cleaned."""
    assert process.stdin is not None
    process.stdin.write(LINE * MANY)
    process.stdin.flush()
    wait_until(lambda: any(path.stat().st_size for path in folder.glob(".out.txt.*.partial")))


def test_terminal_lost_between_files_in_place_leaves_the_log_of_those_that_are_done(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(LINE)
    (folder / "b.txt").write_bytes(LINE + b"The last stop.\n")
    with start(tmp_path, "-i in --log log.jsonl --step tests.run.own_steps:hang_up_at_stop") as process:
        assert process.stderr is not None
        assert (process.wait(LONG), process.stderr.read()) == (-signal.SIGHUP, b"")
    assert (list_names(tmp_path), list_names(folder)) == (["in", "log.jsonl"], ["a.txt", "b.txt"])
    assert (folder / "a.txt").read_bytes() == CLEAN
    assert run("revert", "--log", "log.jsonl", "in", "-o", "back", cwd=tmp_path).returncode == 0
    assert (tmp_path / "back" / "a.txt").read_bytes() == LINE


def test_terminal_lost_between_files_of_a_folder_leaves_no_half_of_them(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(LINE)
    (tmp_path / "in" / "b.txt").write_bytes(LINE + b"The last stop.\n")
    with start(tmp_path, "in -o out --log log.jsonl --step tests.run.own_steps:hang_up_at_stop") as process:
        assert process.stderr is not None
        assert (process.wait(LONG), process.stderr.read()) == (-signal.SIGHUP, b"")
    assert (list_names(tmp_path), list_names(tmp_path / "out")) == (["in", "out"], [".cleanse", "a.txt"])
    assert not list(tmp_path.rglob("*.partial"))


def test_reader_that_waits_keeps_no_run_that_is_told_to_end(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_bytes(LINE * MANY)
    with start(tmp_path, "--log log.jsonl -f lines in.txt") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == CLEAN
        process.terminate()
        assert process.wait(LONG) == 128 + signal.SIGTERM
    assert list_names(tmp_path) == ["in.txt"]


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_slow_reader_gets_every_byte(tmp_path: Path, unbuffered: str) -> None:
    (tmp_path / "in.txt").write_bytes(LINE * MANY)
    read = bytearray()
    with start(tmp_path, "in.txt", unbuffered=unbuffered) as process:
        assert process.stdout is not None
        while data := os.read(process.stdout.fileno(), 5_000):
            read += data
            time.sleep(0.0005)
        assert process.wait(LONG) == 0
    assert read == CLEAN * MANY


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_output_that_takes_less_than_all_is_told(tmp_path: Path, unbuffered: str) -> None:
    (tmp_path / "in.txt").write_bytes(LINE * MANY)
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_001, 1_000_001))"
    code = f"{limit}\nimport sys\nfrom cleanse.__main__ import main\nsys.exit(main())"
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with (tmp_path / "out.txt").open("wb") as output:
        done = subprocess.run(
            [sys.executable, "-c", code, "in.txt"],
            cwd=tmp_path,
            env=environment,
            stdout=output,
            stderr=subprocess.PIPE,
            check=False,
            timeout=LONG,
        )
    assert (done.returncode, done.stderr) == (2, b"cleanse: cannot write to standard output: File too large\n")
