"""The log of files that are cleaned in place: it is on the disk before they change, and kept where it cannot be ended."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.run import run

resource = pytest.importorskip("resource", reason="limits of the size of files are of POSIX")
COUNT = 40


def write_folder(folder: Path) -> dict[str, str]:
    folder.mkdir()
    texts = {
        f"{number:02}.txt": "".join(
            f"The bridge {number} is open again, line {line}.\nREAD MORE: Mayor {line} Praises Builders\n" for line in range(12)
        )
        for number in range(COUNT)
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return texts


def read_folder(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.txt")}


def test_log_that_does_not_fit_on_the_disk_takes_back_what_was_done(tmp_path: Path) -> None:
    texts = write_folder(tmp_path / "d")
    done = subprocess.run(
        [sys.executable, "-m", "cleanse", "-q", "--isolated", "-i", "--log", "log.jsonl", "d"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},  # Python would leave the first bytes of a module there
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (16 << 10, 16 << 10)),
    )
    assert done.returncode == 2 and b"`cleanse revert --incomplete --log log.jsonl` takes back" in done.stderr
    changed = read_folder(tmp_path / "d")
    assert 0 < sum(changed[name] != text for name, text in texts.items()) < COUNT
    assert run("revert", "--log", "log.jsonl", "d", "-o", "back", cwd=tmp_path).returncode == 2
    assert run("revert", "--incomplete", "--log", "log.jsonl", "d", "-o", "back", cwd=tmp_path).returncode == 0
    assert read_folder(tmp_path / "back") == texts


def test_run_that_was_killed_has_logged_what_it_changed(tmp_path: Path) -> None:
    texts = write_folder(tmp_path / "d")
    command = [sys.executable, "-m", "cleanse", "-q", "--isolated", "-i", "--log", "log.jsonl", "d"]
    process = subprocess.Popen(command, cwd=tmp_path)
    while process.poll() is None and read_folder(tmp_path / "d").get("03.txt") == texts["03.txt"]:
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    process.wait()
    (half,) = [*tmp_path.glob(".log.jsonl.*.partial"), *tmp_path.glob("log.jsonl")]
    assert run("revert", "--incomplete", "--log", str(half), "d", "-o", "back", cwd=tmp_path).returncode == 0
    assert read_folder(tmp_path / "back") == texts
    if half.name.endswith(".partial"):
        again = run("-i", "--log", "log.jsonl", "d", cwd=tmp_path)
        assert again.returncode == 2 and half.name.encode() in again.stderr


def test_log_may_go_to_a_pipe(tmp_path: Path) -> None:
    texts = write_folder(tmp_path / "d")
    done = run("-q", "-i", "--log", "-", "d", cwd=tmp_path)
    assert done.returncode == 0
    (tmp_path / "log.jsonl").write_bytes(done.stdout)
    assert run("revert", "--log", "log.jsonl", "d", "-o", "back", cwd=tmp_path).returncode == 0
    assert read_folder(tmp_path / "back") == texts


@pytest.mark.parametrize("lost", [1, 40, 700])
def test_log_without_its_end_is_read_where_that_is_asked_for(lost: int, tmp_path: Path) -> None:
    texts = write_folder(tmp_path / "d")
    assert run("-q", "-i", "--log", "log.jsonl", "d", cwd=tmp_path).returncode == 0
    log = tmp_path / "log.jsonl"
    log.write_bytes(log.read_bytes()[:-lost])
    done = run("revert", "--incomplete", "--log", "log.jsonl", "d", "-o", "back", cwd=tmp_path)
    back = read_folder(tmp_path / "back")
    whole = [name for name, text in texts.items() if back[name] == text]
    assert (done.returncode, len(whole) >= COUNT - 2, set(texts) - set(whole) <= {"38.txt", "39.txt"}) == (0, True, True)
