"""Lists and tables: a name that begins an item, or stands alone in front of a cell; two items of one list are two people.

An *item* begins with a number, a letter or a bullet, a *cell* with a bar or a tab. So do labelled lines (Officer: …, Suspect: …) with
two labels, speakers (Sergey Orlov: …), and rows with a score, a comma or dots behind the name. Bare lines are none, for each may be about
the same person, unless they are three or more that name a person each and nothing else.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from cleanse.core.pattern import compile_late

_NUMBER = compile_late(r"[ \t]*\(?\d{1,3}(?:[.):]|\u00ba|\u00aa|st|nd|rd|th|er|e|\.?[ \t|])[ \t]*")
#: a number or a letter within a line, and what stands behind the name of such an item
_INSIDE = compile_late(r"(?:^|[ \t,;.])(\(?(?:\d{1,2}|[a-z]))(?:[.)]|\))[ \u00a0]$")
_INSIDE_BEHIND = compile_late(r"[ \u00a0]?(?:[,;(\n]|$|\(?(?:\d{1,2}|[a-z])[.)])")
_BULLET = compile_late("[ \t]*([-*\u2022\u2023\u25aa\u25cf\u00b7\u2013])[ \t]+")
_LETTER = compile_late(r"[ \t]*\(?[^\W\d_A-Z]\)[ \t]+")
_LABEL = compile_late(r"[ \t*_>-]*([^\W\d_][^:\uff1a\n]{0,38})[*_]*[:\uff1a][ \t*_]*")
_ALONE = compile_late(r"[ \t*_]*(?:[,;(<\n]|$)")
_ALONE_LINE = compile_late(r"[ \t*_]*(?:\n|$)")
#: what a line says below a bare name: Baker, Tula
_ENTRY = compile_late(r"[ \t*_]*\n[ \t*_]*([^\W\d_a-z][^\n,.!?:;]{2,30}, [^\n.!?:;]{2,30})[ \t*_]*(?:\n|$)")
_LINE_START = compile_late("[ \t*_>\u2013\u2014-]*")
#: what makes a line that begins with a name one of several: a speaker, a row of a table
_ROWS = {
    "speaker": compile_late(r"[*_]{0,3}[ \t]?[*_]{0,3}[:\uff1a](?=[*_ \t\n]|$)"),
    "score": compile_late(r"[ \t]+(?=[.,:+-]*\d)[\d.,:+-]+(?: [^\W\d_]{1,6}\.?)?[ \t]*(?:\n|$)"),
    "leader": compile_late(r"[ \t]*(?:\.{3,}|\u2026|(?:\. ){3,})[ \t]*[^\W_]"),
    "comma": compile_late(r",[^\s,]"),
    "figure": compile_late(
        r"[ \u00a0]?(?:[,(\u2013\u2014-]|[\u2013\u2014-] )[^.!?:\uff1a\n\d]{1,30}[:,)\u2013\u2014-]+ ?\d[\d.,:+-]*(?: [^\W\d_]{1,12}\.?){0,2}[ \t]*(?:\n|$)"
    ),
}
#: a line that is a name and nothing else
_BARE = compile_late(r"[ \t*_]*([^\W\d_a-z](?:[^\W\d_]*(?:['\u2019-][^\W\d_]+)*\.?)(?: [^\W\d_][\w'\u2019-]*\.?){1,4})[ \t*_]*")
_MAX_ENTRY = 60
_MAX_LINE = 300
#: how far apart two items of one list may begin
_MAX_GAP = 3000
_BARS = ("|", "\t")


def are_items(text: str, places: Sequence[tuple[int, str]], named: Sequence[int] = ()) -> bool:
    """Whether two spellings each begin an item of one list, or stand in two cells of one table.

    Args:
        text: What is read.
        places: Where spellings start, in order, and what they are.
        named: Where the text names anybody, in order.

    >>> text = "1. Sergei Orlov, Omsk\\n2. Anna Bell, Riga\\n3. Sergey Orlov, Perm"
    >>> are_items(text, [(3, "sergei orlov"), (44, "sergey orlov")])
    True
    """
    last: dict[str, tuple[int, str, str]] = {}
    for start, spelling in places:
        for kind, label in _find_kinds(text, start, start + len(spelling)):
            known = last.get(kind)
            is_other = known is not None and known[1] != spelling and (not label or known[2] != label)
            if known is not None and is_other and _is_one_list(text, known[0], start, kind, named):
                return True
            last[kind] = start, spelling, label
    return False


def _find_kinds(text: str, start: int, name_end: int) -> Iterator[tuple[str, str]]:
    """The kind of item that a place begins, if any, and its label."""
    line = text.rfind("\n", max(0, start - _MAX_LINE), start) + 1
    before = text[line:start] if line > 0 or start <= _MAX_LINE else text[start - _MAX_LINE : start]
    for kind in _find_item(text, start, before):
        yield kind, ""
    if (inside := _INSIDE.search(before)) is not None and _INSIDE_BEHIND.match(text, name_end):
        yield "inside", inside[1]
    if (label := _LABEL.fullmatch(before)) is not None and _ALONE.match(text, name_end):
        yield "label", label[1].strip().lower()
    if _LINE_START.fullmatch(before):
        yield from ((kind, "") for kind, row in _ROWS.items() if row.match(text, name_end))
        if _ALONE_LINE.match(text, name_end):
            yield "bare", ""
            if (entry := _ENTRY.match(text, name_end)) is not None:
                yield "entry", entry[1].lower()


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


def _is_one_list(text: str, start: int, end: int, kind: str, named: Sequence[int]) -> bool:
    """Whether nothing between two items ends their list: no blank line, and no line of a table without its bars."""
    if end - start > _MAX_GAP:
        return False
    if kind == "speaker":
        return True
    if kind == "inside":
        return "\n" not in text[start:end] and end - start <= _MAX_LINE
    if kind == "entry":
        return all(len(line) <= _MAX_ENTRY for line in text[start:end].split("\n"))
    if kind == "bare":
        return _is_list_of_names(text, start, end, named)
    lines = text[max(text.rfind("\n", max(0, start - _MAX_LINE), start) + 1, start - _MAX_LINE, 0) : end].split("\n")
    if kind in _BARS:
        return all(kind in line for line in lines[:-1])
    if kind == "comma":
        return len(lines) > 1 and all("," in line for line in lines[:-1])
    return len(lines) > 1 and all(line.strip() for line in lines[:-1])


def _is_list_of_names(text: str, start: int, end: int, named: Sequence[int]) -> bool:
    """Whether all lines between two bare ones name a person each and nothing else, and at least one such line stands beside or between them."""
    first = max(text.rfind("\n", max(0, start - _MAX_LINE), start), 0)
    left = max(0, first - _MAX_LINE)
    stop = text.find("\n", end, end + _MAX_LINE)
    between = _read_names(text, first, end, named)[1:]
    above = _read_names(text, text.find("\n", left, first) if left > 0 else 0, first, named)
    below = _read_names(text, stop, stop + _MAX_LINE, named) if stop >= 0 else []
    around = [*above[-1:], *below[:1]]
    return all(between) and (len(between) > 0 or any(around))


def _read_names(text: str, start: int, end: int, named: Sequence[int]) -> list[bool]:
    """For each line that says something, whether it names a person and says nothing else."""
    found = []
    at = start
    for line in text[start:end].split("\n"):
        if line.strip():
            bare = _BARE.fullmatch(line)
            name = bisect_left(named, at + bare.start(1)) if bare is not None else 0
            found.append(bare is not None and name < len(named) and named[name] == at + bare.start(1))
        at += len(line) + 1
    return found
