"""A scorecard back as the lines of a rule file, which the reader reads again as the same card; its tests are not written."""

from collections.abc import Iterator

from cleanse.rulebook.files.write import quote
from cleanse.rulebook.scorecard.card import Card


def write_card(card: Card) -> Iterator[str]:
    """The lines of a card from `scorecard:` on, as one that stands for itself."""
    levels = ", ".join(f"{name}: {_points(points)}" for name, points in reversed(card.thresholds))
    yield from ("scorecard:", "  whole: true", f"  base: {_points(card.base or 0)}", f"  thresholds: {{{levels}}}", "  features:")
    for entry in card.entries:
        yield f"    - feature: {entry.feature}"
        if entry.where:
            yield f"      where: {entry.where}"
        yield f"      why: {quote(entry.why)}"
        yield "      points: |"
        yield from (f"        {value:<4}{_points(points, '+')}" for value, points in entry.steps)


def _points(thousandths: int, sign: str = "") -> str:
    """Points with two places behind the full stop, or three where they are needed."""
    return f"{thousandths / 1000:{sign}.{3 if thousandths % 10 else 2}f}"
