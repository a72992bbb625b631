"""The log as lines: one object a line for every reader, and one run a file."""

import json
import signal
from pathlib import Path

import pytest

from cleanse.__main__ import main
from tests.run.streaming import clean, give_back


def test_what_ends_a_line_for_some_readers_is_escaped() -> None:
    data = 'The bridge\u2028is open.\u2029Trams run.\x85Tea.\n{"a": "\u2028"}\n'.encode()
    log = clean(data, "lines").log
    assert [len(line.splitlines()) for line in log] == [1] * len(log)
    olds = {json.loads(line)["old"] for line in log if '"t":"edit"' in line}
    assert olds >= {"\u2029", "\x85"}
    assert give_back(clean(data, "lines"), "lines") == data


@pytest.mark.parametrize(
    "command",
    [
        ["revert", "clean.txt"],
        ["apply", "raw.txt"],
        ["report"],
        ["stats"],
        ["export", "--to", "annotation"],
        ["project", "spans.jsonl"],
    ],
)
def test_joined_logs_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(signal, "signal", lambda *_: None)  # a test keeps its own signals
    Path("raw.txt").write_text("The bridge is\u00a0open.\n")
    Path("spans.jsonl").write_text('{"start": 0, "end": 3}\n')
    assert main(["raw.txt", "-o", "clean.txt", "--log", "log.jsonl"]) == 0
    log = Path("log.jsonl").read_text()
    Path("log.jsonl").write_text(log * 2)
    assert main([*command, "--log", "log.jsonl"]) == 2
    number = log.count("\n") + 1
    told = capsys.readouterr().err
    assert told.startswith(f"cleanse: log.jsonl:{number}: another run begins here")
    assert f"`head -n {number - 1}` and `tail -n +{number}` part them" in told
