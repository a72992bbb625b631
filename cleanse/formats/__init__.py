"""Formats, one file each: bytes into records, and back; and what each is like, for those who ask before a stream is read.

A format is a module of this folder with `read` and `parse`, and a row of `TRAITS` under the module's name; a test compares the two. Every
start reads this table, so nothing of the package is imported here.
"""

from typing import NamedTuple

#: what is read where nothing tells a format, and what --split-at makes of it
TEXT, SPLIT = "text", "split"
#: how an Arrow file begins, and an Arrow stream, before the length of its schema (Arrow columnar format, "Encapsulated message format")
ARROW_FILE, ARROW_STREAM = b"ARROW1", b"\xff\xff\xff\xff"


class Traits(NamedTuple):
    """What a format is like."""

    #: what the names of its files end in
    suffixes: tuple[str, ...] = ()
    #: how its streams begin, where that tells them from text
    magic: tuple[bytes, ...] = ()
    #: what its `read` takes besides the stream, of `encoding` and `split_at`
    options: tuple[str, ...] = ()
    #: whether --format names it
    is_named: bool = True
    #: whether a whole stream is one text, read in windows
    is_whole: bool = False
    #: whether each text is one line, which goes when nothing is left of it
    is_line: bool = False
    #: whether its records have fields with names, and are UTF-8
    has_fields: bool = False
    #: whether a record may get one more field, for its changes
    takes_log: bool = False
    #: whether its reader goes to and fro
    is_seeking: bool = False


TRAITS = {
    TEXT: Traits(options=("encoding",), is_whole=True),
    "lines": Traits(is_line=True),
    "null": Traits(),
    "jsonl": Traits((".jsonl", ".ndjson"), has_fields=True, takes_log=True),
    "csv": Traits((".csv",), has_fields=True),
    "tsv": Traits((".tsv", ".tab"), has_fields=True),
    "parquet": Traits((".parquet", ".pq"), (b"PAR1",), has_fields=True, takes_log=True, is_seeking=True),
    "arrow": Traits((".arrow", ".feather", ".ipc"), (ARROW_FILE, ARROW_STREAM), has_fields=True, takes_log=True, is_seeking=True),
    SPLIT: Traits(options=("split_at",), is_named=False),
}
