"""What a mistyped rule id or word was meant to be."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches

from cleanse.rulebook.rule import CATEGORIES


def suggest(rule_id: str, known: Iterable[str]) -> str:
    """A question that names the id that is most alike, one with the same beginning first; empty where none is, or for a glob.

    Of ids with commas between them it says that these part nothing.

    >>> suggest("en/teaser/raed", ["nn/teaser/varied", "en/teaser/read-more"])
    "did you mean 'en/teaser/read-more'?"
    >>> suggest("en/*", ["en/x"]), suggest("en/x, de/*", ["en/x"])
    ('', 'a comma parts nothing here; give each id by itself')
    """
    if "," in rule_id:
        return "a comma parts nothing here; give each id by itself"
    if any(sign in rule_id for sign in "*?["):
        return ""
    names = list(known)
    beginning = rule_id.rpartition("/")[0]
    near = [name for name in names if beginning and name.startswith(f"{beginning}/")]
    close = get_close_matches(rule_id, near, 1) or get_close_matches(rule_id, names, 1)
    return f"did you mean {close[0]!r}?" if close else ""


def suggest_word(word: str, known: Iterable[str], show: Callable[[str], str] = '"{}"'.format) -> str:
    """A question that names the known word that is most alike, else a sentence that names all of them.

    Args:
        word: What was written.
        known: All words that would do.
        show: How the question shows a word.

    >>> suggest_word("lien", ["block", "line"]), suggest_word("x", ["block", "line"])
    ('did you mean "line"?', 'known are block, line')
    """
    words = list(known)
    close = get_close_matches(word, words, 1)
    return f"did you mean {show(close[0])}?" if close else f"known are {', '.join(words)}"


def explain_category(category: str) -> str:
    """What is wrong with a category that there is not.

    >>> explain_category("taggs")
    "category 'taggs' is not known; did you mean 'tags'?"
    """
    return f"category {category!r} is not known; {suggest_word(category, CATEGORIES, repr)}"
