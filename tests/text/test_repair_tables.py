"""The generated tables are those that the installed ftfy and this Python give, and miss nothing."""

import re
import runpy
import unicodedata
from itertools import islice
from pathlib import Path

import pytest
from ftfy.badness import BADNESS_RE

from cleanse.text.damage import ftfy_engine, installed_tables, repair_tables
from cleanse.text.damage.installed_tables import load_tables
from cleanse.text.damage.make_tables import make_tables
from cleanse.text.damage.normalise import normalise
from cleanse.text.damage.triggers import group_beyond, group_decomposed
from cleanse.text.repair import fix_text
from cleanse.text.search import compile_search
from tests.mangle import ODD, SENTENCES, make_texts

MADE = make_tables()
COMPOSED = [*group_decomposed(load_tables()), group_beyond(load_tables())]


@pytest.mark.skipif(MADE.unicode != repair_tables.UNICODE, reason="made with another version of Unicode")
@pytest.mark.skipif(MADE.ftfy != repair_tables.FTFY, reason="made with another version of ftfy")
def test_file_is_what_the_script_writes() -> None:
    tool = runpy.run_path(str(Path(__file__).parent.parent.parent / "tools" / "repair_tables.py"))
    assert tool["write_module"](MADE) == Path(repair_tables.__file__).read_text(encoding="ascii")


def test_tables_of_another_ftfy_are_made_afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed_tables, "is_version", lambda _: False)
    load_tables.cache_clear()
    try:
        assert load_tables() == MADE
    finally:
        load_tables.cache_clear()


def test_version_is_told_without_an_import() -> None:
    assert ftfy_engine.is_version(MADE.ftfy)
    assert not ftfy_engine.is_version("0.0.1")


def test_search_finds_all_that_ftfy_finds_bad() -> None:
    search = compile_search(load_tables().bad).search
    pieces = [piece for text in islice(make_texts(31), 3000) for piece in text.split("\n")]
    bad = [piece for piece in pieces if BADNESS_RE.search(piece)]
    assert len(bad) > 1000
    assert [piece for piece in bad if search(piece) is None] == []


def test_every_pair_of_odd_characters_that_is_bad_is_found() -> None:
    search = compile_search(load_tables().bad).search
    chars = sorted({char for text in [*ODD, *SENTENCES] for char in text})
    pairs = [one + other for one in chars for other in chars if BADNESS_RE.search(one + other)]
    assert len(pairs) > 1000
    assert [pair for pair in pairs if search(pair) is None] == []


def test_every_character_out_of_nfc_is_found() -> None:
    search = compile_search(COMPOSED).search
    missed = [
        code
        for code in range(0x110000)
        if not 0xD800 <= code < 0xE000 and not unicodedata.is_normalized("NFC", chr(code)) and search(chr(code)) is None
    ]
    assert missed == []


def test_every_pair_out_of_nfc_is_found() -> None:
    """Behind each letter, the marks and jamo that could join or stand out of order."""
    search = compile_search(COMPOSED).search
    found = re.compile(f"[{load_tables().nfc_joining}{load_tables().marks}]")
    marks = [chr(code) for code in range(0x10000) if found.match(chr(code))]
    before = {part for code in range(0x30000) for part in unicodedata.decomposition(chr(code)).split() if part[0] != "<"}
    starts = sorted({chr(int(part, 16)) for part in before} | {*"aé한하ᄀ", *marks[::9]})
    missed = [
        start + mark
        for mark in marks[::3]
        for start in starts[::3]
        if search(start + mark) is None and not unicodedata.is_normalized("NFC", start + mark)
    ]
    assert missed == []


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_sorting_marks_beforehand_changes_nothing(form: str) -> None:
    run = "\u0301\u0316\u0f73\u0344\u0327\U0001d165\U0001d16e\u05b0\u0301" * 20
    for text in (run, f"e{run}a", f"한{run}\u11a8{run}"):
        assert normalise(form, text) == unicodedata.normalize(form, text)


def test_text_of_later_unicode_versions_is_tested_not_believed() -> None:
    search = compile_search(COMPOSED).search
    unassigned = [chr(code) for code in range(0x20000) if unicodedata.category(chr(code)) == "Cn" and code & 0xFFFE != 0xFFFE]
    assert [char for char in unassigned if search(char) is None] == []
    assert fix_text(unassigned[0]) == unassigned[0]
