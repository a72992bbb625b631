"""The store of patterns stays small, and what a pattern finds does not depend on it."""

import pytest

from cleanse.core.reference import take_path
from cleanse.errors import RuleError
from cleanse.rulebook.patterns import pattern
from cleanse.rulebook.patterns.regex import compile_regex

LINES = ("Foto: Ann Lee", "Photo: José Ñandú", "Фото: Аня Ли", "写真 : 山田", "Foto: Łukasz 漢字", "")


def test_store_stays_small_and_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern, "MOST", 6_000)
    monkeypatch.setattr(pattern, "_STORE", pattern._Store())
    patterns = [compile_regex(rf"\w{{1,{number}}} ?: (\p{{Lu}}\p{{L}}{{1,20}} ?)+") for number in range(2, 16)]

    def find_all() -> list[list[tuple[int, int]]]:
        return [[(match.start(), match.end()) for match in one.finditer(line)] for one in patterns for line in LINES]

    first = find_all()
    assert pattern._STORE._size <= 6_000 + max(kept.size for kept in pattern._STORE._kept.values())
    assert find_all() == first
    with take_path(plain=True):
        assert find_all() == first


def test_broken_pattern_is_told_at_once() -> None:
    with pytest.raises(RuleError, match="broken regex"):
        compile_regex("(a")


@pytest.mark.parametrize("pattern", [r"^[^\p{Foo}.]+$", r"\P{Foo}", r"a|[\p{Foo}]"])
def test_property_that_does_not_exist_is_told_at_once(pattern: str) -> None:
    with pytest.raises(RuleError, match="Foo"):
        compile_regex(pattern)


def test_more_copies_than_the_engine_takes_are_told_at_once() -> None:
    compile_regex(r"^(?:#\p{L}{2,40} ?){3,9}$")
    with pytest.raises(RuleError, match="pattern too large"):
        compile_regex(r"^(?:#[\p{L}\p{N}_]{2,40}[ ,]*){3,15}$")
