"""What became of a hit."""

from typing import NamedTuple

from cleanse.rulebook.actions import Outcome
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.view import Hit


class Verdict(NamedTuple):
    """A hit of a rule, and why it came to nothing; None where it acts."""

    number: int
    rule: Rule
    hit: Hit
    outcome: Outcome
    reason: str | None
