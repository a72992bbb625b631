"""HTML entities and references to characters, also those that lost their semicolon and those that were escaped over and over.

Browsers end a reference by number at the first character that is no digit, and know some names without a semicolon. Of these names only
those count here that no word after an "&" is (`&copy`, `&not`, `&para` may be words), and only where nothing follows that makes them
part of something else: an address has parameters that begin with "&".
"""

import html
import re
import unicodedata
from collections.abc import Iterator

from cleanse.core.pattern import compile_late
from cleanse.text.damage.triggers import ENTITY
from cleanse.text.diff import Replacement

#: names that browsers know without a semicolon, less those that are words or how words begin
_NAMES = (
    "nbsp|quot(?![aei])|(?:amp|[lg]t|middot|iexcl|iquest|plusmn|szlig|frac1[24]|frac34|[lr]aquo)(?![A-Za-z])"
    "|[AEIOUaeiou](?:acute|grave|circ|uml)|[ANOano]tilde|[Yy]acute|yuml|[Cc]cedil|[Oo]slash|[Aa]ring|AElig|aelig"
)
#: what stands behind an "&" that was escaped and lost its semicolon, or behind a blank
_INNER = "(?:nbsp|quot|apos|[lr][sd]quo|[nm]dash|hellip|#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5});"
_NUMBER = "#(?:[0-9]{2,7}(?![0-9;])|[xX][0-9A-Fa-f]{2,6}(?![0-9A-Fa-f;]))"
_OPEN = f"(?:{_NUMBER}|(?:{_NAMES})(?![0-9=;]))"
#: what stands behind the "&" of anything that is found here
REFERENCE = f"(?:{ENTITY}|(?:amp;?)*{_OPEN}| {_INNER})"
_AMP = "(?:amp|AMP|#38|#x26)"
_ENTITY = compile_late(
    f"&(?: (?P<apart>{_INNER})|(?:amp;?)*amp(?P<inner>amp;|{_INNER})|(?:{_AMP};|amp)*(?P<open>{_OPEN})|(?:{_AMP};)*(?P<closed>{ENTITY}))"
)
_SINGLE = compile_late(f"&{ENTITY}")
_LAYERS = re.compile("&((?:amp;)+)")
#: what a reference without a semicolon stands for: letters, marks and signs that text has; never "<", which markup begins with
_CATEGORIES = frozenset(("Ll", "Lu", "Lo", "Lm", "Mn", "Mc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sc", "Sm", "So", "Zs"))
_JOINERS = "\u200c\u200d"
#: an address, or the parameters of one
_ADDRESS = compile_late("://|www\\.|[?][\\w.%-]*=|&[\\w.%-]+=")
_TOKEN = compile_late("\\S*$")
_NEAR = 400


def find_entities(text: str) -> Iterator[Replacement]:
    """HTML entities and references, also when they were escaped twice or lost their semicolon.

    As in ftfy, none from the line on that holds the first "<": that is markup, where entities are right.

    >>> list(find_entities("AT&amp;amp;T"))
    [Replacement(start=2, end=11, new='&', note=None)]
    >>> [new for _, _, new, _ in find_entities("It&#8217s &eacute, a copy&copy")]
    ['’', 'é']
    """
    if "&" not in text:
        return
    less_than = text.find("<")
    limit = len(text) if less_than < 0 else text.rfind("\n", 0, less_than) + 1
    for match in _ENTITY.finditer(text, 0, limit):
        if match["closed"] is not None:
            entity, decode = match["closed"], _unescape
        elif match["open"] is not None:
            entity, decode = f"{match['open']};", _unescape_open
            if _is_in_address(text, match.start()):
                continue
        else:
            entity, decode = match["inner"] or match["apart"], _unescape
        # all layers but the last go at once: one by one, a text that is nothing but layers would take for ever
        new = last = f"&{entity}"
        while (new := _SINGLE.sub(decode, last)) != last:
            last = new
        if new not in {match[0], f"&{entity}"} or (match["closed"] is not None and new != match[0]):
            yield Replacement(match.start(), match.end(), new)


def _unescape(match: re.Match[str]) -> str:
    """One entity, if it is known; names in capitals stand for capital letters (P&EACUTE;REZ)."""
    import html.entities  # as large as all the rest; few texts need it

    entity = match[0]
    if entity[1] == "#":
        return html.unescape(entity)
    name = entity[1:]
    if name in html.entities.html5:
        return html.entities.html5[name]
    upper = html.entities.html5.get(name.lower(), "").upper() if name.isupper() else ""
    return upper if len(upper) == 1 and upper.isalpha() else entity


def _unescape_open(match: re.Match[str]) -> str:
    """An entity that had no semicolon; one for something that no text has stays."""
    new = _unescape(match)
    is_text = (
        len(new) == 1 and (unicodedata.category(new) in _CATEGORIES or new in _JOINERS) and not (new.isascii() and new.isalnum())
    )
    return new if is_text and new != "\ufffd" and (new != "<" or match[0][1] != "#") else match[0]


def _is_in_address(text: str, at: int) -> bool:
    """Whether a place is inside an address or its parameters."""
    token = _TOKEN.search(text[max(0, at - _NEAR) : at])
    return token is not None and _ADDRESS.search(token[0]) is not None


def peel(text: str) -> str:
    """Take off as many layers of `&amp;` as can go before anything else happens to the text; every chain keeps one at least.

    ftfy takes off one layer a pass, and each pass looks at the whole segment. A text in which any other entity would be decoded in the
    next pass is returned as it is.

    >>> peel("&amp;amp;amp;lt; &amp;amp;amp;amp;")
    '&amp;lt; &amp;amp;'
    >>> peel("&amp;amp;amp;lt; &lt;")
    '&amp;amp;amp;lt; &lt;'
    """
    fewest = 0
    for match in _SINGLE.finditer(text):
        chain = _LAYERS.match(text, match.start())
        if chain is None and html.unescape(match[0]) == match[0] and not match[0].isupper():
            continue
        layers = 0 if chain is None else len(chain[1]) // 4
        if layers < 2:
            return text
        fewest = min(fewest or layers, layers)
    return _LAYERS.sub(lambda chain: chain[0][: len(chain[0]) - 4 * (fewest - 1)], text) if fewest else text
