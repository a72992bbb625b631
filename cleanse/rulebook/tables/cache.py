"""What was compiled once, stored in the user's cache folder.

Each file has a *stamp*, what it was made from; what has another stamp counts as not there, and is replaced. The values are mapped, not
read, and unpacked as they are needed, so that a hundred thousand rules are there in a fraction of a second. A cache that cannot be read
or written is as good as none.
"""

import marshal
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from mmap import ACCESS_READ, mmap
from typing import TypeVar

from cleanse.rulebook.tables.compiled import Compiled, from_bytes, to_bytes
from cleanse.version import __version__

#: what the stored values look like, how they are folded and what is worked out of a pattern; raise it when one of them changes
LAYOUT = 24
_MADE_BY = f"cleanse {__version__} layout {LAYOUT} ".encode()
#: how many files of a kind are kept: those that were used last
KEPT = 24

T = TypeVar("T")


def cache_folder() -> str:
    """`$XDG_CACHE_HOME/cleanse`, or its place on this system.

    Raises:
        FileNotFoundError: it is not said, and the user has no home.
    """
    named = os.environ.get("XDG_CACHE_HOME", "")
    base = named if os.path.isabs(named) else os.environ.get("LOCALAPPDATA")  # a relative path is to be ignored
    home = os.path.expanduser("~")
    if not base and home == "~":
        raise FileNotFoundError(home)
    return os.path.join(base or os.path.join(home, ".cache"), "cleanse")


def _file(name: str) -> str:
    """The file of a name; marshalled values are those of one version of Python."""
    return f"{name}-{sys.implementation.cache_tag}-{marshal.version}.bin"


def map_file(path: str | os.PathLike[str], head: bytes) -> memoryview | None:
    """The bytes of a file behind its head, read as they are looked at; None where it cannot be read, or begins otherwise."""
    try:
        with open(path, "rb") as file:
            data = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
    except (OSError, ValueError):  # one that is empty cannot be mapped
        return None
    return data[len(head) :] if data[: len(head)] == head else None


def load_bytes(name: str, stamp: bytes = b"") -> memoryview | None:
    """What was stored under a name with this stamp, or None."""
    try:
        path = os.path.join(cache_folder(), _file(name))
    except OSError:
        return None
    data = map_file(path, _head(stamp))
    if data is not None:
        with suppress(OSError):  # a cache that may only be read is one
            os.utime(path)  # it is in use
    return data


def store_bytes(name: str, data: bytes, stamp: bytes = b"") -> None:
    """Keep bytes under a name, whose first word is their kind; another process never sees half of them."""
    try:
        path = os.path.join(cache_folder(), _file(name))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        _write_whole(path, _head(stamp) + data)
        _drop_oldest(os.path.dirname(path), f"{name.partition('-')[0]}-")
    except OSError:
        return


def _write_whole(path: str, data: bytes) -> None:
    temporary = f"{path}.{os.getpid()}.tmp"
    try:
        with open(temporary, "wb") as file:
            file.write(data)
        os.replace(temporary, path)
    except OSError:
        with suppress(OSError):  # it may never have come to be
            os.remove(temporary)
        raise


def _drop_oldest(folder: str, kind: str) -> None:
    with os.scandir(folder) as entries:
        stored = [
            (entry.stat().st_mtime_ns, entry.path)
            for entry in entries
            if entry.name.startswith(kind) and entry.name.endswith(".bin")
        ]
    for _, path in sorted(stored)[:-KEPT]:
        os.remove(path)


def _head(stamp: bytes) -> bytes:
    return _MADE_BY + f"{len(stamp)}\n".encode() + stamp


def unpack_stored(data: memoryview | None, unpack: Callable[[memoryview], T]) -> T | None:
    """What stored bytes hold; None where there are none, or they are cut short (`EOFError`) or damaged (the other two)."""
    try:
        return None if data is None else unpack(data)
    except (EOFError, TypeError, ValueError):
        return None


def load_cached(name: str, stamp: bytes) -> Compiled | None:
    """The set that was stored under a name with this stamp, or None."""
    return unpack_stored(load_bytes(name, stamp), from_bytes)


def load_earlier(name: str) -> Compiled | None:
    """The set that was last stored under a name, whatever it was made from: what was worked out of a pattern alone still holds.

    Read, not mapped, since a mapped file cannot be replaced on every system.
    """
    try:
        with open(os.path.join(cache_folder(), _file(name)), "rb") as file:
            head, data = file.readline(), file.read()
        if not head.startswith(_MADE_BY):
            return None
        return from_bytes(memoryview(data)[int(head[len(_MADE_BY) :]) :])
    except (OSError, EOFError, TypeError, ValueError):
        return None


def store(name: str, compiled: Compiled, stamp: bytes) -> None:
    """Keep a set under a name."""
    store_bytes(name, to_bytes(compiled), stamp)
