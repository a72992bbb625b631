"""Accents that are more than a spelling: those that tell the cases of a name apart, and those that a language has of its own.

A Polish paper's *Marią Zacharową* is *Maria Zacharowa* behind *z*, a Lithuanian one's *Daujotyte* is *Daujotytė* behind *su*: in such a
language the last letter of a word never says that two spellings are one, whichever of them has the accent. English and German decline
no name in this way, so there the bare *Grybauskaite* is *Grybauskaitė*; but not where two words change alike, nor with a hook, which no
name has at its end but in a case.
"""

import unicodedata
from collections.abc import Sequence, Set

from cleanse.names.match import pair_words
from cleanse.names.mentions import Mention
from cleanse.names.schemes import fold_name
from cleanse.text.tags import primary

_LITHUANIAN, _LATVIAN, _CZECH = "ąęėįųū", "āēīū", "áéěíúůý"
#: letters that stand for the bare one, or beside it, at the end of another case of one name
_CASES = {
    "pl": "ąę",
    "csb": "ąãëô",
    "szl": "ãõ",
    "lt": _LITHUANIAN,
    "lv": _LATVIAN,
    "ltg": _LATVIAN,
    "cs": _CZECH,
    "sk": _CZECH + "äô",
    "hsb": "ě",
    "dsb": "ě",
    "ro": "ă",
    "hu": "áé",
    "sq": "ë",
    "la": "āēīōū",
}
#: they stand so before a last s or m too: Daujotytės, Daujotytes
_BALTIC = frozenset({"lt", "lv", "ltg"})
#: a name ends in none of these but in a case, whatever the language of the text
_HOOKS = frozenset("ąęįų")
#: letters that several words of a name change alike in a case
_ALIKE = frozenset(_LITHUANIAN + _LATVIAN + "ă")
_DECLINED_AT_HOME = frozenset({"cyrl", "latn"})
#: letters with accents that a word of the language has; one more of them is no slip
_OWN = {
    "af": "ëêô",
    "az": "çğöşü",
    "bs": "čćšž",
    "ca": "àçèéíïòóúü",
    "cs": "áčďéěíňóřšťúůýž",
    "da": "å",
    "de": "äöü",
    "es": "áéíñóúü",
    "et": "äõöšüž",
    "fi": "äåö",
    "fr": "àâçèéêëîïôùûüÿ",
    "ga": "áéíóú",
    "gl": "áéíñóúü",
    "hr": "čćšž",
    "hu": "áéíóöőúüű",
    "is": "áéíóöúý",
    "it": "àèéìòù",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "nb": "å",
    "nl": "éëïöü",
    "nn": "å",
    "no": "å",
    "pl": "ąćęłńóśźż",
    "pt": "àáâãçéêíóôõúü",
    "ro": "ăâîșţşț",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšž",
    "sq": "çë",
    "sr": "čćšž",
    "sv": "äåö",
    "tr": "çğöşü",
}


def are_cases(left: Mention, right: Mention, lang: str | None) -> bool:
    """Whether two mentions may be one name in two cases, in a text of a language."""
    pairs = pair_words(left, right)
    return pairs is not None and may_be_cases(pairs, lang, left.origins & right.origins)


def may_be_cases(pairs: Sequence[tuple[str, str]], lang: str | None, origins: Set[str]) -> bool:
    """Whether accents at the ends of words may say that two names are one in two cases.

    Args:
        pairs: The words that stand at one place in both.
        lang: The language of the text; where it is not known, every language's cases count.
        origins: The scripts that the name may have at home; what is not declined there may end in ā twice.

    >>> may_be_cases([("Daujotyte", "Daujotytė")], "lt", {"latn"}), may_be_cases([("Daujotyte", "Daujotytė")], "en", {"latn"})
    (True, False)
    >>> may_be_cases([("Annā", "Anna"), ("Liepā", "Liepa")], "en", {"latn"})
    True
    """
    language = _known(lang)
    letters = frozenset("".join(_CASES.values()) if language is None else _CASES.get(language, "")) | _HOOKS
    if any(_differ_in(pair, letters, len(pair[0]) - 1, len(pair[1]) - 1) for pair in pairs):
        return True
    if (language is None or language in _BALTIC) and any(map(_differ_before_last, pairs)):
        return True
    alike = sum(_differ_in(pair, _ALIKE, len(pair[0]) - 1, len(pair[1]) - 1) for pair in pairs)
    return alike > 1 and not _DECLINED_AT_HOME.isdisjoint(origins)


def _differ_before_last(pair: tuple[str, str]) -> bool:
    """Whether two words differ so before the s or m that both end in."""
    left, right = pair
    if min(len(left), len(right)) < 3 or left[-1].lower() != right[-1].lower() or left[-1].lower() not in "sm":
        return False
    return _differ_in(pair, _ALIKE, len(left) - 2, len(right) - 2)


def _differ_in(pair: tuple[str, str], letters: Set[str], left_at: int, right_at: int) -> bool:
    """Whether two words have one letter at some places, but for an accent, and one of some letters."""
    left, right = pair[0][left_at].lower(), pair[1][right_at].lower()
    return left != right and not letters.isdisjoint((left, right)) and _bare(left) == _bare(right)


def _bare(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[:1]


def _known(lang: str | None) -> str | None:
    """The language without its script or country; None if it is not known."""
    language = "und" if lang is None else primary(lang)
    return None if language == "und" else language


def find_fullest(spellings: Sequence[str], lang: str | None) -> str:
    """The spelling with most of the language's own accents, among those that are the first one but for accents; of equal ones the first.

    >>> find_fullest(["Jose García", "José García", "Pepe García"], "es"), find_fullest(["Jovan Petrovic", "Jovan Petrović"], "en")
    ('José García', 'Jovan Petrovic')
    """
    own = _OWN.get(_known(lang) or "", "")
    first = fold_name(spellings[0])
    return max(
        (spelling for spelling in spellings if fold_name(spelling) == first),
        key=lambda spelling: sum(char in own for char in spelling.lower()),
    )
