"""A pattern that was cut down to a line's repertoire finds on it what the pattern itself finds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanse.rulebook.patterns.native import compile_program
from cleanse.rulebook.patterns.regex import translate
from cleanse.rulebook.patterns.repertoire import ASCII, REPERTOIRES, find_repertoire, narrow

PATTERNS = [
    r"\p{Lu}\p{Ll}*(?: \p{Lu}\p{L}{1,40}){0,2}",
    r"(?i)\p{Lu}k[^\p{Ll}s]?",
    r"(?i:[\p{Greek}\p{Nd}]+.)",
    r"[^\p{L}\p{M}&]{1,3}",
    r"\P{L}{2}|\p{Han}\p{Hangul}?",
    r"[\P{N}]x|\w\W",
    r"[]\p{P}-]\S[^\s\d]",
    r".{0,3}[^k]\p{So}",
    r"[^\p{N}\P{N}]|[\p{Tangut}]|\p{Thai}",
    r"\p{Sc} ?\d+[.][[:alpha:]]",
    r"(?i)\P{Lu}|\p{^Ll}x",
    r"(?i)[\P{Ll}x]{2}|\P{^Lu}",
    r"(?i:[^\P{Lu}\p{Nd}])|\P{Tangut}",
    r"[^.\p{L}-]|[^,\-]|[^k\\-]",
]


def _all(ranges: tuple[tuple[int, int], ...]) -> str:
    return "".join(chr(code) for first, last in ranges for code in range(first, last + 1))


@pytest.mark.parametrize("number", range(len(REPERTOIRES)))
def test_repertoire_holds_the_partners_of_its_letters(number: int) -> None:
    chars, partners = REPERTOIRES[number]
    others = "".join(chr(code) for code in range(0x20000) if not 0xD800 <= code <= 0xDFFF)
    same = compile_program("(?i:[" + "".join(f"\\x{{{first:x}}}-\\x{{{last:x}}}" for first, last in chars) + "])+")
    reached = {char for match in same.finditer(others) for char in match.group() or ""}
    assert reached <= {*_all(chars), *_all(partners)}


def _letters(number: int) -> st.SearchStrategy[str]:
    chars = _all(REPERTOIRES[number].chars)
    return st.one_of(
        st.sampled_from(chars), st.sampled_from([char for char in chars if char.isalnum()]), st.sampled_from("kKsS .x1-$")
    )


LINES = [st.text(_letters(number), max_size=12) for number in range(len(REPERTOIRES))]


@pytest.mark.parametrize("number", range(len(REPERTOIRES)))
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_narrow_pattern_finds_the_same(number: int, data: st.DataObject) -> None:
    line = data.draw(LINES[number])
    pattern = translate(data.draw(st.sampled_from(PATTERNS)))
    found = [
        [(match.start(), match.end()) for match in compile_program(each).finditer(line)]
        for each in (pattern, narrow(pattern, number))
    ]
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("line", "number"),
    [("Foto: J. Marlow", ASCII), ("Foto © José", 1), ("Łódź – Zdjęcie", 2), ("Фото: Аня", 3), ("照片：記者", 4), ("صورة", 5)],
)
def test_line_gets_the_first_repertoire_that_holds_it(line: str, number: int) -> None:
    assert find_repertoire(line) == number


def test_line_of_many_scripts_gets_none() -> None:
    assert find_repertoire("Łódź 漢字") is None
