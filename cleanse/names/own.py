"""A name in its own script: what the writing itself leaves open, and no reader takes for another name.

Cyrillic ё is often written е. Arabic leaves out hamzas, writes yeh as alef maqsura and teh marbuta as heh, and a surname with or
without the article; Persian yeh and kaf have their own code points. Inflected forms are other words and are never equal here.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise, product
from typing import NamedTuple

from cleanse.core.edits import Edit
from cleanse.core.pattern import compile_late
from cleanse.names.words import read_words

#: languages written in Arabic letters
ARABIC = frozenset({"ar", "fa", "ur", "ps", "ckb"})
_OPEN = {
    "أ": "أا", "إ": "إا", "آ": "آا", "ى": "ىي", "ة": "ةه", "ؤ": "ؤو", "ی": "یي", "ک": "کك",
}  # fmt: skip
_AT_END = {"ي": "يى"}
_MAX_FORMS = 64
_ARTICLE = "ال"
_YO = str.maketrans("ёЁ", "еЕ")
_LETTERS = r"[\u0400-\u04ff]+(?:-[\u0400-\u04ff]+)*"
_CYRILLIC = compile_late(_LETTERS)
_RUN = compile_late(rf"(?<![\w@#/.-])(?=[\u0400-\u042f]){_LETTERS}(?:[ \u00a0](?=[\u0400-\u042f]){_LETTERS})+(?![\w@/-])")


def own_forms(original: str, lang: str) -> tuple[str, ...]:
    """The ways to write an original in its own script, itself first.

    >>> own_forms("Алёна Семёнова", "ru")
    ('Алёна Семёнова', 'Алена Семенова')
    >>> "احمد الصدر" in own_forms("أحمد الصدر", "ar"), "أحمد صدر" in own_forms("أحمد الصدر", "ar")
    (True, True)
    """
    if lang not in ARABIC:
        return tuple(dict.fromkeys((original, original.translate(_YO))))
    words = [_arabic_forms(word, is_first=number == 0) for number, word in enumerate(original.split())]
    forms = [" ".join(parts) for parts, _ in zip(product(*words), range(_MAX_FORMS), strict=False)]
    return tuple(dict.fromkeys([*forms, *(form.replace("عبد ال", "عبدال") for form in forms)]))


def _arabic_forms(word: str, *, is_first: bool) -> list[str]:
    """Spellings of one word; the article only before a later one."""
    stems = [word]
    if not is_first and word.startswith(_ARTICLE) and len(word) > 4:
        stems.append(word.removeprefix(_ARTICLE))
    found = []
    for stem in stems:
        choices = [_OPEN.get(char) or (_AT_END.get(char, char) if at == len(stem) - 1 else char) for at, char in enumerate(stem)]
        found += ["".join(chars) for chars, _ in zip(product(*choices), range(_MAX_FORMS), strict=False)]
    return list(dict.fromkeys(found))


def unify_yo(text: str, rule: str) -> Iterator[Edit]:
    """Edits that write a full name with ё or without it throughout, as the text mostly does; on a tie with it, as it is said.

    All cases and all words of a name are counted together, so that ё does not stay in one and go in another; what is written one way is
    not touched, nor two ways that each have a ё which the other lacks, nor a title in quotation marks, nor a queen (Королева Мария).

    >>> [edit[:3] for edit in unify_yo("Никита Хрущёв. Никита Хрущев. Никита Хрущёв.", "names/unify")]
    [(26, 27, 'ё')]
    """
    if "ё" not in text and "Ё" not in text:
        return
    runs = [[Word(run.start() + word.start(), word[0]) for word in _CYRILLIC.finditer(run[0])] for run in _RUN.finditer(text)]
    counts = Counter(word.text.lower() for run in runs for word in run)
    pairs: dict[tuple[str, str], list[tuple[Word, Word]]] = {}
    for run in runs:
        for pair in pairwise(run):
            if pair[0].folded in read_words("yo-titles"):
                counts[pair[0].text.lower()] -= "ё" not in pair[0].text.lower()
                continue
            pairs.setdefault((pair[0].folded, pair[1].folded), []).append(pair)
    unlike = [
        same
        for same in (_leave_out_credits(text, same) for same in pairs.values())
        if any(map(_differ, zip(*same, strict=True)))
        and not _contradict(same)
        and not _is_told_apart(text, same, [run[0].start for run in runs])
    ]
    if not unlike:
        return
    from cleanse.names.quoted import is_inside, title_spans  # few texts need it

    spellings: dict[str, list[str]] = {}
    for spelling in counts:
        spellings.setdefault(spelling.translate(_YO), []).append(spelling)
    with_yo = _find_with_yo(unlike, spellings, counts)
    titles = title_spans(text)
    for word in sorted({word for same in unlike for side in zip(*same, strict=True) if _differ(side) for word in side}):
        if is_inside(titles, word.start):
            continue
        has_yo = word.folded in with_yo
        best = max(spellings[word.folded], key=lambda spelling: (("ё" in spelling) == has_yo, counts[spelling]))
        for at, (old, new) in enumerate(zip(word.text, best, strict=True), word.start):
            if old.lower() != new:
                yield Edit(at, at + 1, new.upper() if old.isupper() else new, rule, "е = ё")


def _find_with_yo(
    unlike: Iterable[Sequence[tuple["Word", "Word"]]], spellings: Mapping[str, Sequence[str]], counts: Mapping[str, int]
) -> set[str]:
    """The words that the text mostly writes with ё; all cases of a word, and the words of one name, are counted together."""
    group: dict[str, str] = {}

    def head(stem: str) -> str:
        while (above := group.setdefault(stem, stem)) != stem:
            group[stem] = stem = group[above]
        return stem

    stems: dict[str, str] = {}
    for same in unlike:
        differing = [side[0].folded for side in zip(*same, strict=True) if _differ(side)]
        stems |= {word: _stem(spellings[word]) for word in differing}
        for word in differing[1:]:
            group[head(stems[word])] = head(stems[differing[0]])
    votes: Counter[str] = Counter()
    for word, stem in stems.items():
        for spelling in spellings[word]:
            votes[head(stem)] += counts[spelling] if "ё" in spelling else -counts[spelling]
    return {word for word, stem in stems.items() if votes[head(stem)] >= 0}


def _stem(spellings: Sequence[str]) -> str:
    """What cases of a name have in common, without ё: the letters up to the first ё of any spelling, and the one behind it."""
    first = min(at for spelling in spellings if (at := spelling.find("ё")) >= 0)
    return spellings[0][: first + 2].translate(_YO)


class Word(NamedTuple):
    """A capitalised word and where it starts."""

    start: int
    text: str

    @property
    def folded(self) -> str:
        """The word in small letters, without ё."""
        return self.text.lower().translate(_YO)


def _is_told_apart(text: str, same: Iterable[tuple[Word, Word]], runs: Sequence[int]) -> bool:
    """Whether the text, with capitalised words at some places, says that pairs are two people's names, or is about the spelling."""
    from cleanse.names.apart import Place, are_apart  # few texts need it

    places = [Place(*place) for place in _places(same)]
    return are_apart(text, places, [place.start for place in places], "ru", runs)


def _leave_out_credits(text: str, same: list[tuple[Word, Word]]) -> list[tuple[Word, Word]]:
    """The pairs of words that are no credit, if the text has others and they differ."""
    if not any(map(_differ, zip(*same, strict=True))):
        return same
    from cleanse.names.credit import leave_out_credits  # few texts need it

    kept = {start for start, _, _ in leave_out_credits(text, _places(same))}
    return [pair for pair in same if pair[0].start in kept]


def _places(same: Iterable[tuple[Word, Word]]) -> list[tuple[int, int, str]]:
    """Where pairs of words stand, and what they are."""
    return [(one.start, two.start + len(two.text), f"{one.text} {two.text}".lower()) for one, two in same]


def _contradict(same: Iterable[tuple[Word, Word]]) -> bool:
    """Whether each of two ways to write a name has a ё that the other lacks: Пётр Лежнев, Петр Лежнёв."""
    written = {f"{one.text} {two.text}".lower() for one, two in same}
    return any(
        {a + b for a, b in zip(one, other, strict=True) if a != b} == {"ёе", "её"}
        for one, other in combinations(sorted(written), 2)
    )


def _differ(words: Iterable[Word]) -> bool:
    return len({word.text.lower() for word in words}) > 1
