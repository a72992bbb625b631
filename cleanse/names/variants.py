"""Variants: the spellings that names rules give, found in a text at a cost that does not grow with their number.

A *spelling* is a canonical form or a variant of a names rule. Found where it stands as whole words, outside the rule's `never` names,
not as a part of a longer capitalised name.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from cleanse.names.match import bucket_keys
from cleanse.names.mentions import Mention, read_name
from cleanse.names.own import own_forms
from cleanse.names.schemes import schemes_for
from cleanse.names.spell import spell
from cleanse.rulebook.automaton import Automaton
from cleanse.rulebook.edges import is_spaceless
from cleanse.rulebook.rule import NameRule
from cleanse.text.fold import plain_line

_WORD = re.compile(r"[^\W\d_]+")
_ODD = re.compile("[\u00a0\u202f\ud800-\udfff]")
#: a shorter spelling is not looked for in capitals
MIN_CAPITALS = 4
_CAPITAL_AFTER = re.compile(r"[ \u00a0][^\W\d_]")
_CAPITAL_BEFORE = re.compile(r"([^\W\d_][\w'\u2019-]*)[ \u00a0]$")


class Hit(NamedTuple):
    """A spelling of a rule at [start, end); `alone` where it is the surname only."""

    start: int
    end: int
    text: str
    rule: NameRule
    alone: bool = False


def spellings(rule: NameRule) -> tuple[str, ...]:
    """Every spelling of a rule once: canonical ones, its variants, the originals, and what the schemes make of them."""
    found = [*(spelling for _, spelling in rule.canonical), *rule.variants]
    for lang, original in rule.original:
        found += own_forms(original, lang)
        for press in rule.schemes:
            found += spell(original, lang, press)
    return tuple(dict.fromkeys(found))


def canonical_for(rule: NameRule, lang: str | None) -> str | None:
    """The rule's spelling in texts of `lang`; its first one where the language is not known."""
    if lang is None:
        return rule.canonical[0][1] if rule.canonical else None
    asked = (lang.lower(), lang.split("-")[0].lower())
    return next((spelling for language, spelling in (*rule.canonical, *rule.original) if language.lower() in asked), None)


class Entry(NamedTuple):
    """A spelling and the rule that gives it; `alone` where it is the surname only."""

    spelling: str
    rule: NameRule
    alone: bool


class Spellings:
    """The spellings of a set of rules, all of them in one automaton.

    Args:
        rules: Which spellings are equal. Only persons count.
        imposed: The user's own, of any kind; an id that is here and there is imposed.
    """

    __slots__ = ("_automaton", "_by_key", "_entries", "_imposed_rules", "_never", "imposed")

    def __init__(self, rules: Sequence[NameRule] = (), imposed: Sequence[NameRule] = ()) -> None:
        self.imposed = frozenset(rule.id for rule in imposed)
        self._never: dict[str, list[str]] = {}
        self._by_key: dict[tuple[int, str, str], NameRule] | None = None
        self._imposed_rules = tuple(rule for rule in imposed if rule.status == "active" and rule.kind == "person")
        entries: dict[tuple[str, bool], Entry] = {}
        known: set[str] = set()
        for rule in (*imposed, *rules):
            is_imposed = rule.id in self.imposed
            if rule.id in known or rule.status != "active" or (rule.kind != "person" and not is_imposed):
                continue
            known.add(rule.id)
            self._note_never(rule)
            for spelling in spellings(rule):
                entries.setdefault((spelling, False), Entry(spelling, rule, False))
                if rule.surname_alone and is_imposed and " " in spelling:
                    surname = spelling.rsplit(" ", 1)[1]
                    entries.setdefault((surname, True), Entry(surname, rule, True))
        self._entries = sorted(entries.values(), key=lambda entry: (-len(entry.spelling), entry.alone))
        written = [entry.spelling for entry in self._entries]
        self._automaton = Automaton([*written, *(spelling.upper() for spelling in written)])

    def __bool__(self) -> bool:
        return bool(self._entries)

    def _note_never(self, rule: NameRule) -> None:
        for name in rule.never:
            dense = [spelling for spelling in rule.variants if is_spaceless(name[0]) and spelling in name]
            for word in dense or _WORD.findall(name):
                self._never.setdefault(word.lower(), []).append(name)

    def find(self, text: str) -> list[Hit]:
        """The spellings that `text` holds, in order, disjoint: the leftmost, then the longest that stands as whole words."""
        if not self._entries:
            return []
        hits: list[Hit] = []
        end = 0
        for start, numbers in self._search(text):
            if start < end:
                continue
            for number in numbers:
                hit = self._check(text, start, self._entries[number])
                if hit is not None:
                    hits.append(hit)
                    end = hit.end
                    break
        return hits

    def _search(self, text: str) -> list[tuple[int, list[int]]]:
        """Where spellings begin, and their numbers, the longest first."""
        found: dict[int, list[int]] = {}
        for number, start, _ in self._automaton.find(_make_plain(text)):
            found.setdefault(start, []).append(number % len(self._entries))
        return [(start, sorted(set(numbers))) for start, numbers in sorted(found.items())]

    def _check(self, text: str, start: int, entry: Entry) -> Hit | None:
        """The spelling at a place, if it is a name of its own there."""
        spelling, rule, alone = entry
        end = start + len(spelling)
        found = text[start:end]
        if found.isupper() and not spelling.isupper() and len(spelling) < MIN_CAPITALS:
            return None
        if self.is_never(text, start, end):
            return None
        if is_spaceless(spelling[0]):
            return Hit(start, end, found, rule, alone)
        free = _is_whole(text, start, end) and _stands_free(text, start, end, rule, alone=alone)
        return Hit(start, end, found, rule, alone) if free else None

    def find_imposed(self, mention: Mention, schemes: tuple[str, ...]) -> NameRule | None:
        """The user's rule whose canonical spelling a mention may be another spelling of; its variants need not list it."""
        if not self._imposed_rules:
            return None
        if self._by_key is None:
            self._by_key = {}
            for rule in self._imposed_rules:
                for language, spelling in rule.canonical:
                    for key in bucket_keys(read_name(spelling), (*schemes_for(language), "en")):
                        self._by_key.setdefault(key, rule)
        by_key = self._by_key
        return next((by_key[key] for key in bucket_keys(mention, schemes) if key in by_key), None)

    def is_never(self, text: str, start: int, end: int) -> bool:
        """Whether the span is a part of a longer name that a rule never touches."""
        if not self._never:
            return False
        spelling = text[start:end]
        words = [spelling] if is_spaceless(spelling[0]) else _WORD.findall(spelling)
        names = {name for word in words for name in self._never.get(word.lower(), ())}
        for name in names:
            at = text.find(name, max(0, end - len(name)), start + len(name))
            if 0 <= at <= start and end <= at + len(name):
                return True
        return False


def _make_plain(text: str) -> str:
    """The text as the automaton reads it, code point for code point."""
    return text if text.isascii() or _ODD.search(text) is None else plain_line(text)


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if before and (before.isalnum() or before in "_-.@#/\\"):
        return False
    if after[:1].isalnum() or after[:1] in ("_", "@", "/", "\\"):
        return False
    return not (after[:1] in ("-", ".") and after[1:].isalnum())


def _stands_free(text: str, start: int, end: int, rule: NameRule, *, alone: bool) -> bool:
    """Whether no capitalised word behind a person's name, or on either side of a surname, makes it another name."""
    if rule.kind != "person":
        return True
    after = _CAPITAL_AFTER.match(text, end)
    if after is not None and after[0][-1].isupper() and not text[start:end].isupper():
        return False
    if not alone:
        return True
    before = _CAPITAL_BEFORE.search(text, max(0, start - 40), start)
    return before is None or not before[1][0].isupper()


@lru_cache(maxsize=8)
def index(rules: tuple[NameRule, ...], imposed: tuple[NameRule, ...]) -> Spellings:
    """The spellings of these rules, built once."""
    return Spellings(rules, imposed)
