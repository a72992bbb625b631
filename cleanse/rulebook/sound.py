"""Rule files of the user's own, refused for whatever lint calls an error in their rules: a set that is broken or dangerous is never used.

What lint asks for besides is no reason to refuse a file: tests, and a source for each rule of a site, which a frozen set does not repeat
where it was lifted. This is paid once for a file: a set that is cached was sound, and is not looked at again.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cleanse.rulebook.checks.conditions import check_values
from cleanse.rulebook.checks.patterns import find_pattern_faults
from cleanse.rulebook.checks.source import Source
from cleanse.rulebook.fault import Fault, FaultsError
from cleanse.rulebook.files.load import load_path
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.rule_file import Override, RuleFile
from cleanse.rulebook.slots import Lists


def read_sound(paths: Iterable[Path], lists: Lists) -> list[RuleFile]:
    """Read rule files that nothing is wrong with.

    Args:
        paths: The files.
        lists: The values of the slots that all files may use.

    Raises:
        RuleError: the faults of all files, in their order, each with line, caret and mend.
    """
    files: list[RuleFile] = []
    faults: list[Fault] = []
    for path in paths:
        file, read = load_path(path)
        files.append(file)
        errors = [fault for fault in (*read, *_find_errors(file, lists)) if fault.severity == "error"]
        faults += sorted(errors, key=lambda fault: fault.place[1:])
    if faults:
        raise FaultsError(faults)
    return files


def _find_errors(file: RuleFile, lists: Lists) -> Iterator[Fault]:
    if not file.rules:
        return
    source = _open(file.path)
    for rule in file.rules:
        yield from check_values(rule, source)
        yield from find_pattern_faults(rule, source, lists)


def find_overridden(rules: Sequence[Rule], files: Sequence[RuleFile], lists: Lists) -> Iterator[Fault]:
    """What is wrong with the patterns of rules as the overrides of some files left them, told at the last override of each.

    Args:
        rules: All rules of the set, with their overrides.
        files: Those whose overrides are meant.
        lists: The values of the slots.
    """
    last: dict[str, Override] = {override.id: override for file in files for override in file.override}
    sources: dict[str, Source] = {}
    for rule in rules if last else ():
        if (override := last.get(rule.id)) is not None:
            path = override.place.path
            source = sources[path] = sources.get(path) or _open(path)
            for fault in find_pattern_faults(rule._replace(place=override.place), source, lists):
                if fault.severity == "error":
                    yield fault


def check_overridden(rules: Sequence[Rule], files: Sequence[RuleFile], lists: Lists) -> None:
    """Refuse rules that overrides broke.

    Raises:
        RuleError: the faults of all of them.
    """
    faults = list(find_overridden(rules, files, lists))
    if faults:
        raise FaultsError(faults)


def _open(path: str) -> Source:
    """The lines of a rule file that was read before; a text that no file holds has none."""
    file = Path(path)
    return Source(file.read_text(encoding="utf-8", errors="replace") if file.is_file() else "", path)
