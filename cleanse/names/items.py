"""Lists and tables: a name that begins an item, or stands alone in front of a cell; two items of one list are two people.

An *item* begins with a number, a letter or a bullet, a *cell* with a bar or a tab. So do labelled lines (Officer: …, Suspect: …) with
two labels, speakers (Sergey Orlov: …), and rows with a score, a comma or dots behind the name. Bare lines are none: each may be about
the same person.
"""

from collections.abc import Iterator, Sequence

from cleanse.core.pattern import compile_late

_NUMBER = compile_late(r"[ \t]*\(?\d{1,3}(?:[.):]|\u00ba|\.?[ \t|])[ \t]*")
_BULLET = compile_late("[ \t]*([-*\u2022\u2023\u25aa\u25cf\u00b7\u2013])[ \t]+")
_LETTER = compile_late(r"[ \t]*\(?[^\W\d_A-Z]\)[ \t]+")
_LABEL = compile_late(r"[ \t*_>-]*([^\W\d_][^:\uff1a\n]{0,38})[*_]*[:\uff1a][ \t*_]*")
_ALONE = compile_late(r"[ \t*_]*(?:[,;(<\n]|$)")
_LINE_START = compile_late("[ \t*_>\u2013\u2014-]*")
#: what makes a line that begins with a name one of several: a speaker, a row of a table
_ROWS = {
    "speaker": compile_late(r"[*_]*[ \t]?[*_]*[:\uff1a](?=[*_ \t\n]|$)"),
    "score": compile_late(r"[ \t]+[\d.,:+-]*\d[\d.,:+-]*(?: [^\W\d_]{1,6}\.?)?[ \t]*(?:\n|$)"),
    "leader": compile_late(r"[ \t]*(?:\.{3,}|\u2026|(?:\. ){3,})[ \t]*[^\W_]"),
    "comma": compile_late(r",[^\s,]"),
}
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
    last: dict[str, tuple[int, str, str]] = {}
    for start, spelling in places:
        for kind, label in _find_kinds(text, start, start + len(spelling)):
            known = last.get(kind)
            is_other = known is not None and known[1] != spelling and (not label or known[2] != label)
            if known is not None and is_other and _is_one_list(text, known[0], start, kind):
                return True
            last[kind] = start, spelling, label
    return False


def _find_kinds(text: str, start: int, name_end: int) -> Iterator[tuple[str, str]]:
    """The kind of item that a place begins, if any, and its label."""
    line = text.rfind("\n", max(0, start - _MAX_LINE), start) + 1
    before = text[line:start] if line > 0 or start <= _MAX_LINE else text[start - _MAX_LINE : start]
    for kind in _find_item(text, start, before):
        yield kind, ""
    if (label := _LABEL.fullmatch(before)) is not None and _ALONE.match(text, name_end):
        yield "label", label[1].strip().lower()
    if _LINE_START.fullmatch(before):
        yield from ((kind, "") for kind, row in _ROWS.items() if row.match(text, name_end))


def _find_item(text: str, start: int, before: str) -> Iterator[str]:
    if _NUMBER.fullmatch(before):
        yield "number"
    elif _LETTER.fullmatch(before):
        yield "letter"
    elif (bullet := _BULLET.fullmatch(before)) is not None:
        yield bullet[1]
    end = text.find("\n", start, start + _MAX_LINE)
    whole = before + text[start : end if end >= 0 else start + _MAX_LINE]
    for bar in _BARS:
        if (whole.count(bar) > 1 or bar in whole.strip(bar + " ")) and before.rpartition(bar)[2].strip() == "":
            yield bar


def _is_one_list(text: str, start: int, end: int, kind: str) -> bool:
    """Whether nothing between two items ends their list: no blank line, and no line of a table without its bars."""
    if end - start > _MAX_GAP:
        return False
    if kind == "speaker":
        return True
    lines = text[max(text.rfind("\n", max(0, start - _MAX_LINE), start) + 1, start - _MAX_LINE, 0) : end].split("\n")
    if kind in _BARS:
        return all(kind in line for line in lines[:-1])
    if kind == "comma":
        return len(lines) > 1 and all("," in line for line in lines[:-1])
    return len(lines) > 1 and all(line.strip() for line in lines[:-1])
