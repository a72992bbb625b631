"""What is written as if it were YAML and is not: quotation marks around a line of a | block, typographic ones anywhere, comments."""

import re
from collections.abc import Iterator

from cleanse.rulebook.checks.source import Source
from cleanse.rulebook.fault import Fault
from cleanse.rulebook.rule import Rule

#: a line in quotation marks that has none inside
_QUOTED = re.compile(r"""(?:"[^"]+"|'[^']+'|“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»)""")
_CURLY = "“„«"
_COMMENT = re.compile(r"(?:^|\s)#\s.*")


def check_blocks(rule: Rule, source: Source) -> Iterator[Fault]:
    """Each line of a pattern that looks like something that YAML takes away, and stands where it does not."""
    for pattern in rule.patterns:
        for line in pattern.split("\n"):
            is_quoted = _QUOTED.fullmatch(line) is not None
            comment = None if is_quoted or rule.kind == "regex" else _COMMENT.search(line)
            if not (is_quoted or comment):
                continue
            if not _is_in_block(rule, line, source):
                if is_quoted and line[0] in _CURLY:
                    mend = "write straight ones, unless the page has these"
                    yield source.warn(rule, "typographic quotation marks are part of the pattern", mend, at=line)
            elif is_quoted:
                mend = "leave them out, unless the page has them too"
                yield source.warn(rule, "the quotation marks are part of the pattern in a | block", mend, at=line)
            elif comment is not None:
                mend = "put the comment above the key, or into `why`, unless the page has it too"
                yield source.warn(rule, f"{comment[0].strip()!r} is no comment in a | block", mend, at=line)


def _is_in_block(rule: Rule, text: str, source: Source) -> bool:
    """Whether a text is a whole line of the rule's entry: elsewhere a key, a dash or quotation marks stand before it."""
    first, behind = source.entry(rule)
    return any(source.lines[number - 1].strip() == text for number in range(first, behind))
