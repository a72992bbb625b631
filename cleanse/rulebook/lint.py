"""Faults of rule files that can be seen without a text: what the reader finds, patterns that are broken, dangerous or idle, rules
without tests, and what rules do to each other.

Errors make a rule file unusable or dangerous; warnings are what an experienced writer of rules would look at again. Every check is
linear in the number of rules.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from cleanse.rulebook.builtin import BUILTIN
from cleanse.rulebook.bundled import bundled_root
from cleanse.rulebook.checks.blocks import check_blocks
from cleanse.rulebook.checks.cases import check_tests
from cleanse.rulebook.checks.characters import check_characters
from cleanse.rulebook.checks.conditions import check_conditions
from cleanse.rulebook.checks.names import check_name, find_shared
from cleanse.rulebook.checks.patterns import check_patterns
from cleanse.rulebook.checks.replacement import check_replacement
from cleanse.rulebook.checks.source import Source
from cleanse.rulebook.fault import Fault, FaultsError
from cleanse.rulebook.files.load import load_path, load_text
from cleanse.rulebook.join import join
from cleanse.rulebook.overlap import find_overlaps
from cleanse.rulebook.rule import Place, Rule
from cleanse.rulebook.rule_file import RuleFile
from cleanse.rulebook.slots import Lists
from cleanse.rulebook.sound import find_overridden
from cleanse.rulebook.sources import BUNDLED_FOLDERS, find_bundled, read_lists
from cleanse.rulebook.tables.compiled import compile_rules

#: what a rules folder may hold beside rule files
_COMPANIONS = {("lists", ".txt"), ("names", ".txt"), ("words", ".txt"), ("schemes", ".tsv"), ("schema", ".json")}


def lint_files(paths: Sequence[Path], roots: Sequence[Path] = (), *, overlaps: bool = True) -> list[Fault]:
    """All faults of all files, in their order.

    Args:
        paths: Rule files; for those that are bundled stricter demands hold.
        roots: Folders in which every file should be loaded.
        overlaps: Whether to look for rules that take what others take, which are only warned of; with many rules that takes as long
            as all the rest.
    """
    bundled_files = {path.resolve() for path in find_bundled()}
    bundled = {str(path) for path in paths if path.resolve() in bundled_files}
    lists = read_lists(bundled_root())
    for root in roots:
        lists |= read_lists(root)
    faults: list[Fault] = []
    files: list[RuleFile] = []
    sources: dict[str, Source] = {}
    for path in paths:
        file, found = load_path(path)
        files.append(file)
        source = sources[str(path)] = Source(path.read_text(encoding="utf-8", errors="replace"), str(path))
        found = [*found, *_lint_file(file, source, lists, bundled=str(path) in bundled)]
        faults += sorted(found, key=lambda fault: fault.place[1:])
    if not any(fault.severity == "error" for fault in faults):
        together = _lint_together(files, lists, bundled_too=not bundled)
        faults += [sources[fault.place.path].show(fault) if fault.place.path in sources else fault for fault in together]
        faults += find_shared([name for file in files for name in file.names], sources)
        if overlaps:
            faults += find_overlaps([rule for file in files for rule in file.rules if rule.status == "active"], lists, sources)
    faults += [fault for root in roots if root.is_dir() for fault in find_unloaded(root, paths)]
    return faults


def lint_text(text: str, path: str) -> tuple[RuleFile, list[Fault]]:
    """The rules of a text and its faults, as a user's file that stands alone."""
    file, faults = load_text(text, path)
    return file, [*faults, *_lint_file(file, Source(text, path), read_lists(bundled_root()), bundled=False)]


def _lint_file(file: RuleFile, source: Source, lists: Lists, *, bundled: bool) -> Iterator[Fault]:
    for name in file.names:
        yield from check_name(name, source, bundled=bundled)
    for rule in file.rules:
        yield from check_tests(rule, source, bundled=bundled)
        yield from check_conditions(rule, source)
        yield from check_replacement(rule, source)
        yield from check_blocks(rule, source)
        fine = True
        for fault in check_patterns(rule, source, lists, bundled=bundled):
            fine = fine and fault.severity != "error"
            yield fault
        if fine:
            yield from check_characters(rule, source)


def _lint_together(files: Sequence[RuleFile], lists: Lists, *, bundled_too: bool) -> Iterator[Fault]:
    """Ids that stand twice, and what disables, overrides or protects nothing in these files or the bundled ones."""
    below = _read_bundled() if bundled_too else ()
    own = {rule.id for file in files for rule in file.rules} | {override.id for file in files for override in file.override}
    try:
        joined = join([*below, *files], len(below))
        broken = list(find_overridden(joined.rules, files, lists))
        yield from broken
        compile_rules([rule for rule in joined.rules if rule.id in own and not broken], (), (), lists)
    except FaultsError as error:
        yield from error.faults
    yield from _find_idle_keeps(files, below)


@lru_cache(maxsize=1)
def _read_bundled() -> tuple[RuleFile, ...]:
    return tuple(load_path(path)[0] for path in find_bundled())


def _find_idle_keeps(files: Sequence[RuleFile], below: Sequence[RuleFile]) -> Iterator[Fault]:
    """`keep` rules that protect from nothing."""
    from fnmatch import fnmatchcase

    keeps: list[Rule] = [rule for file in files for rule in file.rules if rule.do == "keep"]
    if not keeps:
        return
    ids = [*BUILTIN, *(rule.id for file in (*below, *files) for rule in file.rules if rule.do != "keep")]
    for rule in keeps:
        for glob in rule.protects:
            if not any(fnmatchcase(name, glob) for name in ids):
                yield Fault(rule.place, f"{rule.id}: protects: no rule matches {glob!r}", "`cleanse rules list` shows all ids")


def find_unloaded(root: Path, paths: Sequence[Path]) -> Iterator[Fault]:
    """Files of a rules folder that are neither rules nor lists: somebody meant them to be read."""
    known = {path.resolve() for path in paths}
    bundled = root.resolve() == bundled_root().resolve()
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        inner = path.relative_to(root)
        if path.resolve() in known or any(part.startswith(".") for part in inner.parts) or path.suffix == ".md":
            continue
        if (path.parent.name, path.suffix) in _COMPANIONS:
            continue
        if path.suffix in {".yaml", ".yml"}:
            mend = f"bundled rules lie in {', '.join(BUNDLED_FOLDERS)}" if bundled else "name its folder with --rules"
        else:
            mend = "rule files end in .yaml or .yml, lists are .txt files in a folder `lists`"
        yield Fault(Place(str(path), 1, 1), "this file of a rules folder is not loaded", mend, severity="warning")
