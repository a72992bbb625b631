"""A stretch of text that is looked at as one: how it reads, and which of its tokens do not.

Only *odd* tokens are asked: those (between blanks) that hold characters beyond ASCII and do not read well in the language of the stretch,
or have faults of shape.
"""

import re
from collections import Counter
from functools import lru_cache

from cleanse.text.misread.model import KEPT, Words, fit_all, has_stranger, weigh_in, weigh_words
from cleanse.text.misread.shape import weigh_faults
from cleanse.text.misread.tables import TOKEN, keep_marked

#: a token whose letters beyond ASCII add less than this, in nats each, is odd
_ODD = 1.5
#: how many code points of odd tokens are weighed at most
_SAMPLE = 400
#: a script of this quality reads as no language
POOR = 0.6
#: signs at the end of a word
_SIGN_LAST = re.compile(
    "[^\\W\\d_][\xa2\xa3\xa5\xa7\xb1\xbf\xa1\u0192\u02c6-\u02dd\u2020\u2021\u2022\u2026\u2030\u201a\u201e](?!\\w)"
)
_MARKED = re.compile("[^\x00-\x7f]+")


class Stretch:
    """Some text that is looked at as one: its tokens, and how it reads as it stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = [token for token in Counter(TOKEN.findall(text)) if not token.isascii()]
        whole = weigh_words(text)
        self.languages = {script: fit.language for script, fit in fit_all(whole).items()}
        marked = weigh_words(" ".join(self.tokens))
        #: scripts whose words read as none of a known language: all of them may be damaged
        poor = frozenset(script for script, fit in fit_all(marked).items() if script and fit.quality < POOR)
        known = tuple(self.languages.items())
        self.odd = [token for token in self.tokens if _is_odd(token, known, poor)]
        #: as many of the odd tokens as are weighed
        self.sample = _take(self.odd)
        kept = {script: (sums.total, sums.letters) for script, sums in whole.items()}
        for token in self.odd:
            for script, sums in weigh_words(token).items():
                total, letters = kept[script]
                kept[script] = (total - sums.total, letters - sums.letters)
        #: the words that no candidate changes
        self.rest = {script: Words(*sums) for script, sums in kept.items() if sums[1] > 0}


@lru_cache(maxsize=KEPT)
def _is_odd(token: str, known: tuple[tuple[str, str], ...], poor: frozenset[str]) -> bool:
    """Whether a token has a fault, is of a script that reads badly, or has a letter that its language does not put there.

    Args:
        token: It holds characters beyond ASCII.
        known: The scripts of the stretch, each with its language.
        poor: Those that read badly.
    """
    languages = dict(known)
    if weigh_faults(token) > 0 or _measure(token, languages) < _ODD or _SIGN_LAST.search(token) is not None:
        return True
    if poor and not poor.isdisjoint(weigh_words(token)):
        return True
    return has_stranger(token, languages)


def _measure(token: str, languages: dict[str, str]) -> float:
    """What the letters beyond ASCII add to a token in the languages of the stretch, in nats a letter."""
    marked = sum(map(str.isalpha, keep_marked(token)))
    if not marked:
        return _ODD
    return (weigh_in(token, languages) - weigh_in(_MARKED.sub(" ", token), languages)) / marked


def _take(tokens: list[str]) -> str:
    taken: list[str] = []
    size = 0
    for token in tokens:
        if size >= _SAMPLE:
            break
        taken.append(token)
        size += len(token)
    return " ".join(taken)
