"""The samples, byte for byte: the clean text, the log beside it, and the way back; each line of the log as the format says."""

import hashlib
import json
from pathlib import Path

import pytest

from cleanse.changelog.undo import undo
from cleanse.core.record import Origin
from cleanse.run.spec import PipelineSpec
from cleanse.run.stream import clean_stream
from tests.read_logs import read_log

SAMPLES = Path(__file__).parent.parent / "samples"


def find_samples() -> list[Path]:
    return sorted(SAMPLES.glob("*.raw.txt"))


def find_sources() -> dict[str, str]:
    table = SAMPLES / "sources.tsv"
    lines = table.read_text(encoding="utf-8").splitlines() if table.exists() else []
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


def clean_sample(raw: Path) -> tuple[bytes, bytes]:
    """The clean text, and the log without the time of the run."""
    output: list[bytes] = []
    log: list[str] = []
    origin = Origin(raw.name, find_sources().get(raw.name))
    with raw.open("rb") as stream:
        clean_stream(stream, output.append, log.append, PipelineSpec(), origin)
    run = json.loads(log[0])
    del run["started"], run["rules"], run["unicode"]
    return b"".join(output), "\n".join([json.dumps(run), *log[1:], ""]).encode()


@pytest.fixture(params=find_samples(), ids=lambda path: path.name)
def raw(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_sample_comes_out_clean(raw: Path) -> None:
    want = raw.with_name(raw.name.replace(".raw.", ".clean.")).read_bytes()
    assert clean_sample(raw)[0].decode() == want.decode()


def test_log_is_the_one_beside_it(raw: Path) -> None:
    want = raw.with_name(raw.name.replace(".raw.txt", ".log.jsonl")).read_bytes()
    assert clean_sample(raw)[1].decode() == want.decode()


def test_log_takes_every_byte_back(raw: Path) -> None:
    output, log = clean_sample(raw)
    assert undo(output, read_log(log.splitlines())) == raw.read_bytes()


def test_cleaning_twice_changes_nothing_more(raw: Path) -> None:
    output, _ = clean_sample(raw)
    again: list[bytes] = []
    from io import BytesIO

    clean_stream(BytesIO(output), again.append, None, PipelineSpec(), Origin(raw.name, find_sources().get(raw.name)))
    assert b"".join(again).decode() == output.decode()


def test_every_line_of_the_log_is_as_the_format_says(raw: Path) -> None:
    output, log = clean_sample(raw)
    original, clean = raw.read_bytes().decode(), output.decode()
    lines = [json.loads(line) for line in log.splitlines()]
    kinds = [line["t"] for line in lines]
    assert kinds[0] == "run" and kinds[-1] == "end" and kinds.count("doc") == 1
    assert (lines[0]["log"], lines[0]["unit"]) == ("cleanse-log/1", "codepoint")
    told = set()
    start = 0
    edits = 0
    for line in lines[1:-1]:
        if line["t"] == "rule":
            assert line["why"] and line["category"]
            told.add(line["id"])
        elif line["t"] == "doc":
            for side, data, text in (("input", raw.read_bytes(), original), ("output", output, clean)):
                assert line[side] == {"bytes": len(data), "chars": len(text), "sha256": hashlib.sha256(data).hexdigest()}
        elif line["t"] == "edit":
            assert {line["rule"], *line.get("via", ())} <= told
            assert line["span"][0] >= start
            start = line["span"][0]
            assert original[slice(*line["span"])] == line["old"] != line["new"] == clean[slice(*line["clean"])]
            edits += 1
        elif line["t"] == "bulk":
            assert line["count"] == len(line["starts"]) >= 4 and line["starts"] == sorted(line["starts"])
            assert line["starts"][0] >= start and line["rule"] in told
            assert all(original.startswith(line["old"], at) for at in line["starts"])
            edits += line["count"]
        else:
            assert line["t"] == "flag"
    assert lines[-1]["edits"] == edits
    assert lines[-1]["removed"] == round(1 - len(clean) / len(original), 3)
