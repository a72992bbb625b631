"""A rule drafted from what a user pastes: an id out of its text, and tests that show what it takes and what it leaves."""

import re
from collections.abc import Sequence

from cleanse.rulebook.matchers.like import split_template
from cleanse.rulebook.rule import NOWHERE, Case, Choice, Rule, When
from cleanse.rulebook.slots import Lists
from cleanse.text.ascii import ascii_key

VERBS = ("drop-line", "drop-span", "replace")
#: what stands for a slot in a test
SAMPLES = {
    "any": "something else",
    "date": "12 March 2024",
    "number": "12",
    "person": "Anna Berg",
    "site": "example.org",
    "time": "10:30",
    "url": "https://example.org/a",
}
_LONGEST_NAME = 40


def fill_template(template: str, lists: Lists) -> str:
    """A line that a template fits: each slot filled with a sample, or with the first value of its list.

    >>> fill_template("Photo: {person} ({date})", {})
    'Photo: Anna Berg (12 March 2024)'
    """
    out = []
    for literal, slot in split_template(template):
        out.append(literal)
        if slot:
            out.append(lists[slot][0] if lists.get(slot) else SAMPLES.get(slot, ""))
    return "".join(out)


def make_id(text: str) -> str:
    """An id for a rule that finds a text.

    >>> make_id("Subscribe to our newsletter!"), make_id("Подпишитесь"), make_id("…")
    ('my/subscribe-to-our-newsletter', 'my/podpishites', 'my/line')
    """
    words = re.findall(r"[a-z0-9]+", ascii_key(text).replace("'", ""))
    name = ""
    for word in words:
        if name and len(name) + len(word) >= _LONGEST_NAME:
            break
        name = f"{name}-{word}" if name else word[:_LONGEST_NAME]
    return f"my/{name or 'line'}"


def choose_verb(kind: str, replacement: str | None) -> str:
    """What happens to a text where nobody says it: it is replaced if there is a replacement; a `text` goes alone, else its line goes.

    >>> choose_verb("text", None), choose_verb("like", None), choose_verb("text", "-")
    ('drop-span', 'drop-line', 'replace')
    """
    return "replace" if replacement is not None else "drop-span" if kind == "text" else "drop-line"


def draft_rule(
    kind: str,
    patterns: Sequence[str],
    why: str,
    lists: Lists,
    *,
    rule_id: str | None = None,
    do: str | None = None,
    category: str = "ui",
    replacement: str | None = None,
    languages: Sequence[str] = (),
    sources: Sequence[str] = (),
    takes: Sequence[str] = (),
    leaves: Sequence[str] = (),
) -> Rule:
    """A rule with its tests.

    Args:
        kind: `line`, `like`, `text` or `regex`.
        patterns: What it looks for.
        why: One sentence.
        lists: Values of the slots.
        rule_id: Its id; made of the first pattern if none.
        do: One of `VERBS`; what `choose_verb` says if none.
        category: What kind of leftover it is.
        replacement: What `replace` puts in place.
        languages: The document's languages that it is bound to.
        sources: The domains that it is bound to.
        takes: Lines that it takes, for its test; needed for a regex.
        leaves: Lines that look alike and stay.

    """
    patterns = [pattern.strip() for pattern in patterns]
    verb = do or choose_verb(kind, replacement)
    if kind == "line" and not leaves:
        leaves = [f"“{patterns[0]}”, somebody said."]
    shown = list(takes)
    if not shown and kind != "line":
        shown = [fill_template(pattern, lists) if kind == "like" else pattern for pattern in patterns]
    whole = verb == "drop-line"
    return Rule(
        rule_id or make_id(patterns[0]),
        why,
        verb,
        kind,
        tuple(patterns),
        NOWHERE,
        when=When(source=Choice(tuple(sources)) if sources else None, doc_lang=Choice(tuple(languages)) if languages else None),
        replacement=replacement,
        drop_cases=tuple(Case(text, "") for text in shown) if whole else (),
        keep_cases=tuple(Case(text, text) for text in leaves),
        change_cases=() if whole else tuple(Case(text, replacement or "") for text in shown),
        category=category,
    )
