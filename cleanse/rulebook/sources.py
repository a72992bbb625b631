"""Rule files on disk, and the set that they are together.

Layers, later ones on top: the bundled rules, then files and folders in the order given.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING
from zlib import crc32

from cleanse.errors import InputError, RuleError
from cleanse.rulebook.bundled import bundled_folder, bundled_root
from cleanse.rulebook.ruleset import Ruleset
from cleanse.rulebook.tables.cache import load_cached, load_earlier, store
from cleanse.rulebook.tables.packed import load_files, load_set

if TYPE_CHECKING:
    from pathlib import Path

    from cleanse.rulebook.rule_file import RuleFile
    from cleanse.rulebook.tables.compiled import Compiled

#: kinds whose patterns may match what is no leftover in another language
PATTERN_KINDS = frozenset({"holds", "like", "regex", "text"})
#: folders of the bundled rules, in their order; `lists`, `words` and `schemes` hold no rules
BUNDLED_FOLDERS = ("core", "lang", "sites", "names")
_LISTS = "lists"
_RULE_FILES = (".yaml", ".yml")
#: what an editor makes of a rule file that it takes for a plain text
_MISNAMED = tuple(f"{suffix}.txt" for suffix in _RULE_FILES)


def find_files(root: "Path") -> "list[Path]":
    """The rule files below a folder, or the file itself, sorted by path; their suffix may be in capitals.

    Raises:
        InputError: there is nothing there, or the file is no YAML file.
    """
    if root.is_file():
        if root.suffix.lower() not in _RULE_FILES:
            raise InputError(f"{root}: rule files end in .yaml or .yml")
        return [root]
    if not root.is_dir():
        raise InputError(f"{root}: no such rule file or folder")
    return [type(root)(entry.path) for entry in _walk(str(root), _RULE_FILES)]


def _walk(folder: str, suffixes: tuple[str, ...]) -> "list[os.DirEntry[str]]":
    """The files below a folder whose names end so, sorted by path; a Path for each of a thousand would take its time.

    Raises:
        InputError: a folder cannot be read.
    """
    found: list[os.DirEntry[str]] = []
    try:
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_dir(follow_symlinks=False):
                    found += _walk(entry.path, suffixes)
                elif entry.name.lower().endswith(suffixes) and not entry.is_dir():
                    found.append(entry)
    except OSError as error:
        raise InputError(f"cannot read the folder {folder!r}: {error.strerror}") from None
    return found


def find_misnamed(root: "Path") -> "list[Path]":
    """The files below a folder that would be rule files but for a `.txt` behind their name.

    Raises:
        InputError: a folder cannot be read.
    """
    return [type(root)(entry.path) for entry in _walk(str(root), _MISNAMED)] if root.is_dir() else []


def is_vacant(root: "Path") -> bool:
    """Whether a folder holds neither rule files nor lists, nor what was to be a rule file."""
    return not (find_files(root) or find_misnamed(root) or any(root.glob(f"{_LISTS}/*.txt")))


def check_folder(root: "Path") -> None:
    """Refuse a folder that has no rules for anybody.

    Raises:
        InputError: it holds neither rule files nor lists; says which file was to be one, perhaps.
    """
    if not root.is_dir() or find_files(root):
        return
    misnamed = find_misnamed(root)
    if misnamed:
        path = misnamed[0]
        raise InputError(f"{root}: there is no rule file in this folder; rename {path.name} to {path.stem}, so that it is one")
    if not any(root.glob(f"{_LISTS}/*.txt")):
        raise InputError(f"{root}: there is no rule file in this folder; their names end in .yaml or .yml")


def find_bundled() -> "list[Path]":
    """The bundled rule files, in the order of their folders."""
    root = bundled_root()
    return [path for folder in BUNDLED_FOLDERS if (root / folder).is_dir() for path in find_files(root / folder)]


def read_lists(root: "Path") -> dict[str, tuple[str, ...]]:
    """The lists of a rules folder by slot name: `agencies.txt` fills `{agency}`, one value a line.

    Raises:
        InputError: a list cannot be read.
    """
    from cleanse.rulebook.files.list_file import read_list

    folder = root / _LISTS
    return {singular(path.stem): read_list(path) for path in (sorted(folder.glob("*.txt")) if folder.is_dir() else ())}


def singular(name: str) -> str:
    """The slot that a list fills.

    >>> singular("agencies"), singular("brands")
    ('agency', 'brand')
    """
    return name[:-3] + "y" if name.endswith("ies") else name.removesuffix("s")


def load_ruleset(paths: Sequence[str] = (), *, bundled: bool = True) -> Ruleset:
    """The bundled rules and those of `paths` as one set, from the cache if the same files were read before.

    Without the bundled ones the files of `paths` stand alone, as a frozen set does.

    Raises:
        RuleError: faults in the files, all of them, each with its place.
        InputError: a path is not there.
    """
    return Ruleset.of(_load_compiled(paths, bundled=bundled))


def _load_compiled(paths: Sequence[str], *, bundled: bool) -> "Compiled":
    shipped = load_set() if bundled else None
    if shipped is not None and not paths:
        return shipped
    name, stamp = _name_set(paths, bundled=bundled), _join_stamp([*_stamp_below(shipped, bundled=bundled), *_stamp_own(paths)])
    compiled = load_cached(name, stamp)
    if compiled is None:
        base = shipped or (_load_compiled((), bundled=True) if bundled and paths else None)
        below, own = find_layers(paths, bundled=bundled and shipped is None)
        compiled = _compile(below, own, read_all_lists(paths), base, name)
        store(name, compiled, stamp)
    return compiled


def read_all_lists(paths: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The lists of the bundled rules, and over them those of the user's folders."""
    lists = read_lists(bundled_root())
    for root in _to_paths(paths):
        if root.is_dir():
            lists |= read_lists(root)
    return lists


def _compile(
    below: "Sequence[Path]", own: "Sequence[Path]", lists: dict[str, tuple[str, ...]], base: "Compiled | None", name: str
) -> "Compiled":
    """The set of some files; if the user's own only add to the bundled ones, these are not even read.

    Args:
        below: The bundled files; none if the set is without them, or a wheel has shipped them.
        own: The user's own.
        lists: Values of the slots.
        base: The set of the bundled files, if the user's own lie on top of it.
        name: That of the set in the cache.
    """
    from cleanse.rulebook.join import find_added, merge_files
    from cleanse.rulebook.sound import read_sound
    from cleanse.rulebook.tables.compiled import extend

    files = [give_pack(file, path) for file, path in zip(read_sound(own, lists), own, strict=True)]
    added = find_added(files, base) if base is not None and base.lists == lists else None
    if base is not None and added is not None:
        return extend(base, added)
    lower = read_files(below) if below or base is None else load_files() or ()
    earlier = [load_earlier(name), base or load_earlier(_name_set((), bundled=True))]
    return merge_files([*lower, *files], lists, len(lower), [known for known in earlier if known is not None])


def _name_set(paths: Sequence[str], *, bundled: bool) -> str:
    """The name of a set in the cache: the places of rules are told by the paths as they were given, so what is relative is another set elsewhere."""
    here = "" if all(map(os.path.isabs, paths)) else os.getcwd()
    return f"rules-{crc32(repr((bundled_folder(), bundled, here, paths)).encode()):08x}"


def _stamp_below(shipped: "Compiled | None", *, bundled: bool) -> list[str]:
    """What a set without rules of the user's own is made from."""
    folders = (*BUNDLED_FOLDERS, _LISTS) if bundled and shipped is None else (_LISTS,)
    return ["" if shipped is None else shipped.digest, *_stamp_bundled(folders)]


def _join_stamp(parts: Iterable[str]) -> bytes:
    return "\n".join(parts).encode("utf-8", "surrogateescape")


def _stamp_bundled(folders: Iterable[str]) -> Iterator[str]:
    """Path, size and time of each of the tool's own files: to read some hundreds of them would cost more than to load the set."""
    for folder in folders:
        root = os.path.join(bundled_folder(), folder)
        for entry in _walk(root, (".txt",) if folder == _LISTS else _RULE_FILES) if os.path.isdir(root) else ():
            status = entry.stat()
            yield f"{entry.path} {status.st_size} {status.st_mtime_ns}"


def _stamp_own(paths: Iterable[str]) -> Iterator[str]:
    """Path and digest of each of the user's files, and of the lists that they may name."""
    for root in _to_paths(paths):
        from cleanse.rulebook.files.list_file import find_lists, read_file

        check_folder(root)
        lists = {*root.glob(f"{_LISTS}/*.txt")}
        for path in find_files(root):
            data = read_file(path)
            lists |= find_lists(path, data)
            yield f"{path} {_digest(data)}"
        for path in sorted(lists):
            yield f"{path} {_digest(read_file(path))}"


def _to_paths(names: Iterable[str]) -> "Iterator[Path]":
    for name in names:
        from pathlib import Path

        yield Path(name)


def _digest(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()


def find_layers(paths: Sequence[str] = (), *, bundled: bool = True) -> "tuple[list[Path], list[Path]]":
    """The bundled rule files, and those of `paths` on top of them, in their order, each once.

    Raises:
        InputError: a path is not there.
    """
    below = find_bundled() if bundled else []
    known = {path.resolve() for path in below} if paths else set()
    own = []
    for root in _to_paths(paths):
        for file in find_files(root):
            if file.resolve() not in known:
                known.add(file.resolve())
                own.append(file)
    return below, own


def read_files(paths: "Iterable[Path]") -> "list[RuleFile]":
    """Read rule files.

    Raises:
        RuleError: the faults of all files, each with line, caret and mend.
    """
    from cleanse.rulebook.files.load import load_path

    files: list[RuleFile] = []
    faults: list[str] = []
    for path in paths:
        file, found = load_path(path)
        files.append(give_pack(file, path))
        faults.extend(fault.render() for fault in found if fault.severity == "error")
    if faults:
        raise RuleError("\n".join(faults))
    return files


def give_pack(file: "RuleFile", path: "Path") -> "RuleFile":
    """The file with its language as a condition of rules that match by more than a whole line, if it is of a bundled pack.

    Whole lines are tried in every text, since pages leave strings of other languages; so are English patterns, which stand on pages of
    all languages. Any other pattern would match words that it was not written for.
    """
    folder, path = bundled_root() / "lang", path.absolute()
    if folder not in path.parents or (tag := path.relative_to(folder).parts[0]) == "en":
        return file
    return file._replace(
        rules=tuple(
            rule._replace(when=rule.when._replace(pack=tag))
            if rule.kind in PATTERN_KINDS and rule.when.doc_lang is None and rule.when.pack is None
            else rule
            for rule in file.rules
        )
    )
