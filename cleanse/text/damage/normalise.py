"""Unicode normalisation in linear time.

`unicodedata` sorts the marks on one letter by insertion: a letter with a million marks would take days. Long runs are sorted before it
sees them, which changes nothing of the result (the texts are canonically equivalent).
"""

import re
import unicodedata
from functools import cache
from typing import Literal, cast

from cleanse.text.damage.installed_tables import load_tables

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
FORMS = ("NFC", "NFD", "NFKC", "NFKD")
#: more marks than any letter of any language has (Unicode's stream-safe format allows 30)
_LONG = 64
#: Tibetan vowels of class 0 that decompose into marks
_HIDDEN = "\u0f73\u0f75\u0f81"


def normalise(form: str, text: str) -> str:
    """The text in a normalisation form.

    >>> normalise("NFC", "e" + "\\u0301" * 3) == "\\u00e9" + "\\u0301" * 2
    True
    """
    if text.isascii():
        return text
    return unicodedata.normalize(cast("Form", form), _long_runs().sub(_sort, text))


def is_normalised(form: str, text: str) -> bool:
    """Whether a text is in a normalisation form; texts with long runs of marks count as not."""
    if text.isascii():
        return True
    return _long_runs().search(text) is None and unicodedata.is_normalized(cast("Form", form), text)


@cache
def _long_runs() -> re.Pattern[str]:
    # beyond U+FFFF one range for all: what is no mark keeps its place
    chars = f"{load_tables().marks}{_HIDDEN}\U00010000-\U0010ffff"
    return re.compile(f"[{chars}][{chars}]{{{_LONG},}}")


def _sort(match: re.Match[str]) -> str:
    """A run of marks taken apart, those between two starters in the order of their classes."""
    out: list[str] = []
    marks: list[str] = []
    for char in "".join(unicodedata.normalize("NFD", each) for each in match[0]):
        if unicodedata.combining(char):
            marks.append(char)
        else:
            out += sorted(marks, key=unicodedata.combining)
            out.append(char)
            marks = []
    return "".join([*out, *sorted(marks, key=unicodedata.combining)])
