"""Names entries that would do nothing, or more than they should: languages and schemes that are none, spellings that are no name.

Scripts by language: `lint_characters`. Languages of the press: rules/schemes/originals.tsv.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from cleanse.rulebook.bundled import bundled_root
from cleanse.rulebook.checks.characters import scripts_for
from cleanse.rulebook.checks.source import Source
from cleanse.rulebook.fault import Fault
from cleanse.rulebook.rule import NameRule
from cleanse.rulebook.suggest import suggest_word
from cleanse.text.lines import read_rows
from cleanse.text.scripts import count_scripts, main_script
from cleanse.text.tags import find_fault, primary

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?")
_COMMA = re.compile(r"[^,]{3,}, [^,]{3,}")


def check_name(name: NameRule, source: Source, *, bundled: bool) -> Iterator[Fault]:
    """The languages, spellings and tests of one entry; a bundled one may do without tests."""
    if not (bundled or name.keep_cases or name.change_cases):
        yield source.warn(name, "no test", "add `test: {change: [{from: …, to: …}]}`")
    for key, pairs in (("canonical", name.canonical), ("original", name.original)):
        for tag, spelling in pairs:
            if _LANGUAGE.fullmatch(tag) is None:
                yield source.fault(name, f"{key}: {tag!r} is no language tag", "write a tag such as en, zh-Hant", at=tag)
            elif (wanted := find_fault(tag)) is not None:
                yield source.fault(name, f"{key}: no text is in {tag!r}", wanted, at=tag)
            elif key == "original" and scripts_for(primary(tag)).isdisjoint(count_scripts(spelling)):
                message = f"original: {spelling!r} is written in {main_script(spelling)}, which {tag} is not"
                yield source.fault(name, message, f"write it as {tag} does", at="original:")
    for press in name.schemes:
        if press not in find_press():
            message = f"schemes: no press spellings of {press!r} are known"
            yield source.fault(name, message, suggest_word(press, sorted(find_press())), at="schemes:")
    if name.schemes and not any(primary(tag) in _find_originals() for tag, _ in name.original):
        mend = f"add `original:` in one of {', '.join(sorted(_find_originals()))}, or write `variants`"
        yield source.warn(name, "schemes: nothing can be made without an original", mend, at="schemes:")
    yield from _check_spellings(name, source)


def _check_spellings(name: NameRule, source: Source) -> Iterator[Fault]:
    for spelling in name.variants:
        if _COMMA.fullmatch(spelling) is not None:
            parts = ", ".join(part.strip() for part in spelling.split(","))
            mend = f"write [{parts}] if these are {spelling.count(',') + 1} spellings"
            yield source.warn(name, f"variants: {spelling!r} is one spelling, with a comma in it", mend, at=spelling)
        elif spelling.islower():
            message = f"variants: {spelling!r} is written in small letters, and is replaced wherever it stands"
            yield source.warn(name, message, "write the name with its capitals", at=spelling)
    spelt = {spelling for _, spelling in name.canonical} | set(name.variants)
    if not (name.canonical or name.original):
        yield source.warn(name, "no `canonical` spelling", "add `canonical: {en: …}`")
    elif len(spelt) < 2 and not name.original and (name.kind != "person" or name.surname_alone):
        yield source.warn(name, "one spelling alone", "add the others as `variants:`")


def find_shared(names: Sequence[NameRule], sources: dict[str, Source]) -> Iterator[Fault]:
    """Variants that stand in two active entries which prefer other spellings: the first one has them.

    Args:
        names: Entries of several files, in order.
        sources: The files by path.
    """
    known: dict[str, NameRule] = {}
    for name in names:
        for spelling in name.variants if name.status == "active" else ():
            first = known.setdefault(spelling, name)
            if first is not name and first.canonical != name.canonical and name.place.path in sources:
                message = f"variants: {spelling!r} is one of {first.id} too, which comes first ({first.place})"
                yield sources[name.place.path].warn(name, message, "delete one of them", at=spelling)


@lru_cache(maxsize=1)
def _rows() -> list[list[str]]:
    return [row.split("\t") for row in read_rows(bundled_root() / "schemes" / "originals.tsv")]


@lru_cache(maxsize=1)
def find_press() -> frozenset[str]:
    """The languages in whose press spellings an original can be written."""
    return frozenset(row[1] for row in _rows()) - {"*"}


@lru_cache(maxsize=1)
def _find_originals() -> frozenset[str]:
    """The languages of originals whose letters say how a name sounds."""
    return frozenset(row[0] for row in _rows())
