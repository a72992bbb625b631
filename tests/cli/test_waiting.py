"""Standard streams that do not wait (O_NONBLOCK), as a program that shares them may leave them."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from cleanse.cli.waiting import Waiting

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no O_NONBLOCK")

LINE = b"The tram bridge is open\xc2\xa0again.\n"
CLEAN = LINE.replace(b"\xc2\xa0", b" ")
#: seconds; only what hangs takes so many, or a machine that compiles the rules and has much else to do
LONG = 300


@pytest.mark.parametrize("words", ["", "-f lines", "-f lines -j 2"])
def test_input_that_pauses_is_read_to_its_end(words: str) -> None:
    read, write = os.pipe()
    os.set_blocking(read, False)
    command = [sys.executable, "-m", "cleanse", *words.split()]
    with subprocess.Popen(command, stdin=read, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        os.close(read)
        for _ in range(3):
            time.sleep(0.3)
            os.write(write, LINE * 10)
        os.close(write)
        assert process.communicate(timeout=LONG) == (CLEAN * 30, b"")
        assert process.returncode == 0


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_reader_that_pauses_gets_every_byte(tmp_path: Path, unbuffered: str) -> None:
    (tmp_path / "in.txt").write_bytes(LINE * 20_000)
    read, write = os.pipe()
    os.set_blocking(write, False)
    command = [sys.executable, "-m", "cleanse", str(tmp_path / "in.txt")]
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with (
        subprocess.Popen(command, stdout=write, stderr=subprocess.PIPE, env=environment) as process,
        os.fdopen(read, "rb") as output,
    ):
        os.close(write)
        time.sleep(2)
        assert output.read() == CLEAN * 20_000
        assert process.communicate(timeout=LONG) == (None, b"")
        assert process.returncode == 0


def test_messages_that_would_have_to_wait_are_dropped(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(b"nope\n")
    read, write = os.pipe()
    os.set_blocking(write, False)
    while True:
        try:
            os.write(write, b"x" * 4096)
        except BlockingIOError:
            break
    command = [sys.executable, "-m", "cleanse", str(tmp_path / "in.jsonl")]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=write, check=False, timeout=LONG)
    assert (done.returncode, done.stdout) == (3, b"nope\n")
    os.close(read)
    os.close(write)


def test_it_says_what_it_is_and_waits() -> None:
    read, write = os.pipe()
    os.set_blocking(read, False)
    stream = Waiting(read)
    assert (stream.fileno(), stream.isatty()) == (read, False)
    later = threading.Timer(0.2, os.write, (write, b"Trams run."))
    later.start()
    assert stream.read(100) == b"Trams run."
    os.close(write)
    assert stream.read(100) == b""
    os.close(read)
