"""Whether two mentions are one person's name in two spellings, and which scheme says so.

Every pair of words must be equal, accents apart, or stand on one line of the given names, or be surnames made of such, or have a common
reading in one scheme; or in two, where one word shows that its paper spelt it and the other that English did.
Never one name: words on different lines of the given names, differing initials, endings that differ by gender, accents that
contradict each other, another number of words (but for an article) or another order; Chinese and Korean names whose syllables differ.
Accents at the end that may be another case's are asked for apart, by the language of the text: `names/accents`.
"""

from collections.abc import Iterator
from functools import lru_cache

from cleanse.core.pattern import compile_late
from cleanse.names import lexicon
from cleanse.names.chinese import are_parted_alike, pinyin_readings
from cleanse.names.korean import korean_key
from cleanse.names.mentions import Mention
from cleanse.names.schemes import fold_name, is_marked, readings

#: what a feminine form has more than the masculine one
_GENDER = ("a", "e", "ia", "ina", "ine", "na", "ne", "le", "la", "ette", "ovna", "evna")
_VOWELS = frozenset("aeiouy")
#: what some scheme writes otherwise or leaves out: everything but b, l, m, n, p, r, and of these ph and Polish rz
_STEADY = compile_late("ph|rz|[^blmnpr]")
#: what parts syllables; behind other letters an apostrophe is a breath
_APOSTROPHE = compile_late("(?<=[aeiouüngrAEIOUÜNGR])['\u2019\u02bc\u2018`]")
#: old Romanian fonts have a cedilla where the language has a comma
_CEDILLAS = str.maketrans("\u015f\u0163", "\u0219\u021b")
_DOUBLED = compile_late(r"(.)\1+")


def explain(left: Mention, right: Mention, schemes: tuple[str, ...]) -> str | None:
    """Why two mentions are one name, as a note for the log; None if nothing says so.

    Args:
        left: The spelling that would go.
        right: The spelling that would stay.
        schemes: Languages of the press, the likeliest first; one of them must explain all words.
    """
    if left.is_eastern or right.is_eastern:
        return _explain_eastern(left, right)
    pairs = pair_words(left, right)
    origins = sorted(left.origins & right.origins)
    if len(left.units) != len(right.units) and _unhyphened(left) == _unhyphened(right):
        return f"{left.text} = {right.text} (hyphens)"
    if pairs is None or not origins:
        return None
    for language in schemes:
        notes = []
        for first, second in pairs:
            note = _explain_word(first, second, origins, language, is_given=first is pairs[0][0])
            if note is None:
                break
            if note:
                notes.append(f"{first} = {second} ({note})")
        else:
            return ", ".join(notes)
    return None


def pair_words(left: Mention, right: Mention) -> list[tuple[str, str]] | None:
    """The words that stand at one place in two names, the given one first; None if the names are built otherwise.

    One of two may have an article before the surname, unless what stands behind is a given name: al-Maliki, and not al-Hassan.
    """
    if left.is_family_first != right.is_family_first:
        return None
    words = [[unit.text for unit in mention.units] for mention in (left, right)]
    short, long = sorted(words, key=len)
    if len(long) == len(short) + 1 > 2 and long[-2].lower() in lexicon.articles() and short[-2].lower() not in lexicon.articles():
        if lexicon.find_given(fold_name(long[-1])) is not None:
            return None
        del long[-2]
    if len(long) != len(short):
        return None
    if left.is_family_first:
        words = [names[::-1] for names in words]
        if fold_name(words[0][0]) != fold_name(words[1][0]):
            return None
    return list(zip(*words, strict=True))


def _explain_eastern(left: Mention, right: Mention) -> str | None:
    if not (left.is_eastern and right.is_eastern):
        return None
    if _is_vietnamese(left.text) != _is_vietnamese(right.text):
        return None  # written without its tones a name may be another one
    if _syllables(left) == _syllables(right):
        return f"{left.text} = {right.text} (syllables)" if are_parted_alike(_folded_parts(left), _folded_parts(right)) else None
    if _is_in_pinyin(left, right) or _is_in_pinyin(right, left):
        return f"{left.text} = {right.text} (Wade-Giles)"
    if (key := read_korean(left, is_exact=True)) is not None and key == read_korean(right, is_exact=True):
        return f"{left.text} = {right.text} (Korean family name)"
    return None


def _is_vietnamese(text: str) -> bool:
    return not text.isascii() and any("\u1ea0" <= char <= "\u1ef9" or char in "ăđơư" for char in text.lower())


def _syllables(mention: Mention) -> tuple[str, str]:
    """Family and given name of a name whose family stands first, without hyphens and accents."""
    return fold_name(mention.units[0].text), fold_name("".join(unit.text for unit in mention.units[1:]))


def _is_in_pinyin(old: Mention, pinyin: Mention) -> bool:
    """Whether a name in Wade-Giles may be one in pinyin, its syllables parted alike."""
    names = pinyin_readings(old.units[0].text, _parted(old))
    return any(
        (family, "".join(given)) == _syllables(pinyin) and are_parted_alike(given, _folded_parts(pinyin))
        for family, *given in names
    )


def read_korean(mention: Mention, *, is_exact: bool) -> tuple[str, str] | None:
    """What stands for all spellings of a Korean name, or of its family name only; None if it is no Korean name."""
    return korean_key(mention.units[0].text, _parted(mention), is_exact=is_exact) if mention.is_eastern else None


def _parted(mention: Mention) -> tuple[str, ...]:
    """What hyphens and blanks part behind the family name."""
    return tuple("-".join(unit.text for unit in mention.units[1:]).split("-"))


def _folded_parts(mention: Mention) -> list[str]:
    """What hyphens, blanks and apostrophes part behind the family name, folded; the apostrophe of Ch'en parts nothing."""
    return [folded for part in _parted(mention) for one in _APOSTROPHE.split(part) if (folded := fold_name(one))]


def _explain_word(left: str, right: str, origins: list[str], language: str, *, is_given: bool) -> str | None:
    """Why two words are one; "" where they are equal but for case."""
    if left.lower() == right.lower():
        return ""
    if left.rstrip(".").lower() == right.rstrip(".").lower():
        return "initial"
    if left.endswith(".") or right.endswith(".") or (min(len(left), len(right)) < 2 and fold_name(left) != fold_name(right)):
        return None
    small = lexicon.particles()
    if left.lower() in small or right.lower() in small:
        first = small.get(left.lower())
        return "particle" if first is not None and first == small.get(right.lower()) else None
    first_fold, second_fold = fold_name(left), fold_name(right)
    if first_fold == second_fold:
        return "accents" if not _contradicts(left, right) or "cyrl" in origins or "arab" in origins else None
    foreign = set(origins) - {"latn"}
    known, other = lexicon.find_given(first_fold), lexicon.find_given(second_fold)
    if known is not None and other is not None and known.lines and other.lines:
        return "one given name" if known.is_same(other, set(origins) if is_given else foreign) else None
    root, other_root = lexicon.find_root(first_fold), lexicon.find_root(second_fold)
    if root is not None and other_root is not None and root[0] == other_root[0]:
        return "one given name in a surname" if foreign and root[1] & other_root[1] else None
    if is_gender_pair(first_fold, second_fold) and not ("latn" not in origins and _is_french_end(first_fold, second_fold)):
        return None
    for origin in origins:
        if readings(left, origin, language) & readings(right, origin, language):
            return f"{_differing(left, right)}: {language}"
        if _is_read_across(left, right, origin, language) or _is_read_across(right, left, origin, language):
            return f"{_differing(left, right)}: {language} and en"
    return None


def _unhyphened(mention: Mention) -> str:
    """A name with blanks for hyphens: Shlomo Ben-Ami is Shlomo Ben Ami."""
    return mention.text.lower().replace("-", " ").replace("\N{NO-BREAK SPACE}", " ")


def _is_french_end(left: str, right: str) -> bool:
    """Whether a French paper's Pouchkine is beside Pouchkin: no woman's name."""
    short, long = sorted((left, right), key=len)
    return long == f"{short}e" and short.endswith(("in", "yn"))


def _is_read_across(native: str, english: str, origin: str, language: str) -> bool:
    """Whether one word shows that its own press spelt it, the other that English did, and both sound alike."""
    if language == "en" or not (is_marked(native, origin, language) and is_marked(english, origin, "en")):
        return False
    return bool(readings(native, origin, language) & readings(english, origin, "en"))


def is_gender_pair(left: str, right: str) -> bool:
    """Whether two folded words differ as a man's and a woman's name do.

    >>> is_gender_pair("petrov", "petrova"), is_gender_pair("julio", "julia"), is_gender_pair("zelensky", "zelenskyy")
    (True, True, False)
    """
    short, long = sorted((left, right), key=len)
    if long.startswith(short) and long[len(short) :] in _GENDER:
        # Wehbe and Wahbeh, Hala and Halah are no such pair; Amin and Amine are
        return short[-1] not in _VOWELS or long[len(short) :] not in ("e",)
    return (
        len(left) == len(right)
        and left[:-1] == right[:-1]
        and {left[-1], right[-1]} in ({"o", "a"}, {"e", "a"}, {"i", "a"}, {"y", "a"})
    )


def _contradicts(left: str, right: str) -> bool:
    """Whether both words have accents, and not the same: Hà and Hạ."""
    left, right = (word.lower().translate(_CEDILLAS) for word in (left, right))
    return not left.isascii() and not right.isascii() and left != right and _clashes(left, right)


def _clashes(left: str, right: str) -> bool:
    if len(left) != len(right):
        return False
    return any(a != b and not a.isascii() and not b.isascii() for a, b in zip(left, right, strict=True))


def _differing(left: str, right: str) -> str:
    """The letters that differ, with the vowel before them: ei/ey."""
    start = 0
    while start < min(len(left), len(right)) and left[start].lower() == right[start].lower():
        start += 1
    end = 0
    while end < min(len(left), len(right)) - start and left[-1 - end].lower() == right[-1 - end].lower():
        end += 1
    if start > 0:
        start -= 1
    return f"{left[start : len(left) - end].lower()}/{right[start : len(right) - end].lower()}"


def bucket_keys(mention: Mention, schemes: tuple[str, ...]) -> Iterator[tuple[int, str, str]]:
    """Keys of which two mentions share one if they can be one name: number of words, first word, last word."""
    if mention.is_eastern:
        key = read_korean(mention, is_exact=True)
        pinyin = {(family, "".join(rest)) for family, *rest in pinyin_readings(mention.units[0].text, _parted(mention))}
        for family, given in sorted({_syllables(mention), *pinyin, *([key] if key is not None else [])}):
            yield 0, family, given
        return
    last = _codes(mention.units[-1].text, mention.origins, schemes)
    for first in _codes(mention.units[0].text, mention.origins, schemes):
        for code in last:
            yield _count_words(mention), first, code


def _count_words(mention: Mention) -> int:
    """The number of words, articles left out."""
    articles = lexicon.articles()
    return sum(unit.text.lower() not in articles for unit in mention.units)


def outline(mention: Mention) -> tuple[int, str]:
    """What is the same in all spellings of a name, whatever the scheme: its words, and the steady consonants of the last one.

    Names with different outlines are never one; most names of a text have an outline of their own.

    >>> from cleanse.names.mentions import read_name
    >>> outline(read_name("Boris Yeltsin")) == outline(read_name("Boris Jelzin")) == (2, "ln")
    True
    """
    if mention.is_eastern:
        return 0, ""
    kept = _STEADY.sub("", fold_name(mention.units[-1].text))
    return _count_words(mention), _DOUBLED.sub(r"\1", kept)


@lru_cache(maxsize=4096)
def _codes(word: str, origins: frozenset[str], schemes: tuple[str, ...]) -> tuple[str, ...]:
    """Codes of a word, sorted: itself without accents, its lines among the given names, its readings."""
    codes = {fold_name(word)}
    known, root = lexicon.find_given(fold_name(word)), lexicon.find_root(fold_name(word))
    if known is not None:
        codes.update(f"={line}" for line in known.lines)
    if root is not None:
        codes.update(f"{root[0]}={line}" for line in root[1])
    for origin in origins:
        for language in schemes:
            codes.update(f"{origin}:{reading}" for reading in readings(word, origin, language))
    return tuple(sorted(codes))
