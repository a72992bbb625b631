"""Lines that stand in many texts of a site, and how sure it is that they are part of none.

Nothing is weighed: each line passes or it does not. A line that stands in three of five texts goes *anywhere*. A line of fewer texts, a word alone,
a question, and a line that stands between paragraphs go only *beside* other leftovers, so that verses and interviews stay. A line of several
words that few texts have may be the headline of another article, which is the title of its own page: it goes only *behind* the middle of a text
and beside others, and only if it stood behind the paragraphs in all its texts. A sentence must stand in most of the texts.
"""

from collections.abc import Sequence
from typing import NamedTuple

from cleanse.learn.pages import NUMBER, Page, is_long
from cleanse.rulebook.article.questions import QUESTION_SIGNS
from cleanse.rulebook.checks.patterns import is_single_word
from cleanse.rulebook.edges import SENTENCE_ENDS, is_mostly_spaceless
from cleanse.rulebook.shapes import is_sentence

#: the fewest independent texts; fewer may share a line by chance
MIN_TEXTS = 5
#: in how many of them a line must stand
_MIN_COUNT = 3
#: from this share of the texts on, a line belongs to the site
_SHARE = 0.6
#: a line of fewer letters says nothing
_MIN_LETTERS = 3
#: the fewest words of a title
_TITLE_WORDS = 4
#: the share of a line's texts in which it may stand between paragraphs
_MAX_INSIDE = 0.2


class Recurring(NamedTuple):
    """A line that stands in several texts of a site.

    text: As it stands in the first of them.
    key: What rules compare, with one sign for each number.
    texts: In how many independent texts it stands.
    where: `anywhere`, `beside` or `behind`: where it goes.
    varies: Whether its numbers differ from text to text.
    above: The line above it in the first of them; empty at the edge of the text.
    below: The line below it.
    """

    text: str
    key: str
    texts: int
    where: str
    varies: bool
    above: str
    below: str


def find_recurring(pages: Sequence[Page]) -> list[Recurring]:
    """The lines that a rule of the site should take and no rule takes yet, those of most texts first.

    Args:
        pages: Independent texts of one site, at least `MIN_TEXTS`.
    """
    seen: dict[str, _Seen] = {}
    for page in pages:
        begin, end = _find_core(page)
        numbers: dict[str, int] = {}
        for number, key in enumerate(page.keys):
            numbers.setdefault(key, number)
        for key, number in numbers.items():
            one = seen.get(key) or seen.setdefault(key, _Seen(page, number))
            one.texts += 1
            # the first question of an interview stands above the first answer
            one.inside += begin - (page.lines[number][-1] in SENTENCE_ENDS) <= number < end
            one.behind += number > end
            one.is_left = one.is_left or key in page.left
            one.spellings.add(page.lines[number])
    found = [
        Recurring(one.text, key, one.texts, where, NUMBER in key and len(one.spellings) > 1, one.above, one.below)
        for key, one in seen.items()
        if one.texts >= _MIN_COUNT and one.is_left and (where := _find_place(one, len(pages))) is not None
    ]
    return sorted(found, key=lambda line: (-line.texts, line.key))


class _Seen:
    """A line, and where it stands in the texts of a site."""

    __slots__ = ("above", "behind", "below", "inside", "is_left", "spellings", "text", "texts")

    def __init__(self, page: Page, number: int) -> None:
        self.text = page.lines[number]
        self.above = page.lines[number - 1] if number else ""
        self.below = "".join(page.lines[number + 1 : number + 2])
        self.texts = 0
        #: in how many texts it stands between paragraphs of their own, and in how many behind them all
        self.inside = self.behind = 0
        #: whether the rules leave it in one
        self.is_left = False
        self.spellings: set[str] = set()


def _find_place(seen: _Seen, pages: int) -> str | None:
    """Where a line goes, None where it stays."""
    text, often = seen.text, seen.texts >= _SHARE * pages
    if not _says_something(text) or (not often and (is_long(text) or is_sentence(text))):
        return None
    is_between = seen.inside > _MAX_INSIDE * seen.texts
    if often and not (is_between or is_single_word(text) or text[-1] in QUESTION_SIGNS):
        return "anywhere"
    if often or not _may_be_title(text):
        return "beside"
    return "behind" if seen.behind == seen.texts else None


def _find_core(page: Page) -> tuple[int, int]:
    """The numbers of the first and the last line that is a paragraph of the text's own."""
    own = [number for number, is_own in enumerate(page.own) if is_own]
    return own[0], own[-1]


def _may_be_title(text: str) -> bool:
    """Whether a line has words enough for the title of an article."""
    return len(text.split()) >= _TITLE_WORDS or is_mostly_spaceless(text)


def _says_something(text: str) -> bool:
    """Whether a line has letters, and more of them than figures: a date alone is metadata."""
    letters = sum(map(str.isalpha, text))
    return letters >= _MIN_LETTERS and letters > sum(map(str.isdigit, text))
