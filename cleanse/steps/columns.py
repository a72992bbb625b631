"""Lists whose lines end in a name behind a separator, not always the same one: owners of pictures, sources of letters."""

from collections.abc import Sequence
from itertools import groupby

from cleanse.rulebook.view import View

#: the fewest lines below each other that are a list
_FEWEST = 3


def find_columns(view: View, separated: Sequence[bool], separators: Sequence[str]) -> set[int]:
    """The lines of such lists.

    Args:
        view: The text.
        separated: Whether each line holds a separator.
        separators: They, folded.
    """
    found: set[int] = set()
    for is_row, group in groupby(view.solid, separated.__getitem__):
        rows = list(group) if is_row else []
        ends = {min((view.folded[line].rpartition(one)[2] for one in separators), key=len) for line in rows}
        if len(rows) >= _FEWEST and len(ends) > 1:
            found.update(rows)
    return found
