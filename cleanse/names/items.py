"""Lists and tables: a name that begins an item, or stands alone in front of a cell; two items of one list are two people.

An *item* begins with a number or a bullet, a *cell* with a bar or a tab. Bare lines are none: each may be about the same person.
"""

from collections.abc import Iterator, Sequence

from cleanse.core.pattern import compile_late

_NUMBER = compile_late(r"[ \t]*\(?\d{1,3}(?:[.):]|\u00ba|\.?[ \t|])[ \t]*")
_BULLET = compile_late("[ \t]*([-*\u2022\u2023\u25aa\u25cf\u00b7\u2013])[ \t]+")
_MAX_LINE = 300
#: how far apart two items of one list may begin
_MAX_GAP = 3000
_BARS = ("|", "\t")


def are_items(text: str, places: Sequence[tuple[int, str]]) -> bool:
    """Whether two spellings each begin an item of one list, or stand in two cells of one table.

    Args:
        text: What is read.
        places: Where spellings start, in order, and what they are.

    >>> text = "1. Sergei Orlov, Omsk\\n2. Anna Bell, Riga\\n3. Sergey Orlov, Perm"
    >>> are_items(text, [(3, "sergei orlov"), (44, "sergey orlov")])
    True
    """
    last: dict[str, tuple[int, str]] = {}
    for start, spelling in places:
        for kind in _find_kinds(text, start):
            known = last.get(kind)
            if known is not None and known[1] != spelling and _is_one_list(text, known[0], start, kind):
                return True
            last[kind] = start, spelling
    return False


def _find_kinds(text: str, start: int) -> Iterator[str]:
    """The kind of item that a place begins, if any."""
    line = text.rfind("\n", max(0, start - _MAX_LINE), start) + 1
    before = text[line:start] if line > 0 or start <= _MAX_LINE else text[start - _MAX_LINE : start]
    if _NUMBER.fullmatch(before):
        yield "number"
    elif (bullet := _BULLET.fullmatch(before)) is not None:
        yield bullet[1]
    end = text.find("\n", start, start + _MAX_LINE)
    whole = before + text[start : end if end >= 0 else start + _MAX_LINE]
    for bar in _BARS:
        if whole.count(bar) > 1 and before.rpartition(bar)[2].strip() == "":
            yield bar


def _is_one_list(text: str, start: int, end: int, kind: str) -> bool:
    """Whether nothing between two items ends their list: no blank line, and no line of a table without its bars."""
    if end - start > _MAX_GAP:
        return False
    lines = text[start:end].split("\n")
    if kind in _BARS:
        return all(kind in line for line in lines[:-1])
    return len(lines) > 1 and all(line.strip() for line in lines[:-1])
