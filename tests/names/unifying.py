"""One spelling for each person of a text, by the rules that a test gives."""

from collections.abc import Sequence
from functools import lru_cache

from cleanse.core.edits import Edit
from cleanse.names.canonical import unify
from cleanse.names.variants import Spellings
from cleanse.rulebook.rule import NameRule


def unify_text(text: str, *, lang: str | None, rules: Sequence[NameRule] = (), imposed: Sequence[NameRule] = ()) -> list[Edit]:
    return unify(text, make_spellings(tuple(rules), tuple(imposed)), lambda: lang)


@lru_cache(maxsize=8)
def make_spellings(rules: tuple[NameRule, ...], imposed: tuple[NameRule, ...]) -> Spellings:
    return Spellings(rules, imposed)
