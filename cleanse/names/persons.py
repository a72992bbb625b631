"""The persons of a document: its spellings of names joined to those of one person each, and the edits that give each one spelling.

Candidates come from buckets, never from all pairs. Which spelling stays, and what is left alone: `names/canonical`.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from cleanse.core.edits import Edit
from cleanse.names.accents import are_cases, find_fullest
from cleanse.names.apart import Place, are_apart
from cleanse.names.beside import is_thing
from cleanse.names.credit import leave_out_credits
from cleanse.names.match import bucket_keys, explain, outline
from cleanse.names.mentions import Mention, leave_out_patronymics, read_name
from cleanse.names.quoted import gloss_spans, is_inside, title_spans
from cleanse.names.schemes import fold_name, schemes_for
from cleanse.names.variants import Hit, Spellings, canonical_for
from cleanse.rulebook.rule import NameRule
from cleanse.text.diff import trim
from cleanse.text.scripts import script_of

RULE = "names/unify"
#: a fuller bucket is no list of people, and is left alone
_MAX_BUCKET = 12


class Spelling(NamedTuple):
    """One way to write a name: where it stands, and the rule that knows it."""

    mention: Mention
    places: tuple[Mention, ...]
    rule: NameRule | None


def unify_persons(
    text: str, hits: list[Hit], found: list[Mention], known: Spellings, language: Callable[[], str | None]
) -> list[Edit]:
    """The edits of the names in a text.

    Args:
        text: What is read.
        hits: The spellings of names rules that stand in it.
        found: The persons that it names.
        known: The names rules.
        language: Tells the text's language, if there is something to decide.
    """
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
    spellings = _leave_out_things(text, _find_candidates(spellings, known), known)
    if not spellings and not any(hit.alone for hit in hits):
        return []
    lang = language()
    edits = [edit for hit in hits if hit.alone for edit in _edit_alone(hit, lang)]
    named = sorted({*(one.start for one in found), *(hit.start for hit in hits)})
    for person in _persons(spellings, schemes_for(lang), known, lang):
        if _is_imposed(person, known):
            edits.extend(_unify_person(person, known, lang))
        elif not are_apart(text, _places(told := _leave_out_credits(text, person)), named, lang):
            edits.extend(_unify_person(told, known, lang))
    return edits


def _leave_out_things(text: str, spellings: Sequence[Spelling], known: Spellings) -> list[Spelling]:
    """The spellings with those places only where they name a person; a user's rules say themselves what they mean."""
    kept = [
        one
        if one.rule is not None and one.rule.id in known.imposed
        else one._replace(places=tuple(place for place in one.places if not is_thing(text, place.start, place.end)))
        for one in spellings
    ]
    return [one for one in kept if one.places]


def _leave_out_credits(text: str, person: Sequence[Spelling]) -> list[Spelling]:
    """The spellings with those places only where the text tells of a person."""
    kept = {start for start, _, _ in leave_out_credits(text, _places(person))}
    return [one._replace(places=tuple(place for place in one.places if place.start in kept)) for one in person]


def _is_imposed(person: Sequence[Spelling], known: Spellings) -> bool:
    """Whether the user's rules know a person: they say themselves who is one."""
    return any(spelling.rule is not None and spelling.rule.id in known.imposed for spelling in person)


def _places(person: Sequence[Spelling]) -> list[Place]:
    """Where the spellings of a person stand, in order."""
    return sorted(Place(one.start, one.end, spelling.mention.text.lower()) for spelling in person for one in spelling.places)


def _may_differ(found: Sequence[Mention], hits: Sequence[Hit]) -> bool:
    """Whether two spellings have one outline of the last word, one rule, or the same letters: a look before quotation marks and brackets are paired."""
    first: dict[str, str] = {}
    for key, text in chain(
        ((outline(one)[1], one.text) for one in found),
        ((outline(read_name(hit.text))[1], hit.text) for hit in hits),
        ((f"={fold_name(one.text)}", one.text) for one in found if "-" in one.text or len(one.units) > 2),
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
    letters = Counter(fold_name(spelling.mention.text) for spelling in spellings)
    rules = Counter(spelling.rule.id for spelling in spellings if spelling.rule is not None)
    return [
        spelling
        for spelling in spellings
        if len(by_outline[outline(spelling.mention)]) > 1
        or letters[fold_name(spelling.mention.text)] > 1
        or (spelling.rule is not None and (rules[spelling.rule.id] > 1 or spelling.rule.id in known.imposed))
        or known.find_imposed(spelling.mention, schemes_for(None)) is not None
    ]


def _keys(spelling: Spelling, schemes: tuple[str, ...]) -> set[tuple[int, str, str]]:
    keys = {*bucket_keys(spelling.mention, schemes), (-2, fold_name(spelling.mention.text), "")}
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
                if (one, other) not in tried and _is_one(total[one], total[other], schemes, known, lang):
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


def _is_one(left: Spelling, right: Spelling, schemes: tuple[str, ...], known: Spellings, lang: str | None) -> bool:
    """Whether a rule lists two spellings or a scheme explains them; two cases of a name are one only if a user's rule lists both."""
    if left.rule is not None and right.rule is not None:
        if left.rule.id != right.rule.id or left.rule.id in known.imposed:
            return left.rule.id == right.rule.id
    elif explain(left.mention, right.mention, schemes) is None:
        return False
    return not are_cases(left.mention, right.mention, lang)


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
        fullest = find_fullest([mention.text for mention in leading], lang)
        best = next(mention for text in (wanted, fullest) for mention in leading if mention.text == text)
    rule_id = rule.id if rule is not None and best.text == wanted else RULE
    for spelling in person:
        if spelling.mention.text.lower() == best.text.lower() or script_of(spelling.mention.text[0]) != script_of(best.text[0]):
            continue
        note = explain(spelling.mention, best, schemes_for(lang)) or f"{spelling.mention.text} = {best.text}"
        for place in spelling.places:
            yield from _edit(place, best, rule_id, note)


def _edit(place: Mention, best: Mention, rule_id: str, note: str) -> Iterator[Edit]:
    """The letters that differ, word by word; what differs in case or in the kind of its apostrophe only stays."""
    if len(place.units) != len(best.units) or place.is_eastern or _are_joined_otherwise(place, best):
        if place.end - place.start != len(place.text):
            return  # a patronymic stands inside
        pairs = [(place.start, place.text, best.text)]
    else:
        pairs = [(old.start, old.text, new.text) for old, new in zip(place.units, best.units, strict=True)]
    for at, old, new in pairs:
        if _fold_apostrophes(old) != _fold_apostrophes(new):
            start, end, letters = trim(at, old, _in_case(old, new))
            yield Edit(start, end, letters, rule_id, note)


def _fold_apostrophes(word: str) -> str:
    return word.lower().replace("\u2019", "'")


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
