"""A scorecard as the text of a rule file; what people wrote in the old one (whys, tests) stays."""

from pathlib import Path

from cleanse.rulebook.cards import read_cards
from cleanse.rulebook.files.write_card import write_card
from cleanse.rulebook.scorecard.card import Card

_HEAD = """\
# yaml-language-server: $schema=../schema/rules-1.json
# Points for the structure of a line: what it is, what stands around it, what it shares with the article. The sum decides; docs/structure.md
# tells how. A row is a value and what the feature is worth from this value on. Fitted by benchmarks/fit_scorecard.py.
"""


def format_card(card: Card, old: Path) -> str:
    """The rule file of a card.

    Args:
        card: The card; its whys are those of the old file where it has them.
        old: The file that is replaced; its head down to `scorecard:` and its `test:` are kept.
    """
    before = read_cards([old]) if old.exists() else []
    whys = {entry.feature: entry.why for one in before for entry in one.entries}
    tests = ""
    if old.exists():
        text = old.read_text(encoding="utf-8")
        at = text.find("\n  test:\n")
        tests = text[at + 1 :] if at >= 0 else ""
    entries = tuple(entry._replace(why=whys.get(entry.feature) or WHYS[entry.feature]) for entry in card.entries)
    return "\n".join([_HEAD + "version: 1", *write_card(card._replace(entries=entries))]) + "\n" + tests


#: the first reason given for a feature; a person may say it better in the file
WHYS = {
    "letters": "Menus and labels are short, paragraphs are long",
    "words": "A headline has few words, a paragraph many",
    "word-length": "Names of sections and menus are longer words than running text has",
    "stop": "Paragraphs end with a full stop, headlines and menus do not",
    "call": "Prompts call or ask",
    "colon": "What ends with a colon announces something",
    "dots": "Teasers are cut off with dots",
    "quoted": "A line that begins with a quotation mark is somebody's words",
    "bullet": "Lists begin with bullets, so do menus",
    "lower": "What begins with a small letter goes on with a sentence",
    "figure": "Dates, counters and results begin with a figure",
    "capitals": "Titles and menus have many capitals",
    "short-words": "Running text has many short words, labels have few",
    "digits": "Dates, counters and phone numbers are mostly figures",
    "marks": "Menus and imprints have more punctuation than sentences",
    "shouts": "Buttons and section names are set in capitals",
    "commas": "Sentences have commas, labels have none",
    "bars": "Bars and slashes part the items of a menu",
    "copyright": "The sign stands in imprints and credits",
    "address": "Addresses of the web and of mail stand in imprints and prompts",
    "date": "Lists of articles carry dates",
    "inner": "A paragraph has several sentences",
    "prose": "A sentence of its own is more often the article's",
    "known": "Words that prompts, imprints and menus are made of",
    "known-above": "Such words above, this is where leftovers stand",
    "known-around": "Such words around, this is where leftovers stand",
    "soft": "A phrase that rules know and would not take alone",
    "teaser": "It leads to another article",
    "cue": "A rule knows something in it and is not sure enough",
    "times": "What comes again and again is furniture",
    "shared": "Paragraphs of one article share words, a leftover has its own",
    "shared-against": "Measured by what the article's paragraphs share with each other",
    "core-shared": "Where paragraphs share little, sharing nothing says little",
    "shared-any": "Items of one menu share words",
    "shared-around": "Where the lines around share words with the article, so does this place",
    "letters-1": "Leftovers stand together, the length of the line above",
    "letters-2": "The length of the second line above",
    "letters-3": "The length of the third line above",
    "letters+1": "Leftovers stand together, the length of the line below",
    "letters+2": "The length of the second line below",
    "letters+3": "The length of the third line below",
    "ends-1": "Below a sentence the article may go on",
    "ends-2": "Two lines below a sentence the article may go on",
    "ends+1": "Above a sentence the article may have a subheading",
    "ends+2": "Two lines above a sentence the article may have a subheading",
    "colon-1": "A colon above announces this line",
    "alike-1": "Items of a list are like each other, the line above",
    "alike+1": "Items of a list are like each other, the line below",
    "kind-run": "Long lists of like lines are menus, or the article's own",
    "numbered": "A numbered line is an item of a list",
    "figures-around": "Figures around are a table or counters",
    "prose-around": "Among paragraphs a line is the article's",
    "prose-above": "Paragraphs above, the article has begun",
    "prose-below": "Paragraphs below, the article goes on",
    "quoted-around": "Quotations around, people speak here",
    "bullets-around": "A list stands here",
    "dates-around": "Dates in rows belong to lists of articles",
    "capitals-around": "Titles stand among titles",
    "repeated-around": "Lines around come again, furniture",
    "from-start": "Menus stand at the start",
    "from-end": "Footers stand at the end",
    "edge": "Leftovers stand at the edges",
    "before-prose": "What stands before the first paragraph is title or menu",
    "after-prose": "What stands after the last paragraph is rarely the article's",
    "before-long": "What stands before the first long paragraph is title or menu",
    "after-long": "What stands after the last long paragraph is rarely the article's",
    "core": "The stretch with the most prose for the fewest short lines is the article",
    "before-core": "What stands before that stretch is title or menu",
    "after-core": "What stands behind that stretch is rarely the article's",
    "core-share": "Where the core is a small part of the text it may not be the article",
    "core-lines": "A long article has more lines of its own",
    "behind-core": "Much text behind the article is other articles",
    "run": "A line in a long run of short ones is part of a list or menu",
    "run-above": "So many short lines right above",
    "run-below": "So many short lines right below",
    "place": "Where in the text it stands, by letters",
    "against-longest": "Its length against the longest line",
    "against-prose": "Its length against the usual paragraph",
    "prose-lines": "A text with many paragraphs is an article",
    "prose-share": "A text that is mostly prose has few leftovers",
    "short-lines": "A text of mostly short lines is a page with an article in it",
    "hits-above": "Known leftovers above, this is where leftovers stand",
    "hits-below": "Known leftovers below, this is where leftovers stand",
    "hit-1": "A known leftover right above",
    "hit+1": "A known leftover right below",
    "hits-between": "Behind a known leftover that stands behind the article, more of them follow",
    "hit-above": "A known leftover above, how far",
    "teaser-above": "A known teaser above, how far",
    "soft-around": "Phrases that rules know stand around",
    "final-above": "Below what stands behind an article there is no more of it",
    "since-final": "So far behind what stands behind an article",
    "below-comments": "Behind the article, below a prompt to comment, readers have the word",
    "hits": "A text in which rules know nothing has fewer leftovers",
}
