"""Which texts of a log are those of a file: by the file's name, or, where the name is that of another text or of none, by its bytes."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from cleanse.changelog.entry import printable
from cleanse.changelog.logged import Log, Logged, Rejected
from cleanse.errors import RevertError
from cleanse.formats import TEXT, TRAITS
from cleanse.run.opening import open_plain

_SHOWN = 5


def choose_part(log: Log, path: str, *, is_original: bool = False) -> Log:
    """What a log says of one file, which may have another name now. Whether the text is the right one is not looked at.

    Args:
        log: The whole log.
        path: The file; what is no file, such as standard input, is found by its name alone.
        is_original: Whether it is the text before the run.

    Raises:
        RevertError: it says nothing of it, or cannot tell it from another one.
    """
    name = printable(path)  # as the log has it

    def fits(file: str | None) -> bool:
        return file is None or file == name or name.endswith(f"/{file}")

    by_file = group_files(log)
    if len(by_file) == 1:
        (file,) = by_file
        if not is_original and not fits(file):
            _refuse_twin(path, str(file), by_file[file])
        return by_file[file]
    chosen = log._replace(
        docs=[logged for logged in log.docs if fits(logged.file)], rejects=[reject for reject in log.rejects if fits(reject.file)]
    )
    is_of_records = chosen.rejects or any(logged.record is not None for logged in chosen.docs)
    if None in by_file or not by_file or is_of_records or (chosen.docs and path == "-"):
        return chosen
    found = _find_by_bytes(by_file, path, is_original=is_original)
    if any(fits(file) for file in found) or (chosen.docs and not found):
        return chosen
    if len({_digests(by_file[file].docs) for file in found}) > 1:
        raise RevertError(f"{found[0]} and {found[1]} had this text, each out of another one; give it the name of one of them")
    found = found[:1] or [file for file in by_file if str(file).endswith(f"/{name.removeprefix('./')}")]
    if len(found) == 1:
        if not is_original:
            _refuse_twin(path, str(found[0]), by_file[found[0]])
        return by_file[found[0]]
    raise RevertError(f"it is of {list_names(by_file)}; none of them has the name {name}, and none of their texts is this one")


def _refuse_twin(path: str, file: str, part: Log) -> None:
    """Refuse a file for which the log has no name if the one that it names stands there too: then it has not another name now.

    Raises:
        RevertError: says which file the log tells of.
    """
    asked = Path(path).absolute()
    for place in (Path(file).absolute(), *(folder / file for folder in asked.parents)):
        if place.is_file() and place != asked and _find_by_bytes({file: part}, str(place), is_original=False):
            raise RevertError(f"it tells of {file} alone with this text, which is {place}; {path} was not changed by that run")


def choose_form(log: Log, form: str) -> str:
    """The format of a file: the one that was asked for, else the log's; text if the log has no records; `auto` where only the suffix can tell.

    Raises:
        RevertError: the log says a format that is none.
    """
    if form != "auto":
        return form
    if log.form is not None:
        if log.form not in TRAITS:
            raise RevertError(f"its texts were read as {log.form!r}, a format that is not known here; --format says another one")
        return log.form
    is_text = log.split_at is None and log.docs and not log.rejects and all(logged.record is None for logged in log.docs)
    return TEXT if is_text else form


def group_files(log: Log) -> dict[str | None, Log]:
    """What a log says, by the name of the file; None for what names none."""
    by_file: dict[str | None, Log] = {}
    entries: list[Logged | Rejected] = [*log.docs, *log.rejects]
    for entry in entries:
        part = by_file.setdefault(entry.file, log._replace(docs=[], rejects=[]))
        if isinstance(entry, Logged):
            part.docs.append(entry)
        else:
            part.rejects.append(entry)
    return by_file


def list_names(names: Iterable[str | None]) -> str:
    """The first names, and how many more there are.

    >>> list_names(["b", "a"]), list_names("gfedcba")
    ('a, b', 'a, b, c, d, e and 2 more')
    """
    known = sorted(map(str, names))
    return ", ".join(known[:_SHOWN]) + (f" and {len(known) - _SHOWN} more" if len(known) > _SHOWN else "")


def _find_by_bytes(by_file: dict[str | None, Log], path: str, *, is_original: bool) -> list[str | None]:
    """The files, of one text each or of its windows, whose bytes these are."""
    if path == "-":
        return []
    with open_plain(path) as stream:
        data = stream.read()
    return [file for file, part in by_file.items() if part.docs and _is_of(part.docs, data, is_original=is_original)]


def _is_of(docs: list[Logged], data: bytes, *, is_original: bool) -> bool:
    if any(logged.record is not None for logged in docs):
        return False
    position = 0
    for logged in docs:
        start, size, digest = (
            (logged.input_byte, logged.input_bytes, logged.input_sha256)
            if is_original
            else (logged.output_byte, logged.output_bytes, logged.output_sha256)
        )
        if start + size > len(data) or hashlib.sha256(data[start : start + size]).hexdigest() != digest:
            return False
        position = start + size
    return position == len(data)


def _digests(docs: list[Logged]) -> tuple[str, ...]:
    return tuple(digest for logged in docs for digest in (logged.input_sha256, logged.output_sha256))
