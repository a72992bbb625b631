"""Lines with links of Markdown are judged as they are shown, by rules that take or keep whole lines."""

from pathlib import Path

import pytest

from cleanse import Cleaner

ABOVE = "The tram bridge over the Wick reopened on Monday, two years after engineers found cracks in its oldest pillar, the city council said.\n"
CLEANER = Cleaner(lang="en")


@pytest.mark.parametrize(
    "line",
    [
        "[Share on Facebook](https://a.example/fb) [Share on X](https://a.example/x) [Email](mailto:)",
        "[Facebook](https://a.example)[WhatsApp](https://b.example)[Telegram](https://c.example)",
        "[Comments (12)](https://a.example/bridge#comments)",
        "*   [Photo: Reuters / Joan Marlow](https://a.example/photo)",
        "**Read also:** [Night buses run until the autumn](https://a.example/buses)",
        "## **Read also:** Night buses run until the autumn",
        "[Tags: trams](https://a.example/trams)[bridges](https://a.example/bridges)",
    ],
)
def test_leftovers_in_links_go(line: str) -> None:
    text = f"{ABOVE}{line}\n"
    cleaned = CLEANER.clean(text)
    assert cleaned.text == ABOVE
    assert cleaned.revert() == text


@pytest.mark.parametrize(
    "line",
    [
        "See [the report of the council](https://a.example/report), which was published on Monday.",
        "[We share on Facebook what we like](https://a.example), she said, and laughed.",
        "![The first tram crosses the bridge](https://a.example/tram.jpg)",
        "[](https://a.example)",
    ],
)
def test_sentences_with_links_and_pictures_stay(line: str) -> None:
    text = f"{ABOVE}{line}\n{ABOVE.replace('tram', 'old')}"
    assert CLEANER.clean(text).text == text


def write_rules(folder: Path, rules: str) -> Cleaner:
    path = folder / "my.yaml"
    path.write_text(f"version: 1\nrules:\n{rules}", encoding="utf-8")
    return Cleaner(rules=[path], bundled=False)


def test_the_length_that_a_rule_asks_for_is_that_of_what_is_shown(tmp_path: Path) -> None:
    cleaner = write_rules(
        tmp_path,
        "  - {id: my/more, why: A prompt, do: drop-line, when: {max_chars: 20}, match: {regex: '^More about'}}\n",
    )
    address = "https://harwick.example/a-rather-long-address"
    assert cleaner.clean(f"One.\n[More about trams]({address})\nTwo.\n").text == "One.\nTwo.\n"
    kept = f"One.\n[More about trams and the bridge]({address})\nTwo.\n"
    assert cleaner.clean(kept).text == kept


def test_what_is_cut_out_is_cut_out_of_the_line_as_it_stands(tmp_path: Path) -> None:
    cleaner = write_rules(tmp_path, "  - {id: my/cut, why: A button, do: drop-span, match: {text: Share this page}}\n")
    assert cleaner.clean("One. Share this page\n").text == "One.\n"
    text = "One. [Share this](https://a.example) page\n"
    assert cleaner.clean(text).text == text


def test_a_rule_that_keeps_sees_what_is_shown_too(tmp_path: Path) -> None:
    rules = """\
  - {id: my/drop, why: A button, do: drop-line, match: {regex: '^Share'}}
  - {id: my/keep, why: A title, do: keep, protects: [my/drop], match: {regex: '^Share prices'}}
"""
    cleaner = write_rules(tmp_path, rules)
    kept = "One.\n[Share prices](https://a.example) fall\nTwo.\n"
    assert cleaner.clean(kept).text == kept
    assert cleaner.clean("One.\n[Share it](https://a.example)\nTwo.\n").text == "One.\nTwo.\n"
