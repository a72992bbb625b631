"""Whether a confusion is sure enough to be undone, and which tokens of a line it takes in.

*Sure* asks for three things at once: the repaired words read as a known language, the line reads far worse as it stands, and the repair
brings no fault of shape that the line does not have. *Likely* is what a line may follow its neighbours with.
"""

from typing import NamedTuple

from cleanse.text.misread.model import weigh_in
from cleanse.text.misread.readings import Readings
from cleanse.text.misread.shape import join_words, weigh_faults
from cleanse.text.misread.signs import keep_signs
from cleanse.text.misread.tables import ALPHABETS, TOKEN, Confusion, are_kin, holds_alphabet, keeps_alphabet, undo
from cleanse.text.misread.weigh import Found


class Need(NamedTuple):
    """What is asked of a confusion: nats in all, nats for each character that changes, quality of the repaired words."""

    gain: float
    each: float
    quality: float


_ALONE = Need(10.0, 3.5, 0.8)
#: where other words vouch for the language
_IN_COMPANY = Need(7.0, 3.0, 0.7)
#: a symbol inside a word makes two words of it, which may weigh more than one
_SPLIT = 4.0
#: words that read this well, and this much better than before, need fewer nats (`_MANY`) for each character if at least `_LONG` of these change
_WELL = 0.85
_AHEAD = 0.25
_LONG = 6
_MANY = 2.0
#: words that do not change vouch for the language from this quality and this many letters on
_COMPANY = 0.9
_LETTERS = 20
#: Latin words that do not change and read worse speak against it
_FOREIGN = 0.8
#: what the repaired words weigh more than before at least, as a share of what is usual, if no fault goes
_BETTER = 0.08
_APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
#: beside a neighbour this share of what is asked of a line alone is enough
_SHARE = 0.3
#: and this share of the quality
_LENIENT = 0.8
#: a few letters of Latin words need better words, and so do short texts of a language that may be none of those known
_FAIR = 0.85
_GREAT = 0.92
_GOOD = 0.88
_ENOUGH = 12
#: letters of several words, and of a longer sentence
_SEVERAL = 25
_MUCH = 80
#: a single token that reads worse by more than this, in nats, was right before
_WORSE = 4.0
#: words that read a little worse follow those that read better, unless they are most of what would change
_LESS = 1.0
#: where a line is damaged as a whole, words that read better are this many times as long, in all, as those that read worse
_MOST = 3
#: a letter that a language uses weighs more in it, in nats
_OWN = 1.0
#: words of fewer letters may be in capitals: a Cyrillic table reads small letters of another as such
_CAPITALS = 10


def is_sure(found: Found, share: float = 1.0) -> bool:
    """Whether the evidence of a stretch alone is enough, or a share of what is asked."""
    if found.is_strange or found.faults > found.faults_before:
        return False
    is_alike = set(found.languages) == {"Latn"} or are_kin(found.confusion)
    if is_alike and found.company < _FOREIGN and found.letters >= _LETTERS:
        return False
    has_company = found.company >= _COMPANY and found.letters >= _LETTERS
    if (
        share == 1.0
        and is_alike
        and found.few
        and not _are_apostrophes(found)
        and not _may_be_few(found, has_company=has_company)
    ):
        return False
    mends = found.faults < found.faults_before
    is_short = set(found.languages) == {"Latn"} and not has_company and found.changed < _ENOUGH
    if share == 1.0 and is_short and not mends and found.quality < _GOOD:
        return False
    if share == 1.0 and found.changed < _CAPITALS and found.faults_before == 0 and keeps_alphabet(found.confusion):
        return False
    need = _IN_COMPANY if has_company else _ALONE
    is_clear = found.changed >= _LONG and found.quality >= max(_WELL, found.before + _AHEAD)
    return (
        found.evidence >= share * need.gain
        and found.evidence >= share * (_MANY if is_clear else need.each) * found.changed
        and found.quality >= need.quality * (1.0 if share == 1.0 else _LENIENT)
        and (found.gain > -_SPLIT if mends else found.quality >= found.before + share * _BETTER)
    )


def _are_apostrophes(found: Found) -> bool:
    """Whether the few letters were apostrophes: capitals inside words, which are very good words without."""
    table = undo(found.confusion)
    is_mended = found.faults < found.faults_before and found.quality >= _GREAT
    return is_mended and all(table.get(ord(letter)) == _APOSTROPHE for letter in found.few)


def _may_be_few(found: Found, *, has_company: bool) -> bool:
    """Whether a few letters are damage all the same: the language uses none of them, or they make good words of several."""
    is_vouched = (
        has_company and found.letters >= _SEVERAL and all(weigh_in(letter, found.languages) < _OWN for letter in found.few)
    )
    if found.faults < found.faults_before or set(found.languages) != {"Latn"}:
        return is_vouched or len(found.few) > 1
    if is_vouched:
        return found.is_whole and (found.quality >= _FAIR or found.letters >= _MUCH)
    return found.is_whole and len(found.few) > 1 and found.quality >= _GREAT


def is_likely(found: Found) -> bool:
    """Whether a line may follow its neighbours."""
    return is_sure(found, _SHARE)


def _is_half(token: str, confusion: Confusion) -> bool:
    """Whether a token has letters of the alphabet already that its others would become: a table is not changed inside a word."""
    return not keeps_alphabet(confusion) and confusion.written in ALPHABETS and holds_alphabet(token, confusion.written)


def repair(text: str, confusion: Confusion, languages: dict[str, str]) -> str:
    """The text with those tokens read anew that are no worse for it.

    Args:
        text: A line.
        confusion: What happened to it.
        languages: The language of each script, before and after.
    """
    table = undo(confusion)
    tokens = {token for token in TOKEN.findall(text) if not token.isascii()}
    made = {token: token.translate(table) for token in tokens}
    chosen: dict[str, str] = {}
    silent: dict[str, str] = {}
    slight: dict[str, str] = {}
    worse: dict[str, str] = {}
    for token, new in made.items():
        if new == token or _is_half(token, confusion):
            continue
        if not any(map(str.isalpha, token)) and not any(map(str.isalpha, new)):
            silent[token] = new
            continue
        readings = Readings(token)
        better = (
            weigh_in(new, languages)
            - weigh_in(join_words(token), languages)
            - 2 * (readings.weigh(readings.chars.translate(table)) - weigh_faults(token))
        )
        if better >= 0:
            chosen[token] = new
        elif better >= -_WORSE:
            slight[token] = new
        else:
            worse[token] = new
    if sum(map(len, chosen)) > _LESS * sum(map(len, slight)):
        chosen |= slight
    if len(chosen) > len(worse):
        chosen |= silent
    if sum(map(len, chosen)) >= _MOST * sum(map(len, worse)):
        # the line is damaged as a whole, and some words are rare
        chosen |= worse
    return keep_signs(text, TOKEN.sub(lambda match: chosen.get(match[0], match[0]), text)) if chosen else text
