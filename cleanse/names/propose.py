"""Proposals as a names rule file: one entry a person, none of them in use before someone has looked at it.

Above each entry stand the tier, every spelling with its counts by language and source, and why it may be the first one's.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from cleanse.names.census import Found, Proposal
from cleanse.rulebook.files.write import write_name
from cleanse.rulebook.rule import NOWHERE, Case, NameRule
from cleanse.text.ascii import ascii_key

#: languages and sources that are told apart in a comment; the others are counted together
_MAX_SHOWN = 4
_NOT_ID = re.compile("[^a-z0-9]+")


def write_proposals(proposals: Iterable[Proposal], tiers: Sequence[str] = ("A", "B")) -> Iterator[str]:
    """The lines of a rule file with the proposals of some tiers; `names: []` where there are none."""
    chosen = [proposal for proposal in proposals if proposal.tier in tiers]
    yield "# Names that may be one person's, for review. Set `status: active` where an entry is right and delete the others."
    yield "# Tier A: one press spelling explains them. Tier B: they are close, and nothing explains them."
    yield "version: 1"
    yield "names:" if chosen else "names: []"
    taken: set[str] = set()
    for proposal in chosen:
        yield f"  # tier {proposal.tier}"
        for number, found in enumerate(proposal.spellings):
            reason = "" if number == 0 else f"; {proposal.reasons[number]}"
            yield f"  #   {found.mention.text}: {_count(found)}{reason}"
        yield from write_name(make_rule(proposal, _choose_id(proposal, taken)))


def make_rule(proposal: Proposal, rule_id: str) -> NameRule:
    """The entry of a proposal: the most frequent spelling of each language is the canonical one."""
    by_language: dict[str, Counter[str]] = {}
    for found in proposal.spellings:
        for (lang, _), count in found.places.items():
            by_language.setdefault(lang or "und", Counter())[found.mention.text] += count
    order = [found.mention.text for found in proposal.spellings]
    canonical = {
        lang: min(counts, key=lambda text: (-counts[text], order.index(text))) for lang, counts in sorted(by_language.items())
    }
    first = min(canonical, key=lambda lang: (order.index(canonical[lang]), lang))
    canonical = {first: canonical.pop(first), **canonical}
    variants = tuple(text for text in order if text not in canonical.values())
    doc_lang = None if first == "und" else first
    changes = tuple(Case(text, canonical[first], doc_lang=doc_lang) for text in order if text != canonical[first])
    return NameRule(
        rule_id, "person", NOWHERE, canonical=tuple(canonical.items()), variants=variants, change_cases=changes, status="proposed"
    )


def _choose_id(proposal: Proposal, taken: set[str]) -> str:
    """An id that no other entry has, out of the first spelling."""
    name = _NOT_ID.sub("-", ascii_key(proposal.spellings[0].mention.text).lower()).strip("-") or "name"
    rule_id = f"names/corpus/{name}"
    number = 2
    while rule_id in taken:
        rule_id = f"names/corpus/{name}-{number}"
        number += 1
    taken.add(rule_id)
    return rule_id


def _count(found: Found) -> str:
    """`3 (en 2, de 1; a.example 3)`."""
    languages: Counter[str] = Counter()
    sources: Counter[str] = Counter()
    for (lang, source), count in found.places.items():
        languages[lang or "und"] += count
        if source:
            sources[source] += count
    parts = [_show(counts) for counts in (languages, sources) if counts]
    return f"{found.total} ({'; '.join(parts)})"


def _show(counts: Counter[str]) -> str:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    shown = [f"{name} {count}" for name, count in ordered[:_MAX_SHOWN]]
    if len(ordered) > _MAX_SHOWN:
        shown.append(f"{len(ordered) - _MAX_SHOWN} more {sum(count for _, count in ordered[_MAX_SHOWN:])}")
    return " ".join(", ".join(shown).split())
