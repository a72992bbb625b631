"""YAML as the rule reader sees it: nodes with places, every scalar a text until the schema gives it a type.

Faults are collected, not raised, so that one run shows all of them; each has its place, the line, a caret and the mend.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from cleanse.core.pattern import compile_late
from cleanse.rulebook.fault import Fault
from cleanse.rulebook.files.slips import find_missing_list, find_slips, is_block
from cleanse.rulebook.files.traps import NO_COLON, QUOTE, explain_syntax, find_odd_blanks, find_scalar_fault
from cleanse.rulebook.rule import Place
from cleanse.rulebook.suggest import suggest_word

if TYPE_CHECKING:
    from yaml import Mark, Node, ScalarNode

#: what no YAML file may hold, and libyaml reports without a line
_FORBIDDEN = compile_late("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


class Reader:
    """Reads the nodes of one file and collects its faults.

    Args:
        text: The whole file.
        path: Its name, for places.
    """

    def __init__(self, text: str, path: str) -> None:
        from yaml import MappingNode, ScalarNode, SequenceNode

        # once a file: an import in each of the functions below costs a fifth of the time
        self._scalar, self._mapping, self._sequence = ScalarNode, MappingNode, SequenceNode
        self.path = path
        self.lines = text.split("\n")
        self.faults: list[Fault] = []

    def compose(self, text: str, keys: Collection[str] = ()) -> "Node | None":
        """The root node; None, and a fault, where the file is no YAML.

        Args:
            text: The whole file.
            keys: All keys of its format.
        """
        import yaml

        self.faults.extend(find_odd_blanks(self.lines, self.path))
        if not text.isascii():
            self.faults.extend(find_slips(self.lines, self.path, keys))
        if _FORBIDDEN.search(text) is not None:
            self.faults.extend(self._find_forbidden())
        if self.faults:
            return None
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        try:
            node: Node | None = yaml.compose(text, loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            if error.context_mark is not None and mark is not None and mark.line >= len(text.rstrip("\n").split("\n")):
                # a quotation mark or bracket that is never closed: its beginning says more than the end of the file
                mark = error.context_mark
            if error.context_mark is not None and error.problem == NO_COLON:
                mark = error.context_mark  # the key itself, where the mark of the problem is on the line below
            if keys and (missing := find_missing_list(self.lines, self.path)) is not None:
                self.faults.append(missing)
                return None
            line, column = (mark.line, mark.column) if mark is not None else (0, 0)
            self.faults.append(explain_syntax(error.problem or "broken YAML", self.lines, line, column, self.path))
            return None
        except yaml.YAMLError as error:
            self.faults.append(
                Fault(Place(self.path, 1, 1), f"no YAML: {str(error).splitlines()[0]}", "save the file as UTF-8 text")
            )
            return None
        return node

    def _find_forbidden(self) -> Iterator[Fault]:
        """The first forbidden character of each line that has one."""
        for number, line in enumerate(self.lines, 1):
            found = _FORBIDDEN.search(line)
            if found is not None:
                message = f"U+{ord(found[0]):04X} stands in it, a character that cannot be seen"
                shown = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", line)
                yield Fault(Place(self.path, number, found.start() + 1), message, "delete it", shown)

    def place(self, mark: "Mark") -> Place:
        """The place of a mark, counted from 1."""
        return Place(self.path, mark.line + 1, mark.column + 1)

    def fault(self, node: "Node", message: str, mend: str = "", severity: str = "error") -> None:
        """Note a fault at a node."""
        place = self.place(node.start_mark)
        line = self.lines[place.line - 1] if place.line <= len(self.lines) else ""
        self.faults.append(Fault(place, message, mend, line, severity))

    def mapping(
        self, node: "Node", what: str, known: "tuple[str, ...] | dict[str, str]", elsewhere: Mapping[str, str] | None = None
    ) -> dict[str, "tuple[Node, Node]"]:
        """The keys of a mapping with their nodes; unknown and double keys are faults.

        Args:
            node: What stands there.
            what: The beginning of a message.
            known: The keys that may stand there.
            elsewhere: The mend for keys that stand in the wrong place.
        """
        if self._is_decorated(node, what):
            return {}
        if isinstance(node, self._scalar) and (key := str(node.value).partition(":")[0]) in known and ":" in node.value:
            self.fault(node, f"{what}: a blank is missing behind `{key}:`", f"write `{key}: {str(node.value)[len(key) + 1 :]}`")
            return {}
        if not isinstance(node, self._mapping):
            self.fault(
                node, f"{what}: keys and values are wanted here", f"write {', '.join(list(known)[:3])} … each as `key: value`"
            )
            return {}
        found: dict[str, tuple[Node, Node]] = {}
        for key, value in node.value:
            if not isinstance(key, self._scalar):
                self.fault(key, f"{what}: a key must be one word", "put the text in quotation marks or into a | block")
                continue
            name = str(key.value)
            if name in found:
                self.fault(key, f'{what}: the key "{name}" stands twice', "keep one of them")
            elif name not in known:
                self.fault(key, *self._explain_key(key, what, known, elsewhere or {}))
            else:
                found[name] = (key, value)
        return found

    def _explain_key(
        self, key: "ScalarNode", what: str, known: "tuple[str, ...] | dict[str, str]", elsewhere: Mapping[str, str]
    ) -> tuple[str, str]:
        """Message and mend for a key that is not known."""
        name = str(key.value)
        above = self.lines[key.start_mark.line - 1] if key.start_mark.line > 0 else ""
        if is_block(above) and " " in name:
            return f"{what}: the lines below {above.rstrip()[-1]} are not indented", "indent them further than the key"
        return f'{what}: unknown key "{name}"', elsewhere.get(name) or suggest_word(name, known)

    def _is_decorated(self, node: "Node", what: str) -> bool:
        """Whether a YAML tag or anchor stands before the node, which is a fault: YAML would swallow it."""
        line = self.lines[node.start_mark.line] if node.start_mark.line < len(self.lines) else ""
        rest = line[node.start_mark.column :]
        if rest[:1] not in {"!", "&"}:
            return False
        word = rest.split(" ", 1)[0]
        message = f"{word} is a YAML tag, and none is known here" if rest[0] == "!" else f"{word} is a YAML anchor, not text"
        self.fault(node, f"{what}: {message}", QUOTE)
        return True

    def _explain_structure(self, node: "Node") -> str:
        """What YAML made of something that was meant as a text."""
        if isinstance(node, self._sequence):
            return "[ begins a YAML list" if node.flow_style else "- begins a list inside the line"
        if isinstance(node, self._mapping) and not node.flow_style and node.value and isinstance(node.value[0][0], self._scalar):
            return f'"{node.value[0][0].value}: …" reads as a key with a value'
        return "{ begins a YAML mapping"

    def scalar(self, node: "Node", what: str, *, verbatim: bool = False) -> str | None:
        """The text of a scalar; None, and a fault, where there is none.

        Args:
            node: What stands there.
            what: The beginning of the message.
            verbatim: Whether it is pasted text, of which a comment may have cut a part; elsewhere a comment is a comment.
        """
        if not isinstance(node, self._scalar):
            self.fault(node, f"{what}: {self._explain_structure(node)}; a text is wanted here", QUOTE)
            return None
        if self._is_decorated(node, what):
            return None
        text = str(node.value)
        if verbatim and node.style == ">":
            self.fault(node, f"{what}: > joins the lines into one", "write | in its place")
            return None
        # only these can be spoilt: `compose` has refused control characters that stand in the file as they are
        if (node.style == '"' and not text.isprintable()) or (not node.style and (verbatim or text.startswith(("r'", 'r"')))):
            trap = find_scalar_fault(node, self.lines if verbatim else ())
            if trap is not None:
                self.fault(node, f"{what}: {trap[0]}", trap[1])
                return None
        return text

    def is_bracketed(self, node: "Node", what: str) -> bool:
        """Whether a list is pasted text in brackets, such as [Photo], which is a fault; ['a', 'b'] is a list."""
        if not isinstance(node, self._sequence) or not node.flow_style:
            return False
        if any(not isinstance(item, self._scalar) or item.style for item in node.value):
            return False
        self.fault(node, f"{what}: [ begins a YAML list", QUOTE)
        return True

    def items(self, node: "Node", what: str, *, verbatim: bool = False) -> Iterator[tuple["Node", str]]:
        """The texts of a scalar, of a | block (one a line), or of a list, each with its node; `verbatim` as for `scalar`."""
        if isinstance(node, self._sequence):
            if self._is_decorated(node, what) or (verbatim and self.is_bracketed(node, what)):
                return
            for item in node.value:
                text = self.scalar(item, what, verbatim=verbatim)
                if text is not None:
                    yield item, text
            return
        text = self.scalar(node, what, verbatim=verbatim)
        if text is None:
            return
        if isinstance(node, self._scalar) and node.style in {"|", ">"}:
            for line in text.split("\n"):
                if line.strip():
                    yield node, line.strip()
        else:
            yield node, text

    def choice(self, node: "Node", what: str, known: tuple[str, ...]) -> str | None:
        """One of some words; None, and a fault, for another."""
        text = self.scalar(node, what)
        return text if text is not None and self.is_known(node, what, text, known) else None

    def is_known(self, node: "Node", what: str, text: str, known: tuple[str, ...]) -> bool:
        """Whether a text is one of some words; a fault where it is not."""
        if text in known:
            return True
        begun = max((word for word in known if len(word) > 1 and text.startswith(word)), key=len, default=None)
        self.fault(node, f'{what}: "{text}" is not known', suggest_word(text if begun is None else begun, known))
        return False

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
            example = low if high > 1 else high / 2
            self.fault(
                node, f'{what}: "{text}" is no number from {low:g} to {high:g}', f"write a number, such as {what}: {example:g}"
            )
            return None
        return value

    def truth(self, node: "Node", what: str) -> bool | None:
        """True or false; None, and a fault, for anything else."""
        text = self.choice(node, what, ("true", "false"))
        return None if text is None else text == "true"
