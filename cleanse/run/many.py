"""Many inputs, block by block: read in order, cleaned by one process or several, given back in order.

What is wrong with one file does not touch the next one.
"""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager
from heapq import merge
from operator import attrgetter
from typing import BinaryIO, NamedTuple

from cleanse.core.record import Origin, Record
from cleanse.errors import InputError, name_once
from cleanse.formats import TRAITS, Traits
from cleanse.formats.base import Block, load_format
from cleanse.run.block import Done, Job, Task, clean_pieces
from cleanse.run.events import Broken, End, Event, Result, clean_task


class Source(NamedTuple):
    """An input."""

    path: str
    form: str
    origin: Origin
    open: Callable[[], AbstractContextManager[BinaryIO]]
    #: how many of its blocks are done already
    done: int = 0

    @property
    def traits(self) -> Traits:
        """What its format is like."""
        return TRAITS[self.form]


class BrokenInputError(InputError):
    """An input cannot be read to its end, or holds something else than was said."""


def read_blocks(stream: BinaryIO, form: str, encoding: str | None = None, split_at: str = "") -> Iterator[Block]:
    """The blocks of a stream in a format."""
    given = {"encoding": encoding, "split_at": split_at}
    return load_format(form).read(stream, **{name: given[name] for name in TRAITS[form].options})


def read_events(sources: Iterable[Source], split_at: str = "", first: int | None = None) -> Iterator[Event]:
    """The blocks of all inputs; with `first` only so many records of each."""
    for source in sources:
        end = None if source.traits.is_whole else first  # the windows of a text are no records
        try:
            with source.open() as stream:
                for number, block in enumerate(read_blocks(stream, source.form, source.origin.encoding, split_at)):
                    if end is not None and block.record >= end and not block.is_head:
                        break
                    if number < source.done:
                        continue
                    yield Task(block, source.form, source.origin, end)
        except InputError as error:
            yield Broken(str(error))
        yield End()


def clean_events(events: Iterable[Event], job: Job, jobs: int) -> Generator[Result]:
    """The events with their blocks cleaned, in order.

    Args:
        events: Read as far ahead as the workers are.
        job: What to do.
        jobs: The number of processes; 1: none but this one.
    """
    if jobs > 1:
        from cleanse.run.pool import clean_in_pool

        yield from clean_in_pool(events, job, jobs)
        return
    for event in events:
        yield clean_task(event, job) if isinstance(event, Task) else event


def split_results(sources: Iterable[Source], results: Iterator[Result]) -> Iterator[tuple[Source, Iterator[Done]]]:
    """Each source with its blocks, which raise `BrokenInputError` where it cannot be read."""
    for source in sources:
        own = _until_end(results)
        yield source, _raise_broken(source, own)
        for _ in own:  # what was not asked for
            pass


def _until_end(results: Iterator[Result]) -> Iterator[Done | Broken]:
    for result in results:
        if isinstance(result, End):
            return
        yield result


def _raise_broken(source: Source, results: Iterator[Done | Broken]) -> Iterator[Done]:
    for result in results:
        if isinstance(result, Broken):
            raise _make_error(source, result)
        yield result


def _make_error(source: Source, broken: Broken) -> BrokenInputError:
    """The error of a file, which is named once."""
    return BrokenInputError(name_once(source.path, broken.why))


class Looked(NamedTuple):
    """A text that is looked at, or a record that cannot be read; by its number, from 0, and the line on which it begins, from 1."""

    number: int
    line: int
    record: Record | None
    why: str | None = None


def look_through(source: Source, job: Job, first: int | None = None) -> Iterator[Looked]:
    """What would become of each text of an input.

    Raises:
        BrokenInputError: it cannot be read to its end.
    """
    for event in read_events([source], job.fields.split_at, first):
        if isinstance(event, Broken):
            raise _make_error(source, event)
        if isinstance(event, Task):
            try:
                found = clean_pieces(event, job)
            except InputError as error:
                raise _make_error(source, Broken(str(error))) from None
            find_line = found.parsed.find_line
            rejected = (Looked(number, find_line(number), None, why) for number, why in sorted(found.rejects.items()))
            pieces = zip(found.pieces, found.records, strict=True)
            cleaned = (Looked(piece.record, find_line(piece.record), record) for piece, record in pieces)
            yield from merge(rejected, cleaned, key=attrgetter("number"))
