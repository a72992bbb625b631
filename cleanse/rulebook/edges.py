"""Where a match stands in its line: at its start or end, at the edges of words, at a seam where two texts were glued; where sentences end."""

from unicodedata import category

from cleanse.core.pattern import compile_late
from cleanse.text.fold import LEADING

#: capitals of the scripts that have them, as in a class of characters; what was glued parts before one
CAPITALS = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŐŒŔŘŚŞŠȘŤȚŪŮŰŲŸŹŻŽƠƯΆΈ-ΏΑ-ΫЀ-ЯҐҒҚҢҮҰҺӘӨԱ-Ֆ"
#: what ends a sentence with no blank behind it; and all that ends one
DENSE_ENDS = "。｡！？।॥۔؟။។።։෴"
SENTENCE_ENDS = frozenset(".!?…" + DENSE_ENDS)
#: where a sentence of a line ends and the next begins
BETWEEN_SENTENCES = compile_late(f'(?<=[.!?\u2026])["\u201d\u00bb)]? +|(?<=[{DENSE_ENDS}])')


def stands_at(line: str, start: int, end: int, at: str) -> bool:
    """Whether [start, end) stands where `at` asks: `anywhere`, `line-start`, `line-end`; blanks and bullets do not count."""
    if at == "line-start":
        return not line[:start].strip(LEADING)
    if at == "line-end":
        return not line[end:].strip(" .|")
    return True


def at_word_edges(line: str, start: int, end: int) -> bool:
    """Whether [start, end) begins and ends at the edges of words.

    >>> at_word_edges("no more", 3, 7), at_word_edges("no mores", 3, 7)
    (True, False)
    >>> at_word_edges("देशी", 0, 3)  # the vowel sign belongs to the word
    False
    """
    return is_word_edge(line, start) and is_word_edge(line, end)


def is_word_edge(line: str, place: int) -> bool:
    """Whether a place is no place within a word.

    >>> [is_word_edge("no more", place) for place in (2, 3, 5)]
    [True, True, False]
    """
    return not _joined(line[place - 1 : place] if place else "", line[place : place + 1])


def _joined(left: str, right: str) -> bool:
    """Whether two neighbouring characters belong to one word; scripts without spaces have no words to split."""
    if not left or not right:
        return False
    return is_letter(left) and is_letter(right) and not (is_spaceless(left) or is_spaceless(right))


def is_letter(char: str) -> bool:
    """Whether the character is a letter, a digit, or a sign that is written with one: a vowel sign, a virama, an accent.

    >>> [is_letter(char) for char in ("a", "7", "\N{DEVANAGARI VOWEL SIGN II}", "-")]
    [True, True, True, False]
    """
    return char.isalnum() or category(char).startswith("M")


def at_seam(line: str, place: int) -> bool:
    """Whether what stands before a place can end there: at the edge of a word, or where a capital letter was glued to it.

    >>> [at_seam("© AFP / Joan MarlowThe tram", place) for place in (19, 18)]
    [True, False]
    >>> at_seam("AFPThe tram", 3), at_seam("AFPA tram", 3), at_seam("April", 2)
    (True, False, False)
    """
    left, right, after = line[place - 1 : place], line[place : place + 1], line[place + 1 : place + 2]
    if not _joined(left, right):
        return True
    if left.isdigit() or left.islower():
        return right.isupper() or (left.isdigit() and right.isalpha() and not right.islower())
    return left.isupper() and right.isupper() and after.islower()


_SPACELESS = compile_late("[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def is_spaceless(char: str) -> bool:
    """Whether the character is of a script that writes without spaces (Han, Kana, Thai, Lao, Khmer, Burmese, Tibetan)."""
    return _SPACELESS.match(char) is not None


def has_spaceless(text: str) -> bool:
    """Whether a text holds a character of such a script."""
    return not text.isascii() and _SPACELESS.search(text) is not None


def count_spaceless(text: str) -> int:
    """How many characters of such scripts a text holds."""
    return 0 if text.isascii() else len(_SPACELESS.findall(text))


def is_mostly_spaceless(text: str) -> bool:
    """Whether more than half of a text is of such scripts."""
    return count_spaceless(text) > len(text) / 2


def scale(size: int, text: str) -> int:
    """A size in code points that is meant for scripts with spaces, as a text needs it: two fifths where most of that is of scripts
    without spaces, of which a letter says as much as two and a half of others.

    >>> scale(80, "The bridge is open again."), scale(80, "大桥重新开放了。")
    (80, 32)
    """
    return size * 2 // 5 if is_mostly_spaceless(text) else size
