"""What was compiled once, stored in the user's cache folder.

Each file has a *stamp*, what it was made from; what has another stamp counts as not there, and is replaced. The values are mapped, not
read, and unpacked as they are needed, so that a hundred thousand rules are there in a fraction of a second. A cache that cannot be read
or written is as good as none.
"""

import marshal
import os
import sys
from mmap import ACCESS_READ, mmap
from pathlib import Path

from cleanse.rulebook.compiled import Compiled, from_bytes, to_bytes
from cleanse.version import __version__

#: what the stored values look like and how they are folded; raise it when either changes
LAYOUT = 10


def cache_folder() -> Path:
    """`$XDG_CACHE_HOME/cleanse`, or its place on this system."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "cleanse"


def _file(name: str) -> str:
    """The file of a name; marshalled values are those of one version of Python."""
    return f"{name}-{sys.implementation.cache_tag}-{marshal.version}.bin"


def map_file(path: Path) -> memoryview:
    """The bytes of a file, read as they are looked at.

    Raises:
        OSError: it cannot be read.
        ValueError: it is empty.
    """
    with path.open("rb") as file:
        return memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))


def load_bytes(name: str, stamp: bytes = b"") -> memoryview | None:
    """What was stored under a name with this stamp, or None."""
    head = _head(stamp)
    try:
        data = map_file(cache_folder() / _file(name))
    except (OSError, RuntimeError, ValueError):
        return None
    return data[len(head) :] if data[: len(head)] == head else None


def store_bytes(name: str, data: bytes, stamp: bytes = b"") -> None:
    """Keep bytes under a name; another process never sees half of them."""
    try:
        folder = cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
        temporary = folder / f"{_file(name)}.{os.getpid()}.tmp"
        temporary.write_bytes(_head(stamp) + data)
        temporary.replace(folder / _file(name))
    except (OSError, RuntimeError):
        return


def _head(stamp: bytes) -> bytes:
    return f"cleanse {__version__} layout {LAYOUT} {len(stamp)}\n".encode() + stamp


def load_cached(name: str, stamp: bytes) -> Compiled | None:
    """The set that was stored under a name with this stamp, or None."""
    data = load_bytes(name, stamp)
    try:
        return None if data is None else from_bytes(data)
    except (EOFError, TypeError, ValueError):
        return None


def store(name: str, compiled: Compiled, stamp: bytes) -> None:
    """Keep a set under a name."""
    store_bytes(name, to_bytes(compiled), stamp)
