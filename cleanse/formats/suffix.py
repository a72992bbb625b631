"""What a file's suffix says: how it is compressed, and its format."""

from cleanse.formats import TEXT, TRAITS

#: suffixes of compressions
COMPRESSIONS = {".gz": "gzip", ".bz2": "bzip2", ".xz": "xz", ".zst": "zstd"}


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
    return next((form for form, traits in TRAITS.items() if base.endswith(traits.suffixes)), TEXT)
