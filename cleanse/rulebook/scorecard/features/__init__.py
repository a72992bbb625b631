"""The features by name: how each is found, and what it says in words, once for 0 and once for more ({n} is the value).

A feature is a column of values for the candidate lines of an article. Everything is an integer from 0 to TOP: counts are clipped, shares are
per cent. `own` finds what a line is by itself, `around` what stands next to it, `position` where it stands, `vocabulary` what its words say,
`rules` what rules know of it. A new feature is a function there and a row here.
"""

from typing import NamedTuple

from cleanse.rulebook.scorecard.article import CUE, GONE, SOFT, TEASER, TOP, Article, Column
from cleanse.rulebook.scorecard.features import around, own, position, rules, vocabulary


class Feature(NamedTuple):
    """What a feature says in words, at 0 and above, and how it is found."""

    none: str
    some: str
    find: Column


FEATURES: dict[str, Feature] = {
    "letters": Feature("no letters", "{n} letters", own.of_line(lambda seen: seen.letters)),
    "words": Feature("no words", "{n} words", own.of_line(lambda seen: seen.words)),
    "word-length": Feature("no words", "words of {n} letters", own.of_line(lambda seen: seen.mean)),
    "stop": Feature("no full stop", "ends with a full stop", own.of_line(lambda seen: seen.stop)),
    "call": Feature("no question or call", "ends with ? or !", own.of_line(lambda seen: seen.call)),
    "colon": Feature("no colon", "ends with a colon", own.of_line(lambda seen: seen.colon)),
    "dots": Feature("not cut off", "ends with three dots", own.of_line(lambda seen: seen.dots)),
    "quoted": Feature("no quotation mark in front", "begins with a quotation mark", own.of_line(lambda seen: seen.quoted)),
    "bullet": Feature("no bullet", "begins with a bullet or dash", own.of_line(lambda seen: seen.bullet)),
    "lower": Feature("no small letter in front", "begins with a small letter", own.of_line(lambda seen: seen.lower)),
    "figure": Feature("no figure in front", "begins with a figure", own.of_line(lambda seen: seen.figure)),
    "capitals": Feature("no capitals", "{n} % of its words have capitals", own.of_line(lambda seen: seen.capitals)),
    "short-words": Feature("no short words", "{n} % of its words are short", own.of_line(lambda seen: seen.short)),
    "digits": Feature("no figures", "{n} % figures", own.of_line(lambda seen: seen.digits)),
    "marks": Feature("no punctuation", "{n} % punctuation", own.of_line(lambda seen: seen.marks)),
    "shouts": Feature("not all in capitals", "all in capitals", own.of_line(lambda seen: seen.shouts)),
    "commas": Feature("no comma", "{n} commas", own.of_line(lambda seen: seen.commas)),
    "bars": Feature("no bars or slashes", "{n} bars or slashes", own.of_line(lambda seen: seen.bars)),
    "copyright": Feature("no ©", "holds ©", own.of_line(lambda seen: seen.copyright)),
    "address": Feature("no address", "holds an address", own.of_line(lambda seen: seen.address)),
    "date": Feature("no date", "holds a date or time", own.of_line(lambda seen: seen.date)),
    "inner": Feature("one sentence at most", "{n} sentences before its last", own.of_line(lambda seen: seen.inner)),
    "prose": Feature("no prose", "prose", own.of_line(lambda seen: seen.prose)),
    "known": Feature("no word of leftovers", "{n} % words of leftovers", vocabulary.find_known),
    "known-above": Feature("no words of leftovers above", "{n} % words of leftovers in the 5 lines above", vocabulary.find_known_above),
    "known-around": Feature("no words of leftovers around", "{n} % words of leftovers in the 10 lines around", vocabulary.find_known_around),
    "soft": Feature("no known phrase", "a phrase that rules know", rules.is_marked(SOFT)),
    "teaser": Feature("no teaser phrase", "a teaser phrase", rules.is_marked(TEASER)),
    "cue": Feature("no cue", "a cue that rules know", rules.is_marked(CUE)),
    "times": Feature("", "stands {n} times in the text", own.find_times),
    "shared": Feature("shares no word with the article", "shares {n} % of its words with the article", vocabulary.find_shared),
    "shared-against": Feature("shares no word with the article", "shares {n} % of what its paragraphs share with each other", vocabulary.find_shared_against),
    "core-shared": Feature("paragraphs share nothing", "the article's paragraphs share {n} % of their words", vocabulary.find_core_shared),
    "shared-any": Feature("shares no word with any line", "shares {n} % of its words with other lines", vocabulary.find_shared_any),
    "letters-1": Feature("nothing above", "{n} letters in the line above", around.letters_at(-1)),
    "letters-2": Feature("little above", "{n} letters two lines above", around.letters_at(-2)),
    "letters-3": Feature("little above", "{n} letters three lines above", around.letters_at(-3)),
    "letters+1": Feature("nothing below", "{n} letters in the line below", around.letters_at(1)),
    "letters+2": Feature("little below", "{n} letters two lines below", around.letters_at(2)),
    "letters+3": Feature("little below", "{n} letters three lines below", around.letters_at(3)),
    "ends-1": Feature("no sentence ends above", "the line above ends a sentence", around.ends_at(-1)),
    "ends+1": Feature("no sentence ends below", "the line below ends a sentence", around.ends_at(1)),
    "ends+2": Feature("no sentence ends two lines below", "the second line below ends a sentence", around.ends_at(2)),
    "ends-2": Feature("no sentence ends two lines above", "the second line above ends a sentence", around.ends_at(-2)),
    "colon-1": Feature("no colon above", "the line above ends with a colon", around.find_colon_above),
    "alike-1": Feature("the line above is of another kind", "the line above is of its kind", around.alike_at(-1)),
    "alike+1": Feature("the line below is of another kind", "the line below is of its kind", around.alike_at(1)),
    "prose-around": Feature("no prose around", "{n} of 6 lines around are prose", around.find_prose_around),
    "quoted-around": Feature("no quotations around", "{n} of 6 lines around begin with a quotation mark", around.around(lambda seen: seen.quoted, 3)),
    "bullets-around": Feature("no bullets around", "{n} of 6 lines around begin with a bullet", around.around(lambda seen: seen.bullet, 3)),
    "dates-around": Feature("no dates around", "{n} of 10 lines around hold a date", around.around(lambda seen: seen.date, 5)),
    "shared-around": Feature("lines around share nothing", "lines around share {n} % with the article", vocabulary.find_shared_around),
    "from-start": Feature("the first line", "{n} lines above it", position.find_from_start),
    "from-end": Feature("the last line", "{n} lines below it", position.find_from_end),
    "before-prose": Feature("not before the article", "{n} lines before the first paragraph", position.find_before_prose),
    "after-prose": Feature("not after the article", "{n} lines after the last paragraph", position.find_after_prose),
    "core": Feature("outside the article's core", "inside the article's core", position.find_core),
    "before-core": Feature("not before the article's core", "{n} lines before the article's core", position.find_before_core),
    "after-core": Feature("not after the article's core", "{n} lines after the article's core", position.find_after_core),
    "core-share": Feature("no core", "the core is {n} % of the text", position.find_core_share),
    "core-lines": Feature("no core", "the core has {n} lines", position.find_core_lines),
    "behind-core": Feature("nothing but it behind the core", "{n} % of the text stands behind the core", position.find_behind_core),
    "after-long": Feature("not after the last long paragraph", "{n} lines after the last long paragraph", position.find_after_long),
    "before-long": Feature("not before the first long paragraph", "{n} lines before the first long paragraph", position.find_before_long),
    "run": Feature("no run of short lines", "in a run of {n} short lines", around.find_run),
    "run-above": Feature("prose right above", "{n} short lines right above", around.find_run_above),
    "run-below": Feature("prose right below", "{n} short lines right below", around.find_run_below),
    "place": Feature("at the start", "{n} % of the text stands above", position.find_place),
    "against-longest": Feature("far shorter than the longest line", "{n} % of the longest line", own.find_against_longest),
    "against-prose": Feature("far shorter than the usual paragraph", "{n} % of the usual paragraph", own.find_against_prose),
    "prose-lines": Feature("no paragraphs", "the text has {n} paragraphs", position.find_prose_lines),
    "prose-share": Feature("no prose in the text", "{n} % of the text is prose", position.find_prose_share),
    "numbered": Feature("no number in front", "begins with a number and a point", own.find_numbered),
    "kind-run": Feature("no line of its kind beside it", "{n} lines of its kind around", around.find_kind_run),
    "figures-around": Feature("no figures around", "{n} of 6 lines around are figures", around.around(lambda seen: seen.digits >= 50, 3)),
    "prose-below": Feature("no prose below", "{n} of the 12 lines below are prose", around.find_prose_below),
    "prose-above": Feature("no prose above", "{n} of the 12 lines above are prose", around.find_prose_above),
    "short-lines": Feature("no short lines", "{n} % of the lines are short", position.find_short_lines),
    "edge": Feature("the first or last line", "{n} lines from the nearer end", position.find_edge),
    "repeated-around": Feature("no line around comes again", "{n} of 6 lines around come again", around.find_repeated_around),
    "capitals-around": Feature("lines around have no capitals", "lines around have {n} % capitals", around.find_capitals_around),
    "hits-above": Feature("nothing known above", "{n} known leftovers in the 5 lines above", rules.find_hits_above),
    "hits-below": Feature("nothing known below", "{n} known leftovers in the 5 lines below", rules.find_hits_below),
    "hit-1": Feature("nothing known right above", "the line above is a known leftover", rules.gone_at(-1)),
    "hit+1": Feature("nothing known right below", "the line below is a known leftover", rules.gone_at(1)),
    "soft-around": Feature("no known phrases around", "{n} known phrases in the 10 lines around", rules.find_soft_around),
    "hits-between": Feature("nothing known between it and the core", "{n} known leftovers between it and the core", rules.find_hits_between),
    "hit-above": Feature("a known leftover right above", "{n} lines since the last known leftover", rules.since(GONE)),
    "teaser-above": Feature("a teaser right above", "{n} lines since the last teaser", rules.since(TEASER)),
    "final-above": Feature("nothing above that ends an article", "{n} lines above stand behind an article", rules.find_final_above),
    "since-final": Feature("not behind what ends an article", "{n} lines behind what ends an article", rules.find_since_final),
    "below-comments": Feature("no prompt to comment above", "below a prompt to comment", rules.find_below_comments),
    "hits": Feature("no known leftovers in the text", "{n} known leftovers in the text", rules.find_hits),
}  # fmt: skip


def find_column(article: Article, name: str) -> list[int]:
    """The values of a feature for the candidates, in their order: 0 to TOP."""
    column = FEATURES[name].find(article)
    return column if max(column, default=0) <= TOP else [min(TOP, value) for value in column]
