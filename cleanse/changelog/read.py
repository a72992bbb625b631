"""Reading the log back.

A log is believed only if it is whole: its first line names the format, its last is `end`.
"""

from collections.abc import Iterable, Iterator

from cleanse.changelog.entry import unhold
from cleanse.changelog.logged import EndLine, Log, Logged, LogLine, Rejected, RuleLine, RunLine, gather
from cleanse.changelog.offsets import LOG_FORMAT, OFFSETS, fill_in
from cleanse.changelog.parse import parse_lines, to_number, to_numbers, to_object, to_rows, to_span, to_text
from cleanse.changelog.write import LOG, UNIT, Legend, Part
from cleanse.core.edits import Change, Flag
from cleanse.core.record import Encoding, Json
from cleanse.errors import InputError
from cleanse.version import __version__


def read_whole_log(lines: Iterable[bytes], path: str = "log", *, may_be_cut: bool = False) -> Log:
    """All that a log holds.

    Raises:
        InputError: the log is no log of this format, has no contents, is damaged, or was cut short; names the line.
    """
    return gather(read_entries(lines, path, need="undoing", may_be_cut=may_be_cut))


def read_entries(
    lines: Iterable[bytes], path: str = "log", need: str | None = None, *, may_be_cut: bool = False
) -> Iterator[LogLine]:
    """What a log says, in order; a text comes with all its changes and flags, behind the rules that it uses first.

    Memory is bounded by the largest text's changes. A log without contents is read as `fill_in` makes it.

    Args:
        lines: Of the log.
        path: Its name, for messages.
        need: What its contents are needed for; None: they are not needed.
        may_be_cut: Whether it may lack its end; its last text may then lack some of its changes.

    Raises:
        InputError: as `read_whole_log` does, but only when the line is reached.
    """
    is_full = True
    doc: Logged | None = None
    changes: list[Change] = []
    flags: list[Flag] = []
    is_begun = ended = False
    for place, line in parse_lines(lines, path, may_be_cut=may_be_cut):
        kind = line.get("t")
        if kind == "run" and is_begun:
            raise InputError(_explain_second_run(place))
        is_begun = True
        if kind == "run":
            is_full = _check_run(line, place, need)
        try:
            if not is_full:
                line = fill_in(str(kind), line)
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
            elif kind == "reject":
                yield Rejected(_optional(line, "file"), to_number(line["record"]), unhold(line), str(line.get("why", "")))
            elif kind == "rule":
                yield RuleLine(str(line["id"]), Legend(str(line["category"]), str(line["why"])))
            elif kind == "run":
                yield _read_run(line)
            elif kind == "end":
                ended = True
                yield _read_end(line)
        except (KeyError, TypeError, ValueError) as error:
            raise InputError(f"{place}: broken {kind} line: {error}") from None
    if not ended and not may_be_cut:
        mend = "clean the text again; of texts that were cleaned in place, `revert --incomplete` takes back what it tells"
        raise InputError(f"{path}: the log has no end line, so the run was cut short; {mend}")
    if doc is not None:
        yield _finish(doc, changes, flags)


def _explain_second_run(place: str) -> str:
    number = int(place.rpartition(":")[2])
    return (
        f"{place}: another run begins here, so the logs of several runs stand in this file; `head -n {number - 1}` and "
        f"`tail -n +{number}` part them, and the last one is undone first"
    )


def _check_run(line: Json, place: str, need: str | None) -> bool:
    """Whether the log of this first line has contents."""
    if line.get("log") != LOG:
        raise InputError(f"{place}: this is {line.get('log')!r}; {LOG} is understood")
    if line.get(LOG_FORMAT, "full") not in {"full", OFFSETS}:
        raise InputError(f"{place}: a log of the format {line[LOG_FORMAT]!r} is not understood; this is cleanse {__version__}")
    if line.get("unit", UNIT) != UNIT:
        raise InputError(f"{place}: the spans of this log are in {line['unit']!r}; {UNIT} is understood")
    is_full = line.get(LOG_FORMAT) != OFFSETS
    if need is not None and not is_full:
        raise InputError(
            f"{place}: this log was written with --log-format {OFFSETS} and does not hold what was deleted; {need} needs a full one"
        )
    return is_full


def _finish(doc: Logged, changes: list[Change], flags: list[Flag]) -> Logged:
    return doc._replace(changes=tuple(sorted(changes)), flags=tuple(flags))


def _read_doc(line: Json) -> Logged:
    record = line.get("record")
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
        changes=(),
        flags=(),
        part=_read_part(to_object(line["part"])) if line.get("part") else None,
        file=_optional(line, "file"),
        record=None if record is None else to_number(record),
        field=_optional(line, "field"),
        spelling=_optional(line, "spelling"),
        dropped=_optional(line, "dropped"),
    )


def _read_run(line: Json) -> RunLine:
    rules, config = (str(line.get(key, "")).removeprefix("sha256:") for key in ("rules", "config"))
    stages = line.get("stages")
    names = tuple(map(str, stages)) if isinstance(stages, list) else ()
    reading = {key: str(line[key]) for key in ("format", "split_at", "id_field") if line.get(key) is not None}
    return RunLine(line, rules, config, names, reading)


def _read_part(part: Json) -> Part:
    return Part(*(to_number(part[name]) for name in Part._fields))


def _read_end(line: Json) -> EndLine:
    for key in ("texts", "changed", "edits"):
        to_number(line[key])
    to_number(line.get("failed", 0))
    if not isinstance(line["removed"], (int, float)):
        raise TypeError(f"a number is wanted where {line['removed']!r} stands")
    return EndLine(line)


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
    start, end = to_span(line["span"])
    return Change(start, end, to_text(line, "old"), to_text(line, "new"), _rules(line), _notes(line))


def _notes(line: Json) -> tuple[str, ...]:
    """The notes of an edit as the change had them, but for several that the log has joined."""
    same = line.get("same_as")
    return (
        *(() if same is None else (f"same_as {to_numbers(same)}",)),
        *((str(line["note"]),) if "note" in line else ()),
    )


def _read_flag(line: Json) -> Flag:
    start, end = to_span(line["span"])
    return Flag(start, end, str(line["rule"]), str(line["why"]))


def _read_bulk(line: Json) -> Iterator[Change]:
    old, new, rules, notes = to_text(line, "old"), to_text(line, "new"), _rules(line), _notes(line)
    for start in to_numbers(line["starts"]):
        yield Change(start, start + len(old), old, new, rules, notes)
