"""Pieces: what became of the blocks of a file that is not whole yet, so that a run that was killed goes on behind the last of them.

They lie beside the journals of finished files: a first line that says of which recipe and input they are, then for each block a line
with its number and length, and that many bytes of Zstandard, which has a checksum. What is torn, damaged or out of its turn ends them.
The run goes on by reading the input again and passing over the blocks that are known, so all formats go on alike, compressed or not.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import count, islice
from pathlib import Path
from typing import BinaryIO, cast

from cleanse.errors import InputError
from cleanse.run.block import Done
from cleanse.run.held import write_all
from cleanse.run.journal import dump_note, read_notes

#: the longest line before a piece, in bytes
_LINE = 64
#: speed counts more than size: pieces live as long as the run
_LEVEL = 1


def find_pieces(journal: Path) -> Path:
    """Where the pieces of an output lie."""
    return journal.with_suffix(".pieces")


def count_pieces(path: Path, mark: str) -> int:
    """How many blocks are done of a file that is cleaned by this recipe from this input; reads all that was kept of them.

    Raises:
        InputError: what was kept cannot be read.
    """
    first = _first_line(mark)
    try:
        with path.open("rb") as stream:
            return sum(1 for _ in _read_frames(stream)) if stream.readline(len(first)) == first else 0
    except FileNotFoundError:
        return 0
    except OSError as error:
        raise _explain(path, error) from None


def keep_pieces(path: Path, mark: str, known: int, blocks: Iterable[Done]) -> Iterator[Done]:
    """All blocks of a file: those that are kept, then the others, each of them kept before it is given.

    Args:
        path: Where the pieces lie; they are begun anew if none are known.
        mark: Of which recipe and input they are.
        known: How many were counted.
        blocks: Those behind them.

    Raises:
        InputError: they cannot be written, or were changed since they were counted.
    """
    import zstandard

    end = 0
    if known:
        with _open(path, "rb") as stream:
            stream.readline()
            left = known
            for data in islice(_read_frames(stream), known):
                left -= 1
                yield _load(data)
            end = stream.tell()
        if left:
            raise InputError(f"{str(path)!r} was changed while it was read; is another run writing the same file?")
    pack = zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True).compress
    with _open(path, "r+b" if known else "wb", buffering=0) as stream:
        if known:
            stream.truncate(stream.seek(end))
        else:
            _write(path, stream, _first_line(mark))
        for number, done in enumerate(blocks, known):
            frame = pack(_dump(done))
            _write(path, stream, b"%d %d\n%s" % (number, len(frame), frame))
            yield done


def _open(path: Path, mode: str, buffering: int = -1) -> BinaryIO:
    try:
        return cast("BinaryIO", path.open(mode, buffering))
    except OSError as error:
        raise _explain(path, error) from None


def _write(path: Path, stream: BinaryIO, data: bytes) -> None:
    try:
        write_all(stream, data)
    except OSError as error:
        raise _explain(path, error) from None


def _explain(path: Path, error: OSError) -> InputError:
    return InputError(f"cannot keep what is done in {str(path)!r}: {error.strerror or error}")


def _first_line(mark: str) -> bytes:
    return f"{mark} {_find_pyarrow()}\n".encode()


@cache
def _find_pyarrow() -> str:
    """The version of pyarrow, which decides how columns are parted into blocks."""
    from importlib.metadata import PackageNotFoundError, version  # takes longer to import than all of this package

    try:
        return version("pyarrow")
    except PackageNotFoundError:
        return "-"


def _read_frames(stream: BinaryIO) -> Iterator[bytes]:
    """The pieces that are whole, in their order."""
    import zstandard

    unpack = zstandard.ZstdDecompressor().decompress
    for number in count():
        words = stream.readline(_LINE).split()
        if len(words) != 2 or words[0] != str(number).encode() or not words[1].isdigit():
            return
        try:
            data = unpack(stream.read(int(words[1])))
        except zstandard.ZstdError:
            return
        yield data


def _dump(done: Done) -> bytes:
    about = (done.is_head, done.is_tail, done.start_byte, done.is_changed, len(done.header))
    return b"%s\n%s\n%s%s" % (dump_note(done.account), json.dumps(about).encode(), done.header, done.output)


def _load(data: bytes) -> Done:
    note, about, rest = data.split(b"\n", 2)
    is_head, is_tail, start_byte, is_changed, size = json.loads(about)
    (account, _), *_ = read_notes([note])
    return Done(rest[size:], rest[:size], is_head, is_tail, start_byte, is_changed, account)
