"""`block`: consecutive lines, each folded as for `line`; blank lines between them are allowed and belong to the block."""

from collections.abc import Iterator, Sequence

from cleanse.rulebook.matchers import Anchors, Needs
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.slots import Lists
from cleanse.rulebook.view import Hit, View
from cleanse.text.fold import fold_line, line_key


def _block_keys(pattern: str) -> tuple[str, ...]:
    return tuple(line_key(fold_line(line)) for line in pattern.split("\n") if line.strip())


def anchors(patterns: Sequence[str]) -> Anchors:
    """The first line of each block."""
    return Anchors(keys=tuple(_block_keys(pattern)[0] for pattern in patterns))


def build(rule: Rule, _lists: Lists, _needs: Needs = ()) -> "BlockMatcher":
    """The matcher of a rule."""
    return BlockMatcher(rule)


class BlockMatcher:
    """Compares the keys of the following lines one by one."""

    __slots__ = ("_blocks",)

    def __init__(self, rule: Rule) -> None:
        self._blocks = [(_block_keys(pattern), pattern) for pattern in rule.patterns]

    def find(self, view: View, line: int, _patterns: Sequence[int] | None = None) -> Iterator[Hit]:
        """The lines of the longest block that starts here."""
        best: Hit | None = None
        for keys, pattern in self._blocks:
            last = _last_line(view, line, keys)
            if last is not None and (best is None or last > best.last):
                best = Hit(view.lines[line].start, view.lines[last].end, line, last, pattern)
        if best is not None:
            yield best


def _last_line(view: View, line: int, keys: tuple[str, ...]) -> int | None:
    """The number of the block's last line, if all its lines follow each other from `line` on."""
    number = line
    last = line
    for key in keys:
        while number < len(view.lines) and number > line and view.is_blank(number):
            number += 1
        if number >= len(view.lines) or view.keys[number] != key:
            return None
        last = number
        number += 1
    return last
