"""`/dev/stdout` and its like name what is open: a file that they lead to is written on, and never replaced."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not Path("/dev/fd").exists(), reason="needs /dev/fd")

TEXT = "The bridge is open\N{NO-BREAK SPACE}again.\nREAD MORE: Mayor Praises Builders\n"
CLEAN = "The bridge is open again.\n"
#: seconds; only what hangs takes so many, or a machine that compiles the rules and has much else to do
LONG = 300


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT)
    return tmp_path


def run(script: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A script of the shell, in which `$cleanse` is the program."""
    command = f"cleanse='{sys.executable} -m cleanse'\n{script}"
    return subprocess.run(["bash", "-c", command], cwd=cwd, capture_output=True, text=True, check=False, timeout=LONG)


@pytest.mark.parametrize("words", ["", "-f lines"])
@pytest.mark.parametrize("path", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "/dev/fd/3"])
@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
def test_what_stands_in_the_file_stays(here: Path, path: str, words: str) -> None:
    done = run(f"(echo before; $cleanse {words} a.txt -o {path}; echo behind) > out.txt 3>&1", here)
    assert (done.returncode, done.stderr) == (0, "")
    assert (here / "out.txt").read_text() == f"before\n{CLEAN}behind\n"


def test_log_follows_the_messages_that_stand_there(here: Path) -> None:
    assert run("echo before > log.txt; $cleanse a.txt -o b.txt --log /dev/stderr 2>> log.txt", here).returncode == 0
    first, *log = (here / "log.txt").read_text().splitlines(keepends=True)
    assert first == "before\n" and log[-1].startswith('{"t":"end"')


def test_revert_writes_on_and_only_what_fits(here: Path) -> None:
    revert = "$cleanse revert -f lines --log log.jsonl b.txt -o /dev/stdout"
    done = run(f"$cleanse -f lines a.txt -o b.txt --log log.jsonl; (echo before; {revert}) > back.txt", here)
    assert (done.returncode, (here / "back.txt").read_text()) == (0, f"before\n{TEXT}")
    done = run(f"echo The bridge is shut again. > b.txt; (echo before; {revert}) > back.txt", here)
    assert (done.returncode, (here / "back.txt").read_text()) == (2, "before\n")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("a.txt --log /dev/stdout > out.txt", "the text and --log would both go to standard output"),
        ("a.txt -o /dev/stdout >> a.txt", "a.txt: the input is also the output"),
        ("a.txt -o /dev/fd/77", "cannot write '/dev/fd/77': Bad file descriptor"),
        ("a.txt -o /dev/fd/7777777777777777777777", "cannot write '/dev/fd/7777777777777777777777': "),
    ],
)
def test_mistakes_are_told(here: Path, words: str, message: str) -> None:
    done = run(f"$cleanse {words}", here)
    assert done.returncode == 2
    assert message in done.stderr and "Traceback" not in done.stderr
    assert (here / "a.txt").read_text() == TEXT
