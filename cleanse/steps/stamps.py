"""Stamps: the days and times of day that pages print beside comments and headlines, in the numbers and orders of any language.

A *stamp* is a day, a time of day, or both, or how long ago; a *full* one has a day and a time of day, or says how long ago. Month names
and units of time are any word: what stands around tells enough.
"""

import re
from functools import cache
from typing import NamedTuple

from cleanse.core.pattern import compile_late
from cleanse.rulebook.edges import SENTENCE_ENDS
from cleanse.rulebook.sections import read_phrases

#: a line with a stamp is no longer, in code points
MAX_LINE = 160
_MONTH = r"[^\W\d_]{3,12}\.?"
_WORD = r"[^\W\d_]{1,14}"
_IN_FIGURES = r"\d{4}[./-]\d{1,2}[./-]\d{1,2}"
#: what stands before a stamp at the end of a line, and behind one at its start
_BEFORE, _BEHIND = r"[\s|/·•,(\[–-]{1,4}", r"[\s|/·•:,)\]–-]{1,4}"


class _Patterns(NamedTuple):
    """What is looked for in a line."""

    #: a full stamp at the start of a line, and at its end
    full_starts: re.Pattern[str]
    full_ends: re.Pattern[str]
    #: a time of day, or a day with its year or in figures, at the start, and at the end
    leads: re.Pattern[str]
    trails: re.Pattern[str]
    #: how long ago, at the end, and as the whole line
    ago_ends: re.Pattern[str]
    ago_alone: re.Pattern[str]
    #: any stamp as the whole line
    alone: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """The patterns, with the words of rules/words/stamps.txt."""
    words = {name: "|".join(map(re.escape, phrases)) for name, phrases in read_phrases("words/stamps.txt").items()}
    ordinal, of = words["ordinal"], words["of"]
    day = (
        rf"(?:{_IN_FIGURES}\.?|\d{{1,2}}[./-]\d{{1,2}}(?:[./-]\d{{2,4}}\.?)?"
        rf"|\d{{1,2}}(?:{ordinal}|{words['ordinal before month']}|º|\.)?[ -](?:(?:{of}) )?{_MONTH},?"
        rf"(?:(?: (?:{of}))? '?\d{{2,4}}|-\d{{2,4}})?"
        rf"|{_MONTH} \d{{1,2}}(?:{ordinal})?(?:,? \d{{4}})?|\d{{2,4}} ?[年년] ?\d{{1,2}} ?[月월] ?\d{{1,2}} ?[日일]?)"
    )
    clock = r"(?:\d{1,2}(?:[:.h]\d{2}(?:[:.]\d{2})?|[時时点시] ?\d{1,2} ?[分분]?)(?: ?[ap]\.?m\.?)?)"
    between = rf"[\s,|/·•–-]{{1,4}}(?:(?:{words['at']})\.? )?"
    full = rf"(?:{day}{between}{clock}|{clock}{between}{day})"
    unit = rf"(?: (?:{words['unit']})\.?)?"
    many = rf"(?:\d{{1,3}}|{words['one']})"
    ago = (
        rf"(?:(?:{words['before']}) {many}(?: (?:{words['of a unit']}))? {_WORD}\.?"
        rf"|{many} {_WORD}\.? (?:{words['behind']})"
        rf"|\d{{1,3}} ?(?:{words['dense unit']}) ?(?:{words['dense behind']}))"
    )
    yearly = rf"(?:{_IN_FIGURES}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|{clock}|{full})"
    return _Patterns(
        full_starts=compile_late(rf"\W{{0,6}}{full}(?!\w)", re.IGNORECASE),
        full_ends=compile_late(rf"(?<![^\W_]){full}{unit}(?:\W{{1,3}}\d{{1,4}})?\W{{0,6}}$", re.IGNORECASE),
        leads=compile_late(rf"\W{{0,6}}{yearly}{unit}(?!\w){_BEHIND}", re.IGNORECASE),
        trails=compile_late(rf"{_BEFORE}{yearly}{unit}\W{{0,4}}$", re.IGNORECASE),
        ago_ends=compile_late(rf"(?:^|[\s|/·•,(\[–-]){ago}\W{{0,3}}$", re.IGNORECASE),
        ago_alone=compile_late(rf"\W{{0,6}}{ago}\W{{0,3}}", re.IGNORECASE),
        alone=compile_late(rf"\W{{0,6}}(?:{full}|{day}|{clock}){unit}\W{{0,4}}", re.IGNORECASE),
    )


def is_full(line: str, longest: int = 90) -> bool:
    """Whether a line is short and begins or ends with a day and a time of day, or ends with how long ago; one that begins so is no sentence.

    >>> is_full("- Anna, Harwick, 12/1/2012 08:44"), is_full("11 January 2012 7:34AM"), is_full("It closed on 12/1/2012.")
    (True, True, False)
    >>> is_full("swimmer77, 2 hours ago"), is_full("Anna · il y a 3 jours"), is_full("He left the town 2 hours ago, they say")
    (True, True, False)
    """
    text = line.strip()
    if is_ago(text):
        return True
    if not 8 <= len(text) <= longest or not _has_digits(text, 4):
        return False
    return _patterns().full_ends.search(text) is not None or (
        _patterns().full_starts.match(text) is not None and text[-1] not in SENTENCE_ENDS
    )


def is_ago(line: str) -> bool:
    """Whether a short line that is no sentence ends with how long ago something was.

    >>> is_ago("Anna Berg 2 days ago"), is_ago("hace 28 minutos"), is_ago("The bridge closed 2 days ago.")
    (True, True, False)
    """
    text = line.strip()
    return len(text) <= 60 and text[-1:] not in SENTENCE_ENDS and _patterns().ago_ends.search(text) is not None


def is_alone(line: str) -> bool:
    """Whether a line is a stamp and nothing else.

    >>> is_alone("9 May 2011"), is_alone("18:40"), is_alone("há 3 horas"), is_alone("9 trams")
    (True, True, True, False)
    """
    text = line.strip()
    if len(text) > 40:
        return False
    return (_has_digits(text, 3) and _patterns().alone.fullmatch(text) is not None) or _patterns().ago_alone.fullmatch(
        text
    ) is not None


def without_stamp(line: str) -> str:
    """A line without a stamp at its start or end: a time of day, or a day with its year or in figures.

    >>> without_stamp("18:40 Trams Run Again"), without_stamp("Trams Run Again (12.03.2024, 18:40)")
    ('Trams Run Again', 'Trams Run Again')
    """
    if len(line) > MAX_LINE or not _has_digits(line, 3):
        return line
    found = _patterns().leads.match(line)
    if found is not None:
        return line[found.end() :]
    found = _patterns().trails.search(line)
    return line if found is None else line[: found.start()]


def _has_digits(text: str, least: int) -> bool:
    return sum(map(str.isdigit, text)) >= least
