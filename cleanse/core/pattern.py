"""Regular expressions that are compiled when they are first used: a run needs few of those that stand in the modules it imports."""

import re
from typing import AnyStr, cast


class _Late:
    """Stands for a pattern, and takes over each of its methods when that is first asked for."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        found = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, found)
        return found


def compile_late(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As `re.compile`, but a fault in the expression is told by its first use.

    >>> compile_late("[a-z]+").findall("Trams run again")
    ['rams', 'run', 'again']
    """
    return cast("re.Pattern[AnyStr]", _Late(text, flags))
