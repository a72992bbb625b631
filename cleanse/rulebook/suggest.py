"""What a mistyped rule id was meant to be."""

from collections.abc import Iterable
from difflib import get_close_matches


def suggest(rule_id: str, known: Iterable[str]) -> str:
    """A question that names the id that is most alike, one with the same beginning first; empty where none is, or for a glob.

    >>> suggest("en/teaser/raed", ["nn/teaser/varied", "en/teaser/read-more"])
    "did you mean 'en/teaser/read-more'?"
    >>> suggest("en/*", ["en/x"])
    ''
    """
    if any(sign in rule_id for sign in "*?["):
        return ""
    names = list(known)
    beginning = rule_id.rpartition("/")[0]
    near = [name for name in names if beginning and name.startswith(f"{beginning}/")]
    close = get_close_matches(rule_id, near, 1) or get_close_matches(rule_id, names, 1)
    return f"did you mean {close[0]!r}?" if close else ""
