"""Where a match stands in its line: at its start or end, at the edges of words."""


def stands_at(line: str, start: int, end: int, at: str) -> bool:
    """Whether [start, end) stands where `at` asks: `anywhere`, `line-start`, `line-end`; blanks and bullets do not count."""
    if at == "line-start":
        return not line[:start].strip(" -•·*|>»►")
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
