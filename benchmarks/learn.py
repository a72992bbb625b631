"""Learned rules on pages that they were not learned from: what they find beside the bundled rules, and what they lose.

    python -m benchmarks.learn FILE.jsonl[.gz] [--least 10] [--sizes 5,10,20] [--by-site]

Records have `text`, `source`, and `reference`, the article's own text. Of each site with so many texts half are learned from, or the first N
of that half, and the others are judged. Prints a Markdown table: letters of leftovers that were found, good letters lost per 1,000, before and with the
learned rules.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from benchmarks.json_lines import read_json_lines
from benchmarks.measure import Score, score
from benchmarks.quality import removed_spans, without
from cleanse import Cleaner
from cleanse.learn.corpus import Corpus
from cleanse.learn.survey import survey
from cleanse.learn.trial import make_active
from cleanse.run.domain import normalise_source

Page = dict[str, str]


def read_sites(path: Path, least: int) -> dict[str, list[Page]]:
    """The pages of each site that has enough, in an order of their own."""
    sites: dict[str, list[Page]] = defaultdict(list)
    for page in read_json_lines(path):
        sites[normalise_source(page["source"]) or ""].append(page)
    return {
        site: sorted(pages, key=lambda page: sha256(page["text"].encode()).digest())
        for site, pages in sorted(sites.items())
        if len(pages) >= least
    }


def judge(cleaner: Cleaner, pages: Iterable[Page], site: str) -> Score:
    """What a recipe finds and loses on the pages of a site."""
    total = Score()
    for page in pages:
        removed = removed_spans(cleaner.clean(page["text"], source=site).changes)
        record = {"text": page["text"], "gold_text": page["reference"]}
        total.add(score(record, removed, without(page["text"], removed)))
    return total


def compare(sites: dict[str, list[Page]], size: int | None, *, by_site: bool) -> list[str]:
    """The rows of a table: the whole, and each site if that is asked for."""
    plain, corpus = Cleaner(), Corpus()
    for site, pages in sites.items():
        for page in pages[: len(pages) // 2][:size]:
            corpus.add(page["text"], site)
    found = survey(corpus, plain)
    totals = Score(), Score()
    rows = []
    with make_active([proposal.rule for proposal in found.proposals], plain) as learned:
        for site, pages in sites.items():
            scores = [judge(cleaner, pages[len(pages) // 2 :], site) for cleaner in (plain, learned)]
            for total, one in zip(totals, scores, strict=True):
                total.add(one)
            if by_site:
                rows.append(format_row(site, scores))
    lines = sum(len(proposal.lines) for proposal in found.proposals)
    return [*rows, format_row(f"{size or 'half of the'} texts a site: {lines} lines", totals)]


def format_row(name: str, scores: Sequence[Score]) -> str:
    """One row: found and lost, before and after."""
    before, after = (one.figures() for one in scores)
    return f"| {name} | {before['R']:.3f} | {after['R']:.3f} | {before['lost']:.1f} | {after['lost']:.1f} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn, judge, print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.learn", description="What learned rules find and lose.")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--least", type=int, default=10, metavar="N", help="sites with fewer texts are left out")
    parser.add_argument("--sizes", default="", metavar="N,M", help="how many texts of a site are learned from")
    parser.add_argument("--by-site", action="store_true", help="a row for each site, too")
    options = parser.parse_args(arguments)
    sites = read_sites(options.file, options.least)
    print("| learned from | found before | with them | lost before | with them |\n|---|---|---|---|---|")
    for size in (*map(int, filter(None, options.sizes.split(","))), None):
        print("\n".join(compare(sites, size, by_site=options.by_site)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
