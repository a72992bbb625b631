"""Edits widened to words: the texts stay what they were, and only spellings are widened."""

from itertools import pairwise

import pytest
from hypothesis import given, settings

from cleanse.core.document import Document
from cleanse.core.edits import Change, replay
from cleanse.report.words import widen
from tests.changelog.test_spans import documents
from tests.cli.run import run


@settings(max_examples=300, deadline=None)
@given(documents())
def test_widened_changes_give_the_same_text(doc: Document) -> None:
    wide = widen(doc.original, doc.changes)
    assert replay(doc.original, wide) == doc.text
    assert all(doc.original[change.start : change.end] == change.old for change in wide)
    assert all(before.end <= after.start for before, after in pairwise(wide))


@pytest.mark.parametrize(
    ("original", "changes", "want"),
    [
        ("Evgeny's shift", [(0, 1, "Ye")], [("Evgeny's", "Yevgeny's")]),
        ("Lavrov and Lawrow", [(13, 14, "v"), (16, 17, "v")], [("Lawrow", "Lavrov")]),
        ("caf\u00c3\u00a9s", [(3, 5, "\u00e9")], [("caf\u00c3\u00a9s", "caf\u00e9s")]),
        ("MarlowThe tram", [(0, 6, "")], [("Marlow", "")]),
        ("open\u00a0again", [(4, 5, " ")], [("\u00a0", " ")]),
        ("ex\u00adam", [(2, 3, "")], [("\u00ad", "")]),
        ("灯台公開", [(1, 2, "塔")], [("台", "塔")]),
        ("MarlowEvgeny", [(0, 6, ""), (6, 7, "Ye")], [("Marlow", ""), ("Evgeny", "Yevgeny")]),
    ],
)
def test_what_is_widened(original: str, changes: list[tuple[int, int, str]], want: list[tuple[str, str]]) -> None:
    made = [Change(start, end, original[start:end], new, ("r",)) for start, end, new in changes]
    assert [(change.old, change.new) for change in widen(original, made)] == want


def test_diff_is_by_words_and_shows_what_cannot_be_seen() -> None:
    text = "Yevgeny left. Evgeny\u00a0Antonov stayed. Yevgeny Antonov is \u202d here.\n"
    done = run("diff", "--only", "names/*", stdin=text.replace("left", "Antonov left"))
    assert done.stdout.decode() == (
        "1: Yevgeny Antonov left. [-Evgeny-]{+Yevgeny+}\u00a0Antonov stayed. Yevgeny Antonov is <LRO> here.  (names/unify)\n"
    )
    painted = run("diff", "--only", "space/nbsp", "--color", "always", stdin="It is\u00a0open.\n").stdout.decode()
    assert painted == "1: It is\x1b[31m[-<NBSP>-]\x1b[0m\x1b[32m{+ +}\x1b[0mopen.  \x1b[2m(space/nbsp)\x1b[0m\n"
    assert "\x1b" not in run("diff", stdin="It is\u00a0open.\n", CLICOLOR_FORCE="1").stdout.decode(), "NO_COLOR stands over it"
    assert "\x1b" in run("diff", stdin="It is\u00a0open.\n", CLICOLOR_FORCE="1", NO_COLOR="").stdout.decode()
    assert run("diff", "--color", "red", stdin=text).returncode == 2
