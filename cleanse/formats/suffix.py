"""What a file's suffix says: how it is compressed, and its format."""

#: suffixes of compressions
COMPRESSIONS = {".gz": "gzip", ".bz2": "bzip2", ".xz": "xz", ".zst": "zstd"}
_FORMATS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".arrow": "arrow",
    ".feather": "arrow",
    ".ipc": "arrow",
}


def split_suffix(name: str) -> tuple[str, str | None]:
    """A file's name without the suffix of its compression, and that compression.

    >>> split_suffix("news.jsonl.gz")
    ('news.jsonl', 'gzip')
    """
    for suffix, compression in COMPRESSIONS.items():
        if name.lower().endswith(suffix):
            return name[: -len(suffix)], compression
    return name, None


def guess_format(name: str) -> str:
    """The format that a file's suffix tells, below that of a compression; text where it tells none.

    >>> guess_format("news.jsonl.gz"), guess_format("notes.txt")
    ('jsonl', 'text')
    """
    base = split_suffix(name)[0].lower()
    return next((form for suffix, form in _FORMATS.items() if base.endswith(suffix)), "text")
