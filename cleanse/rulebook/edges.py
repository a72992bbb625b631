"""Where a match stands in its line: at its start or end, at the edges of words, at a seam where two texts were glued."""

from cleanse.text.fold import LEADING


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
    """
    return not (_joined(line[start - 1 : start], line[start : start + 1]) or _joined(line[end - 1 : end], line[end : end + 1]))


def _joined(left: str, right: str) -> bool:
    """Whether two neighbouring characters belong to one word; scripts without spaces have no words to split."""
    if not left or not right:
        return False
    return left.isalnum() and right.isalnum() and not (is_spaceless(left) or is_spaceless(right))


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


def is_spaceless(char: str) -> bool:
    """Whether the character is of a script that writes without spaces (Han, Kana, Thai, Lao, Khmer, Burmese, Tibetan)."""
    code = ord(char)
    return (
        0x0E00 <= code <= 0x0EFF
        or 0x0F00 <= code <= 0x109F
        or 0x1780 <= code <= 0x17FF
        or 0x2E80 <= code <= 0x30FF
        or 0x3400 <= code <= 0x9FFF
        or 0xF900 <= code <= 0xFAFF
        or 0x20000 <= code <= 0x3FFFF
    )
