"""Slots of `like` templates as patterns of the engine: `{person}`, `{date}`, `{number}` … and every list of rules/lists.

A slot is matched on a folded reading that keeps letter case: a *person* is one to five capitalised words with the small words between
them that names have, or two to four characters of Han or Hangul, a run of kana, or one to four words of a script without case. *Dates*
come in the orders of the world's newspapers, with the names of months and weekdays of rules/lists. *Numbers* have digits of any
script. A list's value may hold slots itself, `{number} hours ago`.

All patterns are linear-time; none captures.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache

from cleanse.core.pattern import compile_late
from cleanse.errors import RuleError
from cleanse.rulebook.patterns.regex import escape
from cleanse.rulebook.rule import Rule
from cleanse.text.fold import fold_line, fold_with_offsets

#: behind a category's name: the list of words of articles about what its rules take
SUBJECTS = "-subject"
#: the values of slots by name
Lists = Mapping[str, tuple[str, ...]]

#: a slot in a template or in what replaces it
SLOT = compile_late(r"\{([^{}]+)\}")

_NO_CASE = r"[\p{Arabic}\p{Hebrew}\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Gujarati}\p{Oriya}\p{Tamil}\p{Telugu}\p{Kannada}\p{Malayalam}\p{Sinhala}\p{Thai}\p{Lao}\p{Myanmar}\p{Khmer}\p{Ethiopic}\p{Georgian}]"
_UPPER_WORD = r"\p{Lu}[\p{Lu}'.-]*\p{Lu}\.?"
_KANA = r"[\p{Katakana}ー]"
_YEAR = r"(?:\p{Nd}{4}|'\p{Nd}{2})"


class Slots:
    """The values of slots by name, compared by which object they are: a cache may have them as a key."""

    __slots__ = ("values",)

    def __init__(self, values: Lists) -> None:
        self.values = values


def slot_values(rule: Rule, lists: Lists) -> Lists:
    """The lists that a rule may use: the common ones, and over them those of its own file."""
    return {**lists, **dict(rule.slots)} if rule.slots else lists


def known_slots() -> frozenset[str]:
    """The names of the slots that need no list of the same name."""
    return frozenset(_SLOTS)


#: what slots are called by those who guess
_MEANT = {"name": "person", "author": "person", "text": "any", "word": "any", "year": "number", "count": "number", "link": "url"}
#: lists that a slot draws on although it is named otherwise
_NEEDS = {"date": ("month", "weekday"), "person": ("particle",), "time": ("daypart", "timezone")}


def needed_lists(name: str) -> tuple[str, ...]:
    """The lists that a slot draws on.

    >>> needed_lists("date"), needed_lists("agency"), needed_lists("any")
    (('month', 'weekday'), ('agency',), ())
    """
    return _NEEDS.get(name, () if name in _SLOTS else (name,))


def slot_pattern(name: str, lists: Lists) -> str:
    """The pattern of a slot.

    Raises:
        RuleError: no such slot.
    """
    if name in _SLOTS:
        return _SLOTS[name](lists)
    if name in lists:
        return _alternatives(lists[name])
    from cleanse.rulebook.suggest import suggest_word

    mend = suggest_word(_MEANT.get(name, name), sorted({*_SLOTS, *lists}), "{{{}}}".format)
    own = "" if mend.endswith("?") else "; lists of your own stand under `slots:` of the file"
    raise RuleError(f"unknown slot {{{name}}}; {mend}{own}")


@lru_cache(maxsize=256)
def _alternatives(values: tuple[str, ...]) -> str:
    """One of the values of a list, longest first; letter case does not count.

    Values with the same text before `{number}` share it, else a thousand of them would take a third of a second to compile.
    """
    plain: set[str] = set()
    behind: dict[str, set[str]] = {}
    for value in values:
        front, slot, back = value.partition("{number}")
        if "{" in front or "{" in back:
            raise RuleError(f"the list value {value!r} holds a slot other than {{number}}")
        if slot:
            behind.setdefault(_fold_part(front), set()).add(_fold_part(back))
        else:
            plain.add(escape(fold_line(value)))
    if not plain and not behind:
        raise RuleError("a slot's list is empty; write a value a line")
    bare = {front for front, backs in behind.items() if backs == {""}}
    groups = [_join(plain)] if plain else []
    groups += [f"{front}{number_pattern()}{_join(backs)}" for front, backs in _longest_first(behind.items()) if front not in bare]
    if bare:
        groups.append(_join(bare) + number_pattern())
    return f"(?i:{'|'.join(groups)})"


def _fold_part(part: str) -> str:
    return escape(fold_with_offsets(part, cased=True).text)


def _join(texts: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(texts, key=lambda text: (-len(text), text))) + ")"


def _longest_first(items: Iterable[tuple[str, set[str]]]) -> list[tuple[str, set[str]]]:
    return sorted(items, key=lambda item: (-len(item[0]), item[0]))


def _list(name: str, lists: Lists) -> str:
    """The alternatives of a list that may be missing, then nothing fits."""
    return _alternatives(lists[name]) if lists.get(name) else r"(?:\x{10FFFF})"


@cache
def _words(section: str) -> str:
    """One of the words of rules/words/slots.txt under a heading."""
    from cleanse.rulebook.sections import read_phrases  # most texts are told by literals alone

    return _join(map(_fold_part, read_phrases("words/slots.txt")[section]))


@cache
def number_pattern() -> str:
    """The pattern of `{number}`."""
    return rf"(?:\p{{Nd}}|\p{{Nd}}[\p{{Nd}}.,'٬٫ ]*\p{{Nd}})(?: ?{_words('thousands')}|\+)?"


def _person(lists: Lists) -> str:
    particle = rf"(?:(?:{_list('particle', lists)}[ -]|{_words('joined')}){{0,3}})"
    capitalised = rf"(?:{_words('surname')}?\p{{Lu}}[\p{{Ll}}\p{{M}}']*[\p{{Ll}}\p{{M}}]|\p{{Lu}}\.(?:-?\p{{Lu}}\.)*)"
    word = rf"{capitalised}(?:-{capitalised})*"
    cased = rf"{word}(?: {particle}{word}){{0,4}}"
    upper = rf"{_UPPER_WORD}(?: {_UPPER_WORD}){{0,4}}"
    han = r"(?:[\p{Han}々]{2,4}(?:[·・]\p{Han}{1,8})*|[\p{Han}々]{1,3} [\p{Han}々\p{Hiragana}]{1,4})"
    kana = rf"{_KANA}{{2,}}(?:[・= ]{_KANA}{{2,}}){{0,3}}"
    plain = rf"(?:{_NO_CASE}\p{{M}}*){{2,}}(?:[ -](?:{_NO_CASE}\p{{M}}*){{1,}}){{0,3}}"
    return rf"(?:{cased}|{upper}|{han}|{kana}|\p{{Hangul}}{{2,4}}|{plain})"


def _date(lists: Lists) -> str:
    month = rf"{_list('month', lists)}\.?"
    weekday = rf"(?:{_list('weekday', lists)}\.?,?،? ?)?"
    day = rf"\p{{Nd}}{{1,2}}(?:{_words('ordinal')}|º|ª|°|\.|-?{_words('ordinal with hyphen')})?"
    of = rf"(?:{_words('of')} ?)?"
    behind_year = rf"(?: ?{_words('year')})?"
    orders = (
        r"\p{Nd}{2,4} ?[年년] ?\p{Nd}{1,2} ?[月월] ?\p{Nd}{1,2} ?[日일号號]?",
        r"\p{Nd}{1,2} ?[月월] ?\p{Nd}{1,2} ?[日일号號]",
        r"\p{Nd}{4}[-./]\p{Nd}{1,2}[-./]\p{Nd}{1,2}\.?",
        r"\p{Nd}{1,2}\. ?\p{Nd}{1,2}\. ?\p{Nd}{2,4}",
        r"\p{Nd}{1,2}[-./]\p{Nd}{1,2}[-./](?:\p{Nd}{4}|\p{Nd}{2})",
        rf"{_YEAR}\.?(?: {_words('year before month')})? {month} {day}(?: ?d\.)?",
        rf"{_YEAR}\. {_words('year before day')} {day} {month}",
        rf"{day}[- ]{of}{month}(?:,? ?[- ]?{of}{_YEAR}{behind_year})?",
        rf"{month} {day}(?:,? {_YEAR}{behind_year})?",
    )
    in_brackets = rf"(?:{_list('weekday', lists)}|[日月火水木金土일월화수목금토])"
    return rf"(?:{weekday}(?:{_words('day')} )?(?:{'|'.join(orders)})(?: ?\({in_brackets}\))?)"


def _time(lists: Lists) -> str:
    part = _list("daypart", lists)
    zone = rf"(?: ?{_list('timezone', lists)}(?:[+-]\p{{Nd}}{{1,2}}(?::\p{{Nd}}{{2}})?)?)?"
    clock = r"\p{Nd}{1,2}[:.h]\p{Nd}{2}(?:[:.]\p{Nd}{2})?"
    han = r"\p{Nd}{1,2} ?[時时點点시] ?(?:\p{Nd}{1,2} ?[分분]|半)?"
    return rf"(?:(?:{part} ?)?(?:{clock}|{han})(?: ?{part})?{zone}|\p{{Nd}}{{1,2}} ?{part}{zone})"


_SLOTS: dict[str, Callable[[Lists], str]] = {
    "any": lambda _: ".+?",
    "date": _date,
    "number": lambda _: number_pattern(),
    "person": _person,
    "site": lambda _: r"(?:[\p{L}\p{N}-]+\.)+(?:[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{M}-]+|\p{Lu}{2,})",
    "time": _time,
    "url": lambda _: r"(?i:https?://|www\.)[^ ]+",
}
