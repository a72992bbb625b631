"""One spelling for one person within a document.

A *spelling* is a mention as it is written; a *person* is the spellings of which each is explained against each other. Which spelling
stays: the user's canonical one > the document's majority > on a tie the bundled rule's canonical one > the one with the accents of the
text's language > the first. A spelling that fits two people who are not one stays as it is, and so does a surname alone. Only the
letters that differ are edited, in their case. Candidates come from buckets, never from all pairs; a text without two spellings costs
one scan.
"""

from collections.abc import Callable

from cleanse.core.edits import Edit
from cleanse.core.pattern import compile_late
from cleanse.names.mentions import find_mentions
from cleanse.names.own import unify_yo
from cleanse.names.variants import Spellings

_TWO_INITIALS = compile_late(r"\.[ \u00a0]?[^\W\d_]\.")


def unify(text: str, known: Spellings, language: Callable[[], str | None], *, by_rules: bool = False) -> list[Edit]:
    """The edits that give each person one spelling.

    Args:
        text: What is read; offsets are its code points.
        known: The spellings that rules list.
        language: The text's language, asked only if there is something to decide; None, and every scheme may explain a spelling.
        by_rules: Whether only spellings that a rule lists count, not those that its letters explain.

    >>> known = Spellings((), ())
    >>> [edit[:3] for edit in unify("Sergey Lavrov left. Sergei Lavrov said: Sergey Lavrov is back.", known, lambda: "en")]
    [(25, 26, 'y')]
    """
    if by_rules:
        return sorted(_unify_persons(text, known, language, by_rules=True))
    edits = [*_unify_persons(text, known, language, by_rules=False), *unify_yo(text, "names/unify")]
    if _TWO_INITIALS.search(text) is not None:
        from cleanse.names.initials import space_initials  # few texts need it

        edits += [one for one in list(space_initials(text, "names/unify")) if not any(_touch(one, other) for other in edits)]
    return sorted(edits)


def _touch(one: Edit, other: Edit) -> bool:
    return one.start <= other.end and other.start <= one.end


def _unify_persons(text: str, known: Spellings, language: Callable[[], str | None], *, by_rules: bool) -> list[Edit]:
    hits = known.find(text)
    found = [] if by_rules else find_mentions(text)
    if not hits and len({mention.text for mention in found}) < (1 if known.imposed else 2):
        return []
    from cleanse.names.persons import unify_persons  # few texts need it

    return unify_persons(text, hits, found, known, language)
