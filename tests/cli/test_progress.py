"""The progress bar: on a terminal alone, after a second, and gone before a message."""

import sys
from contextlib import nullcontext
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from cleanse.cli import progress
from cleanse.core.record import Origin
from cleanse.run.many import Source


class Terminal(StringIO):
    """What says that it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("stream", "is_shown"), [(Terminal, True), (StringIO, False)])
def test_bar_is_for_terminals(stream: type[StringIO], is_shown: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 100)
    told = stream()
    monkeypatch.setattr(sys, "stderr", told)
    monkeypatch.setenv("TERM", "xterm")
    clock = iter([0.0, 0.5, 1.5, 1.5, 1.6, 9.0, 9.0])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    sources = [Source(name, "text", Origin(), lambda: nullcontext(BytesIO())) for name in (str(path), str(path))]
    bar = progress.Progress(sources, is_shown=True)
    bar.show(str(path), 10)
    assert told.getvalue() == ""
    bar.show(str(path), 50)
    bar.show(str(path), 60)
    assert told.getvalue().endswith("]  50%") == is_shown and ("60%" in told.getvalue()) is False
    bar.clear()
    assert told.getvalue().endswith("\r\x1b[K") == is_shown
