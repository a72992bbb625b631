"""Slips that YAML takes for text, or complains of elsewhere: a full-width colon, a dash that an editor put in, a `rules:` that is missing.

They are looked for outside | blocks, and only where a key of the format stands beside them.
"""

from collections.abc import Collection, Iterator, Sequence

from cleanse.core.pattern import compile_late
from cleanse.rulebook.fault import Fault
from cleanse.rulebook.rule import Place

#: the end of a line below which a | or > block begins
BLOCK = compile_late(r"(?:^|[:-]) +[|>][-+0-9]*(?: +#.*)?$")
_COLON = compile_late("( *(?:- +)?)([\\w+-]+)(\uff1a\\s*)(.*)")
_DASH = compile_late("( *)([\u2010-\u2015\u2212] ?)([\\w+-]+)(:.*)")
_ENTRY = compile_late(r" *- +id:")
_LISTS = ("rules", "names", "override")


def find_slips(lines: Sequence[str], path: str, keys: Collection[str]) -> Iterator[Fault]:
    """Lines whose colon or dash is another character.

    Args:
        lines: Those of the file.
        path: Its name, for places.
        keys: All keys of the format.
    """
    for number, line in _outside_blocks(lines):
        if (colon := _COLON.fullmatch(line)) is not None and colon[2] in keys:
            place = Place(path, number, colon.start(3) + 1)
            yield Fault(place, f"a full-width colon stands behind `{colon[2]}`", f"write `{colon[2]}: {colon[4]}`", line)
        elif (dash := _DASH.fullmatch(line)) is not None and dash[3] in keys:
            place = Place(path, number, dash.start(2) + 1)
            yield Fault(place, f"{dash[2].strip()} is no hyphen, and begins no entry", f"write `- {dash[3]}{dash[4]}`", line)


def is_block(line: str) -> bool:
    """Whether a | or > block begins below a line.

    >>> is_block("  line: |"), is_block("  line: a | b")
    (True, False)
    """
    return BLOCK.search(line.rstrip()) is not None


def _outside_blocks(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines that belong to no | block, counted from 1."""
    block: int | None = None
    for number, line in enumerate(lines, 1):
        indent = len(line) - len(line.lstrip(" "))
        if block is not None and line.strip() and indent <= block:
            block = None
        if block is None:
            yield number, line
            if is_block(line):
                block = indent


def find_missing_list(lines: Sequence[str], path: str) -> Fault | None:
    """An entry that stands below none of the keys which begin a list of entries.

    >>> str(find_missing_list(["version: 1", "- id: my/x"], "a.yaml").place)
    'a.yaml:2:1'
    """
    for number, line in enumerate(lines, 1):
        if line.startswith(_LISTS):
            return None
        if _ENTRY.match(line) is not None:
            place = Place(path, number, len(line) - len(line.lstrip()) + 1)
            return Fault(place, "`rules:` is missing above the first entry", "write it on a line of its own", line)
    return None
