"""Writing the packs that a wheel ships (`packed`); used when one is built."""

from pathlib import Path

from cleanse.errors import RuleError
from cleanse.rulebook.bundled import bundled_root
from cleanse.rulebook.join import merge_files
from cleanse.rulebook.rule import Place
from cleanse.rulebook.rule_file import RuleFile
from cleanse.rulebook.sources import find_bundled, read_files, read_lists
from cleanse.rulebook.tables.compiled import to_bytes
from cleanse.rulebook.tables.packed import FILES, HEAD, SET
from cleanse.rulebook.unpack import pack_bytes


def write_packs(folder: Path) -> list[Path]:
    """Compile the rules of this checkout and write the two files; for building a wheel.

    Raises:
        RuleError: a bundled rule is broken, or a bundled file disables or overrides something.
    """
    root = bundled_root()
    files = [_move(file, root) for file in read_files(find_bundled())]
    compiled = merge_files(files, read_lists(root), len(files))
    written = {SET: to_bytes(compiled), FILES: pack_bytes(tuple(files))}
    for name, data in written.items():
        (folder / name).write_bytes(HEAD + data)
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
