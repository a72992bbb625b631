"""Entries: the lines of the log that belong to one text, before its number in the run is known.

A worker makes them, the one who writes the log numbers them and puts a `rule` line before a rule's first use. Any number of workers gives
the log that one gives.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cleanse.core.document import Document
from cleanse.core.edits import Change, place_changes
from cleanse.core.pattern import compile_late
from cleanse.core.record import Encoding, Json, Record

#: the fewest equal edits that become one line
BULK = 4
_SAME_AS = compile_late(r"same_as \[(\d+), (\d+)\]")

#: NEL, LINE SEPARATOR and PARAGRAPH SEPARATOR, and how JSON may write them
_LINE_ENDS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


class Entry(NamedTuple):
    """A line of the log."""

    kind: str
    #: the number of its text, counted from the first one of the block; None: it is of no text
    text: int | None
    #: the rules it names, to be introduced before
    rules: tuple[str, ...]
    #: its other keys as JSON, without the braces
    rest: str


class Place(NamedTuple):
    """Where a text stands, as its `doc` line says it."""

    id: str | None = None
    file: str | None = None
    record: int | None = None
    field: str | None = None
    #: how the text was spelt in its record, if that is not what would be written by itself
    spelling: str | None = None
    #: the line end that went with an emptied line
    dropped: str | None = None
    #: whether the text is a window of a larger one
    is_part: bool = False


def describe(record: Record, text: int = 0, place: Place | None = None, *, has_contents: bool = True) -> Iterator[Entry]:
    """The entries of a text, with what stood there or without; none if nothing happened to it, unless it is a window."""
    place = Place() if place is None else place
    doc = record.doc
    if not doc.changes and not doc.flags and not place.is_part and not record.is_changed:
        return
    yield Entry("doc", text, (), _rest("doc", _describe_doc(record, place), has_contents=has_contents))
    for kind, line in edit_lines(doc):
        yield Entry(kind, text, (str(line["rule"]), *_via(line)), _rest(kind, line, has_contents=has_contents))


def describe_reject(record: int, why: str, raw: bytes, file: str | None, *, has_contents: bool = True) -> Entry:
    """The entry of a record that was left out because it could not be read; holds its bytes, so that it can be put back."""
    line: Json = {} if file is None else {"file": printable(file)}
    line |= {"record": record, "why": printable(why), **hold(raw)}
    return Entry("reject", None, (), _rest("reject", line, has_contents=has_contents))


def hold(raw: bytes) -> Json:
    """Bytes as JSON can hold them: as text, or in hexadecimal if they are no UTF-8.

    >>> hold(b"a"), hold(b"\\xff")
    ({'raw': 'a'}, {'raw_hex': 'ff'})
    """
    try:
        return {"raw": raw.decode("utf-8")}
    except UnicodeDecodeError:
        return {"raw_hex": raw.hex()}


def unhold(line: Json) -> bytes:
    """The bytes that `hold` has put there.

    Raises:
        KeyError, ValueError: there are none.

    >>> unhold(hold(b"a")), unhold(hold(b"\\xff"))
    (b'a', b'\\xff')
    """
    return bytes.fromhex(str(line["raw_hex"])) if "raw_hex" in line else str(line["raw"]).encode()


def dump(line: Json) -> str:
    """One line of the log, without its line end.

    A lone surrogate stands in it as its escape, so that it can be written, and so do the characters that JSON lets stand but that
    end a line for Python's `splitlines` and some other readers.

    >>> dump({"t": "end", "texts": 1})
    '{"t":"end","texts":1}'
    >>> dump({"old": "a\\u2028b"})
    '{"old":"a\\\\u2028b"}'
    """
    text = json.dumps(line, ensure_ascii=False, separators=(",", ":"))
    if not text.isascii():
        for char, escape in _LINE_ENDS.items():
            text = text.replace(char, escape)
    return printable(text)


def _rest(kind: str, line: Json, *, has_contents: bool) -> str:
    if not has_contents:
        from cleanse.changelog.offsets import leave_contents_out

        line = leave_contents_out(kind, line)
    return dump(line)[1:-1]


def _describe_doc(record: Record, place: Place) -> Json:
    doc = record.doc
    line: Json = {}
    if place.id is not None:
        line["id"] = printable(place.id)
    if place.file is not None:
        line["file"] = printable(place.file)
    for key in ("record", "field", "spelling", "dropped"):
        if (value := getattr(place, key)) is not None:
            line[key] = value
    if doc.source is not None:
        line["source"] = printable(doc.source)
    if doc.facts.decided:
        line["lang"] = printable(",".join(doc.facts.decided))
    line["encoding"] = _describe_encoding(record.encoding)
    line["input"] = _measure(record.source, doc.original)
    line["output"] = _measure(record.output, doc.text)
    return line


def _describe_encoding(encoding: Encoding) -> Json:
    line: Json = {"name": encoding.name}
    if encoding.parts:
        line["parts"] = [list(part) for part in encoding.parts]
    if encoding.raw:
        line["raw"] = [[place, held.hex()] for place, held in encoding.raw]
    return line


def printable(name: str) -> str:
    """A name that may hold undecodable bytes, as text that JSON can hold."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def digest(data: bytes) -> str:
    """What the log tells a text by."""
    return hashlib.sha256(data).hexdigest()


def _measure(data: bytes, text: str) -> Json:
    return {"bytes": len(data), "chars": len(text), "sha256": digest(data)}


def edit_lines(doc: Document, bulk: int | None = BULK) -> Iterator[tuple[str, Json]]:
    """Edits and bulks by start, then flags, each with its kind.

    Args:
        doc: The cleaned document.
        bulk: The fewest equal edits that become one line; None: they never do.
    """
    alike: dict[tuple[object, ...], list[Change]] = {}
    for change in doc.changes:
        alike.setdefault(_kind(change), []).append(change)
    for clean, change in place_changes(doc.changes):
        group = alike[_kind(change)]
        if bulk is None or len(group) < bulk:
            line: Json = {"rule": change.rules[-1]}
            line["span"] = [change.start, change.end]
            line["clean"] = [clean, clean + len(change.new)]
            yield "edit", line | _texts(change) | _reasons(change)
        elif group[0] is change:
            line = {"rule": change.rules[-1], "count": len(group)}
            yield "bulk", line | _texts(change) | _reasons(change) | {"starts": [one.start for one in group]}
    for flag in doc.flags:
        yield "flag", {"rule": flag.rule, "span": [flag.start, flag.end], "why": flag.why}


def _kind(change: Change) -> tuple[object, ...]:
    return change.old, change.new, change.rules, change.notes


def _texts(change: Change) -> Json:
    """`old` and `new`, in hexadecimal where they hold a lone surrogate."""
    line: Json = {}
    for key, text in (("old", change.old), ("new", change.new)):
        try:
            text.encode("utf-8")
            line[key] = text
        except UnicodeEncodeError:
            line[f"{key}_hex"] = text.encode("utf-8", "surrogatepass").hex()
    return line


def _reasons(change: Change) -> Json:
    line: Json = {}
    if len(change.rules) > 1:
        line["via"] = list(change.rules[:-1])
    notes = []
    for note in change.notes:
        same = _SAME_AS.fullmatch(note)
        if same is None:
            notes.append(note)
        else:
            line["same_as"] = [int(same[1]), int(same[2])]
    if notes:
        line["note"] = "; ".join(notes)
    return line


def _via(line: Json) -> Iterable[str]:
    via = line.get("via", ())
    return via if isinstance(via, list) else ()
