"""A fault of a rule file: what is wrong, where, and how to mend it."""

from collections.abc import Sequence
from typing import NamedTuple

from cleanse.errors import RuleError
from cleanse.rulebook.rule import Place


class Fault(NamedTuple):
    """Something wrong in a rule file, and how to mend it."""

    place: Place
    message: str
    mend: str
    source_line: str = ""
    severity: str = "error"

    def render(self) -> str:
        """`path:line:column: message; mend`, the line, and a caret under the column."""
        head = f"{self.place}: {'warning: ' if self.severity == 'warning' else ''}{self.message}"
        if self.mend:
            head += f"; {self.mend}"
        if not self.source_line.strip():
            return head
        return f"{head}\n{self.source_line}\n{' ' * (self.place.column - 1)}^"


class FaultsError(RuleError):
    """Rule files are broken; the message is that of their faults."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(faults)
        self.faults = tuple(faults)

    def __str__(self) -> str:
        return "\n".join(fault.render() for fault in self.faults)
