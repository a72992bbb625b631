"""A survey of a corpus: the rules that its sites call for, and in how many texts each line of them went when they were tried."""

from typing import NamedTuple

from cleanse.learn.corpus import Corpus
from cleanse.learn.known import read_known
from cleanse.learn.pages import read_pages
from cleanse.learn.recurring import MIN_TEXTS, Recurring, find_recurring
from cleanse.learn.rules import Learned, make_rules
from cleanse.learn.trial import try_rules
from cleanse.rulebook.rule import Rule
from cleanse.run.cleaner import Cleaner


class Proposal(NamedTuple):
    """A rule and its evidence.

    source: The site.
    rule: What is proposed.
    lines: What it was made of, one for each of its patterns.
    taken: In how many texts it took each.
    texts: How many texts of the site are independent of each other.
    sample: How many there are.
    """

    source: str
    rule: Rule
    lines: tuple[Recurring, ...]
    taken: tuple[int, ...]
    texts: int
    sample: int


class Survey(NamedTuple):
    """What was found.

    proposals: In the order of their sites.
    sites: How many sites the corpus has.
    too_few: Those whose independent texts are too few to learn from.
    """

    proposals: tuple[Proposal, ...]
    sites: int
    too_few: tuple[str, ...]


def survey(corpus: Corpus, cleaner: Cleaner) -> Survey:
    """The rules for all sites of a corpus.

    Args:
        corpus: The texts.
        cleaner: The recipe that cleans them so far; what its rules take, or would if they were in use, is not proposed again.
    """
    known = read_known(cleaner.spec)
    repair = Cleaner(**(cleaner.spec._asdict() | {"preset": "encoding"}))  # lines are compared as rules see them
    learned: list[Learned] = []
    sample: list[tuple[str, str]] = []
    counts: dict[str, tuple[int, int]] = {}
    for source, texts in corpus.sites():
        repaired = [repair.clean(text).text for text in texts] if len(texts) >= MIN_TEXTS else []
        pages = read_pages((text, cleaner.clean(text, source=source).text) for text in repaired)
        counts[source] = len(pages), len(texts)
        lines = find_recurring(pages) if len(pages) >= MIN_TEXTS else []
        if rules := list(make_rules(source, [line for line in lines if not known.has(source, line.key)], known.ids)):
            learned += rules
            sample += ((source, text) for text in repaired)
    tried = try_rules(learned, sample, cleaner) if learned else []
    return Survey(
        tuple(Proposal(one.source, one.rule, one.lines, tuple(taken), *counts[one.source]) for one, taken in tried),
        len(counts),
        tuple(source for source, (count, _) in counts.items() if count < MIN_TEXTS),
    )
