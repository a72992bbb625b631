"""Lines that must be there afterwards: as empty ones where they were dropped, or as they are where the user named them."""

from collections.abc import Iterator, Sequence, Set

from cleanse.core.document import Document
from cleanse.core.edits import Edit, Flag
from cleanse.core.step import Step
from cleanse.text.fold import fold_line, line_key


def keep_lines(step: Step) -> Step:
    """The step with deletions that leave every line end where it is, so that line 7 is line 7 afterwards too."""

    def split(doc: Document, /) -> Iterator[Edit | Flag]:
        for wish in step(doc):
            if isinstance(wish, Flag) or wish.new or "\n" not in doc.text[wish.start : wish.end]:
                yield wish
                continue
            start = wish.start
            for line in doc.text[wish.start : wish.end].split("\n"):
                if line:
                    yield wish._replace(start=start, end=start + len(line))
                start += len(line) + 1

    return split


def protect_lines(lines: Sequence[str], step: Step) -> Step:
    """The step without edits of lines that say one of `lines`; the step itself where there are none."""
    keys = {line_key(fold_line(line)) for line in lines}
    return _protect(keys, step) if keys else step


def _protect(keys: Set[str], step: Step) -> Step:
    def hold(doc: Document, /) -> Iterator[Edit | Flag]:
        for wish in step(doc):
            if isinstance(wish, Flag) or not _touches(doc.text, wish, keys):
                yield wish

    return hold


def _touches(text: str, edit: Edit, keys: Set[str]) -> bool:
    start = text.rfind("\n", 0, edit.start) + 1
    stop = text.find("\n", max(edit.start, edit.end - 1))
    lines = text[start : len(text) if stop < 0 else stop].split("\n")
    return any(line_key(fold_line(line)) in keys for line in lines)
