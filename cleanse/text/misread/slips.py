"""Letters and signs that stand for another one of the same looks, in languages that have the one and not the other.

Latin "ë" in Russian words, "ï" in Ukrainian ones, the schwa of the other alphabet in Kazakh and Azerbaijani, a Greek beta for the German
sharp s, the micro sign, the increment and the sum in Greek words, small capitals among the small letters of Vietnamese. Unlike the twins,
they may be most letters of a short word. What is asked: the line reads as a language that has the letter, and clearly better for it.
Signs of formulas (`∆τ`, `µΩ`), words with letters beside them that are no slips, and small capitals throughout stay.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleanse.text.diff import Replacement
from cleanse.text.misread.model import fit_all, weigh_in, weigh_words


class _Kind(NamedTuple):
    """Letters that are taken for others."""

    #: what stands there, and what it stands for
    odd: str
    own: str
    script: str
    #: of the languages of that script, those that have the letters; all if there are none
    languages: frozenset[str]
    #: a word with one of them: letters of the script beside it
    word: re.Pattern[str]
    note: str


def _kind(odd: str, own: str, script: str, languages: str, letters: str, note: str, also: str = "") -> _Kind:
    """A kind of slip; `also` are letters that twins of the script's may be in the same word."""
    every = f"[{odd}{letters}{also}]"
    word = re.compile(f"(?<![^\\W\\d_])(?={every}*[{letters}]){every}*[{odd}]{every}*(?![^\\W\\d_])")
    return _Kind(odd, own, script, frozenset(languages.split()), word, note)


_CYRILLIC = "\u0400-\u04ff'\u2019"
_LATIN = "A-Za-z\xc0-\xd6\xd8-\xf6\xf8-\u024f\u1e00-\u1eff"
#: behind a vowel, as German has it; biology has its beta behind capitals (`TGFβ`)
_SHARP = re.compile("(?<![^\\W_])[A-Z\xc4\xd6\xdc]?[a-z\xe4\xf6\xfc]*[aeiouy\xe4\xf6\xfc]\u03b2[a-z\xe4\xf6\xfc]*(?![^\\W_])")
_KINDS = (
    _kind("\xeb\xcb", "\u0451\u0401", "Cyrl", "ru be", _CYRILLIC, "Latin in a Cyrillic word"),
    _kind("\xef\xcf", "\u0457\u0407", "Cyrl", "uk", _CYRILLIC, "Latin in a Cyrillic word"),
    _kind("\u0259\u018f", "\u04d9\u04d8", "Cyrl", "kk tt ab", _CYRILLIC, "Latin in a Cyrillic word", "iI"),
    _kind("\u0275\u019f", "\u04e9\u04e8", "Cyrl", "kk ky mn tt sah", _CYRILLIC, "Latin in a Cyrillic word"),
    _kind("h", "\u04bb", "Cyrl", "kk tt", _CYRILLIC, "Latin in a Cyrillic word"),
    _kind("\u04d9\u04d8\u04bb", "\u0259\u018fh", "Latn", "az", _LATIN, "Cyrillic in a Latin word", "аеорсухі"),
    _Kind("\u03b2", "\xdf", "Latn", frozenset(("de", "lb")), _SHARP, "Greek in a Latin word"),
    _kind("\xb5", "\u03bc", "Grek", "el", "\u0386-\u03ce\u2206\u2211\u220f", "sign in a Greek word"),
    _kind("\u2206\u2211\u220f", "\u0394\u03a3\u03a0", "Grek", "el", "\u0386-\u03ce\xb5", "sign in a Greek word"),
    _kind("\u1d04\u1d0f\u1d1c\u1d20\u1d21\u1d22\ua731", "couvwzs", "Latn", "", _LATIN, "small capital in a word"),
)
#: of languages that all have the letters, the word must be in one that is read so well
_QUALITY = 0.6
#: how much better the words of a line must read, in nats; and those of a text that holds such a line
_GAIN = 4.0
#: letters that make a word, and not a symbol in a formula
_LONG = 4
#: what the twins of Cyrillic letters are beside them
_ALSO = str.maketrans("iI", "\u0456\u0406")
_SMALL_CAPITAL = re.compile("[\u1d00-\u1d22\ua730\ua731]")


def find_slips_in(text: str) -> Iterator[Replacement]:
    """Letters that are replaced by those that they stand for; the note says what they were.

    >>> [(start, new) for start, _, new, _ in find_slips_in("Украïна й моï друзі")]
    [(4, 'ї'), (12, 'ї')]
    """
    for kind in _KINDS:
        if any(char in text for char in kind.odd):
            yield from _find_kind(text, kind)


def _find_kind(text: str, kind: _Kind) -> list[Replacement]:
    """The slips of one kind: those of all lines, if one line is sure."""
    table = str.maketrans(kind.odd, kind.own)
    found: list[Replacement] = []
    is_sure = False
    start = 0
    for line in text.split("\n"):
        words = list(kind.word.finditer(line)) if not line.isascii() else []
        gain = _measure(line, words, kind, table)
        if gain > 0:
            is_sure = is_sure or gain >= _GAIN
            for word in words:
                for at, char in enumerate(word[0], start + word.start()):
                    if char in kind.odd:
                        found.append(Replacement(at, at + 1, char.translate(table), kind.note))
        start += len(line) + 1
    return found if is_sure else []


def _measure(line: str, words: Sequence[re.Match[str]], kind: _Kind, table: dict[int, int]) -> float:
    """How much better the words read as what they stand for, in nats; 0 where they do not."""
    if not words or (len(words) == 1 and len(words[0][0]) < _LONG):
        return 0.0
    if kind.note.startswith("small") and any(char not in kind.odd for char in _SMALL_CAPITAL.findall(line)):
        return 0.0
    fits = fit_all(weigh_words(line.translate(table | _ALSO if kind.script == "Cyrl" else table)))
    if kind.script not in fits or fits[kind.script].quality < _QUALITY:
        return 0.0
    language = fits[kind.script].language
    if kind.languages and language not in kind.languages:
        return 0.0
    old = " ".join(word[0] for word in words)
    languages = {kind.script: language}
    return weigh_in(old.translate(table), languages) - weigh_in(old, languages)
