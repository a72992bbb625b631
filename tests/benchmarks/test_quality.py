"""The measure counts what it says, the floors only rise, and the script runs on a small file."""

import doctest
import json
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import floors, quality
from benchmarks.align import common_runs
from benchmarks.baselines import make_baselines
from benchmarks.gold import read_records
from benchmarks.measure import score

GENRES = Path(quality.__file__).parent / "genres.jsonl.xz"
TEXT = "The tram bridge is open again.\nREAD MORE: Mayor praises builders\nTraffic was calm on Monday, the council said.\n"
MARKED = {"id": "1", "site": "example.org", "lang": "en", "text": TEXT, "spans": [{"start": 31, "end": 64, "label": "read-more"}]}
WITH_GOLD = {
    "id": "1",
    "site": "example.org",
    "text": TEXT,
    "gold_text": "The tram bridge is open again.\nTraffic was calm on Monday, the council said.",
}
WITH_STRINGS = {"id": "1", "site": "example.org", "text": TEXT, "keep": ["traffic was calm"], "drop": ["Mayor praises", "absent"]}


@pytest.mark.parametrize("name", ["align", "baselines", "floors", "gold", "measure", "quality"])
def test_examples_hold(name: str) -> None:
    assert doctest.testmod(import_module(f"benchmarks.{name}")).failed == 0


@pytest.mark.parametrize("record", [MARKED, WITH_GOLD])
def test_the_leftover_alone_is_a_full_score(record: dict[str, object]) -> None:
    figures = score(record, [(31, 65)], "").figures()
    assert (figures["P"], figures["R"], figures["F1"], figures["lost"]) == (1, 1, 1, 0)


def test_lost_letters_are_counted_per_thousand() -> None:
    good = sum(map(str.isalnum, TEXT[:31] + TEXT[65:]))
    assert score(MARKED, [(0, 8)], "").figures()["lost"] == pytest.approx(1000 * 7 / good)


def test_titles_count_neither_way() -> None:
    record = {**WITH_GOLD, "text": "Harwick crossing reopened\n" + TEXT, "ignore": ["Harwick crossing reopened"]}
    assert score(record, [], TEXT).residue == score(WITH_GOLD, [], TEXT).residue


def test_strings_that_must_go_count_only_where_they_were() -> None:
    assert score(WITH_STRINGS, [], TEXT).figures() == {"keep": 100, "drop": 0}
    assert score(WITH_STRINGS, [], TEXT.replace("Mayor praises", "")).figures() == {"keep": 100, "drop": 100}
    assert score(WITH_STRINGS, [], "").figures() == {"keep": 0, "drop": 100}


@given(st.text("abc", max_size=30), st.text("abc", max_size=30))
def test_common_runs_are_as_long_as_any(one: str, two: str) -> None:
    runs = common_runs(one, two)
    table = [[0] * (len(two) + 1) for _ in range(len(one) + 1)]
    for i, a in enumerate(one):
        for j, b in enumerate(two):
            table[i + 1][j + 1] = table[i][j] + 1 if a == b else max(table[i][j + 1], table[i + 1][j])
    assert sum(run.length for run in runs) == table[-1][-1]
    for run in runs:
        assert one[run.here : run.here + run.length] == two[run.there : run.there + run.length]


def test_line_filters_take_what_they_are_known_for() -> None:
    twice = [MARKED, {**MARKED, "id": "2"}]
    filters = make_baselines(twice)
    assert filters["sentence punctuation"](twice[0]) == [(31, 64)]
    assert filters["exact line dedup"](twice[0]) == []
    assert len(filters["exact line dedup"](twice[1])) == 3


def test_floors_hold_for_their_data_alone_and_only_rise() -> None:
    pinned = {"limits": {"x": {"lost": 2.0}}, "floors": {}}
    assert floors.raise_floors("x all", "sha256:1", {"F1": 0.5004, "lost": 1.0}, pinned) == []
    assert pinned["floors"] == {"x all": {"digest": "sha256:1", "F1": 0.5}}
    floors.raise_floors("x all", "sha256:1", {"F1": 0.4, "lost": 0.5}, pinned)
    assert pinned["floors"] == {"x all": {"digest": "sha256:1", "F1": 0.5}}
    assert floors.check("x all", "sha256:1", {"F1": 0.5, "lost": 0.5}, pinned) == []
    assert len(floors.check("x all", "sha256:1", {"F1": 0.49, "lost": 2.6}, pinned)) == 2
    assert "other data" in floors.check("x all", "sha256:2", {"F1": 1, "lost": 0}, pinned)[0]
    assert "no floor" in floors.check("y all", "sha256:2", {"F1": 1, "lost": 0}, pinned)[0]


def test_no_floor_rises_while_too_much_is_lost() -> None:
    pinned = {"limits": {"x": {"keep": 99.5}}, "floors": {}}
    assert "the limit is 99.500" in floors.raise_floors("x all", "sha256:1", {"keep": 99.4, "drop": 80}, pinned)[0]
    assert pinned["floors"] == {}


def test_script_prints_a_table_and_tells_a_missing_floor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "small.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in (MARKED, {**MARKED, "site": "a.example"})), encoding="utf-8")
    assert quality.main([str(path), "--labels", "--by", "lang", "--check"]) == 1
    printed = capsys.readouterr()
    assert "cleanse" in printed.out and "stop-word density" in printed.out and "lang=en" in printed.out
    assert "no floor is pinned" in printed.err


def test_parts_are_whole_sites_and_sampling_is_even(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    sites = [f"site{number}.example" for number in range(40) for _ in range(3)]
    path.write_text("".join(json.dumps({**MARKED, "site": site}) + "\n" for site in sites), encoding="utf-8")
    parts = {part: [record["site"] for record in read_records(path, part)] for part in ("dev", "kept", "all")}
    assert sorted(parts["dev"] + parts["kept"]) == sorted(sites)
    assert not set(parts["dev"]) & set(parts["kept"])
    assert len(list(read_records(path, "all", 7))) == -(-len(sites) // 7)


def test_texts_of_other_genres_are_marked_in_order() -> None:
    records = list(read_records(GENRES))
    assert len({record["id"] for record in records}) == len({record["site"] for record in records}) == len(records)
    for record in records:
        ends = [0, *(place for span in record["spans"] for place in (span["start"], span["end"])), len(record["text"])]
        assert ends == sorted(ends)


def test_hardly_a_letter_of_other_genres_is_lost(capsys: pytest.CaptureFixture[str]) -> None:
    assert quality.main([str(GENRES), "--alone", "--check"]) == 0, capsys.readouterr().err
