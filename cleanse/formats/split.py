"""Several texts in one file, parted by lines that hold a pattern; such a line belongs to no text and stays as it is.

Text 0 is what stands before the first of these lines, be it nothing, and each line begins the next one.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import BinaryIO

from cleanse.errors import InputError, RuleError, UsageError
from cleanse.formats.base import BLOCK, MAX_RECORD, Block, Fields, Note, Parsed, Piece, Written
from cleanse.formats.lines import to_bytes
from cleanse.rulebook.patterns.regex import compile_regex


def read(stream: BinaryIO, size: int = BLOCK, split_at: str = "") -> Iterator[Block]:
    """The blocks of a stream, whole texts each; all but the first begin with a line that parts.

    Args:
        stream: Read to its end.
        size: Of a block, in bytes.
        split_at: The pattern that is in such a line.

    Raises:
        UsageError: the pattern is broken.
        InputError: a text is longer than `MAX_RECORD`.
    """
    is_parting = make_parting(split_at)
    rest = b""
    record = start = seen = 0
    cuts: list[int] = []
    while data := stream.read(max(size, len(rest))):
        rest += data
        while (end := rest.find(b"\n", seen) + 1) > 0:
            if is_parting(rest[seen:end]):
                cuts.append(seen)
            seen = end
        if cuts and cuts[-1] > 0:
            at = cuts[-1]
            yield Block(rest[:at], record, start, is_head=start == 0)
            record += len(cuts) - 1 + (start == 0)
            start += at
            rest = rest[at:]
            seen -= at
            cuts = [0]
        if len(rest) > MAX_RECORD:
            raise InputError(f"text {record + 1} is longer than {MAX_RECORD >> 20} MiB; does --split-at fit its lines?")
    if rest or start == 0:
        yield Block(rest, record, start, is_head=start == 0)


def parse(block: Block, fields: Fields) -> Parsed:
    """The texts between the lines."""
    is_parting = make_parting(fields.split_at)
    spans = _find_spans(block.data, is_parting, is_head=block.is_head)
    pieces = tuple(Piece(block.record + number, block.data[start:end]) for number, (start, end) in enumerate(spans))

    def render(
        texts: Sequence[str | bytes | Written], _notes: Mapping[int, Sequence[Note]], _left_out: Collection[int]
    ) -> list[bytes]:
        before = [0, *(end for _, end in spans)]
        return [block.data[at : span[0]] + to_bytes(text) for at, span, text in zip(before, spans, texts, strict=False)]

    def raw(record: int) -> bytes:
        start, end = spans[record - block.record]
        return block.data[start:end]

    def is_parted(source: bytes, output: bytes) -> bool:
        is_joined = source.endswith(b"\n") and output != b"" and not output.endswith(b"\n")
        return is_joined or len(_find_spans(output, is_parting, is_head=True)) > 1

    return Parsed(pieces, (), len(spans), render, raw, is_parted=is_parted)


def _find_spans(data: bytes, is_parting: Callable[[bytes], bool], *, is_head: bool) -> list[tuple[int, int]]:
    """Where the texts stand; without `is_head` the first line parts."""
    spans: list[tuple[int, int]] = []
    start = 0 if is_head else None
    at = 0
    while at < len(data):
        end = data.find(b"\n", at) + 1 or len(data)
        if is_parting(data[at:end]):
            if start is not None:
                spans.append((start, at))
            start = end
        at = end
    return spans if start is None else [*spans, (start, len(data))]


@lru_cache(maxsize=8)
def make_parting(pattern: str) -> Callable[[bytes], bool]:
    """Whether a line, with or without its end, holds the pattern.

    Raises:
        UsageError: the pattern is broken.

    >>> make_parting("^=+$")(b"=====\\r\\n")
    True
    """
    try:
        compiled = compile_regex(pattern)
    except RuleError as error:
        raise UsageError(f"--split-at {pattern!r}: {error}") from None

    def is_parting(line: bytes) -> bool:
        return next(iter(compiled.finditer(line.decode("utf-8", "replace").rstrip("\r\n"))), None) is not None

    return is_parting
