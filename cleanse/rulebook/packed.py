"""The bundled rules as a wheel ships them: read and compiled when it was built, so that the first start costs what every start costs.

Two files beside the rules: the compiled set, which is all that a run without rules of its own needs, and the rule files' values, for a
run that lays others on top. A checkout has neither; its rules are compiled into the user's cache folder.
"""

import marshal
from collections.abc import Sequence
from pathlib import Path

from cleanse import __version__
from cleanse.errors import RuleError
from cleanse.rulebook.bundled import bundled_root
from cleanse.rulebook.cache import LAYOUT
from cleanse.rulebook.compiled import Compiled, from_bytes, to_bytes
from cleanse.rulebook.rule import Place, RuleFile
from cleanse.rulebook.unpack import pack_bytes, unpack_file

SET = "rules.bin"
FILES = "files.bin"
_HEAD = f"cleanse {__version__} layout {LAYOUT}\n".encode()


def write_packs(folder: Path) -> list[Path]:
    """Compile the rules of this checkout and write the two files; for building a wheel.

    Raises:
        RuleError: a bundled rule is broken, or a bundled file disables or overrides something.
    """
    from cleanse.rulebook.sources import find_bundled, merge_files, read_files, read_lists

    root = bundled_root()
    files = [_move(file, root) for file in read_files(find_bundled())]
    compiled = merge_files(files, read_lists(root), len(files))
    written = {SET: to_bytes(compiled), FILES: pack_bytes(tuple(files))}
    for name, data in written.items():
        (folder / name).write_bytes(_HEAD + data)
    return [folder / name for name in written]


def _move(file: RuleFile, root: Path) -> RuleFile:
    """The file with places that hold on every machine: `rules/core/credits.yaml`."""
    path = (Path("rules") / Path(file.path).relative_to(root)).as_posix()

    def here(place: Place) -> Place:
        return place._replace(path=path)

    if file.disable or file.override:
        raise RuleError(f"{path}: a bundled file changes no other one; mend the rules themselves")
    rules = tuple(rule._replace(place=here(rule.place)) for rule in file.rules)
    return RuleFile(path, rules, tuple(name._replace(place=here(name.place)) for name in file.names))


def load_set(folder: Path | None = None) -> Compiled | None:
    """The compiled set of the wheel, or that in a folder; None in a checkout."""
    data = _read(SET, folder)
    return None if data is None else from_bytes(data)


def load_files() -> Sequence[RuleFile] | None:
    """The values of the wheel's rule files; None in a checkout."""
    data = _read(FILES)
    return None if data is None else [unpack_file(item) for item in marshal.loads(data)]


def _read(name: str, folder: Path | None = None) -> bytes | None:
    try:
        data = ((folder or bundled_root().parent) / name).read_bytes()
    except OSError:
        return None
    return data.removeprefix(_HEAD) if data.startswith(_HEAD) else None
