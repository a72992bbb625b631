"""HTML entities that were escaped over and over: `&amp;amp;amp;lt;`."""

import html
import re

_ENTITY = re.compile("&#?[0-9A-Za-z]{1,24};")
_LAYERS = re.compile("&((?:amp;)+)")


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
    for match in _ENTITY.finditer(text):
        chain = _LAYERS.match(text, match.start())
        if chain is None and html.unescape(match[0]) == match[0] and not match[0].isupper():
            continue
        layers = 0 if chain is None else len(chain[1]) // 4
        if layers < 2:
            return text
        fewest = min(fewest or layers, layers)
    return _LAYERS.sub(lambda chain: chain[0][: len(chain[0]) - 4 * (fewest - 1)], text) if fewest else text
