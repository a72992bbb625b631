"""Floors of quality, pinned in the repository: figures that no change may fall below. They may only rise.

What is found (F1, drop) has a floor for a file's exact content (`digest`), part and sampling; other content is an error, not a pass. What
is lost (lost, keep) has a limit for each file, which is set by hand: a ratchet there would forbid every new rule. Floors rise only
while the limits hold, so that nothing is found at the price of good text.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).parent / "floors.json"
#: figures that are better when lower
_FALLING = {"lost"}
_PINNED = ("F1", "drop")
Figures = Mapping[str, float]


def key_of(name: str, part: str, every: int) -> str:
    """The name under which a file's floors are kept.

    >>> key_of("specimens.jsonl", "all", 1), key_of("extracted.jsonl", "dev", 5)
    ('specimens.jsonl all', 'extracted.jsonl dev 1/5')
    """
    return f"{name} {part}" + (f" 1/{every}" if every > 1 else "")


def load(path: Path = FLOORS) -> dict[str, Any]:
    """`limits` by file and `floors` by key."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def is_worse(name: str, value: float, bound: float) -> bool:
    """Whether a figure lies on the wrong side of its bound.

    >>> is_worse("F1", 0.49, 0.5), is_worse("lost", 0.9, 1.0)
    (True, False)
    """
    return value > bound if name in _FALLING else value < bound


def check_limits(key: str, figures: Figures, pinned: Mapping[str, Any]) -> list[str]:
    """The limits that do not hold, one sentence each."""
    limits = pinned["limits"].get(key.split(" ")[0], {})
    return [
        f"{key}: {name} is {figures[name]:.3f}, the limit is {limit:.3f}"
        for name, limit in limits.items()
        if is_worse(name, figures[name], limit)
    ]


def check(key: str, data: str, figures: Figures, pinned: Mapping[str, Any]) -> list[str]:
    """What is wrong, one sentence each; empty where all floors and limits hold."""
    known = pinned["floors"].get(key)
    if known is None:
        return [f"{key}: no floor is pinned; --raise pins what is reached now"]
    if known["digest"] != data:
        return [f"{key}: other data than the floors were measured on: {data}, not {known['digest']}"]
    return check_limits(key, figures, pinned) + [
        f"{key}: {name} is {figures[name]:.3f}, the floor is {known[name]:.3f}"
        for name in _PINNED
        if name in known and is_worse(name, figures[name], known[name])
    ]


def raise_floors(key: str, data: str, figures: Figures, pinned: dict[str, Any]) -> list[str]:
    """Pin the figures that are better than the floors; on the same data none is ever lowered. Returns the limits that do not hold."""
    faults = check_limits(key, figures, pinned)
    if faults:
        return faults
    known = pinned["floors"].get(key, {})
    old = known if known.get("digest") == data else {}
    new = {name: max(int(1000 * figures[name]) / 1000, old.get(name, 0.0)) for name in _PINNED if name in figures}
    pinned["floors"][key] = {"digest": data, **new}
    return []


def store(pinned: Mapping[str, Any], path: Path = FLOORS) -> None:
    """Write limits and floors, sorted."""
    path.write_text(json.dumps(pinned, indent=2, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
