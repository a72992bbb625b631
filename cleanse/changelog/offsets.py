"""The log without contents, `--log-format offsets`: where texts changed and by which rules, but nothing of what stood there.

Spans can be moved by it, nothing can be undone. A key stays only if it is named here, so that a new one never tells by mistake. Left out are
old and new text, notes, words about flags and rejected records, how a text was spelt, bytes, and the digest of the original, by which
short deletions could be guessed.
"""

from cleanse.changelog.parse import to_numbers, to_object, to_text
from cleanse.core.record import Json

#: stands for a character that the log does not hold
HIDDEN = "\N{LIGHT SHADE}"
#: what the `run` line says of such a log; a log with contents says nothing
LOG_FORMAT = "log_format"
OFFSETS = "offsets"
_KEYS = {
    "doc": ("id", "file", "record", "field", "source", "lang", "encoding", "input", "output"),
    "edit": ("field", "rule", "span", "clean", "via", "same_as"),
    "bulk": ("rule", "count", "via", "same_as"),
    "flag": ("rule", "span"),
    "reject": ("file", "record"),
}


def leave_contents_out(kind: str, line: Json) -> Json:
    """A line of the log, of one kind, without contents.

    >>> leave_contents_out("edit", {"rule": "r", "span": [0, 2], "clean": [0, 0], "old": "ab", "new": ""})
    {'rule': 'r', 'span': [0, 2], 'clean': [0, 0]}
    >>> leave_contents_out("bulk", {"rule": "r", "count": 4, "old": "ab", "new": "", "starts": [0, 4, 8, 9]})
    {'rule': 'r', 'count': 4, 'lengths': [2, 0], 'starts': [0, 4, 8, 9]}
    """
    kept = {key: line[key] for key in _KEYS[kind] if key in line}
    if kind == "bulk":
        kept |= {"lengths": [len(to_text(line, "old")), len(to_text(line, "new"))], "starts": line["starts"]}
    if kind == "doc":
        kept |= {"encoding": _pick(line["encoding"], "name", "parts"), "input": _pick(line["input"], "bytes", "chars")}
    return kept


def fill_in(kind: str, line: Json) -> Json:
    """A line of a log without contents as if it had some, with `HIDDEN` for each character that is not known.

    >>> fill_in("edit", {"rule": "r", "span": [0, 2], "clean": [0, 0]})
    {'rule': 'r', 'span': [0, 2], 'clean': [0, 0], 'old': '░░', 'new': ''}
    """
    if kind == "doc":
        return {**line, "input": {**to_object(line["input"]), "sha256": ""}}
    if kind in {"edit", "bulk"}:
        sizes = (
            line["lengths"] if kind == "bulk" else [end - start for start, end in map(to_numbers, (line["span"], line["clean"]))]
        )
        old, new = to_numbers(sizes)
        return {**line, "old": HIDDEN * old, "new": HIDDEN * new}
    return {**line, "why": "", "raw": ""} if kind in {"flag", "reject"} else line


def _pick(value: object, *keys: str) -> Json:
    known = to_object(value)
    return {key: known[key] for key in keys if key in known}
