"""Which lines of a text that is not all UTF-8 were written in which encoding.

Most such texts are in one encoding. Some are UTF-8 with broken bytes, which stay as they are; some are dumps put together, lines of
one encoding behind lines of another. Each line that is not ASCII weighs every candidate, in nats; going from one encoding to another
costs as much as `_TURN`, so that a line without clear evidence follows its neighbours (the best path is Viterbi's). For UTF-8 speak
its well-formed sequences, against it the bytes that are none; against another encoding speak the faults of shape. Where this is not
clear the language profiles are asked, as long as `_BUDGET` bytes last: however long the text is, they read no more of it.

ASCII lines go with the line before them. Linear in the length of the text.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cleanse.text.decoding.byte_shape import count_faults, is_table
from cleanse.text.decoding.detect_encoding import (
    ESCAPED,
    HIGH,
    choose,
    find_candidates,
    find_common_name,
    find_odd_bytes,
    has_signs_only,
    is_readable,
    pick_words,
    weigh,
)
from cleanse.text.decoding.short_bytes import UNUSUAL, is_another, is_sure, rank

#: what it costs to go from one encoding to another
_TURN = 12.0
_SEQUENCE = 6.0
_BROKEN = 4.0
_BLAME = 2.0
_CONTROL_BLAME = 8.0
#: a line whose best two readings are closer is read by the language profiles
_CLEAR = 30.0
_BUDGET = 16_000
#: how many bytes of a line are read by them, and how many are looked at for their shape
_LINE = 200
_LONG = 4096
#: pieces of the text that are asked for an encoding of their own: how many, and how many bytes each
_PIECES = 12
_PIECE = 160
_SMALL_PIECE = 40
#: a candidate that is voted for already is not weighed again if chardet holds it for so likely, as a share of the first
_LIKELY = 0.9
_MOST = 6
#: texts of at most this many bytes, without their ASCII lines, are read by `short_bytes`
SHORT = 400
#: from this many bytes beyond ASCII on, a text is prose enough for the other evidence
_PLENTY = 20
#: the byte order mark of UTF-16 by itself
_MARK = re.compile(rb"(?<![\x80-\xff])(?:\xff\xfe|\xfe\xff)(?![\x80-\xff])")
#: a line does not suit an encoding whose faults weigh more than this, and this for each high byte
_ILL = 6.0
_ILL_BYTE = 0.5
_NEVER = -1e9
#: no more characters beyond ASCII than this say little: if half of them are UTF-8 the others are broken, and letters of another alphabet are none
_FEW = 4
_WESTERN = "cp1252"
_BESIDE = re.compile(rb"[A-Za-z][\x80-\xff]|[\x80-\xff][A-Za-z]")
_TOGETHER = re.compile(rb"[\x80-\xff]{2}")
_LATIN = re.compile(rb"[A-Za-z]")

_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class Stretch(NamedTuple):
    """A piece of a text in one encoding: bytes, half-open."""

    start: int
    end: int
    name: str


class _Line(NamedTuple):
    """A line that is not ASCII: its place in bytes, and its well-formed sequences and other high bytes as UTF-8."""

    start: int
    end: int
    sequences: int
    broken: int


def find_stretches(data: bytes, before: str | None = None) -> list[Stretch]:
    """The stretches of `data`, which together are all of it.

    Args:
        data: Bytes that are not all UTF-8 and no binary.
        before: The encoding of the text before, if this is its continuation.

    >>> [name for _, _, name in find_stretches("Трамвай ушёл в депо.\\n".encode("cp1251"))]
    ['cp1251']
    """
    lines = _read_lines(data)
    foreign = [line for line in lines if 2 * line.broken > line.sequences]
    if not foreign:
        return [Stretch(0, len(data), "utf-8")]
    if before is None and len(foreign) == len(lines) and sum(line.end - line.start for line in lines) <= SHORT:
        short = _find_short(data, lines)
        if short is not None:
            return [Stretch(0, len(data), short)]
    names = _find_names(data, foreign)
    if before is not None and before not in {*names, "utf-8"}:
        names.append(before)
    if not names:
        return [Stretch(0, len(data), "utf-8")]
    sequences, broken = sum(line.sequences for line in lines), sum(line.broken for line in lines)
    mixed = sequences >= broken
    if mixed and sequences + broken <= _FEW:
        return [Stretch(0, len(data), "utf-8")]
    if len(names) == 1 and len(foreign) == len(lines) and not mixed and is_readable(data, names[0]):
        shape = _weigh_shape(data, data, names[0]) - _CONTROL_BLAME * len(_CONTROL.findall(data))
        if shape >= -_BROKEN / 2 * broken:
            return [Stretch(0, len(data), find_common_name(data, names[0]))]
    names.insert(0, "utf-8")
    return _join(data, lines, [names[number] for number in _decide(data, lines, names, before)])


def _find_short(data: bytes, lines: Sequence[_Line]) -> str | None:
    """The encoding of a short text; UTF-8 where nothing is sure, None where other evidence is to tell."""
    pieces = [data[line.start : line.end] for line in lines]
    whole = b"".join(pieces)
    if (
        has_signs_only(whole)
        or _MARK.search(whole)
        or sum(line.sequences for line in lines) >= sum(line.broken for line in lines)
    ):
        return None
    readings = rank(whole)
    if not readings:
        return None
    best = readings[0]
    if len(lines) > 1 and any(is_another(piece, best.name, _TURN) for piece in pieces):
        return None
    if not is_sure(readings):
        return "utf-8" if len(whole) - len(whole.translate(None, HIGH)) < _PLENTY else None
    return find_common_name(data, best.name) if is_readable(data, best.name) else None


def _read_lines(data: bytes) -> list[_Line]:
    lines: list[_Line] = []
    start = 0
    while start < len(data):
        end = data.find(b"\n", start) + 1 or len(data)
        line = data[start:end]
        if not line.isascii():
            text = line.decode("utf-8", "surrogateescape")
            broken = len(ESCAPED.findall(text))
            high = len(text) - len(text.encode("ascii", "ignore"))
            lines.append(_Line(start, end, high - broken, broken))
        start = end
    return lines


def _find_names(data: bytes, foreign: Sequence[_Line]) -> list[str]:
    """The encodings that the lines may be in, the likeliest first, none that says the same as one before it."""
    whole = b"".join(data[line.start : line.end] for line in foreign)
    votes: dict[str, int] = {}
    _vote(votes, [whole], _PIECES + 1)
    pieces = _cut(data, foreign)
    if len(pieces) > 1:
        _vote(votes, pieces[:: -(-len(pieces) // _PIECES)])
    ill = [line for line in foreign if not _suits(data[line.start : line.end], line, votes)]
    if ill:
        _vote(votes, _cut(data, ill)[:_PIECES])
    names: list[str] = []
    for voted in sorted(votes, key=lambda one: -votes[one])[:_MOST]:
        name = _WESTERN if _is_stray(whole, voted) else voted
        if name != voted and (count_faults(whole, name) > 0 or _BESIDE.search(whole) is None):
            continue
        if not any(
            name == other or (is_table(name) and is_table(other) and not find_odd_bytes(whole, [name, other])) for other in names
        ):
            names.append(name)
    return names


def _is_stray(data: bytes, name: str) -> bool:
    """Whether an encoding reads a few bytes among Latin words, each by itself, as letters of another alphabet."""
    if len(data) > _LONG or _TOGETHER.search(data) is not None:
        return False
    high = [char for char in data.decode(name, "replace") if char > "\x7f" and char.isalpha()]
    # a letter of two bytes takes the ASCII one behind it
    most = len(_LATIN.findall(data)) / (_FEW if is_table(name) else 1)
    few = 0 < len(high) <= _FEW and len(high) < most
    return few and not any(unicodedata.name(char, "").startswith("LATIN") for char in high)


def _vote(votes: dict[str, int], pieces: Sequence[bytes], weight: int = 1) -> None:
    for piece in pieces:
        candidates = find_candidates(piece)
        likely = {one.name for one in candidates if one.confidence >= _LIKELY * candidates[0].confidence}
        known = (name for name in votes if name in likely and _weigh_shape(piece, piece[:_LONG], name) >= -_ILL)
        name = next(known, None) or next(iter(choose(piece, candidates)), None)
        if name is not None:
            votes[name] = votes.get(name, 0) + weight


def _suits(data: bytes, line: _Line, names: Iterable[str]) -> bool:
    """Whether one of the encodings reads a line without many faults of shape."""
    least = -_ILL - _ILL_BYTE * line.broken
    return any(_weigh_shape(data, data[:_LONG], name) >= least for name in names)


def _cut(data: bytes, lines: Sequence[_Line]) -> list[bytes]:
    """Neighbouring lines as pieces, shorter ones of a short text; a line of UTF-8 between them ends a piece."""
    pieces: list[bytes] = []
    size = min(max(_SMALL_PIECE, sum(line.end - line.start for line in lines) // _PIECES), _PIECE)
    current = b""
    last = 0
    for line in lines:
        if current and (len(current) >= size or (line.start > last and not data[last : line.start].isascii())):
            pieces.append(current)
            current = b""
        current += data[line.start : line.end][: 4 * _PIECE]
        last = line.end
    return [*pieces, current]


def _decide(data: bytes, lines: Sequence[_Line], names: Sequence[str], before: str | None) -> list[int]:
    """For each line the number of its encoding: the path that weighs most."""
    totals = [0.0 if before is None or name == before else -_TURN for name in names]
    back: list[list[int]] = []
    budget = _BUDGET
    for line in lines:
        weights, spent = _weigh_line(data[line.start : line.end], line, names, budget)
        budget -= spent
        best = max(range(len(names)), key=lambda number: (totals[number], -number))
        came = [number if totals[number] >= totals[best] - _TURN else best for number in range(len(names))]
        totals = [totals[came[number]] - _TURN * (came[number] != number) + weights[number] for number in range(len(names))]
        back.append(came)
    state = max(range(len(names)), key=lambda number: (totals[number], -number))
    path: list[int] = []
    for came in reversed(back):
        path.append(state)
        state = came[state]
    return path[::-1]


def _weigh_line(data: bytes, line: _Line, names: Sequence[str], budget: int) -> tuple[list[float], int]:
    """What speaks for each reading of a line, and how many bytes the language profiles have read for it."""
    sample = data[:_LONG]
    weights = [_SEQUENCE * line.sequences - _BROKEN * line.broken]
    controls = _CONTROL_BLAME * len(_CONTROL.findall(sample))
    weights += [_weigh_shape(data, sample, name) - controls for name in names[1:]]
    least = max(weights) - _CLEAR
    near = [number for number, weight in enumerate(weights) if weight >= least]
    sample = pick_words(sample, size=_LINE)
    if len({sample.decode(names[number], "surrogateescape") for number in near}) < 2 or budget <= 0:
        return weights, 0
    for number in near:
        weights[number] += weigh(sample, names[number], blame=0.0)
    return weights, len(sample) * len(near)


def _weigh_shape(data: bytes, sample: bytes, name: str) -> float:
    if not is_readable(data, name):
        return _NEVER
    if is_table(name):
        return -_BLAME * count_faults(sample, name)
    return -_BLAME * len(UNUSUAL.findall(sample.decode(name, "replace")))


def _join(data: bytes, lines: Sequence[_Line], chosen: Sequence[str]) -> list[Stretch]:
    """Neighbouring lines of one encoding as one stretch."""
    starts = [(0, chosen[0])]
    for line, name in zip(lines, chosen, strict=True):
        if name != starts[-1][1]:
            starts.append((line.start, name))
    ends = [start for start, _ in starts[1:]]
    spans = zip(starts, [*ends, len(data)], strict=True)
    return [Stretch(start, end, find_common_name(data[start:end], name)) for (start, name), end in spans]
