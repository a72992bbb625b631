"""The `scorecard:` of a rule file, read strictly: every fault with its place and mend.

    scorecard:
      base: -1.25
      thresholds: {certain: 4, high: 3, medium: 1.5}
      features:
        - feature: words
          why: Leftovers are short
          points: |
            0   +0.30
            12  -0.45

`where: inside` and `where: outside` bind an entry to lines inside or outside the article's core.
A row of `points` is a value and what the feature is worth from this value on; the first value is 0.
"""

from typing import TYPE_CHECKING

from cleanse.rulebook.files import schema
from cleanse.rulebook.files.nodes import Reader
from cleanse.rulebook.files.read_match import read_cases
from cleanse.rulebook.scorecard.article import TOP
from cleanse.rulebook.scorecard.card import LEVELS, WHERE, Card, Entry
from cleanse.rulebook.scorecard.features import FEATURES

if TYPE_CHECKING:
    from yaml import Node

#: nobody reads a longer one, and it would cost every line
MAX_ENTRIES, MAX_ROWS = 80, 40
#: points and sums beyond this are a slip
LIMIT = 100.0


def read_card(reader: Reader, node: "Node") -> Card | None:
    """The card; None where it has a fault."""
    before = len(reader.faults)
    keys = reader.mapping(node, "scorecard", schema.SCORECARD)
    base = _thousandths(reader, keys["base"][1], "scorecard: base") if "base" in keys else None
    whole = reader.truth(keys["whole"][1], "scorecard: whole") if "whole" in keys else False
    thresholds = _read_thresholds(reader, keys["thresholds"][1]) if "thresholds" in keys else ()
    entries = _read_entries(reader, keys["features"][1]) if "features" in keys else ()
    drop, keep, change = read_cases(reader, keys["test"][1], "scorecard") if "test" in keys else ((), (), ())
    if drop:
        reader.fault(
            keys["test"][1], "scorecard: a line alone has no neighbours", "write `change: [{from: …, to: …}]` with whole texts"
        )
    if whole and not (base is not None and len(thresholds) == len(LEVELS) and entries):
        reader.fault(node, "scorecard: a whole card needs base, thresholds and features", f"thresholds are {', '.join(LEVELS)}")
    if not keys and len(reader.faults) == before:
        reader.fault(node, "scorecard: it says nothing", "add `features:` or `thresholds:`")
    if len(reader.faults) > before:
        return None
    return Card(base, thresholds, entries, reader.place(node.start_mark), whole is True, keep, change)


def _thousandths(reader: Reader, node: "Node", what: str) -> int | None:
    value = reader.number(node, what, -LIMIT, LIMIT)
    return None if value is None else round(1000 * value)


def _read_thresholds(reader: Reader, node: "Node") -> tuple[tuple[str, int], ...]:
    found = {}
    for name, (_, value) in reader.mapping(node, "thresholds", LEVELS).items():
        points = _thousandths(reader, value, f"thresholds: {name}")
        if points is not None:
            found[name] = points
    rising = [found[name] for name in LEVELS if name in found]
    if rising != sorted(rising):
        reader.fault(node, "thresholds: medium, high and certain must rise", "a surer decision needs more points")
    return tuple((name, found[name]) for name in LEVELS if name in found)


def _read_entries(reader: Reader, node: "Node") -> tuple[Entry, ...]:
    from yaml import SequenceNode

    if not isinstance(node, SequenceNode):
        reader.fault(node, "features: a list is wanted here", "begin each feature with `- feature: NAME`")
        return ()
    if len(node.value) > MAX_ENTRIES:
        reader.fault(
            node.value[MAX_ENTRIES],
            f"features: {len(node.value)} are too many, {MAX_ENTRIES} are the most",
            "a short card reads and runs better",
        )
        return ()
    entries: dict[tuple[str, str], Entry] = {}
    for item in node.value:
        entry = _read_entry(reader, item)
        if entry is None:
            continue
        if any((entry.feature, where) in entries for where in {entry.where, ""}) or (
            not entry.where and any((entry.feature, where) in entries for where in WHERE)
        ):
            reader.fault(item, f'features: "{entry.feature}" stands twice', "join their points")
        entries[entry.feature, entry.where] = entry
    return tuple(entries.values())


def _read_entry(reader: Reader, node: "Node") -> Entry | None:
    keys = reader.mapping(node, "feature", schema.SCORECARD_FEATURE)
    missing = [name for name in schema.SCORECARD_FEATURE if name not in keys and name != "where"]
    if missing:
        if keys:
            reader.fault(node, f"feature: {', '.join(missing)} is missing", "each has a feature, a why and points")
        return None
    name = reader.choice(keys["feature"][1], "feature", tuple(FEATURES))
    why = reader.scalar(keys["why"][1], "why")
    steps = _read_points(reader, keys["points"][1])
    where = reader.choice(keys["where"][1], "where", WHERE) if "where" in keys else ""
    if name is None or why is None or steps is None or where is None:
        return None
    return Entry(name, why, steps, where)


def _read_points(reader: Reader, node: "Node") -> tuple[tuple[int, int], ...] | None:
    """Rows of a value and its points."""
    text = reader.scalar(node, "points")
    if text is None:
        return None
    rows = [row for row in text.split("\n") if row.strip()]
    if len(rows) < 2:
        reader.fault(
            node,
            "points: no cut: a feature that is always worth the same says nothing",
            "give points from 0 on and from another value on",
        )
        return None
    if len(rows) > MAX_ROWS:
        reader.fault(node, f"points: {len(rows)} rows are too many, {MAX_ROWS} are the most", "join rows of like points")
        return None
    steps: list[tuple[int, int]] = []
    for row in rows:
        step = _read_row(row)
        if isinstance(step, str):
            reader.fault(
                node, f"points: {row.strip()!r}: {step}", "a row is a value from 0 to 255 and points, such as `12  -0.45`"
            )
            return None
        if (steps and step[0] <= steps[-1][0]) or (not steps and step[0] != 0):
            reader.fault(node, f"points: {row.strip()!r}: values must rise, from 0 on", "put the rows in order")
            return None
        steps.append(step)
    return tuple(steps)


def _read_row(row: str) -> tuple[int, int] | str:
    """A value and its thousandths, or what is wrong."""
    parts = row.split()
    if len(parts) != 2:
        return "a value and its points are wanted"
    if not (parts[0].isascii() and parts[0].isdigit() and len(parts[0]) < 4 and int(parts[0]) <= TOP):
        return f"{parts[0]} is no value from 0 to {TOP}"
    try:
        points = float(parts[1])
    except ValueError:
        return f"{parts[1]} is no number"
    if not -LIMIT <= points <= LIMIT:
        return f"{parts[1]} is no number from -{LIMIT:g} to {LIMIT:g}"
    return int(parts[0]), round(1000 * points)
