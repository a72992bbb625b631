"""Cues of subtitles: what stands below a cue's time is said, or a sign that is shown, whatever it says."""

from cleanse.core.pattern import compile_late
from cleanse.rulebook.view import View

#: the times of a cue, in SubRip and in WebVTT
_TIME = compile_late(r"(?:\d{1,3}:)?\d{1,2}:\d\d[.,]\d{3} ?--> ?(?:\d{1,3}:)?\d{1,2}:\d\d[.,]\d{3}(?:\s.*)?")
#: the most lines of a cue
_LINES = 6


def is_in_cue(view: View, line: int) -> bool:
    """Whether a line belongs to a cue: no blank line stands between it and the time above it."""
    for number in range(line - 1, max(-1, line - 1 - _LINES), -1):
        if view.is_blank(number):
            return False
        if _TIME.fullmatch(view.raw[number].strip()) is not None:
            return True
    return False
