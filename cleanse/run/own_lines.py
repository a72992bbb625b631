"""Rules for lines that the user named one by one, beside the rule files."""

from collections.abc import Sequence

from cleanse.errors import UsageError
from cleanse.rulebook.rule import Place, Rule


def check_lines(name: str, lines: Sequence[str]) -> None:
    """Refuse what is not the text of one line; `name` is the option's.

    Raises:
        UsageError: a line holds nothing that can be seen, or several lines.
    """
    for line in lines:
        if not line.strip() or len(line.strip().splitlines()) > 1:
            raise UsageError(f"{name} {line!r}: the text of one line is wanted")


def make_line_rules(drop: Sequence[str], keep: Sequence[str]) -> list[Rule]:
    """The rules for lines to drop and lines to keep; `keep` stands over every other rule.

    Raises:
        UsageError: as `check_lines`.

    >>> [rule.id for rule in make_line_rules(["Read more"], ["Share"])]
    ['user/drop-line/1', 'user/keep-line/1']
    """
    check_lines("drop_line", drop)
    check_lines("keep_line", keep)
    made = []
    for do, lines, why in (("drop-line", drop, "A line that was to be dropped"), ("keep", keep, "A line that was to be kept")):
        name = "drop-line" if do == "drop-line" else "keep-line"
        for number, line in enumerate(lines, 1):
            place = Place(f"--{name}", number, 1)
            protects = ("*",) if do == "keep" else ()
            rule_id = f"user/{name}/{number}"
            made.append(Rule(rule_id, why, do, "line", (line.strip(),), place, protects=protects, category="user"))
    return [rule._replace(confidence="certain") for rule in made]
