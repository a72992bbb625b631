"""No-break spaces of Mac Roman that were read in a Western table: "\N{LATIN CAPITAL LETTER E WITH CIRCUMFLEX}" where no word has one.

A capital right behind the end of a sentence and before a blank, between the digits of a number, several at the start of a line: no
language has these. Before a colon or a question mark it is French, which puts a no-break space there; Danish read in the table of a Mac
has "æ" as the same letter (`trÊ?`).
Between small letters it is one where two words read far better than one with any letter there.
"""

import re

from cleanse.core.pattern import compile_late
from cleanse.text.misread.capitals import has_sound_capitals
from cleanse.text.misread.model import fit_all, weigh_words
from cleanse.text.misread.tables import Confusion, Read, keep_marked
from cleanse.text.misread.weigh import weigh_lines

_BLANK = "\N{LATIN CAPITAL LETTER E WITH CIRCUMFLEX}"
_SMALL = "[a-z\xdf-\xf6\xf8-\xff]"
#: where it stands for sure
_SURE = compile_late(
    f"(?<={_SMALL}{{2}}[.,;:!?])(?:{_BLANK}(?= |$))+"
    f'|(?<={_SMALL}{{2}}[.,;:!?][)"\xbb\u201d\u2019]){_BLANK}(?= |$)'
    f"|(?<=\\d){_BLANK}(?=\\d{{3}}(?!\\d)|[%\u20ac])"
    f"|(?<![^\\W_]){_BLANK}{{2,}}(?![^\\W_])"
)
#: and in French
_FRENCH = compile_late(f"(?<={_SMALL}){_BLANK}(?=[:;?!\xbb])|(?<=\xab){_BLANK}(?=[A-Za-z\xc0-\xff])")
#: a word in which it is a letter
_INSIDE = compile_late(f"{_SMALL}{_BLANK}{_SMALL}")
#: between words and signs
_BETWEEN = compile_late(f"(?<=[^\\W\\d_]){_BLANK}(?=[^\\W_]|\xab)|(?<=[\\d.,:;!?)\xbb]){_BLANK}(?=[^\\W_])")
#: the letters that may be read so in other tables: of Danish, Polish, Czech, Hungarian
_LETTERS = "\xe6\u0119\u0107\u0160\xf1"
#: the fewest ASCII letters for each other letter: in Arabic and Japanese read wrongly the character is a letter or half of one
_ASCII, _PLENTY = compile_late("[A-Za-z]"), 2
#: how much better the line must read, in nats
_GAIN = 7.0
_CONFUSION = Confusion("mac-roman", "cp1252")


def find_blanks(line: str) -> Read | None:
    """The line with its no-break spaces, if there were any.

    >>> find_blanks("Le pont est ouvert.Ê Il coûte 10Ê000 euros.").new
    'Le pont est ouvert.\\xa0 Il coûte 10\\xa0000 euros.'
    """
    if _BLANK not in line or len(_ASCII.findall(line)) < _PLENTY * sum(map(str.isalpha, keep_marked(line))):
        return None
    if _INSIDE.search(line) is not None:
        return _part_words(line)
    new = _SURE.sub(_restore, line)
    if _FRENCH.search(new) is not None:
        fits = fit_all(weigh_words(new.replace(_BLANK, " ")))
        if "Latn" in fits and fits["Latn"].language == "fr":
            new = _FRENCH.sub(_restore, new)
    return Read(new, _CONFUSION) if new != line else None


def _part_words(line: str) -> Read | None:
    """The line with blanks inside what is no words, if it reads far better for them, and also than with letters there."""
    new = _BETWEEN.sub("\N{NO-BREAK SPACE}", line)
    gain = weigh_lines(line, new.replace("\N{NO-BREAK SPACE}", " "))
    if gain < _GAIN or any(gain < weigh_lines(line, _BETWEEN.sub(letter, line)) + _GAIN for letter in _LETTERS):
        return None
    return None if has_sound_capitals(line, new) else Read(new, _CONFUSION)


def _restore(found: re.Match[str]) -> str:
    return "\N{NO-BREAK SPACE}" * len(found[0])
