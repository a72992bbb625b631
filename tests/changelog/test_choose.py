"""What `revert --rule` takes back: the edits of its rules, and the blanks that went because of them."""

from pathlib import Path

import pytest

from cleanse.changelog.undo import choose
from cleanse.core.edits import Change
from tests.cli.run import read, write

CUT, GAP, MINE = ("space/cut",), ("space/gap",), ("my/ad",)


@pytest.mark.parametrize(
    ("changes", "taken"),
    [
        ([Change(4, 5, " ", "", CUT), Change(5, 9, "(ad)", "", MINE)], [0, 1]),
        ([Change(4, 5, "\n", "", GAP), Change(5, 9, "Ad.\n", "", MINE), Change(9, 10, "\n", "", GAP)], [0, 1, 2]),
        ([Change(4, 9, " (ad)", "", (*MINE, *CUT))], [0]),
        ([Change(3, 4, " ", "", CUT), Change(5, 9, "(ad)", "", MINE)], [1]),
        ([Change(4, 5, " ", "", ("space/strip",)), Change(5, 9, "(ad)", "", MINE)], [1]),
        ([Change(4, 5, " ", "", CUT), Change(5, 9, "(ad)", "", ("other/ad",))], []),
        ([Change(4, 5, " ", "", CUT), Change(5, 9, "colr", "colour", MINE)], [1]),
        ([Change(5, 9, "(ad)", "", (*MINE, "other/ad"))], []),
    ],
)
def test_blanks_that_touch_a_deletion_come_back_with_it(changes: list[Change], taken: list[int]) -> None:
    assert choose(changes, "my/*") == [changes[place] for place in taken]


def test_one_rule_is_undone_as_if_it_had_not_been(tmp_path: Path) -> None:
    rules = "version: 1\nrules:\n" + "".join(
        f"  - id: my/{name}\n    why: An ad.\n    match: {{{match}}}\n    do: {do}\n"
        for name, match, do in (
            ("spons", 'text: "(sponsored by Acme)"', "drop-span"),
            ("line", "line: Zorp the trams", "drop-line"),
        )
    )
    write(tmp_path / "my.yaml", rules)
    text = "Hello dear (sponsored by Acme) world of trams\n\nZorp the trams\n\nThe bridge is open.\n"
    write(tmp_path / "clean.txt", read("--rules", "my.yaml", "--log", "log.jsonl", stdin=text, cwd=tmp_path))
    assert (tmp_path / "clean.txt").read_text() == "Hello dear world of trams\n\nThe bridge is open.\n"
    for rule, without in (
        ("my/*", text),
        ("my/spons", text.replace("Zorp the trams\n\n", "")),
        ("my/line", text.replace(" (sponsored by Acme)", "")),
    ):
        assert read("revert", "--rule", rule, "--log", "log.jsonl", "clean.txt", cwd=tmp_path) == without
