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
from typing import NamedTuple

from cleanse.core.edits import Edit
from cleanse.names import lexicon
from cleanse.names.match import bucket_keys, explain
from cleanse.names.mentions import Mention, Unit, find_mentions, is_in_title
from cleanse.names.schemes import fold_name, readings, schemes_for
from cleanse.names.variants import Hit, Spellings, canonical_for, index
from cleanse.rulebook.rule import NameRule
from cleanse.text.diff import trim

RULE = "names/unify"
#: a fuller bucket is no list of people, and is left alone
_MAX_BUCKET = 30
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


def unify_with(text: str, known: Spellings, language: Callable[[], str | None]) -> list[Edit]:
    """As `unify`, with prepared rules; `language` is asked only if the text has something to decide."""
    hits = known.find(text)
    found = find_mentions(text)
    is_imposed = any(hit.rule.id in known.imposed for hit in hits)
    if not is_imposed and len({mention.text for mention in found} | {hit.text for hit in hits}) < 2 and not known.imposed:
        return []
    hits = [hit for hit in hits if not is_in_title(text, hit.start, hit.end)]
    taken = {place for hit in hits for place in range(hit.start, hit.end)}
    found = [mention for mention in found if mention.start not in taken and mention.end - 1 not in taken]
    spellings = _collect(text, found, [hit for hit in hits if not hit.alone])
    if not hits and len(spellings) < 2:
        return []
    candidates = len(spellings) > 1 and _has_candidates(spellings)
    if not hits and not candidates and not known.imposed:
        return []
    lang = language()
    edits = [edit for hit in hits if hit.alone for edit in _edit_alone(hit, lang)]
    for person in _persons(spellings, schemes_for(lang), known, lang):
        edits.extend(_unify_person(person, known, lang))
    return sorted(edits)


def _collect(text: str, found: Sequence[Mention], hits: Sequence[Hit]) -> list[Spelling]:
    """The distinct spellings in order of first mention, those in titles left out; capitals and small letters are one spelling."""
    places: dict[str, list[Mention]] = {}
    rules: dict[str, NameRule] = {}
    for hit in hits:
        rules[hit.text.lower()] = hit.rule
    all_mentions = sorted([*found, *(_to_mention(hit.text, hit.start) for hit in hits)])
    for mention in all_mentions:
        if not is_in_title(text, mention.start, mention.end):
            places.setdefault(mention.text.lower(), []).append(mention)
    return [Spelling(_best_cased(same), tuple(same), rules.get(key)) for key, same in places.items()]


def _best_cased(same: Sequence[Mention]) -> Mention:
    counts = Counter(mention.text for mention in same if not mention.text.isupper())
    best = counts.most_common(1)[0][0] if counts else same[0].text
    return next(mention for mention in same if mention.text == best)


def _to_mention(name: str, start: int) -> Mention:
    """A spelling of a rule as a mention; its origins are those of a name in full, if it is one."""
    full = find_mentions(name)
    if full and full[0].text == name:
        one = full[0]
        units = tuple(Unit(unit.start + start, unit.end + start, unit.text) for unit in one.units)
        return Mention(start, start + len(name), name, units, one.origins, one.is_eastern)
    units = tuple(Unit(start + match.start(), start + match.end(), match[0]) for match in re.finditer(r"[^ \u00a0]+", name))
    return Mention(start, start + len(name), name, units, frozenset({"latn"}))


def _has_candidates(spellings: Sequence[Spelling], known: Spellings) -> bool:
    """Whether two spellings meet in a bucket of any scheme, or one meets a user's rule: cheaper than to ask for the language."""
    seen: dict[tuple[int, str, str], int] = {}
    schemes = schemes_for(None)
    for number, spelling in enumerate(spellings):
        if known.find_imposed(spelling.mention, schemes) is not None:
            return True
        for key in bucket_keys(spelling.mention, schemes):
            if seen.setdefault(key, number) != number:
                return True
    return False


def _persons(
    spellings: Sequence[Spelling], schemes: tuple[str, ...], known: Spellings, lang: str | None
) -> Iterator[list[Spelling]]:
    """Groups of spellings of one person; each spelling in at most one."""
    buckets: dict[tuple[int, str, str], list[int]] = {}
    total = list(spellings)
    for rule in {s.rule.id: s.rule for s in spellings if s.rule is not None and s.rule.id in known.imposed}.values():
        if (wanted := canonical_for(rule, lang)) is not None and not any(s.mention.text == wanted for s in total):
            total.append(Spelling(_to_mention(wanted, 0), (), rule))
    for number, spelling in enumerate(total):
        keys = set(bucket_keys(spelling.mention, schemes))
        if spelling.rule is not None:
            keys.add((-1, spelling.rule.id, ""))
        for key in keys:
            buckets.setdefault(key, []).append(number)
    joined: dict[int, set[int]] = {}
    for members in buckets.values():
        if 2 <= len(members) <= _MAX_BUCKET:
            for place, one in enumerate(members):
                for other in members[place + 1 :]:
                    if other not in joined.get(one, ()) and _is_one(total[one], total[other], schemes):
                        joined.setdefault(one, set()).add(other)
                        joined.setdefault(other, set()).add(one)
    seen: set[int] = set()
    for start in range(len(total)):
        if start in seen:
            continue
        group = _reach(start, joined)
        seen |= group
        rules = {rule.id for number in group if (rule := total[number].rule) is not None}
        is_agreed = all(other in joined.get(one, ()) for one in group for other in group if one != other)
        if len(rules) <= 1 and (is_agreed or rules):
            yield [total[number] for number in sorted(group)]


def _is_one(left: Spelling, right: Spelling, schemes: tuple[str, ...]) -> bool:
    if left.rule is not None and right.rule is not None:
        return left.rule.id == right.rule.id
    return explain(left.mention, right.mention, schemes) is not None


def _reach(start: int, joined: dict[int, set[int]]) -> set[int]:
    group = {start}
    waiting = [start]
    while waiting:
        for other in joined.get(waiting.pop(), ()):
            if other not in group:
                group.add(other)
                waiting.append(other)
    return group


def _unify_person(person: Sequence[Spelling], known: Spellings, lang: str | None) -> Iterator[Edit]:
    rule = next((spelling.rule for spelling in person if spelling.rule is not None), None)
    wanted = canonical_for(rule, lang) if rule is not None else None
    if rule is not None and wanted is not None and rule.id in known.imposed:
        best = next((s.mention for s in person if s.mention.text == wanted), None) or _to_mention(wanted, 0)
    elif len(person) < 2:
        return
    else:
        most = max(len(spelling.places) for spelling in person)
        leading = [spelling for spelling in person if len(spelling.places) == most]
        best = next((s.mention for s in leading if s.mention.text == wanted), leading[0].mention)
    rule_id = rule.id if rule is not None and (rule.id in known.imposed or best.text == wanted) else RULE
    for spelling in person:
        if spelling.mention.text.lower() == best.text.lower() or (
            spelling.mention.text.isascii() != best.text.isascii() and _is_foreign(spelling.mention.text, best.text)
        ):
            continue
        note = explain(spelling.mention, best, schemes_for(lang)) or f"{spelling.mention.text} = {best.text}"
        for place in spelling.places:
            yield from _edit(place, best, rule_id, note)


def _is_foreign(left: str, right: str) -> bool:
    """Whether two names are written in two scripts; they are never unified."""
    return any((a[0] >= "\u0370") != (b[0] >= "\u0370") for a, b in zip(left.split(), right.split(), strict=False))


def _edit(place: Mention, best: Mention, rule_id: str, note: str) -> Iterator[Edit]:
    """The letters that differ, word by word; what differs in case only stays."""
    if len(place.units) != len(best.units) or place.is_eastern:
        pairs = [(place.start, place.text, best.text)]
    else:
        pairs = [(old.start, old.text, new.text) for old, new in zip(place.units, best.units, strict=True)]
    for at, old, new in pairs:
        if old.lower() == new.lower():
            continue
        start, end, letters = trim(at, old, _in_case(old, new))
        yield Edit(start, end, letters, rule_id, note)


def _in_case(old: str, new: str) -> str:
    if old.isupper() and len(old) > 1:
        return new.upper()
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


def _edit_alone(hit: Hit, lang: str | None) -> Iterator[Edit]:
    """The edit of a surname that a user's rule unifies even where it stands alone."""
    wanted = canonical_for(hit.rule, lang)
    if wanted is None:
        return
    new = _in_case(hit.text, wanted.rsplit(" ", 1)[-1])
    if new.lower() != hit.text.lower() and not _is_foreign(hit.text, new):
        start, end, letters = trim(hit.start, hit.text, new)
        yield Edit(start, end, letters, hit.rule.id, f"{hit.text} = {new}")


@lru_cache(maxsize=8192)
def _word_key(word: str) -> str:
    """A capitalised word's code: its line among the given names, or its English reading."""
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
