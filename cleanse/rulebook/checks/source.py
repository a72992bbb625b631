"""A rule file as text, so that a fault found in a rule's value can point at the line it stands on."""

from bisect import bisect_right

from cleanse.core.pattern import compile_late
from cleanse.rulebook.fault import Fault
from cleanse.rulebook.files.list_file import even_lines
from cleanse.rulebook.rule import NameRule, Place, Rule

#: what a line says behind its keys and list marks, without the quotation marks around it
_VALUE = compile_late(r"""\s*(?:- +|[\w+-]+: +)*(?P<mark>['"]?)(?P<value>.*?)(?P=mark)\s*$""")


class Source:
    """The lines of a rule file, and where its entries begin."""

    __slots__ = ("_starts", "lines", "path")

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self.lines = even_lines(text).removeprefix("\ufeff").split("\n")
        self._starts = [number for number, line in enumerate(self.lines, 1) if line.lstrip().startswith("- id:")]

    def entry(self, rule: Rule | NameRule) -> tuple[int, int]:
        """The first line of a rule's entry, and the one behind its last, both counted from 1."""
        place = bisect_right(self._starts, rule.place.line)
        return rule.place.line, self._starts[place] if place < len(self._starts) else len(self.lines) + 1

    def find(self, rule: Rule | NameRule, text: str) -> Place:
        """Where a text stands in a rule's entry; the entry itself if it is written in another way."""
        first, behind = self.entry(rule)
        wanted = text.partition("\n")[0].strip()
        found = None
        for number in range(first, behind) if wanted else ():
            line = self.lines[number - 1]
            column = line.find(wanted)
            if column < 0 or line.lstrip().startswith(("- id:", "why:")):
                continue
            if (whole := _VALUE.match(line)) is not None and whole["value"] == wanted:
                return Place(self.path, number, whole.start("value") + 1)
            found = found or Place(self.path, number, column + 1)
        return found or rule.place

    def fault(self, rule: Rule | NameRule, message: str, mend: str, *, at: str = "", severity: str = "error") -> Fault:
        """A fault of a rule, at a text in its entry."""
        place = self.find(rule, at) if at else rule.place
        line = self.lines[place.line - 1] if 0 < place.line <= len(self.lines) else ""
        return Fault(place, f"{rule.id}: {message}", mend, line, severity)

    def show(self, fault: Fault) -> Fault:
        """A fault with the line that it points at."""
        return fault._replace(source_line=self.lines[fault.place.line - 1])

    def warn(self, rule: Rule | NameRule, message: str, mend: str, *, at: str = "") -> Fault:
        """A fault that is only a warning."""
        return self.fault(rule, message, mend, at=at, severity="warning")
