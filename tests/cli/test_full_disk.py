"""A full disk below one of the standard streams: messages are dropped, and text that cannot be written is told."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")

ODD = b'{"text":"Tea\\u00a0x"}\n{"b":1}\nnope\n{"text":"Tea\\u00a0y"}'
CLEAN = b'{"text":"Tea x"}\n{"b":1}\nnope\n{"text":"Tea y"}'


def run(words: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(f"'{sys.executable}' -m cleanse {words}", shell=True, capture_output=True, check=False, cwd=cwd)


@pytest.mark.parametrize("more", ["", "-j 2", "-v"])
def test_full_disk_below_the_messages_costs_no_record(tmp_path: Path, more: str) -> None:
    (tmp_path / "odd.jsonl").write_bytes(ODD)
    done = run(f"{more} odd.jsonl 2> /dev/full", tmp_path)
    assert (done.returncode, done.stdout) == (3, CLEAN)
    assert run(f"{more} odd.jsonl -o out 2> /dev/full", tmp_path).returncode == 3
    assert (tmp_path / "out").read_bytes() == CLEAN


@pytest.mark.parametrize(("words", "status"), [("nofile", 2), ("--bogus", 2), ("check odd.jsonl", 3), ("detect odd.jsonl", 3)])
def test_full_disk_below_the_messages_leaves_the_status(tmp_path: Path, words: str, status: int) -> None:
    (tmp_path / "odd.jsonl").write_bytes(ODD)
    assert run(f"{words} 2> /dev/full", tmp_path).returncode == status


@pytest.mark.parametrize("words", ["--version", "--help", "-h", "clean --help", "rules --help", "rules list -h", "rules list"])
def test_full_disk_below_the_output_is_told(tmp_path: Path, words: str) -> None:
    done = run(f"{words} > /dev/full", tmp_path)
    assert (done.returncode, done.stderr) == (2, b"cleanse: cannot write to standard output: No space left on device\n")
