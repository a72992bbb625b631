"""Headings and short texts that take turns: pages about a firm, lists of questions, glossaries, and what a club asks of its members.

Each of their lines reads like one of a site - *Contact us*, *Newsletter*, *Forgot your password?* - but a short sentence or a line with a figure
stands right below it, of which no rule knows anything, and so it goes on down the page. In an article more than two paragraphs stand between
its subheadings, longer ones, and what a site puts between them says the same again and again. What interrupts articles needs more of headings
of which no rule knows anything.
"""

from collections import Counter
from collections.abc import Set

from cleanse.rulebook.article.questions import QUESTION_SIGNS
from cleanse.rulebook.edges import SENTENCE_ENDS, scale
from cleanse.rulebook.shapes import CLOSERS
from cleanse.rulebook.view import View
from cleanse.text.fold import LEADING

#: a heading and a text have so many code points at the most, and a heading so many words; so many lines stand below one
_HEADING, _TEXT, _WORDS, _LINES = 60, 120, 8, 2
#: so many turns are a list, fewer ones where two headings or more are questions
_LEAST, _LEAST_ASKED, _ASKED = 4, 3, 2
#: so many turns are a glossary if the text is nothing else
_LEAST_ALONE = 2
#: rules know nothing of so many of the headings, and of one in so many
_UNKNOWN, _UNKNOWN_BETWEEN, _ONE_OF = 2, 3, 3
#: categories of what sites put between an article's paragraphs
_BETWEEN = frozenset({"ad", "comment", "comment-prompt", "share", "teaser", "ui"})
_ENDS = SENTENCE_ENDS - QUESTION_SIGNS


class Turns:
    """The headings of such lists.

    Args:
        view: The text.
        known: Numbers of the lines that rules know something of.
    """

    __slots__ = ("_known", "_unknown", "_view")

    def __init__(self, view: View, known: Set[int]) -> None:
        self._view = view
        self._known = known
        #: by heading: how many of its list rules know nothing of
        self._unknown: dict[int, int] = {}
        for start, run, end in self._find_runs():
            self._take_in(run, self._weigh_alone(start, run) if end == len(view.solid) else 0)

    def holds(self, line: int, category: str) -> bool:
        """Whether a line is a heading of a list long enough to hold off rules of a category."""
        return self._unknown.get(line, 0) >= (_UNKNOWN_BETWEEN if category in _BETWEEN else _UNKNOWN)

    def _take_in(self, run: list[int], alone: int) -> None:
        """Note the headings of a run; `alone` is what they count for as those of a glossary that is the whole text."""
        unknown = [line for line in run if line not in self._known]
        asked = sum(self._view.raw[line].rstrip()[-1:] in QUESTION_SIGNS for line in unknown)
        if not alone and (len(run) < (_LEAST_ASKED if asked >= _ASKED else _LEAST) or len(unknown) * _ONE_OF < len(run)):
            return
        times = Counter(self._view.keys[line] for line in run)
        if alone:
            self._unknown[self._view.solid[0]] = alone
        for line in run:
            if times[self._view.keys[line]] == 1:
                self._unknown[line] = max(alone, len(unknown))

    def _weigh_alone(self, start: int, run: list[int]) -> int:
        """How many headings those of a run to the end of a text count for, of which rules know nothing, if the text is a glossary; else 0.

        A short article has a heading of which no rule knows first; where a glossary has, too, its title stands apart above short texts.
        """
        solid, raw = self._view.solid, self._view.raw
        if len(run) < _LEAST_ALONE or start > 1 or not (start == 0 or is_short_heading(raw[solid[0]].strip())):
            return 0
        if run[0] in self._known:
            return _UNKNOWN_BETWEEN
        is_apart = start > 0 and solid[1] > solid[0] + 1 and len(run) > _LEAST_ALONE
        if is_apart and all(len(raw[line].strip()) <= scale(_HEADING, raw[line]) for line in solid):
            return _UNKNOWN_BETWEEN
        return _UNKNOWN if sum(line not in self._known for line in run) >= _UNKNOWN else 0

    def _find_runs(self) -> list[tuple[int, list[int], int]]:
        """The headings of each run of turns, in their order, between the places where it begins and ends."""
        solid = self._view.solid
        runs: list[tuple[int, list[int], int]] = []
        place = end = 0
        while place < len(solid):
            stop = self._find_stop(place)
            if stop == place:
                place += 1
                continue
            if place != end or not runs:
                runs.append((place, [], stop))
            runs[-1][1].append(solid[place])
            runs[-1] = (*runs[-1][:2], stop)
            place = end = stop
        return runs

    def _find_stop(self, place: int) -> int:
        """The place behind the turn that begins at one; the same place if none does."""
        solid = self._view.solid
        if not is_short_heading(self._view.raw[solid[place]].strip()):
            return place
        stop = place + 1
        while stop < len(solid) and stop <= place + _LINES and self._is_text(solid[stop], is_first=stop == place + 1):
            stop += 1
        return place if stop == place + 1 else stop

    def _is_text(self, line: int, *, is_first: bool) -> bool:
        """Whether a line of which no rule knows anything ends a sentence, or has a figure and stands right below a heading."""
        text = self._view.raw[line].strip()
        if line in self._known or len(text) > scale(_TEXT, text):
            return False
        return text.rstrip(CLOSERS)[-1:] in _ENDS or (
            is_first and not text.lstrip(LEADING)[:1].isdigit() and any(map(str.isdigit, text))
        )


def is_short_heading(text: str) -> bool:
    """Whether a line is short and ends no sentence but a question.

    >>> is_short_heading("How do I pay?"), is_short_heading("By card."), is_short_heading("Opening hours")
    (True, False, True)
    """
    return len(text) <= _HEADING and len(text.split()) <= _WORDS and text[-1:] not in _ENDS
