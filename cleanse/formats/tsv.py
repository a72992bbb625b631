"""TSV: as CSV, with tabs between the columns."""

from collections.abc import Iterator
from typing import BinaryIO

from cleanse.formats import csv
from cleanse.formats.base import Block, Fields, Parsed

TAB = "\t"


def read(stream: BinaryIO, size: int = csv.BLOCK) -> Iterator[Block]:
    """The blocks of a stream: whole rows, each block with the header."""
    return csv.read(stream, size)


def parse(block: Block, fields: Fields) -> Parsed:
    """The texts of each row."""
    return csv.parse(block, fields, TAB)
