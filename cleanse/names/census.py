"""A census of a corpus: which persons it names, in which spellings, how often, in which languages and at which sources.

Nothing is merged: the result is a list of proposals for people to review. *Tier A*: one scheme of the press explains the spellings, as
it would within one document. *Tier B*: the spellings are close and no scheme explains them, or one has a word more (a patronymic, an
article), or a text says that two of them are two people's; never where a veto says so. Candidates share a bucket; no two spellings are
compared without one.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

from cleanse.names import lexicon
from cleanse.names.accents import are_cases
from cleanse.names.apart import Place, are_apart
from cleanse.names.given import find_listed
from cleanse.names.match import bucket_keys, explain, is_gender_pair, outline, read_korean
from cleanse.names.mentions import Mention, find_mentions, read_name
from cleanse.names.schemes import LANGUAGES, fold_name

#: how alike two spellings must be that no scheme explains, from 0 to 1
CLOSE = 0.84
#: the same of what stands behind two given names that languages exchange
CLOSE_BEHIND_COUNTERPART = 0.7
#: a fuller bucket is no list of one person's spellings
_MAX_BUCKET = 60
#: more names of one text that look alike are not compared there
_MAX_ALIKE = 12

#: language and source of a text; "" where they are not known
Provenance = tuple[str, str]


class Found(NamedTuple):
    """One spelling and where it was counted."""

    mention: Mention
    places: Counter[Provenance]

    @property
    def total(self) -> int:
        """How often it stands in the corpus."""
        return sum(self.places.values())


class Proposal(NamedTuple):
    """Spellings that may be one person's, the most frequent first, and why each may be the first one's."""

    tier: str
    spellings: tuple[Found, ...]
    reasons: tuple[str, ...]


class Census:
    """Counts mentions, text by text; holds each distinct spelling once."""

    def __init__(self) -> None:
        self._places: dict[str, Counter[Provenance]] = {}
        self._apart: Counter[frozenset[str]] = Counter()

    def add(self, text: str, lang: str | None = None, source: str | None = None) -> None:
        """Count the persons that a text names, and the spellings that it holds apart."""
        mentions = [mention for mention in find_mentions(text) if not mention.text.isupper()]
        for mention in mentions:
            self._places.setdefault(_name(mention), Counter())[lang or "", source or ""] += 1
        self._apart.update(_find_apart(text, mentions, lang))

    def proposals(self) -> list[Proposal]:
        """What may be one person, tier A before tier B, the most frequent first."""
        found = [Found(read_name(name), places) for name, places in sorted(self._places.items())]
        groups = _Groups(found, self._apart)
        for one, other in _share_bucket(found, _strict_keys):
            reason = explain(found[one].mention, found[other].mention, LANGUAGES)
            if reason is not None and not _are_cases(found[one], found[other]):
                groups.join(one, other, reason)
        close: dict[tuple[int, int], str] = {}
        for one, other in _share_bucket(found, _loose_keys):
            pair = groups.head(one), groups.head(other)
            if pair[0] != pair[1] and (min(pair), max(pair)) not in close:
                reason = find_likeness(found[one].mention, found[other].mention)
                if reason is not None:
                    close[min(pair), max(pair)] = reason
        proposals = [*groups.explained(), *groups.linked(close)]
        return sorted(
            proposals, key=lambda one: (one.tier, -sum(each.total for each in one.spellings), one.spellings[0].mention.text)
        )


def _name(mention: Mention) -> str:
    return mention.text.replace("\N{NO-BREAK SPACE}", " ")


def _find_apart(text: str, mentions: Sequence[Mention], lang: str | None) -> Iterator[frozenset[str]]:
    """The pairs of spellings that a scheme explains, and of which a text says that they are two people's."""
    alike: dict[object, dict[str, list[Mention]]] = {}
    for mention in mentions:
        alike.setdefault(outline(mention), {}).setdefault(_name(mention), []).append(mention)
    named = [mention.start for mention in mentions]
    for spellings in alike.values():
        if 1 < len(spellings) <= _MAX_ALIKE:
            for one, other in combinations(spellings, 2):
                if explain(spellings[one][0], spellings[other][0], LANGUAGES) is not None:
                    both = [*spellings[one], *spellings[other]]
                    if are_apart(text, sorted(Place(each.start, each.end, each.text.lower()) for each in both), named, lang):
                        yield frozenset((one, other))


def _are_cases(left: Found, right: Found) -> bool:
    """Whether two spellings may be two cases of a name in one of the languages where they were counted."""
    return any(are_cases(left.mention, right.mention, lang or None) for lang, _ in left.places | right.places)


def _strict_keys(mention: Mention) -> Iterator[object]:
    yield from bucket_keys(mention, LANGUAGES)


def _loose_keys(mention: Mention) -> Iterator[object]:
    """First letters and outline of the name: equal or near in what is close."""
    if (korean := read_korean(mention, is_exact=False)) is not None:
        yield korean
    last = fold_name(mention.units[-1].text)
    yield outline(mention)[1], last[:1], fold_name(mention.units[0].text)[:1]
    yield last, fold_name(mention.units[0].text)[:1]
    yield fold_name(mention.units[0].text), last[:3]
    for group in sorted(lexicon.counterpart_groups(fold_name(mention.units[0].text))):
        yield group, last[:1]


def _share_bucket(found: Sequence[Found], keys_of: Callable[[Mention], Iterator[object]]) -> Iterator[tuple[int, int]]:
    """Pairs of spellings with a key in common, each once."""
    buckets: dict[object, list[int]] = {}
    for number, one in enumerate(found):
        for key in dict.fromkeys(keys_of(one.mention)):
            buckets.setdefault(key, []).append(number)
    seen: set[tuple[int, int]] = set()
    for members in buckets.values():
        if 1 < len(members) <= _MAX_BUCKET:
            for pair in combinations(members, 2):
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def find_likeness(left: Mention, right: Mention) -> str | None:
    """Why two spellings that no scheme explains may still be one person's; None if nothing says so, or a veto speaks against it.

    >>> find_likeness(read_name("Mikhail Khodorkovsky"), read_name("Mikhail Khodorkowski"))
    'alike: 0.90'
    >>> find_likeness(read_name("Sergey Lavrov"), read_name("Sergey Viktorovich Lavrov"))
    'a word more: Viktorovich'
    """
    if left.is_eastern or right.is_eastern:
        key = read_korean(left, is_exact=False)
        return "Korean syllables" if key is not None and key == read_korean(right, is_exact=False) else None
    short, long = sorted((left, right), key=lambda mention: len(mention.units))
    short_words, long_words = ([fold_name(unit.text) for unit in mention.units] for mention in (short, long))
    if len(long_words) == len(short_words) + 1:
        extra = [unit.text for unit in long.units if fold_name(unit.text) not in short_words]
        return f"a word more: {extra[0]}" if len(extra) == 1 and not extra[0].endswith(".") else None
    if len(short_words) != len(long_words):
        return None
    is_exchanged = _are_exchanged(short_words[0], long_words[0])
    if is_exchanged:
        short_words, long_words = short_words[1:], long_words[1:]
    if any(map(_is_veto, short_words, long_words)):
        return None
    likeness = SequenceMatcher(None, " ".join(short_words), " ".join(long_words), autojunk=False).ratio()
    if likeness < (CLOSE_BEHIND_COUNTERPART if is_exchanged else CLOSE):
        return None
    note = f"{left.units[0].text} and {right.units[0].text} are exchanged between languages; " if is_exchanged else ""
    return f"{note}alike: {likeness:.2f}"


def _are_exchanged(left: str, right: str) -> bool:
    """Whether two given names are one person's in two languages of the same alphabet, and not two spellings of one."""
    known, other = find_listed(left), find_listed(right)
    if left == right or (known is not None and other is not None and known.lines & other.lines):
        return False
    return bool(lexicon.counterpart_groups(left) & lexicon.counterpart_groups(right))


def _is_veto(left: str, right: str) -> bool:
    """Whether two words at one place say that the names are two people's: gender, or two given names of the list."""
    if left == right:
        return False
    known, other = find_listed(left), find_listed(right)
    if known is not None and other is not None and not known.lines & other.lines:
        return True
    return is_gender_pair(left, right) or min(len(left), len(right)) < 3


class _Groups:
    """Spellings that schemes explain, joined step by step."""

    def __init__(self, found: Sequence[Found], apart: Mapping[frozenset[str], int]) -> None:
        self._found = found
        self._apart = apart
        self._head = list(range(len(found)))
        self._reasons: dict[int, str] = {}

    def head(self, number: int) -> int:
        """The number that stands for a spelling's group."""
        while self._head[number] != number:
            self._head[number] = number = self._head[self._head[number]]
        return number

    def join(self, one: int, other: int, reason: str) -> None:
        """Put two spellings into one group."""
        first, second = sorted((self.head(one), self.head(other)))
        self._head[second] = first
        for number in (one, other):
            self._reasons.setdefault(number, reason)

    def explained(self) -> Iterator[Proposal]:
        """The groups of several spellings, each with its most frequent one first."""
        for members in self._members().values():
            if len(members) > 1:
                marks = [self._count_apart(number, members) for number in members]
                reasons = [
                    f"{self._reasons[number]}; kept apart in {mark} text{'s' * (mark > 1)}" if mark else self._reasons[number]
                    for number, mark in zip(members, marks, strict=True)
                ]
                yield Proposal("B" if any(marks) else "A", self._pick(members), tuple(reasons))

    def _count_apart(self, number: int, members: Sequence[int]) -> int:
        """The texts that hold a spelling apart from others of its group."""
        name = _name(self._found[number].mention)
        if not self._apart:
            return 0
        return sum(self._apart.get(frozenset((name, _name(self._found[other].mention))), 0) for other in members)

    def linked(self, close: Mapping[tuple[int, int], str]) -> Iterator[Proposal]:
        """Pairs of groups, each as one proposal: the more frequent one's first spelling, and all of the other's."""
        members = self._members()
        for (one, other), reason in close.items():
            sides = sorted((members[one], members[other]), key=lambda side: -sum(self._found[number].total for number in side))
            chosen = [sides[0][0], *sides[1]]
            yield Proposal("B", self._pick(chosen), (reason,) * len(chosen))

    def _members(self) -> dict[int, list[int]]:
        members: dict[int, list[int]] = {}
        for number in range(len(self._found)):
            members.setdefault(self.head(number), []).append(number)
        for group in members.values():
            group.sort(key=lambda number: (-self._found[number].total, self._found[number].mention.text))
        return members

    def _pick(self, members: Sequence[int]) -> tuple[Found, ...]:
        return tuple(self._found[number] for number in members)
