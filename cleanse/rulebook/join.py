"""What several rule files say together: each adds to those before it, disables and overrides by id; the same id twice is an error, so that
nobody changes a bundled rule by copying it.
"""

from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from cleanse.rulebook.builtin import BUILTIN
from cleanse.rulebook.fault import Fault, FaultsError
from cleanse.rulebook.files.override import override_rule
from cleanse.rulebook.rule import NameRule, Place, Rule
from cleanse.rulebook.rule_file import RuleFile
from cleanse.rulebook.suggest import suggest
from cleanse.rulebook.tables.compiled import Compiled, compile_rules
from cleanse.rulebook.tables.recall import recall_anchors


class Joined(NamedTuple):
    """The rules and names of several files, less what was disabled, and overridden."""

    rules: list[Rule]
    names: list[NameRule]
    imposed: list[NameRule]


def merge_files(
    files: Sequence[RuleFile], lists: dict[str, tuple[str, ...]], bundled: int, earlier: Iterable[Compiled] = ()
) -> Compiled:
    """One set of all files, of which the first `bundled` are the tool's own, in the form in which it is cached.

    Patterns that one of the `earlier` sets holds, too, are not worked out again.

    Raises:
        RuleError: an id stands twice, or a file disables or overrides what is not there.
    """
    from cleanse.rulebook.sound import check_overridden

    joined = join(files, bundled)
    check_overridden(joined.rules, files[bundled:], lists)
    known = {key: anchors for one in earlier for key, anchors in recall_anchors(one).items()}
    return compile_rules(joined.rules, joined.names, joined.imposed, lists, known)


def find_added(files: Iterable[RuleFile], base: Compiled) -> list[Rule] | None:
    """The rules of files that only add rules to a set; None for files that change or repeat what is there or built in, or hold names."""
    rules: list[Rule] = []
    ids = {*base.ids, *base.names.ids, *base.idle, *BUILTIN}
    for file in files:
        if file.disable or file.override or file.names:
            return None
        for rule in file.rules:
            if rule.id in ids:
                return None
            ids.add(rule.id)
            rules.append(rule)
    return rules


def join(files: Sequence[RuleFile], bundled: int) -> Joined:
    """What files say together, each over those before it; as `merge_files`, but not compiled.

    Raises:
        RuleError: as `merge_files`.
    """
    rules: dict[str, Rule] = {}
    places: dict[str, Place] = {}
    names: list[NameRule] = []
    imposed: list[NameRule] = []
    faults: list[Fault] = []
    for number, file in enumerate(files):
        faults += _enter_ids(file, places)
        for rule in file.rules:
            rules.setdefault(rule.id, rule)
        names.extend(file.names)
        imposed.extend(name for name in file.names if (number >= bundled if name.impose is None else name.impose))
        for glob, place in file.disable:
            hits = {known for known in places if fnmatchcase(known, glob)}
            if not hits:
                faults.append(Fault(place, f"disable: no rule matches {glob!r}", _mend_glob(glob, places)))
            rules = {known: rule for known, rule in rules.items() if known not in hits}
            names = [name for name in names if name.id not in hits]
            imposed = [name for name in imposed if name.id not in hits]
        for override in file.override:
            if override.id not in rules:
                faults.append(Fault(override.place, f"override: there is no rule {override.id!r}", suggest(override.id, rules)))
                continue
            changed = override_rule(rules[override.id], override)
            if isinstance(changed, Rule):
                rules[override.id] = changed
            else:
                faults.append(Fault(override.place, f"override: {override.id}: {changed}", ""))
    if faults:
        raise FaultsError(faults)
    return Joined(list(rules.values()), names, imposed)


def _enter_ids(file: RuleFile, places: dict[str, Place]) -> Iterator[Fault]:
    """Note where the ids of a file stand, and give the faults of those that are taken already."""
    entries: list[Rule | NameRule] = [*file.rules, *file.names]
    for entry in entries:
        if entry.id in places:
            yield Fault(entry.place, f"{entry.id}: this id stands at {places[entry.id]} already", "change a rule with `override`")
        elif entry.id in BUILTIN:
            yield Fault(entry.place, f"{entry.id}: this is the id of a built-in decision", "choose another")
        places.setdefault(entry.id, entry.place)


def _mend_glob(glob: str, known: Iterable[str]) -> str:
    """What to do about a glob of `disable` that fits no rule."""
    is_builtin = any(fnmatchcase(name, glob) for name in BUILTIN)
    return "--disable switches off what is built in" if is_builtin else suggest(glob, known)
