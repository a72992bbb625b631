"""One spelling for each person of a text, by the rules that a test gives or by the bundled ones."""

from collections.abc import Sequence
from functools import lru_cache

from cleanse.core.edits import Edit, apply, resolve
from cleanse.names.canonical import unify
from cleanse.names.variants import Spellings
from cleanse.rulebook.rule import NameRule
from cleanse.run.spec import PipelineSpec, build_rules


def unify_text(text: str, *, lang: str | None, rules: Sequence[NameRule] = (), imposed: Sequence[NameRule] = ()) -> list[Edit]:
    return unify(text, make_spellings(tuple(rules), tuple(imposed)), lambda: lang)


@lru_cache(maxsize=8)
def make_spellings(rules: tuple[NameRule, ...], imposed: tuple[NameRule, ...]) -> Spellings:
    return Spellings(rules, imposed)


def unify_bundled(text: str, lang: str | None) -> str:
    """The text with one spelling for each person, by the bundled rules."""
    return apply(text, resolve(unify_text(text, lang=lang, rules=build_rules(PipelineSpec()).names)))
