"""A document: one text, its original, its current reading, its changes and flags, the facts about it, and which lines it has lost.

Immutable: `edit` returns another document. A document that no step touches stays the same object, so that clean text costs nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

from cleanse.core.edits import Change, Edit, Flag, apply, check_bounds, compose, place_changes, replay, resolve

T = TypeVar("T")


class Facts:
    """What is known about a document besides its text.

    The language is decided once, when something asks for it first: most documents never need it. What a step has worked out of the text
    can be remembered here for the steps behind it, until the pipeline has done with the document.

    Args:
        source: The domain it came from, normalised (lower case, no `www.`), if known.
        languages: Its own languages as BCP 47 tags, if they are known beforehand.
        title: Its title, if known beforehand.
        detect: Decides the languages of a text, the main one first; returns none where it cannot.
        is_head: Whether the text starts where its source starts; false in later windows of a large text.
        is_tail: Whether it ends where its source ends.
    """

    __slots__ = ("_detect", "_foreseen", "_languages", "_remembered", "is_head", "is_tail", "source", "title")

    def __init__(
        self,
        source: str | None = None,
        languages: tuple[str, ...] = (),
        title: str | None = None,
        detect: Callable[[str], tuple[str, ...]] | None = None,
        *,
        is_head: bool = True,
        is_tail: bool = True,
    ) -> None:
        self.is_head = is_head
        self.is_tail = is_tail
        self.source = source
        self.title = title
        self._languages: tuple[str, ...] | None = languages or None
        self._detect = detect
        self._foreseen: tuple[str, tuple[str, ...]] | None = None
        self._remembered: dict[type, object] = {}

    @property
    def decided(self) -> tuple[str, ...] | None:
        """The languages, if they were given or something has asked for them."""
        return self._languages

    def languages(self, text: str) -> tuple[str, ...]:
        """The document's own languages; empty if they cannot be told."""
        if self._languages is None:
            self._languages = self.foresee(text)
        return self._languages

    def foresee(self, text: str) -> tuple[str, ...]:
        """What `languages` would decide on now; nothing is decided by it."""
        if self._languages is not None:
            return self._languages
        if self._detect is None:
            return ()
        if self._foreseen is None or self._foreseen[0] != text:
            self._foreseen = text, self._detect(text)
        return self._foreseen[1]

    def remember(self, value: object) -> None:
        """Keep a value in place of the last one of its class."""
        self._remembered[type(value)] = value

    def recall(self, kind: type[T]) -> T | None:
        """The value of a class that is remembered, if there is one; whether it still holds is for the asker to see."""
        value = self._remembered.get(kind)
        return value if isinstance(value, kind) else None

    def forget(self) -> None:
        """Drop what is remembered, so that a document that is kept holds no more than what it says."""
        self._remembered.clear()


class Document:
    """One text on its way through the steps."""

    __slots__ = ("changes", "facts", "flags", "original", "text")

    def __init__(
        self,
        original: str,
        facts: Facts | None = None,
        *,
        text: str | None = None,
        changes: tuple[Change, ...] = (),
        flags: tuple[Flag, ...] = (),
    ) -> None:
        self.original = original
        self.facts = facts if facts is not None else Facts()
        self.text = original if text is None else text
        self.changes = changes
        self.flags = flags

    @property
    def source(self) -> str | None:
        """The domain that the text came from, if known."""
        return self.facts.source

    def language(self) -> str | None:
        """The document's language, as a BCP 47 tag, or None."""
        languages = self.languages()
        return languages[0] if languages else None

    def languages(self) -> tuple[str, ...]:
        """The document's own languages, the main one first; empty if they cannot be told."""
        return self.facts.languages(self.text)

    def keep_changes(self, keep: Callable[[Change], bool], flags: Iterable[Flag] = ()) -> "Document":
        """The document with only some of its changes, and more flags, whose spans refer to the original."""
        changes = tuple(change for change in self.changes if keep(change))
        text = replay(self.original, changes)
        return Document(self.original, self.facts, text=text, changes=changes, flags=(*self.flags, *flags))

    def unite_flags(self) -> "Document":
        """The document with one flag for each span and rule, with the reason that was given last."""
        found = tuple({flag[:3]: flag for flag in self.flags}.values())
        if found == self.flags:
            return self
        return Document(self.original, self.facts, text=self.text, changes=self.changes, flags=found)

    def edit(self, wishes: Iterable[Edit | Flag]) -> "Document":
        """The document after the edits; flags are kept with their spans in the original.

        Raises:
            StepError: an edit lies outside the text.
        """
        edits: list[Edit] = []
        flags: list[Flag] = []
        for wish in wishes:
            if isinstance(wish, Flag):
                flags.append(wish)
            else:
                edits.append(wish)
        if not edits and not flags:
            return self
        check_bounds(self.text, edits)
        made = [edit for edit in resolve(edits) if self.text[edit.start : edit.end] != edit.new]
        if flags:
            from cleanse.core.offsets import OffsetMap

            unmap = OffsetMap(self.changes).unmap
            flags = [Flag(*unmap(flag.start, flag.end), flag.rule, flag.why) for flag in flags]
            known = set(self.flags)  # a stage that is repeated sees again what it has flagged
            flags = [flag for flag in flags if flag not in known]
        changes = tuple(compose(self.changes, made, self.original)) if made else self.changes
        return Document(
            self.original,
            self.facts,
            text=apply(self.text, made) if made else self.text,
            changes=changes,
            flags=(*self.flags, *flags) if flags else self.flags,
        )


class Dropped(NamedTuple):
    """A change that took whole lines.

    at: The code point of the current text where they stood.
    below: The number of the line that stands there now; that of the lines where none does.
    is_emptied: Whether the line end is still there: a cut that left a line empty.
    """

    at: int
    below: int
    is_emptied: bool
    change: Change


def find_dropped(doc: Document) -> Iterator[Dropped]:
    """The changes by which rules, repeats or the scorecard took whole lines, blank ones too, in order."""
    text = doc.text
    number = counted = 0
    for at, change in place_changes(doc.changes):
        old = change.old
        if change.new.strip() or not old or not change.takers:
            continue
        end = at + len(change.new)
        begins = at == 0 or text[at - 1] == "\n"
        stays = end < len(text) and not old.endswith("\n")
        if not (begins or old.startswith("\n")) or (stays and text[end] != "\n"):
            continue
        number += text.count("\n", counted, at)
        counted = at
        # a cut that begins with a line end stands behind the line that it ends
        yield Dropped(at, number + (not begins), begins and stays, change)
