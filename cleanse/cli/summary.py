"""What a run did, in one line."""

from cleanse.core.record import Totals


def summarise(totals: Totals, log: str | None) -> str:
    """The one line for standard error.

    >>> summarise(Totals(1, 1, 70, 14, 1000, 788), "x.jsonl")
    'cleanse: 1 text, 70 edits by 14 rules, 21.2% removed (log: x.jsonl)'
    """
    where = "" if log is None else f" (log: {log})"
    removed = 100 * totals.removed
    counts = f"{say_count(totals.texts, 'text')}, {say_count(totals.edits, 'edit')} by {say_count(totals.rules, 'rule')}"
    return f"cleanse: {counts}, {removed:.1f}% removed{where}"


def say_count(number: object, noun: str) -> str:
    """A number of things.

    >>> say_count(1, "edit"), say_count(2, "edit")
    ('1 edit', '2 edits')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"
