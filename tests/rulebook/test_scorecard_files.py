"""Scorecards in files: odd files are told, a changed card is another recipe, and a frozen one says the same."""

from pathlib import Path

import pytest

from cleanse import Cleaner
from cleanse.errors import InputError, RuleError
from cleanse.rulebook.cards import load_card, read_cards
from cleanse.rulebook.files.write_card import write_card
from cleanse.run.digest import digest_rules_and_card
from cleanse.run.spec import PipelineSpec, build, build_rules, build_scorer

CARD = "version: 1\n{key} \n  base: {base}\n"


def read_base(folder: Path, text: str) -> int | None:
    path = folder / "card.yaml"
    path.write_text(text, encoding="utf-8")
    card = load_card([str(path)])
    return None if card is None else card.base


@pytest.mark.parametrize("key", ["scorecard:", "scorecard :", '"scorecard":', "'scorecard' :"])
def test_key_may_be_written_as_yaml_allows(tmp_path: Path, key: str) -> None:
    assert read_base(tmp_path, CARD.format(key=key, base=-50)) == -50_000


def test_changed_card_is_another_recipe(tmp_path: Path) -> None:
    digests = []
    for number, base in enumerate((-50, 20)):
        path = tmp_path / f"{number}.yaml"
        path.write_text(CARD.format(key="scorecard:", base=base), encoding="utf-8")
        digests.append(digest_rules_and_card(PipelineSpec(rules=(str(path),))))
    assert (
        len({*digests, digest_rules_and_card(PipelineSpec()), digest_rules_and_card(PipelineSpec(disable=("structure/*",)))}) == 4
    )


@pytest.mark.parametrize(
    ("text", "bundled", "message"),
    [
        (
            "thresholds: {high: 90}",
            True,
            r"card\.yaml:3:3: with the cards below it the thresholds do not rise: medium -?0\.\d+, high 90, certain ",
        ),
        ("thresholds: {high: 0.5}", False, r"card\.yaml:3:3: this card only changes another, and there is none below it"),
        ("base: 1", False, r"card\.yaml:3:3: this card only changes another, and there is none below it"),
    ],
)
def test_layers_that_give_no_card_are_told(tmp_path: Path, text: str, message: str, *, bundled: bool) -> None:
    path = tmp_path / "card.yaml"
    path.write_text(f"version: 1\nscorecard:\n  {text}\n", encoding="utf-8")
    with pytest.raises(RuleError, match=message):
        Cleaner(rules=[str(path)], bundled=bundled)


def test_places_are_those_of_an_editor_whatever_the_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "card.yaml"
    path.write_bytes(b"version: 1\rscorecard:\r  base: much\r")
    with pytest.raises(RuleError, match=r"card\.yaml:3:9: "):
        read_cards([path])


def test_card_that_is_not_utf8_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "card.yaml"
    path.write_bytes(b"version: 1\nscorecard:\n  base: -50\n# \xff\n")
    with pytest.raises(RuleError, match=r"card\.yaml:4:3: the file is not UTF-8 here"):
        build(PipelineSpec(rules=(str(path),)))


def test_folder_named_like_a_file_is_a_folder(tmp_path: Path) -> None:
    inner = tmp_path / "odd.yaml"
    inner.mkdir()
    (inner / "card.yaml").write_text(CARD.format(key="scorecard:", base=-50), encoding="utf-8")
    card = load_card([str(tmp_path)])
    assert card is not None and card.base == -50_000


def test_dangling_link_is_told(tmp_path: Path) -> None:
    try:
        (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere.yaml")
    except OSError:
        return  # no links on this system
    with pytest.raises(InputError, match=r"cannot read .*gone\.yaml"):
        build_rules(PipelineSpec(rules=(str(tmp_path),)))


def test_card_is_written_as_it_is_read(tmp_path: Path) -> None:
    scorer = build_scorer(PipelineSpec())
    assert scorer is not None
    path = tmp_path / "card.yaml"
    path.write_text("version: 1\n" + "\n".join(write_card(scorer.card)) + "\n", encoding="utf-8")
    [card] = read_cards([path])
    assert (card.base, card.thresholds, card.entries) == (scorer.card.base, scorer.card.thresholds, scorer.card.entries)
    assert Cleaner(rules=[str(path)]).clean("One line.\n").text == "One line.\n"
