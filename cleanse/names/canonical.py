"""One spelling for one person within a document.

A *spelling* is a mention as it is written; a *person* is the spellings of which each is explained against each other. Which spelling
stays: the user's canonical one > the document's majority > on a tie the bundled rule's canonical one > the first. A spelling that
fits two people who are not one stays as it is, and so does a surname alone. Only the letters that differ are edited, in their case.
Candidates come from buckets, never from all pairs; a text without two spellings costs one scan.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from cleanse.core.edits import Edit
from cleanse.names import lexicon
from cleanse.names.match import bucket_keys, explain, outline
from cleanse.names.mentions import Mention, find_mentions, leave_out_patronymics, read_name
from cleanse.names.own import unify_yo
from cleanse.names.quoted import gloss_spans, is_inside, title_spans
from cleanse.names.schemes import fold_name, readings, schemes_for
from cleanse.names.variants import Hit, Spellings, canonical_for, index
from cleanse.rulebook.rule import NameRule
from cleanse.text.diff import trim
from cleanse.text.scripts import script_of

RULE = "names/unify"
#: a fuller bucket is no list of people, and is left alone
_MAX_BUCKET = 12
_KEY_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['\u2019](?=[^\W\d_]{2}))+")


class Spelling(NamedTuple):
    """One way to write a name: where it stands, and the rule that knows it."""

    mention: Mention
    places: tuple[Mention, ...]
    rule: NameRule | None


def unify(text: str, *, lang: str | None, rules: Sequence[NameRule] = (), imposed: Sequence[NameRule] = ()) -> list[Edit]:
    """The edits that give each person one spelling.

    Args:
        text: What is read; offsets are its code points.
        lang: Its language; None if it is not known, and then every scheme may explain a spelling.
        rules: Which spellings are equal; they never edit a text that is consistent.
        imposed: The user's own rules, whose canonical spelling is used even against the majority.

    >>> [edit[:3] for edit in unify("Sergey Lavrov left. Sergei Lavrov said: Sergey Lavrov is back.", lang="en")]
    [(25, 26, 'y')]
    """
    return unify_with(text, index(tuple(rules), tuple(imposed)), lambda: lang)


def unify_with(text: str, known: Spellings, language: Callable[[], str | None], *, by_rules: bool = False) -> list[Edit]:
    """As `unify`, with prepared rules; `language` is asked only if the text has something to decide.

    With `by_rules` only spellings that a rule lists count, not those that its letters explain.
    """
    if by_rules:
        return sorted(_unify_persons(text, known, language, by_rules=True))
    return sorted([*_unify_persons(text, known, language, by_rules=False), *unify_yo(text, RULE)])


def _unify_persons(text: str, known: Spellings, language: Callable[[], str | None], *, by_rules: bool) -> list[Edit]:
    hits = known.find(text)
    found = [] if by_rules else find_mentions(text)
    if not hits and len({mention.text for mention in found}) < (1 if known.imposed else 2):
        return []
    if not known.imposed and not _may_differ(found, hits):
        return []
    titles, glosses = title_spans(text), gloss_spans(text)
    hits = [hit for hit in hits if not is_inside(titles, hit.start)]
    hits = [hit for hit in hits if hit.rule.id in known.imposed or not is_inside(glosses, hit.start)]
    taken = [(hit.start, hit.end) for hit in hits]
    found = [one for one in found if not (is_inside(titles, one.start) or is_inside(glosses, one.start))]
    found = leave_out_patronymics([one for one in found if not known.is_never(text, one.start, one.end)])
    found = [one for one in found if not (is_inside(taken, one.start) or is_inside(taken, one.end - 1))]
    spellings = _collect(found, [hit for hit in hits if not hit.alone])
    spellings = _find_candidates(spellings, known)
    if not spellings and not any(hit.alone for hit in hits):
        return []
    lang = language()
    edits = [edit for hit in hits if hit.alone for edit in _edit_alone(hit, lang)]
    for person in _persons(spellings, schemes_for(lang), known, lang):
        edits.extend(_unify_person(person, known, lang))
    return edits


def _may_differ(found: Sequence[Mention], hits: Sequence[Hit]) -> bool:
    """Whether two spellings have one outline of the last word, or one rule: a look before quotation marks and brackets are paired."""
    first: dict[str, str] = {}
    for key, text in chain(
        ((outline(one)[1], one.text) for one in found),
        ((outline(read_name(hit.text))[1], hit.text) for hit in hits),
        ((f"/{hit.rule.id}", hit.text) for hit in hits),
    ):
        if first.setdefault(key, text.lower()) != text.lower():
            return True
    return False


def _collect(found: Sequence[Mention], hits: Sequence[Hit]) -> list[Spelling]:
    """The distinct spellings in order of first mention; capitals and small letters are one spelling."""
    places: dict[str, list[Mention]] = {}
    rules = {hit.text.lower(): hit.rule for hit in hits}
    for mention in sorted([*found, *(read_name(hit.text, hit.start) for hit in hits)], key=lambda one: one.start):
        places.setdefault(mention.text.lower(), []).append(mention)
    return [Spelling(_best_cased(same), tuple(same), rules.get(key)) for key, same in places.items()]


def _best_cased(same: Sequence[Mention]) -> Mention:
    counts = Counter(mention.text for mention in same if not mention.text.isupper())
    best = counts.most_common(1)[0][0] if counts else same[0].text
    return next(mention for mention in same if mention.text == best)


def _find_candidates(spellings: Sequence[Spelling], known: Spellings) -> list[Spelling]:
    """The spellings that may be another's, or a user's: a cheap look, before anything asks for the language."""
    by_outline: dict[tuple[int, str], list[Spelling]] = {}
    for spelling in spellings:
        by_outline.setdefault(outline(spelling.mention), []).append(spelling)
    rules = Counter(spelling.rule.id for spelling in spellings if spelling.rule is not None)
    return [
        spelling
        for spelling in spellings
        if len(by_outline[outline(spelling.mention)]) > 1
        or (spelling.rule is not None and (rules[spelling.rule.id] > 1 or spelling.rule.id in known.imposed))
        or known.find_imposed(spelling.mention, schemes_for(None)) is not None
    ]


def _keys(spelling: Spelling, schemes: tuple[str, ...]) -> set[tuple[int, str, str]]:
    keys = set(bucket_keys(spelling.mention, schemes))
    if spelling.rule is not None:
        keys.add((-1, spelling.rule.id, ""))
    return keys


def _persons(
    spellings: Sequence[Spelling], schemes: tuple[str, ...], known: Spellings, lang: str | None
) -> Iterator[list[Spelling]]:
    """Groups of spellings of one person; each spelling in at most one."""
    total = [*spellings, *_wanted(spellings, schemes, known, lang)]
    buckets: dict[tuple[int, str, str], list[int]] = {}
    for number, spelling in enumerate(total):
        for key in _keys(spelling, schemes):
            buckets.setdefault(key, []).append(number)
    joined: dict[int, set[int]] = {}
    tried: set[tuple[int, int]] = set()
    for members in buckets.values():
        if len(members) > _MAX_BUCKET:
            continue
        for place, one in enumerate(members):
            for other in members[place + 1 :]:
                if (one, other) not in tried and _is_one(total[one], total[other], schemes):
                    joined.setdefault(one, set()).add(other)
                    joined.setdefault(other, set()).add(one)
                tried.add((one, other))
    seen: set[int] = set()
    for start in range(len(total)):
        if start in seen or (start not in joined and total[start].rule is None):
            continue
        group = _reach(start, joined)
        seen |= group
        known_as = {spelled.rule.id for spelled in map(total.__getitem__, group) if spelled.rule is not None}
        is_agreed = bool(known_as) or all(group - {one} <= joined[one] for one in group)
        if len(known_as) <= 1 and is_agreed:
            yield [total[number] for number in sorted(group)]


def _wanted(spellings: Sequence[Spelling], schemes: tuple[str, ...], known: Spellings, lang: str | None) -> Iterator[Spelling]:
    """The spellings that the user's rules ask for, as spellings without a place if the text does not have them."""
    asked: dict[str, NameRule] = {}
    for spelling in spellings:
        rule = spelling.rule or known.find_imposed(spelling.mention, schemes)
        if rule is not None and rule.id in known.imposed:
            asked[rule.id] = rule
    written = {spelling.mention.text for spelling in spellings if spelling.rule is not None}
    for rule in asked.values():
        if (wanted := canonical_for(rule, lang)) is not None and wanted not in written:
            yield Spelling(read_name(wanted), (), rule)


def _is_one(left: Spelling, right: Spelling, schemes: tuple[str, ...]) -> bool:
    if left.rule is not None and right.rule is not None:
        return left.rule.id == right.rule.id
    return explain(left.mention, right.mention, schemes) is not None


def _reach(start: int, joined: dict[int, set[int]]) -> set[int]:
    group = {start}
    waiting = [start]
    while waiting:
        fresh = joined.get(waiting.pop(), set()) - group
        group |= fresh
        waiting.extend(fresh)
    return group


def _unify_person(person: Sequence[Spelling], known: Spellings, lang: str | None) -> Iterator[Edit]:
    rule = next((spelling.rule for spelling in person if spelling.rule is not None), None)
    wanted = canonical_for(rule, lang) if rule is not None else None
    if rule is not None and wanted is not None and rule.id in known.imposed:
        best = read_name(wanted)
    else:
        written = [spelling for spelling in person if spelling.places]
        most = max((len(spelling.places) for spelling in written), default=0)
        leading = [spelling.mention for spelling in written if len(spelling.places) == most]
        if len(written) < 2:
            return
        best = next((mention for mention in leading if mention.text == wanted), leading[0])
    rule_id = rule.id if rule is not None and best.text == wanted else RULE
    for spelling in person:
        if spelling.mention.text.lower() == best.text.lower() or script_of(spelling.mention.text[0]) != script_of(best.text[0]):
            continue
        note = explain(spelling.mention, best, schemes_for(lang)) or f"{spelling.mention.text} = {best.text}"
        for place in spelling.places:
            yield from _edit(place, best, rule_id, note)


def _edit(place: Mention, best: Mention, rule_id: str, note: str) -> Iterator[Edit]:
    """The letters that differ, word by word; what differs in case only stays."""
    if len(place.units) != len(best.units) or place.is_eastern or _are_joined_otherwise(place, best):
        if place.end - place.start != len(place.text):
            return  # a patronymic stands inside
        pairs = [(place.start, place.text, best.text)]
    else:
        pairs = [(old.start, old.text, new.text) for old, new in zip(place.units, best.units, strict=True)]
    for at, old, new in pairs:
        if old.lower() != new.lower():
            start, end, letters = trim(at, old, _in_case(old, new))
            yield Edit(start, end, letters, rule_id, note)


def _are_joined_otherwise(place: Mention, best: Mention) -> bool:
    """Whether words that blanks part in one name are joined by hyphens in the other."""
    return place.text.count("-") != best.text.count("-") and sum(len(one.text) for one in place.units) != len(place.text)


def _in_case(old: str, new: str) -> str:
    """`new` with the capitals of `old`.

    >>> _in_case("SERGEI", "Sergey"), _in_case("El", "al")
    ('SERGEY', 'Al')
    """
    if old.isupper() and len(old) > 1:
        return new.upper()
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


def _edit_alone(hit: Hit, lang: str | None) -> Iterator[Edit]:
    """The edit of a surname that a user's rule unifies even where it stands alone."""
    wanted = canonical_for(hit.rule, lang)
    if wanted is None:
        return
    new = _in_case(hit.text, wanted.rsplit(" ", 1)[-1])
    if new.lower() != hit.text.lower() and script_of(hit.text[0]) == script_of(new[0]):
        start, end, letters = trim(hit.start, hit.text, new)
        yield Edit(start, end, letters, hit.rule.id, f"{hit.text} = {new}")


@lru_cache(maxsize=4096)
def _word_key(word: str) -> str:
    """A capitalised Latin word's code: its line among the given names, or its English reading."""
    if not word[0].isupper() or word[0] >= "\u0250":
        return word
    known = lexicon.given_names().get(fold_name(word))
    return f"={min(known.lines)}" if known is not None else min(readings(word, "cyrl", "en"), default=word)


def name_key(line: str) -> str:
    """The line with every capitalised Latin word replaced by a code, so that lines which differ in a name's spelling are equal.

    >>> name_key("Sergei Lavrov in Tehran") == name_key("Sergey Lavrov in Tehran")
    True
    """
    return _KEY_WORD.sub(lambda match: _word_key(match[0]), line)
