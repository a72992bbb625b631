"""Mentions: where a text names a person in full.

A *run* is capitalised words with blanks and particles (al-, bin, van) between them, on one line. A *mention* is the part of a run
from a known given name (or a Chinese or Korean family name) to the run's end, or two words of which the given name is the second. Never a
mention: a run in capitals on a line in capitals, one that ends in a word no person bears (Foundation, Jr) or in an initial, one inside a
URL, an address, a handle, a path or a quoted title.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from cleanse.core.pattern import compile_late
from cleanse.names import lexicon
from cleanse.names.given import find_listed
from cleanse.names.schemes import MAX_LETTERS, fold_name

_MAX_UNITS = 6
#: a word of a name has no more hyphens
_MAX_HYPHENS = 6
#: code points of a line that are read on either side of a mention in capitals
_NEAR = 200
_PARTS = compile_late("[^-]+")
_WORDS = compile_late("[^ \u00a0]+")
#: words of a run that may be a given name or a family name in front
_FIRST_WORDS = compile_late(r"[^\W\d_](?:[^\W\d_]|[-'\u2019\u02bc](?=[^\W\d_]))*")
_IN_WORD = compile_late(r"\w+")
_POSSESSIVE = compile_late("['\u2019][sS]?$")
_NOT_PROSE = compile_late(r"[@#/\\_=&<]|\w:\w")
_NUMERALS = frozenset("IVX")
_SUFFIX = compile_late(r",? (?:Jr|Sr|Jnr|Snr|II|III|IV)\b")


class Unit(NamedTuple):
    """One word of a name; `start` and `end` are code points in the text."""

    start: int
    end: int
    text: str


class Mention(NamedTuple):
    """A person named in full."""

    start: int
    end: int
    text: str
    units: tuple[Unit, ...]
    #: the scripts that the name may have at home
    origins: frozenset[str]
    #: the family name stands first, and the syllables behind it must be equal
    is_eastern: bool = False
    #: two words, the given name behind: Alaoddini Yahya
    is_family_first: bool = False


@lru_cache(maxsize=2)
def _run_pattern(*, is_ascii: bool) -> re.Pattern[str]:
    """Capitalised words; those of an ASCII text alone are compiled three times faster."""
    upper = "A-Z"
    if not is_ascii:
        upper += "\u00c0-\u00d6\u00d8-\u00de"
        upper += "".join(char for code in (*range(0x100, 0x250), *range(0x1E00, 0x1F00)) if (char := chr(code)).isupper())
    # an initial with its dot first, or a run ends there; with no bound, each letter of a long chain would be a start that is read to its end
    word = (
        rf"[{upper}](?:\.|[^\W\d_]{{0,{MAX_LETTERS}}}(?:['\u2019\u02bc\u2018-][^\W\d_]{{1,{MAX_LETTERS}}}){{0,{_MAX_HYPHENS}}})"
    )
    small = "|".join(sorted(lexicon.particles(), key=len, reverse=True))
    attached = "|".join(sorted(lexicon.articles(), key=len, reverse=True))
    token = rf"(?:(?:{attached})-)?{word}"
    return re.compile(rf"{word}(?:[ \u00a0]?(?<=[. \u00a0])(?:(?:{small})[ \u00a0]){{0,2}}{token})+")


@lru_cache(maxsize=1)
def _unit_pattern() -> re.Pattern[str]:
    attached = "|".join(sorted(lexicon.articles(), key=len, reverse=True))
    return re.compile(rf"\b(?:{attached})(?=-[^\W\d_])|(?:(?<=^)|(?<=[ \u00a0.-]))[^\W\d_](?:[^ \u00a0.]+|\.)?", re.IGNORECASE)


def find_mentions(text: str) -> list[Mention]:
    """The persons that `text` names, in order."""
    mentions: list[Mention] = []
    search = _run_pattern(is_ascii=text.isascii()).search
    run = search(text)
    while run is not None:
        start, at = run.span()
        inside = _IN_WORD.match(text, start - 1) if start > 0 else None
        if inside is not None:
            at = inside.end()  # a pattern that begins with a letter, not with a boundary, is found several times faster
        elif any(map(_may_name, _FIRST_WORDS.findall(run[0]))):
            mentions += _read_run(text, start, at)
        run = search(text, at)
    return mentions


@lru_cache(maxsize=16_384)
def _may_name(word: str) -> bool:
    """Whether a name may begin with a word."""
    return fold_name(word) in lexicon.eastern_families() or any(
        lexicon.find_given(fold_name(part)) is not None for part in (word, *word.split("-"))
    )


def _read_run(text: str, start: int, end: int) -> Iterator[Mention]:
    """The mentions of one run: a possessive ends one."""
    units: list[Unit] = []
    for match in _unit_pattern().finditer(text[start:end]):
        word = match[0]
        stem = _POSSESSIVE.sub("", word) if len(word) > 2 else word
        units.append(Unit(start + match.start(), start + match.start() + len(stem), stem))
        if stem != word:
            yield from _to_mention(text, units, is_last=start + match.end() == end)
            units = []
    yield from _to_mention(text, units, is_last=True)


def _to_mention(text: str, units: list[Unit], *, is_last: bool) -> Iterator[Mention]:
    families = lexicon.eastern_families()
    units = _part_given(units)
    for first, unit in enumerate(units):
        folded = fold_name(unit.text)
        is_eastern = folded in families and 2 <= len(units) - first <= 3 and not _is_given(units[first + 1])
        if not is_eastern and not _is_given(unit):
            continue
        is_family_first = first == 1 == len(units) - 1 and _is_surname(units[0])
        kept = units if is_family_first else units[first:] if is_eastern else _join_given(text, units[first:])
        if not 2 <= len(kept) <= _MAX_UNITS or any(len(unit.text) > MAX_LETTERS for unit in kept):
            return
        if any(unit.text.lower() in lexicon.not_persons() for unit in kept[1:]):
            return
        if not is_eastern and _is_initial(kept[-1].text):
            return
        start, end = kept[0].start, kept[-1].end
        if (is_last and _SUFFIX.match(text, end)) or not _is_prose(text, start, end):
            return
        origins = frozenset({"latn"}) if is_eastern else _origins(kept[::-1] if is_family_first else kept)
        if not is_family_first or "latn" not in origins:
            yield Mention(start, end, text[start:end], tuple(kept), origins, is_eastern, is_family_first)
        return


def _is_given(unit: Unit) -> bool:
    return lexicon.find_given(fold_name(unit.text)) is not None


def _is_initial(word: str) -> bool:
    """Whether a word at the end of a name is what is left of a surname: Mohammed A. may be anybody; Alexander I is a monarch."""
    return word.endswith(".") or (len(word) == 1 and word not in _NUMERALS)


def _is_surname(unit: Unit) -> bool:
    """Whether a word before a given name may be the surname: Alaoddini Yahya, and not Sheikh Yahya."""
    return len(unit.text) > 4 and fold_name(unit.text) not in lexicon.titles() and unit.text.lower() not in lexicon.particles()


def _part_given(units: Sequence[Unit]) -> list[Unit]:
    """The units, given names that a hyphen joins parted: Ali-Akbar like Ali Akbar; not Jean-Claude, who is one."""
    parted: list[Unit] = []
    for unit in units:
        found = [lexicon.find_given(fold_name(part)) for part in unit.text.split("-")]
        if len(found) == 1 or any(known is None or "latn" in known.origins for known in found):
            parted.append(unit)
        else:
            parted += [Unit(unit.start + part.start(), unit.start + part.end(), part[0]) for part in _PARTS.finditer(unit.text)]
    return parted


def _join_given(text: str, units: list[Unit]) -> list[Unit]:
    """The units, those that are one given name joined: Abdel Aziz, Abd al-Rahman, Saif al-Din; at least two units are left."""
    joined: list[Unit] = []
    at = 0
    while at < len(units):
        left = len(units) - at
        width = next((n for n in (3, 2) if n <= left and n < left + len(joined) and _is_one_given(units[at : at + n])), 1)
        start, end = units[at].start, units[at + width - 1].end
        joined.append(Unit(start, end, text[start:end].replace("\N{NO-BREAK SPACE}", " ")) if width > 1 else units[at])
        at += width
    return joined


def _is_one_given(units: Sequence[Unit]) -> bool:
    """Whether words are one given name: two that the list has as one, Abdul and another, two beside an article."""
    words = [fold_name(unit.text) for unit in units]
    parts = lexicon.given_parts()
    if len(words) == 3:
        is_compound = words[0] in parts.before_article or words[2] in parts.behind_article
        return is_compound and units[1].text.lower() in lexicon.articles()
    if units[1].text.lower() in lexicon.particles():
        return False
    return find_listed("".join(words)) is not None or words[0] in parts.starts


def leave_out_patronymics(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, a patronymic between two other words left out of their units; where surnames that begin alike have several, none.

    What is left is compared and edited; the patronymic stays where it is.

    >>> [one.text for one in leave_out_patronymics(find_mentions("Sergey Viktorovich Lavrov left."))]
    ['Sergey Lavrov']
    """
    named: dict[str, set[str]] = {}
    for mention in mentions:
        if _has_patronymic(mention):
            named.setdefault(fold_name(mention.units[2].text)[:3], set()).add(fold_name(mention.units[1].text)[:3])
    if not named:
        return list(mentions)
    return [
        _without_middle(mention)
        if _has_patronymic(mention) and len(named[fold_name(mention.units[2].text)[:3]]) == 1
        else mention
        for mention in mentions
    ]


def _has_patronymic(mention: Mention) -> bool:
    if len(mention.units) != 3 or "cyrl" not in mention.origins or mention.is_eastern:
        return False
    middle = fold_name(mention.units[1].text)
    return len(middle) > 5 and middle.endswith(lexicon.patronymics())


def _without_middle(mention: Mention) -> Mention:
    first, _, last = mention.units
    return mention._replace(text=f"{first.text} {last.text}", units=(first, last))


def _origins(units: Sequence[Unit]) -> frozenset[str]:
    """The scripts that the first unit, a given name, allows; of one that the West bears too only if the surname's ending agrees."""
    known = lexicon.find_given(fold_name(units[0].text))
    origins = known.origins if known is not None else frozenset({"latn"})
    others = [fold_name(unit.text) for unit in units[1:]]
    agreeing = {o for o, endings in lexicon.surname_endings().items() if any(word.endswith(endings) for word in others)}
    if "latn" in origins:
        origins = frozenset({"latn"} | (agreeing if origins == {"latn"} else agreeing & origins))
    elif "arab" in origins and "arab cyrl" in agreeing:
        origins |= {"cyrl"}
    if any(unit.text.lower() in lexicon.articles() for unit in units):
        origins |= {"arab"}
    return origins


def _is_prose(text: str, start: int, end: int) -> bool:
    """Whether the mention stands in running text, not in a URL, an address, a path, a file name or a headline in capitals."""
    left = start
    while left > 0 and start - left < 100 and not text[left - 1].isspace():
        left -= 1
    right = end
    while right < len(text) and right - end < 100 and not text[right].isspace():
        right += 1
    if _NOT_PROSE.search(text, left, start) or _NOT_PROSE.search(text, end, right):
        return False
    after = text[end : end + 2]
    if after[:1].isdigit() or (after[:1] in ".-" and after[1:].isalnum()) or (start > 0 and text[start - 1] in ".-"):
        return False
    if not text[start:end].isupper():
        return True
    near = text[max(0, start - _NEAR) : start].rpartition("\n")[2] + text[end : end + _NEAR].partition("\n")[0]
    return any(map(str.islower, near))


def read_name(name: str, start: int = 0) -> Mention:
    """A name that a rule gives, as a mention at `start`; without readings if it is no person's full name."""
    full = find_mentions(name)
    if full and full[0].text == name:
        one = full[0]
        units = tuple(Unit(unit.start + start, unit.end + start, unit.text) for unit in one.units)
        return one._replace(start=start, end=start + len(name), units=units)
    units = tuple(Unit(start + match.start(), start + match.end(), match[0]) for match in _WORDS.finditer(name))
    return Mention(start, start + len(name), name, units, frozenset({"latn"}))
