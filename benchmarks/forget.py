"""What a text costs when it is new: the lines that were seen before are forgotten."""

from cleanse.rulebook.scorecard import lines, see
from cleanse.steps.chars import find_needed
from cleanse.text.language.decide import decide_line
from cleanse.text.misread import find, gate
from cleanse.text.scripts import main_script

#: what remembers lines that it has seen
_REMEMBERED = (
    *(lines._look, see._look_again),
    *(gate.may_be_misread, gate.may_line_be_misread, find._look_at, find._stretch, find._best),
    *(find_needed, decide_line, main_script),
)


def forget_lines() -> None:
    """Forget lines that were seen."""
    for remembered in _REMEMBERED:
        remembered.cache_clear()
