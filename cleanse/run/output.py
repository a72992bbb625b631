"""Output files that appear whole, under their name, when all of them is written; until then a hidden file beside it is written.

A file that is replaced keeps its mode. A link is followed first. A device or pipe is written as it is. A backup is never written over:
it may hold the only copy of an original.
"""

import filecmp
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from itertools import count
from pathlib import Path
from typing import BinaryIO

from cleanse.errors import InputError
from cleanse.formats.compressed import compress
from cleanse.formats.suffix import split_suffix

SUFFIX = ".partial"
#: what a name may have, in bytes, on every file system in use
_LONGEST = 255
_RANDOM = 4


class Output:
    """A file that is being written.

    Attributes:
        stream: Takes its bytes.
        is_kept: Whether the file that stands there now is to stay instead.
        backup: The copy that was made of it, once the file is in its place; None if there is none, or had been before.
    """

    __slots__ = ("backup", "is_kept", "stream")

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.is_kept = False
        self.backup: Path | None = None


@contextmanager
def open_new(path: str, backup: str | None = None, *, is_precious: bool = False) -> Iterator[Output]:
    """A file to be written, compressed if its suffix says so.

    Args:
        path: Its name.
        backup: A suffix; what stands there now is kept under the name with it, or with a number behind it if that name is taken.
        is_precious: Whether it is put in its place also where it is not written to its end, whatever the reason: what it holds by then
            stands nowhere else.

    Raises:
        InputError: it cannot be written.
    """
    target = Path(path).resolve()
    # named before it is there: a signal may come at any time, and what is known can be removed
    temporary = _hide_beside(target)
    try:
        if Path(path).exists() and not Path(path).is_file():  # a pipe of the shell, >(…), has a name but no path
            with Path(path).open("wb") as device:
                yield Output(device)
            return
        with open(temporary, "xb", opener=_open_private) as stream:
            with compress(stream, split_suffix(target.name)[1]) as plain:
                output = Output(plain)
                yield output
            stream.flush()
            os.fsync(stream.fileno())
        if not output.is_kept:
            output.backup = _put_in_place(temporary, target, backup)
    except BrokenPipeError:  # of standard output, whose reader has gone
        raise
    except OSError as error:
        is_saved = is_precious and temporary.exists()
        kept = f"; `cleanse revert --incomplete --log {path}` takes back what was done so far" if is_saved else ""
        raise InputError(f"cannot write {path!r}: {error.strerror or error}{kept}") from None
    finally:
        if is_precious and temporary.exists():
            _put_in_place(temporary, target, backup)
        with suppress(OSError):  # it may never have come to be, nor its folder
            temporary.unlink()


def _hide(name: str) -> str:
    """What the hidden names of an output begin with: a dot and its name, which is cut where the rest would not fit.

    >>> _hide("a.txt"), len(_hide("\u00e9" * 125).encode())
    ('.a.txt.', 238)
    """
    room = _LONGEST - len("..") - 2 * _RANDOM - len(SUFFIX)
    return f".{os.fsencode(name)[:room].decode(sys.getfilesystemencoding(), 'ignore')}."


def _hide_beside(target: Path) -> Path:
    """A hidden name beside an output that nothing else has."""
    return target.with_name(f"{_hide(target.name)}{os.urandom(_RANDOM).hex()}{SUFFIX}")


def _open_private(path: str, flags: int) -> int:
    """A new file that nobody else may read: it gets its mode when it is whole."""
    return os.open(path, flags, 0o600)


def _put_in_place(temporary: Path, target: Path, backup: str | None) -> Path | None:
    """Give the file its name; the copy that was made of the one before."""
    exists = target.exists()
    if exists:
        _give_rights(temporary, target)
    else:
        temporary.chmod(0o666 & ~_umask())
    copy = _keep_copy(target, backup) if exists and backup else None
    temporary.replace(target)
    return copy


def _give_rights(temporary: Path, target: Path) -> None:
    """Give a file the owner and the mode of the one that it replaces; of another owner, without the rights to act as him."""
    status = target.stat()
    mode = status.st_mode & 0o7777
    if hasattr(os, "chown") and (status.st_uid, status.st_gid) != (os.geteuid(), os.getegid()):
        try:
            os.chown(temporary, status.st_uid, status.st_gid)
        except OSError:  # only an administrator may give files away, and not on every system
            mode &= ~(stat.S_ISUID | stat.S_ISGID)
    temporary.chmod(mode)


def _keep_copy(target: Path, backup: str) -> Path | None:
    """Copy a file to the first name that is free, `a.bak`, `a.bak2`, …; None if one of them holds the same already."""
    for number in count(1):
        copy = target.with_name(f"{target.name}{backup}{number if number > 1 else ''}")
        if not os.path.lexists(copy):
            break
        if copy.is_file() and filecmp.cmp(target, copy, shallow=False):
            return None
    temporary = _hide_beside(target)
    try:
        temporary.touch(0o600)  # before it holds anything that others may not read
        shutil.copy2(target, temporary)
        temporary.rename(copy)
    finally:
        temporary.unlink(missing_ok=True)
    return copy


def make_folder(folder: Path) -> None:
    """Make a folder with those above it, where there is none.

    Raises:
        InputError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot make the folder {str(folder)!r}: {error.strerror}") from None


def remove_partial(folder: Path, name: str | None = None) -> None:
    """Remove what a run that was killed left in a folder of an output of this name, or of all."""
    for each in find_partial(folder, name):
        each.unlink(missing_ok=True)


def find_partial(folder: Path, name: str | None = None) -> list[Path]:
    """What a run that was killed left in a folder of an output of this name, or of all."""
    begin = ".?*." if name is None else escape(_hide(name))
    return sorted(folder.glob(f"{begin}{'[0-9a-f]' * 2 * _RANDOM}{SUFFIX}"))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
