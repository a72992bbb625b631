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
LAYOUT = 4


def cache_folder() -> Path:
    """`$XDG_CACHE_HOME/cleanse`, or its place on this system."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "cleanse"


def _name(key: str) -> str:
    """The file of a digest; marshalled values are those of one version of Python."""
    return f"rules-{LAYOUT}-{sys.implementation.cache_tag}-{marshal.version}-{key}.bin"


def load_cached(key: str) -> Compiled | None:
    """The set that was stored under a digest, or None."""
    try:
        return from_bytes((cache_folder() / _name(key)).read_bytes())
    except (OSError, RuntimeError, EOFError, TypeError, ValueError, KeyError, IndexError):
        return None


def store(key: str, compiled: Compiled) -> None:
    """Keep a set under a digest; another process never sees half of it."""
    try:
        folder = cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
        temporary = folder / f"{_name(key)}.{os.getpid()}.tmp"
        temporary.write_bytes(to_bytes(compiled))
        temporary.replace(folder / _name(key))
    except (OSError, RuntimeError):
        return
