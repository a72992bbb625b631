"""The prefilter loses no match: what a matcher finds on a line, it finds there as a candidate."""

import re
from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st

from cleanse.rulebook.matchers import match_kind
from cleanse.rulebook.rule import Place, Rule
from cleanse.rulebook.ruleset import Ruleset
from cleanse.rulebook.view import View

letters = st.sampled_from([*"abskiIſKıİςσΣµμМßẞéеёعيىکが讀读 -'’\u00a0", "e\u0301", "\u0301"])
words = st.lists(letters, min_size=1, max_size=8).map("".join)


def change_case(text: str, how: int) -> str:
    return (text, text.upper(), text.lower(), normalize("NFD", text), normalize("NFC", text.swapcase()))[how]


@given(
    words, st.text(st.sampled_from("ab é.\n"), max_size=8), st.integers(0, 4), st.sampled_from(["line", "text", "like", "regex"])
)
def test_no_match_is_lost(phrase: str, around: str, how: int, kind: str) -> None:
    pattern = re.escape(phrase.strip()) if kind == "regex" else phrase.strip()
    if not pattern.strip(" -"):
        return
    rule = Rule("my/x", "y", "flag", kind, (pattern,), Place("", 1, 1), ignore_case=True)
    ruleset = Ruleset([rule])
    view = View(around + change_case(phrase, how) + around)
    matcher = match_kind(kind).build(rule, {})
    found = [number for number in view.solid if any(True for _ in matcher.find(view, number))]
    assert found == sorted({hit.line for _, hit in ruleset.search.find(view)})
