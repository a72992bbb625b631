"""Whether a name is that of who wrote a text or took its picture: a byline, a credit, a signature; not somebody the text tells of.

*By Sergey Orlov* and *Photo: Sergey Orlov* say nothing of the Sergei Orlov who is the minister. Words: rules/names/credit-words.txt. A
credit stays as it is, and counts for no spelling, unless all places of a name are credits.
"""

from collections.abc import Sequence

from cleanse.core.pattern import compile_late
from cleanse.names import words

#: code points of a line that are read on either side of a name
_MAX_BESIDE = 120
#: what may stand behind a name and "By" on a line: , Moscow correspondent
_MAX_BEHIND = 60
_MAX_CLOSING = 40
_MAX_BLANKS = 1000
_NAME = r"[^\W\d_a-zа-я][\w.'\u2019-]*"
#: how many may be named before; with no bound, words in capitals could be parted in more ways than anybody can try
_MAX_BEFORE = 5
#: Photo: / Photo by / Fotos: Anna Bell, / (Fot. / By; as words, what parts them from the name, and those who are named before
_LABEL = compile_late(
    rf"(?:^|(?<=[.!?\u2026)\]\u00bb\u201d\"])[ \u00a0]+|[(\[|\u2013\u2014/])[ \u00a0\t*_>\u2022\u2013\u2014-]*((?:{words.WORD}\.?[/ \u00a0]){{0,3}}?{words.WORD})"
    rf"([ \u00a0]?[:\uff1a.]|)[*_]*[ \u00a0\t]+[*_]*"
    rf"(?:{_NAME}(?:[ \u00a0]{_NAME}){{1,3}}(?:[ \u00a0]?[,/&]|[ \u00a0][^\W\d_]{{1,3}}) ){{0,{_MAX_BEFORE}}}$"
)
_RIGHTS = compile_late(r"(?:\u00a9|\([cC]\))[ \u00a0]?(?:\d{4}[ \u00a0,]{1,2})?$")
_CLOSED = compile_late(
    r"[ \u00a0*_]*(?:$|[,;/|)\]&\u00b7\u2022+\u2013\u2014-]|\.(?:\s|$)|\d)|[ \u00a0]([^\W\d_]{1,4})[ \u00a0][^\W\d_a-z][\w-]*[ \u00a0][^\W\d_a-z]"
)
_ENDS = compile_late(r"[ \u00a0*_]*(?:[.)\]]|$|/)")
_DASHED = compile_late(r"[ \t\u00a0*_>]*[\u2013\u2014-]{1,2}[ \u00a0*_]*")
_BARE = compile_late(r"[ \t\u00a0*_>]*")
#: , Moscow; , New York
_PLACE = compile_late(r", ([^\W\d_a-z][\w-]*)(?:[ \u00a0][^\W\d_a-z][\w-]*)?[ \u00a0*_.]*")
_BLANK = compile_late(rf"\s{{0,{_MAX_BLANKS}}}")
_CLOSING = compile_late(rf"(?:^|\n)([^\n]{{1,{_MAX_CLOSING}}}),[ \t]*\n\s{{0,3}}$")
_SALUTED_BEFORE = compile_late(rf"[ \t]*{words.WORD}(?: {words.WORD}\.?){{0,3}} ")
_SALUTED_BEHIND = compile_late(r"[,!:][ \t]*")


def leave_out_credits(text: str, places: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The places but those of credits and of whom a letter is to; all if nothing else is there, or one who is told of is spelt so.

    Who signs a letter is another than whom it is to.

    Args:
        text: What is read.
        places: Where spellings stand that may be one person's: start, end, and the spelling in small letters.
    """
    greeted = {place for place in places if _is_saluted(text, *place[:2])}
    signed = {place for place in places if place not in greeted and is_credit(text, *place[:2], is_letter=bool(greeted))}
    told = [place for place in places if place not in greeted and place not in signed]
    credited, known = {place[2] for place in (*greeted, *signed)}, {place[2] for place in told}
    writes_to_another = greeted and signed and len(credited) > 1
    return told if (told or writes_to_another) and credited.isdisjoint(known) else list(places)


def is_credit(text: str, start: int, end: int, *, is_letter: bool = False) -> bool:
    """Whether a name at [start, end) is a byline, a credit or a signature.

    >>> is_credit("By Sergey Orlov", 3, 15), is_credit("The end. (Photo: Sergey Orlov)", 17, 29), is_credit("\u00a9 Sergey Orlov", 2, 14)
    (True, True, True)
    >>> is_credit("By Sergey Orlov a bridge was built.", 3, 15), is_credit("Photo: Sergey Orlov sings", 7, 19)
    (False, False)
    """
    line = max(text.rfind("\n", max(0, start - _MAX_BESIDE), start) + 1, start - _MAX_BESIDE, 0)
    is_whole = line == 0 or text[line - 1] == "\n"
    stop = text.find("\n", end, end + _MAX_BESIDE)
    behind = text[end : stop if stop >= 0 else end + _MAX_BESIDE]
    before = text[line:start]
    if _RIGHTS.search(before) or _is_labelled(before, behind):
        return True
    return (
        is_whole and end + len(behind) in (stop, len(text)) and _is_signed(text, line, before, end, behind, is_letter=is_letter)
    )


def _is_labelled(before: str, behind: str) -> bool:
    label = _LABEL.search(before)
    closed = _CLOSED.match(behind)
    if label is None or closed is None or (closed[1] is not None and closed[1] not in words.read_words("conjunctions")):
        return False
    found = words.JOINED_WORD.findall(label[1].lower())
    labels, by = words.read_credits("label"), words.read_credits("by")
    if found[-1] in by:
        if any(word in labels for word in found[:-1]):
            return True
        is_byline = len(found) == 1 and label.start() == 0 and label[1][0].isupper() and not label[2]
        return is_byline and len(behind) <= _MAX_BEHIND and (not behind.endswith((".", "!", "?", ":")) or behind == ".")
    if not any(word in labels for word in found):
        return False
    return bool(label[2]) or (len(found) == 1 and _ENDS.match(behind) is not None)


def _is_signed(text: str, line: int, before: str, end: int, behind: str, *, is_letter: bool) -> bool:
    """Whether a line is a signature: the last or the first one with a dash or a town, or a name alone below a greeting."""
    if _BARE.fullmatch(before) and not behind.strip(" \t*_."):
        return is_letter or _CLOSING.search(text, max(0, line - _MAX_CLOSING - 8), line) is not None
    is_dashed = _DASHED.fullmatch(before) is not None and not behind.strip(" \t*_.")
    is_placed = _BARE.fullmatch(before) is not None and _PLACE.fullmatch(behind) is not None
    if not is_dashed and not (is_placed or (_DASHED.fullmatch(before) and _PLACE.fullmatch(behind))):
        return False
    first, last = _BLANK.match(text, 0, line), _BLANK.match(text, end + len(behind))
    assert first is not None and last is not None  # blanks may be none
    return (first.end() == line and not is_dashed) or last.end() == len(text)


def _is_saluted(text: str, start: int, end: int) -> bool:
    """Whether a letter begins so: Dear Sergei Orlov,"""
    line = text.rfind("\n", max(0, start - _MAX_CLOSING), start) + 1
    if start - line > _MAX_CLOSING or not _SALUTED_BEFORE.fullmatch(text, line, start):
        return False
    behind = _SALUTED_BEHIND.match(text, end)
    return behind is not None and text[behind.end() : behind.end() + 1] == "\n"
