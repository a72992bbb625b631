"""The table of spellings: the same hits from the cache, none lost, nothing read before a text needs it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanse.core.edits import apply, resolve
from cleanse.names import table, variants
from cleanse.names.canonical import unify
from cleanse.names.table import compile_table, find_table, spellings, write_pack
from cleanse.names.variants import Spellings
from cleanse.rulebook.bundled import bundled_root
from cleanse.rulebook.packing import write_packs
from cleanse.rulebook.rule import NameRule, Place
from cleanse.rulebook.tables.name_table import NameTable
from cleanse.rulebook.tables.packed import load_set
from cleanse.run.spec import PipelineSpec, build_rules
from tests.calls import refuse_calls

NAMES = build_rules(PipelineSpec()).names
KNOWN = Spellings(NAMES)
SOME = tuple(NAMES[number] for number in range(0, len(NAMES), 40))
WRITTEN = sorted({spelling for rule in SOME for spelling in spellings(rule)})


def test_cache_gives_what_is_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    fresh = find_table(NAMES, ())
    assert len(list(tmp_path.rglob("names-*.bin"))) == 1
    assert find_table(NAMES, ()) == fresh == compile_table(NAMES, ())


def test_wheel_ships_the_table_of_its_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_packs(tmp_path)
    write_pack(tmp_path)
    shipped = load_set(tmp_path)
    assert shipped is not None
    wanted = compile_table(shipped.names, shipped.imposed)
    (tmp_path / "rules").symlink_to(bundled_root())
    monkeypatch.setattr(table, "bundled_root", lambda: tmp_path / "rules")
    refuse_calls(monkeypatch, table, "compile_table", "load_bytes")
    assert find_table(shipped.names, shipped.imposed) == wanted


def test_broken_cache_is_compiled_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    fresh = find_table(NAMES, ())
    (path,) = tmp_path.rglob("names-*.bin")
    path.write_bytes(path.read_bytes()[:100])
    assert find_table(NAMES, ()) == fresh


def test_what_rules_say_is_in_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    find_table(NAMES, ())
    find_table(NameTable.of([NAMES[0]._replace(variants=("Somebody Else",)), *NAMES[1:]]), ())
    assert len(list(tmp_path.rglob("names-*.bin"))) == 2


def test_text_that_names_nobody_twice_needs_no_table(monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_calls(monkeypatch, table, "find_table")
    known = Spellings(NAMES)
    assert known.find("The tram to Harbour Street runs again, says the town hall.") == []


@pytest.mark.parametrize("rule", SOME, ids=lambda rule: rule.id)
def test_every_spelling_is_found_where_it_stands_alone(rule: NameRule) -> None:
    for spelling in spellings(rule):
        found = KNOWN.find(f"({spelling}), (Anna Bell), (Clara Dent)")
        assert [(hit.text, hit.rule.id) for hit in found] == [(spelling, rule.id)], spelling


def test_dot_makes_a_transliteration_part_of_a_longer_name() -> None:
    assert [hit.text for hit in KNOWN.find("特朗普说，伊万卡·特朗普没有回答。")] == ["特朗普"]


def test_first_rule_has_a_spelling_that_two_share() -> None:
    place = Place("t", 1, 1)
    first = NameRule("t/a", "person", place, variants=("Anna Bell", "Anna Belle"))
    second = NameRule("t/b", "person", place, variants=("Anna Bell", "Ann Bell"))
    (hit,) = Spellings((first, second)).find("(Anna Bell) (Carl Dent)")
    assert hit.rule.id == "t/a"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*WRITTEN, "and", "\n", ", ", "Dmitry", "Ivanov", "said", "'s", "-"]), max_size=14))
def test_unifying_twice_changes_nothing_more(words: list[str]) -> None:
    text = " ".join(words)
    once = apply(text, resolve(unify(text, KNOWN, lambda: "en")))
    assert apply(once, resolve(unify(once, KNOWN, lambda: "en"))) == once


def test_cost_grows_with_the_text_alone() -> None:
    text = "Ivan Lavrov met Anna Putin. " * 4000
    assert KNOWN.find(text) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*WRITTEN, "al", "é", "x", " ", "\n", "'s", "-", "1", "_"]), max_size=14))
def test_searching_for_words_finds_what_reading_past_them_does(words: list[str]) -> None:
    text = "".join(words)
    searched = KNOWN.find(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(variants, "_MAX_SEARCHED", -1)
        assert KNOWN.find(text) == searched
