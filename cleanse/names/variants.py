"""Variants: the spellings that names rules give, found in a text at a cost that does not grow with their number.

A *spelling* is a canonical form or a variant of a names rule. Found where it stands as whole words, outside the rule's `never` names,
not as a part of a longer capitalised name. Nothing is compiled or read before a text has something that may be two names.
"""

from collections.abc import Iterator, Sequence, Set
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from cleanse.core.letters import has_high, part_words
from cleanse.core.pattern import compile_late
from cleanse.names.dense import DOTS, SHORT, stands_alone
from cleanse.names.match import bucket_keys
from cleanse.names.mentions import Mention, read_name
from cleanse.names.schemes import WORD, schemes_for
from cleanse.rulebook.automaton import Automaton
from cleanse.rulebook.edges import is_letter, is_spaceless
from cleanse.rulebook.rule import NameRule
from cleanse.text.fold import plain_line
from cleanse.text.tags import primary

if TYPE_CHECKING:
    from cleanse.names.table import Table

_ODD = compile_late("[\u00a0\u202f\u2018\u2019\ud800-\udfff]")
#: a shorter spelling is not looked for in capitals
MIN_CAPITALS = 4
#: more words are not searched for one by one
_MAX_SEARCHED = 40
_CAPITAL_AFTER = compile_late(r"[ \u00a0][^\W\d_]")
_CAPITAL_BEFORE = compile_late(r"([^\W\d_][\w'\u2019-]*)[ \u00a0]$")
#: a name of several words, if all letters are ASCII
_NAME = compile_late(r"[A-Z][a-zA-Z.'-]{0,40} (?:[a-z]{1,4}[ -]){0,2}[A-Z]")


class Hit(NamedTuple):
    """A spelling of a rule at [start, end); `alone` where it is the surname only."""

    start: int
    end: int
    text: str
    rule: NameRule
    alone: bool = False


def canonical_for(rule: NameRule, lang: str | None) -> str | None:
    """The rule's spelling in texts of `lang`; its first one where the language is not known."""
    if lang is None or lang.lower() == "und":
        return rule.canonical[0][1] if rule.canonical else None
    asked = (lang.lower(), primary(lang))
    return next((spelling for language, spelling in (*rule.canonical, *rule.original) if language.lower() in asked), None)


class Candidate(NamedTuple):
    """A spelling at [start, end) and the rule that gives it; `alone` where it is the surname only."""

    start: int
    end: int
    spelling: str
    number: int
    alone: bool


class Spellings:
    """The spellings of a set of rules; compiled, or read from the cache, with the first text that may name somebody twice.

    Args:
        rules: Which spellings are equal. Only persons count.
        imposed: The user's own, of any kind; an id that is here and there is imposed.
    """

    __slots__ = ("_by_key", "_dense", "_forms", "_imposed_rules", "_own", "_rules", "_table", "imposed")

    def __init__(self, rules: Sequence[NameRule] = (), imposed: Sequence[NameRule] = ()) -> None:
        self.imposed = frozenset(rule.id for rule in imposed)
        self._by_key: dict[tuple[int, str, str], NameRule] | None = None
        self._imposed_rules = tuple(rule for rule in imposed if rule.status == "active" and rule.kind == "person")
        self._own = imposed
        self._rules = rules
        self._table: Table | None = None
        self._dense: Automaton | None = None
        self._forms: dict[int, dict[str, tuple[tuple[str, int, bool], ...]]] = {}

    def __bool__(self) -> bool:
        return len(self._rules) + len(self._own) > 0

    def _find_table(self) -> "Table":
        if self._table is None:
            from cleanse.names.table import find_table

            self._table = find_table(self._rules, self._own)
        return self._table

    def find(self, text: str) -> list[Hit]:
        """The spellings that `text` holds, in order, disjoint: the leftmost, then the longest that stands as whole words."""
        if not self or not (self.imposed or not text.isascii() or _may_name_two(text)):
            return []
        plain = _make_plain(text)
        found = sorted(
            {*self._find_words(plain), *self._find_dense(plain)},
            key=lambda candidate: (candidate.start, -candidate.end, candidate.alone, candidate.number),
        )
        hits: list[Hit] = []
        end = 0
        for candidate in found:
            if candidate.start >= end and (hit := self._check(text, candidate)) is not None:
                hits.append(hit)
                end = hit.end
        return hits if text.isascii() else _leave_out_short(hits, self.imposed)

    def _find_words(self, plain: str) -> Iterator[Candidate]:
        """Spellings whose anchor is one of the words of a text, as they are written or in capitals."""
        anchors = self._find_table().anchors
        words = tuple(set(part_words(plain).split()))
        known = {word for word, low in zip(words, " ".join(words).lower().split(" "), strict=False) if low in anchors}
        for word, at in _find_whole(plain, known):
            anchor = word.lower()
            for number in anchors[anchor]:
                for spelling, offset, alone in self._unpack(number)[anchor]:
                    start = at - offset
                    end = start + len(spelling)
                    if start >= 0 and ((written := plain[start:end]) == spelling or written == spelling.upper()):
                        yield Candidate(start, end, spelling, number, alone)

    def _unpack(self, number: int) -> dict[str, tuple[tuple[str, int, bool], ...]]:
        if number not in self._forms:
            self._forms[number] = self._find_table().unpack(number)
        return self._forms[number]

    def _find_dense(self, plain: str) -> Iterator[Candidate]:
        """Spellings in scripts without spaces."""
        table = self._find_table()
        if not table.dense or not has_high(plain):
            return
        if self._dense is None:
            self._dense = Automaton(table.dense)
        for place, start, end in self._dense.find(plain):
            yield Candidate(start, end, table.dense[place], table.dense_rules[place], alone=False)

    def _check(self, text: str, candidate: Candidate) -> Hit | None:
        """The spelling at a place, if it is a name of its own there."""
        start, end, spelling, number, alone = candidate
        rule = self._own[number] if number < len(self._own) else self._rules[number - len(self._own)]
        found = text[start:end]
        if found.isupper() and not spelling.isupper() and len(spelling) < MIN_CAPITALS:
            return None
        if self.is_never(text, start, end):
            return None
        if is_spaceless(spelling[0]):
            is_own = number < len(self._own) and not (text[start - 1 : start] in DOTS or text[end : end + 1] in DOTS)
            return Hit(start, end, found, rule, alone) if is_own or stands_alone(text, start, end) else None
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
        if not self or not (never := self._find_table().never):
            return False
        spelling = text[start:end]
        words = [spelling] if is_spaceless(spelling[0]) else WORD.findall(spelling)
        for name in {name for word in words for name in never.get(word.lower(), ())}:
            at = text.find(name, max(0, end - len(name)), start + len(name))
            if 0 <= at <= start and end <= at + len(name):
                return True
        return False


def _leave_out_short(hits: list[Hit], imposed: Set[str]) -> list[Hit]:
    """The spellings but those of two characters of whose person the text has no longer one; a user's rule may have them."""
    known = {hit.rule.id for hit in hits if hit.end - hit.start > SHORT} | imposed
    return [hit for hit in hits if hit.end - hit.start > SHORT or hit.rule.id in known or not is_spaceless(hit.text[0])]


def _may_name_two(text: str) -> bool:
    return len(list(islice(_NAME.finditer(text), 2))) == 2


def _find_whole(text: str, words: Set[str]) -> Iterator[tuple[str, int]]:
    """Each place where one of some words of letters stands whole, in any order; few words are searched for, many are read past."""
    if len(words) > _MAX_SEARCHED:
        yield from ((word[0], word.start()) for word in WORD.finditer(text) if word[0] in words)
        return
    for word in words:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if not (WORD.match(text, at - 1) if at > 0 else None) and not WORD.match(text, end):
                yield word, at
            at = text.find(word, end)


def _make_plain(text: str) -> str:
    """The text as the automaton reads it, code point for code point."""
    return text if text.isascii() or _ODD.search(text) is None else plain_line(text)


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if before and (before.isalnum() or before in "_-.@#/\\"):
        return False
    if is_letter(after[:1] or " ") or after[:1] in ("_", "@", "/", "\\"):
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
