"""Characters in patterns that look like others or like nothing, and scripts that do not fit the language.

Which languages are written in which scripts: language-scripts.txt.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from cleanse.rulebook.checks.source import Source
from cleanse.rulebook.fault import Fault
from cleanse.rulebook.rule import Rule
from cleanse.text.lines import read_rows
from cleanse.text.scripts import count_scripts, main_script, script_of

_ALIKE = frozenset({"Latn", "Cyrl", "Grek", "Armn", "Cher"})
_SLOT = re.compile(r"\{[^}]*\}")
_WORD = re.compile(r"[^\W\d_]+")
#: a set of letters of a regex is no word: [cс] names both on purpose
_CLASS = re.compile(r"\[(?:\\.|[^\]\\])*\]")
_JOINERS = "\u200c\u200d"
#: of them a pattern may be in need of joiners
_JOINED_SCRIPTS = frozenset({"Arab", "Beng", "Deva", "Gujr", "Guru", "Knda", "Mlym", "Orya", "Sinh", "Taml", "Telu", "Syrc"})
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff]")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_MINE = "my"
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def check_characters(rule: Rule, source: Source) -> Iterator[Fault]:
    """Each pattern's characters; all of it warnings, since sites do print such texts."""
    language = find_language(rule)
    for pattern in rule.patterns:
        if pattern.isascii() and language is None:
            continue
        if not pattern.isascii():
            yield from _check_invisible(rule, pattern, source)
            yield from _check_alike(rule, pattern, source)
        if language is not None and rule.kind not in {"holds", "shape", "regex"}:  # a group may hold names of networks alone
            yield from _check_script(rule, pattern, language, source)


def _check_invisible(rule: Rule, pattern: str, source: Source) -> Iterator[Fault]:
    for char in dict.fromkeys(_INVISIBLE.findall(pattern)):
        if char in _JOINERS and not _JOINED_SCRIPTS.isdisjoint(count_scripts(pattern)):
            continue
        kind = "a bidi mark" if char in _BIDI else "a character that cannot be seen"
        name = unicodedata.name(char, "no name")
        mend = "delete it" if rule.kind == "regex" else "delete it; texts match with and without it"
        yield source.warn(rule, f"{kind}, U+{ord(char):04X} {name}, stands in a pattern", mend, at=pattern)


def _check_alike(rule: Rule, pattern: str, source: Source) -> Iterator[Fault]:
    """Words of two scripts whose letters look alike: Latin and Cyrillic, say."""
    for word in _WORD.findall(_CLASS.sub(" ", pattern) if rule.kind == "regex" else pattern):
        if word.isascii():
            continue
        scripts = {char: script for char in word if (script := script_of(char)) in _ALIKE}
        if len(set(scripts.values())) < 2:
            continue
        main = main_script(word)
        odd = next(char for char, script in scripts.items() if script != main)
        message = f"{word!r} mixes scripts: {odd!r} is {unicodedata.name(odd, 'a letter')} (U+{ord(odd):04X})"
        yield source.warn(
            rule, message, "write the letter of the word's own script, or two rules if sites print both", at=pattern
        )


def _check_script(rule: Rule, pattern: str, language: str, source: Source) -> Iterator[Fault]:
    text = _SLOT.sub("", pattern) if rule.kind == "like" else pattern
    script = main_script(text)
    if script is None or not scripts_for(language).isdisjoint(count_scripts(text)):
        return
    if script == "Latn" and len(pattern.split()) < 3:
        return  # a brand or an abbreviation
    mend = "move it to the rules of its own language"
    yield source.warn(rule, f"{pattern!r} is written in {script}, which {language} is not", mend, at=pattern)


def find_language(rule: Rule) -> str | None:
    """The language that a rule is filed under: its folder below `lang`, or the first part of an id of three.

    `my` is what people call their own rules; those in Burmese stand in the folder of their language.
    """
    folder = Path(rule.place.path).parent
    if folder.parent.name == "lang":
        return folder.name.partition("-")[0]
    first, _, rest = rule.id.partition("/")
    if (
        "/" in rest
        and first != _MINE
        and _LANGUAGE.fullmatch(first) is not None
        and (first in _read_scripts() or len(first) == 2)
    ):
        return first
    return None


def scripts_for(language: str) -> frozenset[str]:
    """The scripts that a language is written in.

    >>> sorted(scripts_for("sr")), sorted(scripts_for("ja")), sorted(scripts_for("de"))
    (['Cyrl', 'Latn'], ['Hani', 'Jpan'], ['Latn'])
    """
    return _read_scripts().get(language, frozenset({"Latn"}))


@cache
def _read_scripts() -> dict[str, frozenset[str]]:
    """The scripts of the languages that are listed."""
    found: dict[str, set[str]] = {}
    for row in read_rows(Path(__file__).with_name("language-scripts.txt")):
        script, _, languages = row.partition(":")
        for language in languages.split():
            found.setdefault(language, set()).add(script)
    return {language: frozenset(scripts) for language, scripts in found.items()}
