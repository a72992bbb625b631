"""Counts over a log: every number against the changes themselves; damaged logs are refused; `stats` through its entry point."""

import json
from collections import Counter
from pathlib import Path

import pytest

from cleanse.errors import InputError
from cleanse.report import tally
from cleanse.report.tally import OTHERS, UNDECIDED, UNKNOWN, read_tally
from tests.cli.run import read, run
from tests.report.logs import BRIDGE, FERRY, PLAIN, SPEC, Raw, clean_all, write_log

KEEP_TEASERS = SPEC._replace(keep=("teaser",))
RAWS = [BRIDGE, PLAIN, FERRY, Raw("No\u00a0source.\n")]


def test_counts_are_those_of_the_changes() -> None:
    found = read_tally(write_log(RAWS).splitlines())
    changes = [(raw, change) for raw, record in zip(RAWS, clean_all(RAWS), strict=True) for change in record.doc.changes]
    assert {name: count.edits for name, count in found.rules.items()} == Counter(change.rules[-1] for _, change in changes)
    assert {name: count.edits for name, count in found.sources.items()} == Counter(raw.source or UNKNOWN for raw, _ in changes)
    assert {name: count.edits for name, count in found.languages.items()} == Counter(raw.lang or UNDECIDED for raw, _ in changes)
    assert found.total.removed == sum(len(change.old) for _, change in changes)
    assert found.total.added == sum(len(change.new) for _, change in changes)
    assert (found.total.texts, found.end["texts"], sum(found.shares)) == (3, 4, 3)
    assert found.rules["space/nbsp"].texts == 3 and found.rules["space/nbsp"].edits == 4


def test_flags_and_shares_are_counted() -> None:
    found = read_tally(write_log([BRIDGE._replace(text="READ MORE: Mayor Praises Builders\n")], KEEP_TEASERS).splitlines())
    assert found.flags == {"en/teaser/read-more": 1}
    assert (found.shares[0], found.total.edits) == (1, 0)


def test_sources_past_the_limit_are_counted_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally, "MOST_SOURCES", 2)
    found = read_tally(write_log([Raw("a\u00a0b\n", source=f"{name}.example") for name in "abcda"]).splitlines())
    assert {name: count.texts for name, count in found.sources.items()} == {"a.example": 2, "b.example": 1, OTHERS: 2}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b'{"t":"edit","n":0,"rule":"r","span":[0,1],"old":"a","new":""}', "broken edit line: it stands before any doc line"),
        (b'{"t":"doc","n":0}', "broken doc line"),
        (
            b'{"t":"end","texts":"many","changed":0,"edits":0,"removed":0}',
            "broken end line: a whole number is wanted where 'many'",
        ),
        (b'{"t":"end"', "no JSON"),
    ],
)
def test_damaged_logs_are_refused_with_the_line(line: bytes, message: str) -> None:
    log = write_log([BRIDGE]).splitlines()
    with pytest.raises(InputError, match=rf"^log:2: {message}"):
        read_tally([log[0], line, *log[1:]])


def test_a_log_without_end_is_refused() -> None:
    with pytest.raises(InputError, match="no end line"):
        read_tally(write_log([BRIDGE]).splitlines()[:-1])


def test_stats_prints_tables_and_json(tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").write_bytes(write_log(RAWS))
    rows = read("stats", "--log", "log.jsonl", "--by", "rule", "--top", "1", cwd=tmp_path).splitlines()
    assert rows == [
        "4 texts, 3 changed, 6 edits by 3 rules, 30.6% removed, 0 flags, 0 failed",
        "",
        "edits  texts  removed  added  rule",
        "    4      3        4      4  space/nbsp",
        "and 2 more; --top 0 shows all",
    ]
    found = json.loads(read("stats", "--log", "-", "--json", stdin=(tmp_path / "log.jsonl").read_bytes()))
    assert found["texts"] == 4 and found["rules"][0]["rule"] == "space/nbsp" and found["rules"][0]["category"] == "space"
    assert {row["language"]: row["edits"] for row in found["languages"]} == {"nl": 3, "en": 2, UNDECIDED: 1}
    done = run("stats", "--log", "log.jsonl", "--by", "colour", cwd=tmp_path)
    assert done.returncode == 2 and b"one of rule, language, source is wanted" in done.stderr
