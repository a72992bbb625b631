"""A unified diff from the original to the clean text, made from the changes in linear time, without comparing the texts.

Offsets are code points; a line ends with a line feed, as `patch` sees it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleanse.core.edits import Change, replay
from cleanse.core.pattern import compile_late
from cleanse.text.lines import find_line_starts
from cleanse.text.visible import show_invisible

#: a byte of a name that was no UTF-8, as a log has it
_UNDECODED = compile_late(r"(\\udc[89a-f][0-9a-f])")
#: how many lines stand on either side of what differs
CONTEXT = 3


class Block(NamedTuple):
    """Whole lines of the original that differ from whole lines of the clean text, by number from 0, ends exclusive."""

    start: int
    end: int
    clean_start: int
    clean_end: int
    #: its changes, by number, the end exclusive
    first_change: int
    last_change: int


def write_diff(name: str, original: str, changes: Sequence[Change]) -> Iterator[str]:
    """The diff in lines with their ends; nothing where nothing changed."""
    clean = replay(original, changes)
    old, new = original.split("\n"), clean.split("\n")
    blocks = list(find_blocks(original, clean, changes))
    if blocks:
        yield f"--- {quote_name(f'a/{name}')}\n"
        yield f"+++ {quote_name(f'b/{name}')}\n"
    for hunk in _group(blocks):
        yield from _write_hunk(hunk, old, new)


def quote_name(name: str) -> str:
    """A file's name as git writes it, which `patch` reads: in quotation marks where it holds a blank or what cannot be seen.

    Bytes that were no UTF-8, which a log has as `\\udcff`, are bytes again.

    >>> print(quote_name("a/page.txt"), quote_name('a/two "words"\\n.txt'), quote_name("a/\\\\udcff"))
    a/page.txt "a/two \\"words\\"\\012.txt" "a/\\377"
    """
    raw = b"".join(_encode_part(part) for part in _UNDECODED.split(name))
    text = raw.decode("utf-8", "replace")
    if text == name and show_invisible(text) == text and not any(char.isspace() or char in '"\\' for char in text):
        return text
    return f'"{"".join(map(_quote_byte, raw))}"'


def _encode_part(part: str) -> bytes:
    found = _UNDECODED.fullmatch(part)
    return part.encode("utf-8", "backslashreplace") if found is None else bytes.fromhex(part[-2:])


def _quote_byte(byte: int) -> str:
    char = chr(byte)
    if char in '"\\':
        return f"\\{char}"
    return char if " " <= char <= "~" else f"\\{byte:03o}"


def find_blocks(original: str, clean: str, changes: Sequence[Change]) -> Iterator[Block]:
    """The lines that differ: each change with the lines it stands in, up to where a line begins in both texts."""
    starts, clean_starts = find_line_starts(original), find_line_starts(clean)
    shift = number = 0
    while number < len(changes):
        first_change = number
        line = bisect_right(starts, changes[number].start) - 1
        first = bisect_right(clean_starts, starts[line] + shift) - 1
        end = changes[number].start
        is_whole = False
        while not is_whole:
            if number < len(changes) and changes[number].start <= end:
                end = max(end, changes[number].end)
                shift += len(changes[number].new) - len(changes[number].old)
                number += 1
            else:
                at = original.find("\n", end)
                following = changes[number].start if number < len(changes) else len(original)
                end = min(len(original) if at < 0 else at + 1, following)
            is_end = end == len(original) and number == len(changes)
            is_whole = is_end or (_begins(starts, end) and _begins(clean_starts, end + shift))
        yield Block(
            line,
            bisect_left(starts, end) if end < len(original) else count_lines(original),
            first,
            bisect_left(clean_starts, end + shift) if end + shift < len(clean) else count_lines(clean),
            first_change,
            number,
        )


def _begins(starts: Sequence[int], place: int) -> bool:
    """Whether a line begins at a place."""
    at = bisect_left(starts, place)
    return at < len(starts) and starts[at] == place


def count_lines(text: str) -> int:
    """How many lines a text has; the last may lack its end.

    >>> count_lines("a\\nb"), count_lines("a\\n"), count_lines("")
    (2, 1, 0)
    """
    return text.count("\n") + (not text.endswith("\n") and text != "")


def _group(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Blocks whose contexts touch, together."""
    group: list[Block] = []
    for block in blocks:
        if group and block.start - group[-1].end > 2 * CONTEXT:
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _write_hunk(blocks: Sequence[Block], old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    count, clean_count = (len(lines) - (lines[-1] == "") for lines in (old, new))
    start = max(0, blocks[0].start - CONTEXT)
    end = min(count, blocks[-1].end + CONTEXT)
    first = blocks[0].clean_start - (blocks[0].start - start)
    last = blocks[-1].clean_end + (end - blocks[-1].end)
    yield f"@@ -{_range(start, end)} +{_range(first, last)} @@\n"
    place = start
    for block in blocks:
        for number in range(place, block.start):
            yield from _write_line(" ", old, number, count)
        for number in range(block.start, block.end):
            yield from _write_line("-", old, number, count)
        for number in range(block.clean_start, block.clean_end):
            yield from _write_line("+", new, number, clean_count)
        place = block.end
    for number in range(place, end):
        yield from _write_line(" ", old, number, count)


def _range(start: int, end: int) -> str:
    """Lines as a hunk's head names them; of no lines the one before."""
    return f"{start + (end > start)},{end - start}"


def _write_line(mark: str, lines: Sequence[str], number: int, count: int) -> Iterator[str]:
    yield f"{mark}{lines[number]}\n"
    if number == len(lines) - 1 and number == count - 1:
        yield "\\ No newline at end of file\n"
