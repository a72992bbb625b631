"""A recipe that takes its rule files along, for processes on machines that do not have them.

Where it arrives the files are written into a folder of the cache that is named by what they hold, so that all processes of a machine read
the same ones, and the compiled rules are found again.
"""

import atexit
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from cleanse.formats.base import Fields
from cleanse.rulebook.files.list_file import find_lists
from cleanse.rulebook.tables.cache import cache_folder
from cleanse.run.given import check_recipe
from cleanse.run.spec import PipelineSpec, build

_LIST = ".txt"
_SUFFIXES = frozenset({".yaml", ".yml", _LIST})

Data = TypeVar("Data")
Cleaned = TypeVar("Cleaned")


class Carried(NamedTuple):
    """A recipe and its files: the path of each without the root, and its bytes."""

    spec: PipelineSpec
    files: tuple[tuple[str, bytes], ...] = ()


def take_along(
    clean: Callable[[Data, PipelineSpec, Fields], Cleaned], spec: PipelineSpec, fields: Fields
) -> Callable[[Data], Cleaned]:
    """A function of the data alone, which can be pickled and called on any machine.

    Raises:
        CleanseError: the recipe is broken.
    """
    check_recipe(spec)
    build(spec)
    return partial(_clean_there, clean, carry(spec), fields)


def _clean_there(clean: Callable[[Data, PipelineSpec, Fields], Cleaned], carried: Carried, fields: Fields, data: Data) -> Cleaned:
    return clean(data, unpack(carried), fields)


def carry(spec: PipelineSpec) -> Carried:
    """The recipe with the files that its paths name as they are now, and the lists beside them.

    Raises:
        OSError: a file cannot be read; `build` tells before what is not there.
    """
    if not spec.rules:
        return Carried(spec)
    paths = [_tidy(Path(path)) for path in spec.rules]
    files = sorted({file for path in paths for file in _find_files(path)})
    bare = tuple(_strip(path) for path in paths)
    return Carried(spec._replace(rules=bare), tuple((_strip(file), file.read_bytes()) for file in files))


def _find_files(path: Path) -> Iterator[Path]:
    """Rule files, and lists in a folder of rules or named by one of its files."""
    for file in path.rglob("*") if path.is_dir() else [path]:
        if file.suffix.lower() in _SUFFIXES and file.is_file():
            yield file
            if file.suffix.lower() != _LIST:
                yield from map(_tidy, find_lists(file, file.read_bytes()))


def _tidy(path: Path) -> Path:
    """The path without steps up, as it is written on the other machine."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - a link stays where it is


def _strip(path: Path) -> str:
    return path.relative_to(path.anchor).as_posix()


@lru_cache(maxsize=8)
def unpack(carried: Carried) -> PipelineSpec:
    """The recipe, with its files on this machine.

    Raises:
        OSError: they can be written neither into the cache nor into the folder for temporary files.
    """
    spec, files = carried
    if not files:
        return spec
    folder = _store(files)
    return spec._replace(rules=tuple(str(folder / path) for path in spec.rules))


def _store(files: tuple[tuple[str, bytes], ...]) -> Path:
    try:
        target = Path(cache_folder()) / f"carried-{hashlib.sha256(repr(files).encode()).hexdigest()}"
        if target.is_dir():
            return target
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=".carried-", dir=target.parent))
    except OSError:
        folder = target = Path(tempfile.mkdtemp(prefix="cleanse-"))
        atexit.register(_remove, folder, os.getpid())
    try:
        for path, data in files:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    if folder == target:
        return folder
    try:
        folder.rename(target)
    except OSError:
        if not target.is_dir():
            raise
        shutil.rmtree(folder)  # another process was faster
    return target


def _remove(folder: Path, process: int) -> None:
    """Remove a folder at the end of the process that made it; those that it forked end before."""
    if os.getpid() == process:
        shutil.rmtree(folder, ignore_errors=True)
