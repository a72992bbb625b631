"""Made-up patterns of the dialect, of which some are refused."""

from cleanse.errors import RuleError
from cleanse.rulebook.patterns.pattern import Pattern
from cleanse.rulebook.patterns.regex import compile_regex, translate


def compile_made_up(pattern: str) -> tuple[str, Pattern] | None:
    """A pattern in the engine's own words, and compiled; None if it is refused."""
    try:
        return translate(pattern), compile_regex(pattern)
    except RuleError:
        return None
