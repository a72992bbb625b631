"""The log without contents: it moves spans and counts as the full one does, tells nothing of what went, and undoes nothing."""

import json
from pathlib import Path

import pytest

from cleanse.__main__ import main
from cleanse.changelog.logged import Logged
from cleanse.changelog.offsets import leave_contents_out
from cleanse.changelog.read import read_entries
from cleanse.changelog.spans import read_corpus
from cleanse.errors import InputError
from cleanse.run.log_file import open_log

pytestmark = pytest.mark.usefixtures("own_signals")

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.log.jsonl"))
#: names in two spellings, damage, four equal edits, what is flagged, and a text that does not fit UTF-8
TEXT = (
    "Harwick Courier\nThe bridge is\u00a0open, says\u00a0Yevgeny Antonov, who\u00a0drives the\u00a0tram.\n"
    "READ MORE: Secret Plans of the Mayor\nEvgeny Antonov had his first shift on Monday.\nA cafÃ© is near.\n"
)
RECORDS = (
    json.dumps({"id": "a", "text": TEXT}, ensure_ascii=True)
    + '\n{"id": "b", "secret": "Plans"}\n'
    + json.dumps({"text": "Fine."})
    + "\n"
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a text and records, which is the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(TEXT.encode() + b"It is \xff calm.\n")
    (tmp_path / "a.jsonl").write_text(RECORDS)
    return tmp_path


def strip(line: dict[str, object]) -> dict[str, object]:
    """A line of a full log as the log without contents has it."""
    kind, number = str(line.pop("t")), line.pop("n", None)
    part = line.pop("part", None)
    rest = line if kind in {"run", "rule", "end"} else leave_contents_out(kind, line)
    return {"t": kind, **({} if number is None else {"n": number}), **({} if part is None else {"part": part}), **rest}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name.partition(".")[0])
def test_spans_are_moved_as_by_the_full_log(path: Path) -> None:
    full = path.read_bytes().splitlines()
    run, *bare = [json.dumps(strip(json.loads(line))).encode() for line in full]
    bare.insert(0, run[:-1] + b', "log_format": "offsets"}')
    assert all(set(json.loads(line)).isdisjoint({"old", "new", "old_hex", "new_hex", "note"}) for line in bare)
    one, two = ([entry for entry in read_entries(lines) if isinstance(entry, Logged)] for lines in (full, bare))
    assert [[(change.start, change.end, len(change.new), change.rules) for change in doc.changes] for doc in one] == [
        [(change.start, change.end, len(change.new), change.rules) for change in doc.changes] for doc in two
    ]
    for reverse in (False, True):
        first, second = (read_corpus(docs, reverse=reverse).by_number for docs in (one, two))
        for number, spans in first.items():
            length = one[number].output_chars if reverse else one[number].input_chars
            for start in range(0, length, 7):
                assert spans.move(start, min(length, start + 9)) == second[number].move(start, min(length, start + 9))


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
@pytest.mark.parametrize("suffix", ["jsonl", "parquet"])
@pytest.mark.usefixtures("here")
def test_nothing_of_what_went_is_told(capsys: pytest.CaptureFixture[str], name: str, suffix: str) -> None:
    if suffix == "parquet":
        pytest.importorskip("pyarrow")
    log = f"log.{suffix}"
    main([name, "-o", "clean", "--log", log, "--log-format", "offsets", "--on-error", "skip"])
    with open_log(log) as lines:
        told = b"\n".join(lines).decode()
    assert '"log_format":"offsets"' in told and '"rule":"names/unify"' in told and '"count":4' in told
    for word in (
        "Secret",
        "Mayor",
        "Courier",
        "Evgeny",
        "Yevgeny",
        "Plans",
        "\u00a0",
        "\u00c3",
        '"why":"no field',
        "raw",
        "ascii",
    ):
        assert word not in told.partition("\n")[2], word
    docs = [json.loads(line) for line in told.splitlines() if json.loads(line)["t"] == "doc"]
    assert all(set(doc["input"]) == {"bytes", "chars"} and "sha256" in doc["output"] for doc in docs)
    capsys.readouterr()
    for command, need in (
        (["revert", "clean"], "undoing"),
        (["apply", name], "applying"),
        (["export", "--to", "sarif"], "an export"),
        (["project", "a.ann"], "moving the words of an .ann file"),
    ):
        assert main([*command, "--log", log]) == 2
        message = (
            f"{log}:1: this log was written with --log-format offsets and does not hold what was deleted; {need} needs a full one"
        )
        assert message in capsys.readouterr().err


def test_two_workers_and_a_folder_write_the_same_places(here: Path) -> None:
    for jobs, log in (("1", "one"), ("2", "two")):
        main(["a.jsonl", "a.txt", "-o", f"out-{jobs}", "--log", log, "--log-format", "offsets", "-j", jobs])
    one, two = ((here / log).read_bytes().splitlines()[1:] for log in ("one", "two"))
    assert one == two and b'"t":"bulk"' in b"".join(one)
    main(["a.jsonl", "a.txt", "-o", "out-full", "--log", "full"])
    full = (here / "full").read_bytes().splitlines()[1:]
    assert [json.loads(line) for line in one] == [strip(json.loads(line)) for line in full]


def test_records_may_hold_the_places_alone(here: Path) -> None:
    main(["a.jsonl", "-o", "b.jsonl", "--log-field", "changes", "--log-format", "offsets"])
    first = json.loads((here / "b.jsonl").read_text().splitlines()[0])
    assert all(set(change) <= {"field", "rule", "span", "clean", "via"} for change in first["changes"])
    assert len(first["changes"]) > 6


def test_counts_and_the_report_are_those_of_the_full_log(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    counts = []
    for form in ("full", "offsets"):
        main(["a.txt", "-o", "clean", "--log", form, "--log-format", form])
        assert main(["stats", "--log", form, "--json"]) == 0
        counts.append(json.loads(capsys.readouterr().out))
    assert counts[0] == counts[1]
    pytest.importorskip("jinja2")
    assert main(["report", "--log", "offsets", "-o", "r.html"]) == 0
    assert "Secret" not in (here / "r.html").read_text() and "names/unify" in (here / "r.html").read_text()
    assert main(["report", "--log", "offsets", "clean", "-o", "r.html"]) == 2
    assert "it cannot say what stood in the cleaned files; leave them away" in capsys.readouterr().err


def test_log_of_deep_json_is_refused() -> None:
    with pytest.raises(InputError, match="log:2: no JSON; a change log has one JSON object a line"):
        list(read_entries([b'{"t":"run","log":"cleanse-log/1"}', b"[" * 100_000]))


def test_format_of_a_later_version_is_refused() -> None:
    with pytest.raises(InputError, match="a log of the format 'hashes' is not understood"):
        list(read_entries([b'{"t":"run","log":"cleanse-log/1","log_format":"hashes"}']))
