"""The script of letters by Unicode's property, and counting that agrees with looking at every letter."""

import importlib.util
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from fontTools.unicodedata import script as fonttools_script
from hypothesis import given
from hypothesis import strategies as st

from cleanse.text import scripts
from cleanse.text.scripts import ENOUGH, choose_main, count_scripts, main_script, script_of, scripts_of
from tests.calls import refuse_calls
from tests.strategies import ugly_text

ROOT = Path(__file__).parent.parent.parent


def count_slowly(text: str) -> dict[str, int]:
    counts = Counter(script for char in text if (script := script_of(char)) is not None)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def test_table_is_what_the_tool_makes() -> None:
    spec = importlib.util.spec_from_file_location("script_tool", ROOT / "tools" / "scripts.py")
    assert spec is not None and spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.TARGET.read_text(encoding="ascii") == tool.make_table()


def test_every_letter_has_the_script_of_the_standard() -> None:
    ours = {"Hira": "Jpan", "Kana": "Jpan", "Hang": "Kore", "Zyyy": None, "Zinh": None, "Zzzz": None}
    wrong = [
        hex(code)
        for code in range(0x110000)
        if (char := chr(code)).isalpha() and script_of(char) != ours.get(fonttools_script(char), fonttools_script(char))
    ]
    assert wrong == []


@pytest.mark.parametrize("char", ["1", " ", ".", "٣", "\N{COMBINING ACUTE ACCENT}", "ा", "_", "\ud800", "\U000e0001"])
def test_what_is_no_letter_has_no_script(char: str) -> None:
    assert script_of(char) is None


@given(ugly_text)
def test_counting_agrees_with_looking_at_every_letter(text: str) -> None:
    assert count_scripts(text) == count_slowly(text)
    assert scripts_of(text) == set(count_slowly(text))


@given(st.lists(st.sampled_from("aéжя中かカ한אبไა𠀀𐎀🙂1 ĳªº"), max_size=60).map("".join))
def test_counting_agrees_on_many_scripts(text: str) -> None:
    assert count_scripts(text) == count_slowly(text)


def test_counting_agrees_on_all_letters() -> None:
    text = "".join(char for code in range(0x20000) if (char := chr(code)).isalpha())
    for start in range(0, len(text), ENOUGH):
        assert count_scripts(text[start : start + ENOUGH]) == count_slowly(text[start : start + ENOUGH])


def test_pieces_of_a_long_text_come_from_all_of_it() -> None:
    counts = count_scripts("да" * 20_000 + "yes" * 20_000)
    assert sum(counts.values()) == ENOUGH
    assert counts.keys() == {"Cyrl", "Latn"}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("日本語です", "Jpan"),
        ("国会討論", "Hani"),
        ("大韓民國 헌법은 제정되었다", "Kore"),
        ("Привет, OK", "Cyrl"),
        ("ABCD где", "Latn"),
        ("123", None),
        ("", None),
    ],
)
def test_main_script(text: str, want: str | None) -> None:
    assert main_script(text) == want


def test_equal_scripts_are_chosen_by_name() -> None:
    assert list(count_scripts("ab аб")) == list(count_scripts("аб ab")) == ["Cyrl", "Latn"]
    assert choose_main(count_scripts("ab аб")) == "Cyrl"


def test_unicode_names_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_calls(monkeypatch, unicodedata, "name")
    scripts._KNOWN.clear()
    assert count_scripts("Да, yes 中") == {"Latn": 3, "Cyrl": 2, "Hani": 1}
