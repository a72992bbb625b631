"""A merged set of rules stored in the user's cache folder, by the digest of the files that it was read from.

The values are marshalled: read in one go, rules still packed, so that a hundred thousand of them load in a fraction of a second. A
cache that cannot be read or written is as good as none: the rules are read from their YAML files.
"""

import marshal
import os
import sys
from pathlib import Path

from cleanse.rulebook.compiled import Compiled, from_bytes, to_bytes

#: what the stored values look like and how they are folded; raise it when either changes
LAYOUT = 7


def cache_folder() -> Path:
    """`$XDG_CACHE_HOME/cleanse`, or its place on this system."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "cleanse"


def _file(name: str) -> str:
    """The file of a name; marshalled values are those of one version of Python."""
    return f"{name}-{sys.implementation.cache_tag}-{marshal.version}.bin"


def load_bytes(name: str) -> bytes | None:
    """What was stored under a name, or None."""
    try:
        return (cache_folder() / _file(name)).read_bytes()
    except (OSError, RuntimeError):
        return None


def store_bytes(name: str, data: bytes) -> None:
    """Keep bytes under a name; another process never sees half of them."""
    try:
        folder = cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
        temporary = folder / f"{_file(name)}.{os.getpid()}.tmp"
        temporary.write_bytes(data)
        temporary.replace(folder / _file(name))
    except (OSError, RuntimeError):
        return


def load_cached(key: str) -> Compiled | None:
    """The set that was stored under a digest, or None."""
    data = load_bytes(f"rules-{LAYOUT}-{key}")
    try:
        return None if data is None else from_bytes(data)
    except (EOFError, TypeError, ValueError, KeyError, IndexError):
        return None


def store(key: str, compiled: Compiled) -> None:
    """Keep a set under a digest."""
    store_bytes(f"rules-{LAYOUT}-{key}", to_bytes(compiled))
