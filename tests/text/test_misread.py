"""Text read in the wrong table: what is restored, what never changes, and the models as they are made."""

import importlib
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from hypothesis import given, settings

from cleanse import Cleaned, Cleaner
from cleanse.text.misread.find import find_misread
from cleanse.text.misread.longer import load_longer
from cleanse.text.misread.model import UNIT, find_scripts, load_model, weigh_words
from cleanse.text.misread.tables import CONFUSIONS, Confusion, undo
from tests.strategies import ugly_text

ROOT = Path(__file__).parent.parent.parent
CASES = ROOT / "tests" / "cases" / "damage"
MODELS = ROOT / "cleanse" / "text" / "misread" / "models"
ALIKE = (CASES / "alike.txt").read_text(encoding="utf-8")
CLEANER = Cleaner(only=["chars/*"])
KINDS = Cleaner(only=["chars/misread*", "chars/mojibake", "chars/twin"])


@pytest.fixture(scope="module")
def tools() -> Iterator[tuple[ModuleType, ModuleType]]:
    """The scripts that make the models: the n-grams of up to three letters, and those of four."""
    folder = str(ROOT / "tools" / "damage")
    sys.path.insert(0, folder)
    try:
        yield importlib.import_module("models"), importlib.import_module("longer")
    finally:
        sys.path.remove(folder)


@pytest.fixture(scope="module")
def tool(tools: tuple[ModuleType, ModuleType]) -> ModuleType:
    return tools[0]


def read_notes(cleaned: Cleaned) -> set[str | None]:
    return {note for change in cleaned.changes for note in change.notes}


@pytest.mark.parametrize(
    "case", yaml.safe_load((CASES / "restored.yaml").read_text(encoding="utf-8")), ids=lambda case: str(case["label"])
)
def test_damage_is_undone_and_named(case: dict[str, str]) -> None:
    cleaned = CLEANER.clean(case["text"])
    assert cleaned.text == case["want"]
    assert case["note"] in read_notes(cleaned)
    assert cleaned.revert() == case["text"]
    assert CLEANER.clean(cleaned.text).changes == ()


@pytest.mark.parametrize("line", (CASES / "sound.txt").read_text(encoding="utf-8").splitlines())
def test_sound_line_stays(line: str) -> None:
    cleaner = Cleaner(only=["chars/*", "space/*"])
    assert cleaner.clean(f"{line}\n").text == f"{line}\n"
    assert cleaner.clean(f"The bridge is open again.\n{line}\nThe trams run.\n").text.splitlines()[1] == line


#: paragraphs by the tables that they went through
DAMAGED = {
    (
        "cp1250",
        "cp1252",
    ): "Most přes řeku je od pondělí opět otevřen, uvádí náš list. Lidé říkají, že jim chyběl a že čekali příliš dlouho.",
    (
        "cp850",
        "cp1252",
    ): "Die Brücke für Fußgänger bleibt über Nacht gesperrt, hörten wir. Bürger dürfen täglich die Fähre benützen.",
    (
        "cp1251",
        "koi8-r",
    ): "Мост через реку снова открыт. Жители довольны, хотя стоимость его слишком велика, и говорят об этом каждый день.",
}


@pytest.mark.parametrize("line", (CASES / "sound_beside.txt").read_text(encoding="utf-8").splitlines())
@pytest.mark.parametrize("tables", DAMAGED, ids=" as ".join)
def test_sound_line_beside_damaged_ones_stays(line: str, tables: tuple[str, str]) -> None:
    written, read = tables
    damaged = DAMAGED[tables].translate(undo(Confusion(read, written)))
    assert KINDS.clean(f"{damaged}\n{line}\n{damaged}\n").text == f"{DAMAGED[tables]}\n{line}\n{DAMAGED[tables]}\n"


@pytest.mark.parametrize(
    "line",
    [
        "\xd8\xa7\xd9\xd8\xaa\xd8\xaa\xd8\xa7\xd8\xad \xd9\xd9\xd9",
        "\xea\xb0\xec \xea\xb0\xed\xb5\xeb\xeb\xa4",
        "br\xe3\xba\t3\xe2\xbd",
        "ð´ð²ð°ñ",
        "\xc5\xa0\xc4\xb7\xc4\u201cle,katru slimn\u012bc\u0101.",
    ],
)
def test_lossy_utf8_becomes_no_other_script(line: str) -> None:
    assert all(change.rules[-1] not in {"chars/misread", "chars/misread-cjk"} for change in KINDS.clean(line).changes)


#: what shows UTF-8 by the wrong table, besides the common ones
RARE_READERS = (
    "cp1258 iso8859-3 iso8859-4 iso8859-9 iso8859-10 iso8859-11 iso8859-14 iso8859-16 cp720 cp858 cp860 cp861 cp863 cp865 cp869 "
    "mac-croatian mac-iceland mac-romanian mac-turkish ptcp154"
)


FROM_UTF8 = (
    "Die Fähre fährt über Nacht, und die Brücke führt täglich größere Lasten.",
    "Le député a été reçu à la préfecture, où l’élu espérait être écouté.",
    "Následně řekl, že přívoz přes řeku nepřežije příští zimu.",
    "Мост через реку снова открыт, и жители этому рады.",
)


def show_bytes(line: str, table: str) -> list[str]:
    """A character for each byte; empty where the table has none."""
    return [bytes([byte]).decode(table, "ignore") for byte in line.encode()]


@pytest.mark.parametrize(
    ("line", "table"),
    [(line, table) for line in FROM_UTF8 for table in RARE_READERS.split() if all(show_bytes(line, table))],
)
def test_utf8_is_read_back_from_any_table_of_one_byte(line: str, table: str) -> None:
    assert KINDS.clean("".join(show_bytes(line, table))).text == line


@pytest.mark.parametrize("line", ALIKE.splitlines())
def test_what_looks_like_damage_is_left(line: str) -> None:
    assert KINDS.clean(line).text == line


def test_a_page_of_it_is_left_too() -> None:
    assert KINDS.clean(ALIKE).text == ALIKE


@pytest.mark.parametrize("script", sorted(find_scripts() - {"Latn"}))
def test_models_are_what_the_tool_makes(tool: ModuleType, script: str) -> None:
    (made,) = tool.make_tables([script]).values()
    # the compressed bytes differ between releases of zlib
    assert zlib.decompress((MODELS / f"{script}.bin").read_bytes()) == zlib.decompress(made)
    assert tool.UNIT == UNIT


@pytest.mark.parametrize("tag", ["cs", "is", "mt", "vi"])
def test_latin_model_holds_what_the_tool_makes_of_a_language(tool: ModuleType, tag: str) -> None:
    languages = [one for one in tool.read_languages() if one.script == "Latn"]
    head, expected, names, table = zlib.decompress((MODELS / "Latn.bin").read_bytes()).split(b"\n", 3)
    assert head.decode().split("\t") == [one.tag for one in languages]
    place = next(at for at, one in enumerate(languages) if one.tag == tag)
    model = tool.read_model(languages[place], tool.read_counts(tool.HERE / "declaration.tsv"), tool.read_alphabets())
    kept = tool.choose_grams(model)
    assert int(expected.split(b"\t")[place]) == tool.expect(model, kept)
    column = zip(names.decode().split("\t"), table[place :: len(languages)], strict=True)
    assert {gram: weight for gram, weight in column if weight} == kept


@pytest.mark.parametrize("tag", ["ga", "gu"])
def test_longer_ngrams_are_what_the_tool_makes_of_a_language(tools: tuple[ModuleType, ModuleType], tag: str) -> None:
    models, longer = tools
    language = next(one for one in models.read_languages() if one.tag == tag)
    assert load_longer(tag) == {gram: weight for weight, grams in longer.choose(language).items() for gram in grams}


def test_other_tables_are_what_the_tool_makes(tool: ModuleType) -> None:
    tables = {script: (MODELS / f"{script}.bin").read_bytes() for script in ("Latn", "Cyrl")}
    assert zlib.decompress((MODELS / "known.bin").read_bytes()) == zlib.decompress(tool.make_known(tables))
    assert zlib.decompress((MODELS / "wide.bin").read_bytes()) == zlib.decompress(tool.make_wide())


def test_models_are_small_and_know_more_languages_than_langdetect() -> None:
    assert sum(path.stat().st_size for path in MODELS.iterdir()) < 3_000_000
    languages = [tag for script in find_scripts() for tag in load_model(script).languages]
    assert len(languages) == len(set(languages)) > 90


def test_words_weigh_the_sum_of_their_ngrams() -> None:
    model = load_model("Grek")
    grams = [*"γη", " γ", "γη", "η ", " γη", "γη "]
    assert weigh_words("Γη γη")["Grek"].total == 2 * sum(map(model.weigh_gram, grams))


@pytest.mark.parametrize("read", sorted(CONFUSIONS))
def test_undoing_a_confusion_is_decoding_anew(read: str) -> None:
    every = bytes(range(0x80, 0x100)).decode(read, "ignore")
    for confusion in CONFUSIONS[read]:
        for char in every:
            new = char.encode(read).decode(confusion.written, "ignore")
            assert not new or char.translate(undo(confusion)) == new


@settings(max_examples=100, deadline=None)
@given(ugly_text)
def test_any_text_can_be_taken_back_and_settles(text: str) -> None:
    cleaned = KINDS.clean(text)
    assert cleaned.revert() == text
    assert KINDS.clean(cleaned.text).text == cleaned.text


@pytest.mark.parametrize("text", [b"\xc3\xae\xc2\xa0\xc2\xa0\xc3\x99".decode(), "\u00ee\u00a0\u00a0\u00d9 \u00c3\u00a9t\u00c3"])
def test_what_would_become_a_slot_is_left_to_others(text: str) -> None:
    cleaned = Cleaner().clean(text)
    assert cleaned.revert() == text
    assert Cleaner().clean(cleaned.text).text == cleaned.text


def test_a_line_without_end_is_repaired_in_pieces() -> None:
    line = "Мост через реку снова открыт для всех, и поезда идут. " * 400
    damaged = line.encode("cp1251").decode("cp1252")
    found = find_misread(damaged)
    assert {part.note for part in found.replacements} == {"cp1251 read as cp1252"}
    assert CLEANER.clean(damaged).text == line


def test_what_is_not_sure_is_flagged_and_left() -> None:
    text = "A minha m\u0103e."
    cleaned = KINDS.clean(text)
    assert cleaned.text == text
    assert [flag.why for flag in cleaned.flags] == ["may be cp1252 read as cp1250"]


def test_a_word_of_thousands_of_characters_is_looked_at() -> None:
    beyond = "".join(char for char in map(chr, range(0xA1, 0x1000)) if char.isprintable())
    for text in (f"Çàãîëîâîê é{beyond[:1980]}", f"Ã©{beyond[2000:3900]}", "\ue000é\ue001Ã"):
        assert KINDS.clean(text).revert() == text
