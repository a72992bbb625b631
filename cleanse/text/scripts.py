"""Scripts: which writing systems a text uses, by ISO 15924 code.

The script of a letter is its Script property in the Unicode standard; `scripts.tsv` beside this file is generated from it by
tools/scripts.py. Hiragana and Katakana count as Jpan, Hangul as Kore, Han as Hani. What is no letter has no script: digits,
punctuation, and the marks that stand on letters.

Counting takes a script's letters away with one regex and sees how much shorter the text is; what is left after a few scripts is
counted character by character.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache

from cleanse.core.pattern import compile_late
from cleanse.text.lines import read_rows

#: how many code points speak for a longer text, and into how many pieces, spread over it, they are divided
ENOUGH = 20_000
_PIECES = 5
#: how many scripts are taken away at once
_PASSES = 3
#: a shorter text is counted character by character
_SHORT = 80
_ASCII = bytes(range(128))
_NEVER = compile_late("(?!)")
_LETTER = compile_late(r"[^\W\d_]")
_NO_ASCII_LETTERS = bytes(code for code in range(256) if code > 127 or not chr(code).isalpha())


class _Known(dict[str, str | None]):
    """The script of each character that was asked for; none of them is forgotten, Unicode's letters are the limit."""

    def __missing__(self, char: str) -> str | None:
        self[char] = script = _look_up(char) if char.isalpha() else None
        return script


_KNOWN = _Known()


@lru_cache(maxsize=1)
def _ranges() -> tuple[list[int], list[int], list[str]]:
    """Starts, ends and scripts of the table's ranges."""
    from pathlib import Path

    rows = [row.split("\t") for row in read_rows(Path(__file__).with_name("scripts.tsv"))]
    return [int(row[0], 16) for row in rows], [int(row[1], 16) for row in rows], [row[2] for row in rows]


def find_scripts() -> frozenset[str]:
    """The codes of all scripts in the table."""
    return frozenset(_ranges()[2])


def _look_up(char: str) -> str | None:
    code = ord(char)
    starts, ends, scripts = _ranges()
    number = bisect_right(starts, code) - 1
    return scripts[number] if number >= 0 and code <= ends[number] else None


@cache
def _letters(script: str) -> re.Pattern[str]:
    """Finds runs of a script's letters within the Basic Multilingual Plane."""
    runs: list[str] = []
    for start, end, name in zip(*_ranges(), strict=True):
        if name == script and start <= 0xFFFF:
            letters = "".join(char if char.isalpha() else " " for char in map(chr, range(start, min(end, 0xFFFF) + 1)))
            runs += [f"{run[0]}-{run[-1]}" for run in letters.split()]
    return re.compile(f"[{''.join(runs)}]+") if runs else _NEVER


def script_of(char: str) -> str | None:
    """The script of a letter; None for what is no letter, or a letter of no script.

    >>> script_of("я"), script_of("ヴ"), script_of("1")
    ('Cyrl', 'Jpan', None)
    """
    return _KNOWN[char]


def scripts_of(text: str) -> set[str]:
    """The scripts that a short text has letters of.

    >>> sorted(scripts_of("Да, yes 1"))
    ['Cyrl', 'Latn']
    """
    found = {_KNOWN[char] for char in set(text)}
    return {script for script in found if script is not None}


def count_scripts(text: str) -> dict[str, int]:
    """The number of letters of each script, most first; of a text longer than `ENOUGH` pieces are counted.

    >>> count_scripts("Да, yes")
    {'Latn': 3, 'Cyrl': 2}
    """
    if len(text) > ENOUGH:
        text = choose_pieces(text)
    counts: dict[str, int] = {}
    data = text.encode("utf-8", "surrogatepass")
    plain = data.translate(None, _NO_ASCII_LETTERS)
    if plain:
        counts["Latn"] = len(plain)
    if text.isascii():
        return counts
    if len(text) < _SHORT:
        found = Counter(map(_KNOWN.__getitem__, text))
        return _sort({script: count for script, count in found.items() if script is not None})
    rest = data.translate(None, _ASCII).decode("utf-8", "surrogatepass")
    for _ in range(_PASSES):
        letter = _LETTER.search(rest)
        script = None if letter is None else _KNOWN[letter[0]]
        if script is None:
            break
        size = len(rest)
        rest = _letters(script).sub("", rest)
        counts[script] = counts.get(script, 0) + size - len(rest)
    for char, count in Counter(rest).items():
        script = _KNOWN[char]
        if script is not None:
            counts[script] = counts.get(script, 0) + count
    return _sort(counts)


def _rank(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _sort(counts: Mapping[str, int]) -> dict[str, int]:
    """Most first, then by name; scripts without letters left out."""
    if len(counts) > 1:
        return {script: count for script, count in sorted(counts.items(), key=_rank) if count}
    return {script: count for script, count in counts.items() if count}


def choose_pieces(text: str) -> str:
    """Pieces of a long text, evenly spread, `ENOUGH` code points in all.

    >>> len(choose_pieces("ab" * 50_000))
    20000
    """
    size = ENOUGH // _PIECES
    step = (len(text) - size) // (_PIECES - 1)
    return "".join(text[number * step : number * step + size] for number in range(_PIECES))


def choose_main(counts: Mapping[str, int]) -> str | None:
    """The script of most letters; Han beside kana is Japanese, beside Hangul Korean if half of it is Hangul. None without letters.

    Args:
        counts: As `count_scripts` gives them, most first.

    >>> choose_main({"Hani": 6, "Jpan": 4, "Latn": 2})
    'Jpan'
    """
    han = counts.get("Hani", 0)
    if not han:
        return next(iter(counts), None)
    joined = dict(counts)
    for script, share in (("Jpan", 20), ("Kore", 2)):
        if joined.get(script, 0) * share > han:
            joined[script] += han
            del joined["Hani"]
            break
    return min(joined, key=lambda script: (-joined[script], script))


#: scripts of which a text of another main script is made as well: Han beside kana, and beside Hangul
_PARTS = {"Jpan": "Hani", "Kore": "Hani"}


def belongs_to(script: str | None, main: str | None) -> bool:
    """Whether a line's script is the text's, or one that the text's language is written in too: Han in Japanese and Korean.

    >>> belongs_to("Hani", "Jpan"), belongs_to("Hani", "Kore"), belongs_to("Jpan", "Hani"), belongs_to("Latn", "Jpan")
    (True, True, False, False)
    """
    return script == main or (main is not None and script is not None and _PARTS.get(main) == script)


@lru_cache(maxsize=256)
def main_script(text: str) -> str | None:
    """The script of most letters, as `choose_main` counts them.

    >>> main_script("日本語です"), main_script("1.")
    ('Jpan', None)
    """
    return choose_main(count_scripts(text))
