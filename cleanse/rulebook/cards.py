"""The card of a run: the bundled one, and over it what the user's files change; kept in the cache, so that a filter parses no YAML."""

import marshal
from collections.abc import Sequence
from functools import reduce
from pathlib import Path
from zlib import crc32

from cleanse.errors import RuleError
from cleanse.rulebook.bundled import bundled_root
from cleanse.rulebook.files.list_file import even_lines, read_file
from cleanse.rulebook.rule import Case, Place
from cleanse.rulebook.scorecard.card import LEVELS, Card, Entry, lay_over
from cleanse.rulebook.sources import find_files
from cleanse.rulebook.tables.cache import load_bytes, store_bytes
from cleanse.rulebook.unpack import pack_bytes

#: what the stored values look like; raise it when the fields of a card change
LAYOUT = 2
_KEY = b"scorecard"


def load_card(paths: Sequence[str] = (), *, bundled: bool = True) -> Card | None:
    """The bundled card with the cards of `paths` over it; None if there is none.

    Raises:
        RuleError: faults in the files, all of them, each with its place.
        InputError: a path is not there, or cannot be read.
    """
    own = [file for path in paths for file in find_files(Path(path))]
    files = [(path, read_file(path)) for path in (*([bundled_path()] if bundled else []), *own) if path.is_file()]
    files = [(path, data) for path, data in dict(files).items() if _KEY in data]
    stamp = repr((LAYOUT, [(str(path), data) for path, data in files])).encode("utf-8", "surrogateescape")
    name = f"card-{crc32(repr([path for path, _ in files]).encode()):08x}"
    stored = load_bytes(name, stamp)
    try:
        if stored is not None:
            return _unpack(marshal.loads(stored))
    except (EOFError, TypeError, ValueError):
        pass  # no card: it is read and stored anew
    card = _check(reduce(lambda below, over: lay_over(over, below), read_cards([path for path, _ in files]), _NONE))
    store_bytes(name, pack_bytes(card), stamp)
    return card


_NONE: Card | None = None


def _check(card: Card | None) -> Card | None:
    """The card that all layers give together, if it can be used.

    Raises:
        RuleError: it lacks something, or its thresholds do not rise; names the place of the uppermost layer.
    """
    if card is None:
        return None
    if card.base is None or len(card.thresholds) < len(LEVELS) or not card.entries:
        raise RuleError(
            f"{card.place}: this card only changes another, and there is none below it; leave the bundled rules in, or give it "
            "a base, all thresholds and features, and `whole: true`"
        )
    points = [card.threshold(level) for level in LEVELS]
    if points != sorted(points):
        told = ", ".join(f"{level} {1e-3 * value:g}" for level, value in zip(LEVELS, points, strict=True))
        raise RuleError(f"{card.place}: with the cards below it the thresholds do not rise: {told}; name all three")
    return card


def bundled_path() -> Path:
    """Where the bundled card stands."""
    return bundled_root() / "core" / "scorecard.yaml"


def read_cards(paths: Sequence[Path]) -> list[Card]:
    """The cards that stand in rule files, in their order.

    Raises:
        RuleError: the faults of the cards, each with line, caret and mend.
    """
    from cleanse.rulebook.files.nodes import Reader
    from cleanse.rulebook.files.read_card import read_card
    from cleanse.rulebook.files.schema import FILE

    cards, faults = [], []
    for path in paths:
        try:
            text = even_lines(read_file(path).decode("utf-8-sig"))
        except UnicodeDecodeError:
            continue  # who reads the rules tells where
        reader = Reader(text, str(path))
        root = reader.compose(text)
        keys = {} if root is None else reader.mapping(root, "file", FILE)
        card = read_card(reader, keys["scorecard"][1]) if "scorecard" in keys else None
        if card is not None:
            cards.append(card)
        faults += [fault.render() for fault in reader.faults if fault.severity == "error"]
    if faults:
        raise RuleError("\n".join(faults))
    return cards


def _unpack(item: tuple | None) -> Card | None:  # type: ignore[type-arg]
    if item is None:
        return None
    base, thresholds, entries, place, is_whole, keep, change = item
    return Card(
        base,
        thresholds,
        tuple(Entry(*entry) for entry in entries),
        Place(*place),
        is_whole,
        tuple(Case(*case) for case in keep),
        tuple(Case(*case) for case in change),
    )
