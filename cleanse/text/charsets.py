"""Sets of numbers as ranges, and sets of code points as the inside of a character class of a regular expression."""

from collections.abc import Iterable


def write_class(codes: Iterable[int]) -> str:
    """The inside of a class that matches exactly these code points.

    >>> write_class([0x61, 0x62, 0x63, 0x5D, 0xE9])
    '\\\\x5da-cé'
    """
    out: list[str] = []
    for start, end in find_ranges(codes):
        out.append(_write(start))
        if end - start > 1:
            out.append("-")
        if end > start:
            out.append(_write(end))
    return "".join(out)


def find_ranges(codes: Iterable[int]) -> list[tuple[int, int]]:
    """The runs of consecutive numbers, sorted, both ends included.

    >>> find_ranges([5, 1, 2, 3])
    [(1, 3), (5, 5)]
    """
    ranges: list[tuple[int, int]] = []
    for code in sorted(set(codes)):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], code)
        else:
            ranges.append((code, code))
    return ranges


def _write(code: int) -> str:
    """A code point; as itself where it can be, since escapes take `re` ten times as long to read."""
    return chr(code) if code > 0x7F or chr(code).isalnum() else f"\\x{code:02x}"
