"""TSV: as CSV, with tabs between the columns."""

from collections.abc import Iterator
from typing import BinaryIO

from cleanse.formats.base import BLOCK, Block, Fields, Parsed
from cleanse.formats.csv import parse_rows, read_rows, spell, spell_part

__all__ = ["parse", "read", "spell", "spell_part"]

TAB = "\t"


def read(stream: BinaryIO, size: int = BLOCK) -> Iterator[Block]:
    """The blocks of a stream: whole rows, each block with the header."""
    return read_rows(stream, size, TAB)


def parse(block: Block, fields: Fields) -> Parsed:
    """The texts of each row."""
    return parse_rows(block, fields, TAB)
