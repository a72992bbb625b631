"""Reading the log back, and undoing a text by it.

A log is believed only if it is whole: its first line names the format, its last is `end`. Everything that does not fit the text is
refused with the first place that differs; nothing is guessed.
"""

import hashlib
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from typing import NamedTuple

from cleanse.changelog.parse import Json, parse_lines, to_number, to_numbers, to_object, to_rows, to_text
from cleanse.changelog.write import LOG, Legend
from cleanse.core.edits import Change, Flag, revert
from cleanse.core.encoding import Encoding
from cleanse.errors import InputError, RevertError
from cleanse.text.decode import decode, encode


class Logged(NamedTuple):
    """What a log says of one text, or of one window of a large one."""

    number: int
    name: str | None
    source: str | None
    lang: str | None
    encoding: Encoding
    input_sha256: str
    input_bytes: int
    input_chars: int
    output_sha256: str
    output_bytes: int
    output_chars: int
    #: where it begins in its file, on either side
    input_byte: int
    output_byte: int
    changes: tuple[Change, ...]
    flags: tuple[Flag, ...]
    #: the `doc` line itself
    said: Json


class Rule(NamedTuple):
    """What a log says of a rule before its first use."""

    id: str
    legend: Legend


class Run(NamedTuple):
    """The first line of a log."""

    said: Json


class End(NamedTuple):
    """The last line of a log, its totals."""

    said: Json


Entry = Run | Rule | Logged | End


def read_log(lines: Iterable[bytes], path: str = "log") -> list[Logged]:
    """The texts of a log that changed, in order.

    Raises:
        InputError: the log is no log of this format, is damaged, or was cut short; names the line.
    """
    return [entry for entry in read_entries(lines, path) if isinstance(entry, Logged)]


def read_entries(lines: Iterable[bytes], path: str = "log") -> Iterator[Entry]:
    """What a log says, in order; a text comes with all its changes and flags, behind the rules that it uses first.

    Memory is bounded by the largest text's changes.

    Raises:
        InputError: as `read_log` does, but only when the line is reached.
    """
    doc: Logged | None = None
    changes: list[Change] = []
    flags: list[Flag] = []
    ended = False
    for place, line in parse_lines(lines, path):
        kind = line.get("t")
        if kind == "run" and line.get("log") != LOG:
            raise InputError(f"{place}: this is {line.get('log')!r}; {LOG} is understood")
        try:
            if kind in {"edit", "bulk", "flag"} and doc is None:
                raise ValueError("it stands before any doc line")
            if kind in {"doc", "end"} and doc is not None:
                yield _finish(doc, changes, flags)
                doc, changes, flags = None, [], []
            if kind == "doc":
                doc = _read_doc(line)
            elif kind == "edit":
                changes.append(_read_edit(line))
            elif kind == "bulk":
                changes.extend(_read_bulk(line))
            elif kind == "flag":
                flags.append(_read_flag(line))
            elif kind == "rule":
                yield Rule(str(line["id"]), Legend(str(line["category"]), str(line["why"])))
            elif kind == "run":
                yield Run(line)
            elif kind == "end":
                ended = True
                yield _read_end(line)
        except (KeyError, TypeError, ValueError) as error:
            raise InputError(f"{place}: broken {kind} line: {error}") from None
    if not ended:
        raise InputError(f"{path}: the log has no end line, so the run was cut short; clean the text again")


def _finish(doc: Logged, changes: list[Change], flags: list[Flag]) -> Logged:
    return doc._replace(changes=tuple(sorted(changes)), flags=tuple(flags))


def _read_doc(line: Json) -> Logged:
    part = to_object(line.get("part") or {})
    before, after = to_object(line["input"]), to_object(line["output"])
    return Logged(
        number=to_number(line["n"]),
        name=_optional(line, "id"),
        source=_optional(line, "source"),
        lang=_optional(line, "lang"),
        encoding=_read_encoding(to_object(line["encoding"])),
        input_sha256=str(before["sha256"]),
        input_bytes=to_number(before["bytes"]),
        input_chars=to_number(before["chars"]),
        output_sha256=str(after["sha256"]),
        output_bytes=to_number(after["bytes"]),
        output_chars=to_number(after["chars"]),
        input_byte=to_number(part.get("input_byte", 0)),
        output_byte=to_number(part.get("output_byte", 0)),
        changes=(),
        flags=(),
        said=line,
    )


def _read_end(line: Json) -> End:
    for key in ("texts", "changed", "edits"):
        to_number(line[key])
    to_number(line.get("failed", 0))
    if not isinstance(line["removed"], (int, float)):
        raise TypeError(f"a number is wanted where {line['removed']!r} stands")
    return End(line)


def _optional(line: Json, key: str) -> str | None:
    value = line.get(key)
    return None if value is None else str(value)


def _read_encoding(line: Json) -> Encoding:
    parts = []
    for part in to_rows(line.get("parts", []), 3):
        parts.append((to_number(part[0]), to_number(part[1]), str(part[2])))
    raw = tuple((to_number(place), bytes.fromhex(str(held))) for place, held in to_rows(line.get("raw", []), 2))
    if parts and parts[0][:2] != (0, 0):
        raise ValueError(f"the first part begins at {parts[0][:2]}, not at 0")
    return Encoding(str(line["name"]), tuple(parts), raw)


def _rules(line: Json) -> tuple[str, ...]:
    via = line.get("via", [])
    return (*(str(rule) for rule in via), str(line["rule"])) if isinstance(via, list) else (str(line["rule"]),)


def _read_edit(line: Json) -> Change:
    start, end = to_numbers(line["span"])
    return Change(start, end, to_text(line, "old"), to_text(line, "new"), _rules(line), _notes(line))


def _notes(line: Json) -> tuple[str, ...]:
    """The notes of an edit as the change had them, but for several that the log has joined."""
    same = line.get("same_as")
    return (
        *(() if same is None else (f"same_as {to_numbers(same)}",)),
        *((str(line["note"]),) if "note" in line else ()),
    )


def _read_flag(line: Json) -> Flag:
    start, end = to_numbers(line["span"])
    return Flag(start, end, str(line["rule"]), str(line["why"]))


def _read_bulk(line: Json) -> Iterator[Change]:
    old, new, rules, notes = to_text(line, "old"), to_text(line, "new"), _rules(line), _notes(line)
    for start in to_numbers(line["starts"]):
        yield Change(start, start + len(old), old, new, rules, notes)


def undo(data: bytes, docs: list[Logged], rules: str | None = None) -> bytes:
    """The original bytes of a cleaned file.

    Args:
        data: The cleaned file.
        docs: What the log says of it: nothing, one text, or its windows in order.
        rules: A glob over rule ids: only changes that these rules alone made are taken back.

    Raises:
        RevertError: the log does not belong to the file; names the first place.
    """
    if not docs:
        return data
    pieces: list[bytes] = []
    position = 0
    for logged in docs:
        end = logged.output_byte + logged.output_bytes
        if end > len(data) or logged.output_byte != position:
            raise RevertError(f"the log is of a file of {end} bytes or more, this one has {len(data)}")
        pieces.append(_undo_text(data[position:end], logged, rules))
        position = end
    if position != len(data):
        raise RevertError(f"the log ends at byte {position}, the file has {len(data)}")
    return b"".join(pieces)


def _undo_text(data: bytes, logged: Logged, rules: str | None) -> bytes:
    text = decode(data, "utf-8").text
    changes = logged.changes
    if hashlib.sha256(data).hexdigest() != logged.output_sha256:
        revert(text, changes)  # raises with the first place that differs, if an edit does
        raise RevertError(f"the text of {logged.name or 'the log'} was changed after it was cleaned, outside the log's edits")
    try:
        original = encode(revert(text, changes), logged.encoding)
    except (UnicodeEncodeError, LookupError) as error:
        raise RevertError(f"the original cannot be written as the log says: {error}; the log was changed") from None
    if hashlib.sha256(original).hexdigest() != logged.input_sha256:
        raise RevertError("undoing the log does not give the logged original; the log was changed")
    if rules is None:
        return original
    chosen = [change for change in changes if all(fnmatchcase(rule, rules) for rule in change.rules)]
    return encode(revert(text, to_clean(chosen, changes)), "utf-8")


def to_clean(chosen: list[Change], changes: tuple[Change, ...]) -> list[Change]:
    """Some of the changes as if they alone stood between the clean text and one in which the others were made already."""
    out: list[Change] = []
    wanted = set(chosen)
    shift = 0
    for change in changes:
        if change in wanted:
            out.append(change._replace(start=change.start + shift, end=change.end + shift))
        else:
            shift += len(change.new) - len(change.old)
    return out
