"""YAML as the rule reader sees it: nodes with places, every scalar a text until the schema gives it a type.

Faults are collected, not raised, so that one run shows all of them; each has its place, the line, a caret and the mend.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from cleanse.rulebook.fault import Fault
from cleanse.rulebook.rule import Place
from cleanse.rulebook.traps import explain_syntax, find_odd_blanks, find_scalar_fault

if TYPE_CHECKING:
    from yaml import Mark, Node


class Reader:
    """Reads the nodes of one file and collects its faults.

    Args:
        text: The whole file.
        path: Its name, for places.
    """

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self.lines = text.split("\n")
        self.faults: list[Fault] = []

    def compose(self, text: str) -> "Node | None":
        """The root node; None, and a fault, where the file is no YAML."""
        import yaml

        self.faults.extend(find_odd_blanks(self.lines, self.path))
        if self.faults:
            return None
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        try:
            node: Node | None = yaml.compose(text, loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line, mark.column) if mark is not None else (0, 0)
            self.faults.append(explain_syntax(error.problem or "broken YAML", self.lines, line, column, self.path))
            return None
        except yaml.YAMLError as error:
            self.faults.append(
                Fault(Place(self.path, 1, 1), f"no YAML: {str(error).splitlines()[0]}", "save the file as UTF-8 text")
            )
            return None
        return node

    def place(self, mark: "Mark") -> Place:
        """The place of a mark, counted from 1."""
        return Place(self.path, mark.line + 1, mark.column + 1)

    def fault(self, node: "Node", message: str, mend: str = "", severity: str = "error") -> None:
        """Note a fault at a node."""
        place = self.place(node.start_mark)
        line = self.lines[place.line - 1] if place.line <= len(self.lines) else ""
        self.faults.append(Fault(place, message, mend, line, severity))

    def mapping(self, node: "Node", what: str, known: "tuple[str, ...] | dict[str, str]") -> dict[str, "tuple[Node, Node]"]:
        """The keys of a mapping with their nodes; unknown and double keys are faults."""
        from yaml import MappingNode, ScalarNode

        if not isinstance(node, MappingNode):
            self.fault(
                node, f"{what}: keys and values are wanted here", f"write {', '.join(list(known)[:3])} … each as `key: value`"
            )
            return {}
        found: dict[str, tuple[Node, Node]] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self.fault(key, f"{what}: a key must be one word", "put the text in quotation marks or into a | block")
                continue
            name = str(key.value)
            if name in found:
                self.fault(key, f'{what}: the key "{name}" stands twice', "keep one of them")
            elif name not in known:
                close = get_close_matches(name, known, 1)
                mend = f'did you mean "{close[0]}"?' if close else f"known are {', '.join(known)}"
                self.fault(key, f'{what}: unknown key "{name}"', mend)
            else:
                found[name] = (key, value)
        return found

    def scalar(self, node: "Node", what: str) -> str | None:
        """The text of a scalar; None, and a fault, where there is none."""
        from yaml import ScalarNode

        if not isinstance(node, ScalarNode):
            mend = "a text with `: `, or that begins with [, {, - or *, needs quotation marks or a | block"
            self.fault(node, f"{what}: a text is wanted here", mend)
            return None
        trap = find_scalar_fault(node, self.lines)
        if trap is not None:
            self.fault(node, f"{what}: {trap[0]}", trap[1])
            return None
        return str(node.value)

    def items(self, node: "Node", what: str) -> Iterator[tuple["Node", str]]:
        """The texts of a scalar, of a | block (one a line), or of a list, each with its node."""
        from yaml import ScalarNode, SequenceNode

        if isinstance(node, SequenceNode):
            for item in node.value:
                text = self.scalar(item, what)
                if text is not None:
                    yield item, text
            return
        text = self.scalar(node, what)
        if text is None:
            return
        if isinstance(node, ScalarNode) and node.style in {"|", ">"}:
            for line in text.split("\n"):
                if line.strip():
                    yield node, line.strip()
        else:
            yield node, text

    def choice(self, node: "Node", what: str, known: tuple[str, ...]) -> str | None:
        """One of some words; None, and a fault, for another."""
        text = self.scalar(node, what)
        if text is None or text in known:
            return text
        close = get_close_matches(text, known, 1)
        self.fault(
            node, f'{what}: "{text}" is not known', f'did you mean "{close[0]}"?' if close else f"known are {', '.join(known)}"
        )
        return None

    def number(self, node: "Node", what: str, low: float, high: float) -> float | None:
        """A number within bounds; None, and a fault, for anything else."""
        text = self.scalar(node, what)
        if text is None:
            return None
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if not low <= value <= high:
            self.fault(
                node, f'{what}: "{text}" is no number from {low:g} to {high:g}', f"write a number, such as {what}: {low:g}"
            )
            return None
        return value

    def truth(self, node: "Node", what: str) -> bool | None:
        """True or false; None, and a fault, for anything else."""
        text = self.choice(node, what, ("true", "false"))
        return None if text is None else text == "true"
