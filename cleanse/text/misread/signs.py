"""Signs that stand where people write them: dashes between blanks, quotation marks that match, units and numbers.

In a line of which one word is damaged, such a sign was not damaged with it: what it would be in the other table is a letter or a box.
"""

import re

#: what a sign may become all the same
_MARKS = frozenset("\xab\xbb\u2018\u2019\u201c\u201d\u201e\u2013\u2014\u2026\xa0'\"-")
_DASHES = "\u2013\u2014"
#: letters that are words
_WORDS = frozenset(
    "\xe0\xe1\xe5\xe6\xe8\xe9\xea\xed\xf2\xf3\xf4\xf6\xf8\xfa\u0430\u0431\u0432\u0435\u0436\u0438\u0439\u043a\u043e\u0441\u0443\u044f\u0454\u0456\u0457\u045e\u0410\u0412\u0418\u041a\u041e\u0421\u0423\u042f\u0406"
)
_DASH = re.compile(f"(?<!\\S)[{_DASHES}](?!\\S)")
#: pairs of quotation marks
_PAIRS = (("\xab", "\xbb"), ("\u201c", "\u201d"), ("\u201e", "\u201c"), ("\u201e", "\u201d"))
_BEFORE = "(?<![^\\s(\\[\u2014\u2013])"
_AFTER = "(?![^\\s)\\].,;:!?\u2026\u2014\u2013])"
#: signs of units and amounts beside a number
_UNIT = re.compile("(?<=\\d)[\xb0\xb1\xb2\xb3\xbc-\xbe]|(?<=\\d[ \xa0])[\xb0\xb5](?=[A-Za-z])|[\xb1\u20ac\xa3](?=[ \xa0]?\\d)")
#: an apostrophe in a word of another alphabet
_APOSTROPHE = re.compile("(?<=[\u0370-\u05ff])\u2019(?=[\u0370-\u05ff])")


def keep_signs(old: str, new: str) -> str:
    """A repaired line in which the signs that stand well are as they were; both are as long.

    >>> keep_signs("\u2013 Au\xa7erdem", "\xf1 Au\xdferdem")
    '\u2013 Au\xdferdem'
    """
    pairs = list(zip(old, new, strict=True))
    changed = {was for was, now in pairs if was != now and now not in _MARKS}
    dashes = {was for was, now in pairs if now not in _WORDS and was in changed}
    kept = _find_dashes(old, dashes) | {match.start() for match in _UNIT.finditer(old)}
    # a word that was damaged may have had letters where quotation marks and apostrophes are now
    beside = _find_quotes(old, changed) | {match.start() for match in _APOSTROPHE.finditer(old)}
    kept |= {
        at for at in beside if all(old[one] == new[one] or old[one].isspace() for one in (at - 1, at + 1) if 0 <= one < len(old))
    }
    return "".join(was if at in kept else now for at, (was, now) in enumerate(pairs)) if kept else new


def _find_dashes(line: str, changed: set[str]) -> set[int]:
    """The places of dashes of a kind that always stands between blanks."""
    places = [match.start() for match in _DASH.finditer(line)]
    return {at for at in places if line[at] in changed and line.count(line[at]) == sum(line[one] == line[at] for one in places)}


def _find_quotes(line: str, changed: set[str]) -> set[int]:
    """The places of quotation marks of a pair that always match, one of them beside a capital, a stop or a letter that stays."""
    found: set[int] = set()
    for opening, closing in _PAIRS:
        if opening not in line or changed.isdisjoint((opening, closing)):
            continue
        starts = [match.start() for match in re.finditer(f"{_BEFORE}{opening}(?=\\S)", line)]
        ends = [match.start() for match in re.finditer(f"(?<=\\S){closing}{_AFTER}", line)]
        is_whole = len(starts) == line.count(opening) and len(ends) == line.count(closing) == len(starts)
        is_sure = any(line[at + 1].isupper() for at in starts) or any(not line[at - 1].isalpha() for at in ends)
        if is_whole and is_sure:
            found.update(starts, ends)
    return found
