"""Katakana in half width as people write it: names on receipts and bank transfers, labels, kaomoji; and letters that are spelt out.

EUC-JP that was read as Shift-JIS is full of the same characters, and so is Shift-JIS read as EUC-JP: there they stand in any order, most
behind a comma or a middle dot in half width, or beside rare Han characters.
"""

import re

_PHONETIC = re.compile("[\u3105-\u312f\u3131-\u318e\u31a0-\u31bf]+")
_HALF = re.compile("[\uff61-\uff9f]")
_LETTERS = re.compile("[\uff66-\uff9d]")
#: commas and middle dots in half width; one of them has at least this many letters
_STOPS = re.compile("[\uff64\uff65]")
_EACH = 3
#: what no word has: sound marks behind kana that take none, small kana behind kana that take none or at the start, long marks and small kana in
#: a row, the particle before another letter, a full stop inside one
_WRONG = re.compile(
    "(?<![\uff73\uff76-\uff84\uff8a-\uff8e])\uff9e|(?<![\uff8a-\uff8e])\uff9f"
    "|(?<![\uff73\uff78\uff82\uff83\uff84\uff8c\uff9e])[\uff67-\uff69]|(?<![\uff72\uff73\uff78\uff7c\uff81\uff82\uff8c\uff9e])[\uff6a\uff6b]"
    "|(?<![\uff77\uff7c\uff81\uff83\uff86\uff8b\uff8c\uff90\uff98\uff9e\uff9f])[\uff6c-\uff6e]|(?<![\uff66-\uff9f])\uff6f"
    "|[\uff67-\uff6f]{3}|\uff70{4}|\uff66(?=[\uff71-\uff9d])|(?<![\uff66-\uff9f]{4})\uff61(?=[\uff71-\uff9d])"
)
#: from this many letters on, there is a sound mark, a long mark, a doubling or an N among them
_LONG = 10
_USUAL = re.compile("[\uff6f\uff70\uff9d\uff9e\uff9f]")
#: kaomoji have sound marks as eyes
_EYE = re.compile("(?<![\uff66-\uff9f])[\uff9e\uff9f](?![\uff66-\uff9f])|(?<=[(;:])[\uff9e\uff9f]|[\uff9e\uff9f](?=[);:])")


def is_half_width(text: str) -> bool:
    """Whether a text holds katakana in half width in an order that words have.

    >>> is_half_width("\uff8e\uff83\uff99"), is_half_width("\uff64\uff8f\uff64\uff79"), is_half_width("\uff9e\uff83\uff68")
    (True, False, False)
    """
    text = _EYE.sub("", text)
    letters = len(_LETTERS.findall(text))
    if letters >= _LONG and _USUAL.search(text) is None:
        return False
    return letters > 0 and _EACH * len(_STOPS.findall(text)) <= letters and _WRONG.search(text) is None


def drop_half_width(text: str) -> str:
    """A text without what is in half width."""
    return _HALF.sub("", text)


def drop_phonetic(line: str) -> str:
    """A line without letters of Korean and of Bopomofo by themselves, of which primers, glosses and chats are full.

    >>> drop_phonetic("\u3131\u3134\u3137\uc21c")
    '\uc21c'
    """
    return _PHONETIC.sub("", line)
