"""One spelling for one person within a document, where a list of given names says which spellings are one name.

A *mention* is a known given name and the capitalised words behind it. Mentions whose surnames are equal and whose given names stand
on one line of the list are one person; the spelling of the majority wins, on a tie the first. Only the letters that differ are edited.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from cleanse.core.edits import Edit
from cleanse.rulebook.bundled import bundled_root
from cleanse.rulebook.rule import NameRule
from cleanse.text.diff import trim
from cleanse.text.fold import fold_line

_MENTION = re.compile(r"(?<![\w@#/.-])([^\W\d_a-z]\w+) ((?:[^\W\d_a-z]\w*[-'\u2019]?)+)(?![\w@/-]| [^\W\d_a-z])")


@lru_cache(maxsize=1)
def _given_names() -> dict[str, int]:
    """The number of each given name's line in the list, by folded spelling."""
    found: dict[str, int] = {}
    path = bundled_root() / "names" / "given-names.txt"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if not line.startswith(("#", "[")):
            for name in line.split():
                found.setdefault(fold_line(name), number)
    return found


def unify(text: str, *, lang: str | None, rules: Sequence[NameRule] = (), imposed: Sequence[NameRule] = ()) -> list[Edit]:  # noqa: ARG001
    """The edits that give each person one spelling."""
    people: dict[tuple[int, str], list[re.Match[str]]] = {}
    for match in _MENTION.finditer(text):
        given = _given_names().get(fold_line(match[1]))
        if given is not None:
            people.setdefault((given, match[2]), []).append(match)
    edits = []
    for mentions in people.values():
        counts = Counter(match[1] for match in mentions)
        if len(counts) < 2:
            continue
        best = max(counts, key=lambda name: counts[name])
        for match in mentions:
            if match[1] != best:
                start, end, new = trim(match.start(1), match[1], best)
                edits.append(Edit(start, end, new, "names/unify", f"{match[1]} = {best}"))
    return edits


def name_key(line: str) -> str:
    """The line with every known given name in one spelling."""
    return re.sub(
        r"\w+",
        lambda match: f"\u0001{_given_names().get(fold_line(match[0]), match[0])}" if match[0][:1].isupper() else match[0],
        line,
    )
