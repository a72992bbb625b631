"""Stamps: the days and times of day that pages print beside comments and headlines, in the numbers and orders of any language.

A *stamp* is a day, a time of day, or both, or how long ago; a *full* one has a day and a time of day, or says how long ago. Month names
and units of time are any word: what stands around tells enough.
"""

import re

from cleanse.core.pattern import compile_late
from cleanse.rulebook.edges import SENTENCE_ENDS

#: a line with a stamp is no longer than this
MAX_LINE = 160
_MONTH = r"[^\W\d_]{3,12}\.?"
_DAY = (
    r"(?:\d{4}[./-]\d{1,2}[./-]\d{1,2}\.?|\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4}\.?)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|º|\.)?[ -](?:de |di )?{_MONTH},?(?:(?: de| di)? '?\d{{2,4}}|-\d{{2,4}})?"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{2,4}} ?[年년] ?\d{{1,2}} ?[月월] ?\d{{1,2}} ?[日일]?)"
)
_CLOCK = r"(?:\d{1,2}(?:[:.h]\d{2}(?:[:.]\d{2})?|[時时点시] ?\d{1,2} ?[分분]?)(?: ?[ap]\.?m\.?)?)"
_BETWEEN = r"[\s,|/·•–-]{1,4}(?:(?:at|um|a|à|às|a las|alle|ore|kl|klo|o|u|в|о|στις|saat|pukul|jam|lúc|ob)\.? )?"
_FULL = rf"(?:{_DAY}{_BETWEEN}{_CLOCK}|{_CLOCK}{_BETWEEN}{_DAY})"
_UNIT = r"(?: (?:Uhr|г|годa|r|godz|hod|ч|h)\.?)?"
_FULL_STARTS = compile_late(rf"\W{{0,6}}{_FULL}(?!\w)", re.IGNORECASE)
_FULL_ENDS = compile_late(rf"(?<![^\W_]){_FULL}{_UNIT}(?:\W{{1,3}}\d{{1,4}})?\W{{0,6}}$", re.IGNORECASE)
_MANY = r"(?:\d{1,3}|un[ao]?|uma?|une|einem|einer|an?|en|ett?)"
_WORD = r"[^\W\d_]{1,14}"
_AGO = (
    rf"(?:(?:il y a|hace|há|fa|acum|vor|før|för|pre|prije|před|pred|πριν(?: από)?|منذ|قبل|לפני) {_MANY}(?: de)? {_WORD}\.?"
    rf"|{_MANY} {_WORD}\.? (?:ago|atrás|fa|geleden|siden|sedan|sitten|temu|назад|тому|önce|преди)"
    r"|\d{1,3} ?(?:分钟|分鐘|小时|小時|時間|分|天|日|시간|분|일) ?(?:前|전))"
)
_YEARLY = rf"(?:\d{{4}}[./-]\d{{1,2}}[./-]\d{{1,2}}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|{_CLOCK}|{_FULL})"
_LEADS = compile_late(rf"\W{{0,6}}{_YEARLY}{_UNIT}(?!\w)[\s|/·•:,)\]–-]{{1,4}}", re.IGNORECASE)
_TRAILS = compile_late(rf"[\s|/·•,(\[–-]{{1,4}}{_YEARLY}{_UNIT}\W{{0,4}}$", re.IGNORECASE)
_AGO_ENDS = compile_late(rf"(?:^|[\s|/·•,(\[–-]){_AGO}\W{{0,3}}$", re.IGNORECASE)
_AGO_ALONE = compile_late(rf"\W{{0,6}}{_AGO}\W{{0,3}}", re.IGNORECASE)
_ALONE = compile_late(rf"\W{{0,6}}(?:{_FULL}|{_DAY}|{_CLOCK}){_UNIT}\W{{0,4}}", re.IGNORECASE)


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
    return _FULL_ENDS.search(text) is not None or (_FULL_STARTS.match(text) is not None and text[-1] not in SENTENCE_ENDS)


def is_ago(line: str) -> bool:
    """Whether a short line that is no sentence ends with how long ago something was.

    >>> is_ago("Anna Berg 2 days ago"), is_ago("hace 28 minutos"), is_ago("The bridge closed 2 days ago.")
    (True, True, False)
    """
    text = line.strip()
    return len(text) <= 60 and text[-1:] not in SENTENCE_ENDS and _AGO_ENDS.search(text) is not None


def is_alone(line: str) -> bool:
    """Whether a line is a stamp and nothing else.

    >>> is_alone("9 May 2011"), is_alone("18:40"), is_alone("há 3 horas"), is_alone("9 trams")
    (True, True, True, False)
    """
    text = line.strip()
    if len(text) > 40:
        return False
    return (_has_digits(text, 3) and _ALONE.fullmatch(text) is not None) or _AGO_ALONE.fullmatch(text) is not None


def without_stamp(line: str) -> str:
    """A line without a stamp at its start or end: a time of day, or a day with its year or in figures.

    >>> without_stamp("18:40 Trams Run Again"), without_stamp("Trams Run Again (12.03.2024, 18:40)")
    ('Trams Run Again', 'Trams Run Again')
    """
    if len(line) > MAX_LINE or not _has_digits(line, 3):
        return line
    found = _LEADS.match(line)
    if found is not None:
        return line[found.end() :]
    found = _TRAILS.search(line)
    return line if found is None else line[: found.start()]


def _has_digits(text: str, least: int) -> bool:
    return sum(map(str.isdigit, text)) >= least
