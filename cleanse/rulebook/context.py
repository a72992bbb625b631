"""What the text around a line says it is: the reasons why a line stays although a rule's pattern fits it, since it is the article's own."""

from collections.abc import Mapping, Set
from functools import cached_property
from typing import TYPE_CHECKING

from cleanse.rulebook.edges import SENTENCE_ENDS
from cleanse.rulebook.protect import Protected
from cleanse.rulebook.rule import ASKED, Rule
from cleanse.rulebook.shapes import FENCES
from cleanse.rulebook.slots import SUBJECTS, Lists
from cleanse.rulebook.view import Hit, View

if TYPE_CHECKING:
    from cleanse.rulebook.article.citations import Citations
    from cleanse.rulebook.article.data import Data
    from cleanse.rulebook.article.glued import Glued
    from cleanse.rulebook.article.listing import Listings
    from cleanse.rulebook.article.questions import Questions
    from cleanse.rulebook.article.rows import Rows
    from cleanse.rulebook.article.steps import Steps
    from cleanse.rulebook.article.subject import Subjects
    from cleanse.rulebook.article.summaries import Summaries
    from cleanse.rulebook.article.turns import Turns
    from cleanse.rulebook.article.wordlists import WordLists

#: kinds whose patterns need not say all that their line says
_PARTIAL = frozenset({"holds", "like", "regex", "text"})
#: a shorter line has no room for a sentence beside a leftover, in code points
_ROOM = 40
#: how many rows that no rule knows save a row of these categories; credits stand beside an author's name or a source in any wording
_ROWS = {"copyright": 1, "author": 1, "credit": 3, "tags": 3}
#: what an answer to a question in a list of them may say, beside what is asked there
_ANSWERED = ASKED | {"comment-prompt", "copyright", "share"}
#: what takes lines, or cuts something out of one
_TAKING_LINES = frozenset({"drop-block", "drop-line"})
_TAKING = _TAKING_LINES | {"drop-span"}
#: source code
_CODE = "code"
#: the list of what names a page's own code
_TRACKERS = "tracker"
#: an item of a menu is a heading in an article, too
_MENU = "nav"
#: categories of headings above rows: where somebody is found, what a release is called
_ABOVE_ROWS = frozenset({_MENU, "tags"})
#: what a page's foot and menus link to is the title of the page that the link leads to
_FOOT = frozenset({"consent", "copyright", "nav"})
#: a text of fewer lines, blank ones left out, holds no list in which headings and texts take turns
_TURNS = 4
#: nor data, steps or words
_SET = 4
#: nor numbered sections
_SECTIONS = 6
#: the title of a page is one of its first lines, blank ones left out
_HEAD = 4
#: a text of fewer lines, blank ones left out, holds no notes, and refers to no other place of itself
_NOTED = 4
#: categories that know headings of an article's notes and sources
_POINTING = frozenset({"nav", "teaser"})
_HEADING = "it stands above a paragraph, as a heading does"
_NUMBERED = "a numbered heading, its sentence, or the title above the first"
_TITLE = "the title of a page in sections that is about it"
_LISTING, _ROW = "a line of source code among others", "a row of a list of which no rule knows all"
_QUESTION = "a question in a list of them, and its answer follows"
_WRAPPED = "the first half of a sentence that goes on in the next line"
_TURN = "a heading of a list in which headings and short texts take turns"
_ANSWER = "the answer to a question in a list of them"
_BUTTON = "a paragraph of the article that ends in a button"
_SUBJECT = "the article is about such things"
_CITED, _APPARATUS = "a reference to another place of the same text", "a heading of an article's notes and sources"
_GLUED = "a sentence of the line shares words with the article"
_CUE = "a line of a subtitle"
_DATA, _TAG = "a line of data", "a tag of a template that others close or open"
_STEP, _LIST = "what is done in a step", "a line of a list that is the whole text, or the title of one"


class Context:
    """What the lines of a text are by what stands around them.

    Args:
        view: The text.
        known: The categories of the rules that know something of a line, by its number.
        lists: The lists of words, by name.
        protected: What `keep` rules protect.
    """

    def __init__(self, view: View, known: Mapping[int, Set[str]], lists: Lists, protected: Protected) -> None:
        self._view = view
        self._kinds = known
        self._known = known.keys()
        self._lists = lists
        self._protected = protected
        self._has_cues = "-->" in view.text
        self._has_fences = any(fence in view.text for fence in FENCES)

    def why_own(self, rule: Rule, hit: Hit) -> str | None:
        """Why a line that a rule would take is the article's own; a literal pattern says all that its line says."""
        if rule.do in _TAKING and len(self._view.solid) >= _SET:
            for line in range(hit.line, hit.last + 1):
                if (why := self._why_set(rule, line)) is not None:
                    return why
        if rule.do != "drop-line" or hit.line != hit.last:
            return None
        if self._is_cue(hit.line):
            return _CUE
        may_be_subject = rule.category in ASKED or rule.category + SUBJECTS in self._lists
        if may_be_subject and self._subjects.holds(rule.category, hit.line):
            return _SUBJECT
        if (rule.category == _CODE and self._listings.holds(hit.line)) or self._is_shown(hit.line):
            return _LISTING
        if hit.line in self._numbered or (rule.category in _FOOT and hit.line == self._title):
            return _NUMBERED
        if rule.category in _FOOT and self._is_title(hit.line):
            return _TITLE
        if rule.category in ASKED and self._questions.is_answered(hit.line):
            return _QUESTION
        if rule.category in _POINTING and len(self._view.solid) >= _NOTED:
            if hit.line in self._apparatus:
                return _APPARATUS
            if rule.category == "teaser" and self._citations.holds(hit.line):
                return _CITED
        if len(self._view.solid) >= _TURNS and self._turns.holds(hit.line, rule.category):
            return _TURN
        if rule.kind not in _PARTIAL:
            return _HEADING if rule.kind == "line" and self._is_heading(rule.category, hit.line) else None
        has_room = len(self._view.raw[hit.line]) >= _ROOM
        if has_room and hit.line in self._wrapped:
            return _WRAPPED
        if has_room and self._glued.holds_sentence(rule, hit):
            return _GLUED
        if has_room and rule.category == "teaser" and self._summaries.is_article(hit.line):
            return _BUTTON
        if rule.category in _ANSWERED and self._questions.is_answer(hit.line):
            return _ANSWER
        needed = _ROWS.get(rule.category)
        return _ROW if needed is not None and self._rows.count_unknown(hit.line) >= needed else None

    def _why_set(self, rule: Rule, line: int) -> str | None:
        """Why a line is set apart from prose and from what sites put around it."""
        if self._data.holds(line):
            return _DATA
        if rule.do not in _TAKING_LINES:
            return None
        if self._steps.holds(line):
            return _STEP
        if self._listed.holds(line):
            return _LIST
        return _TAG if rule.category == _CODE and line in self._tags else None

    @cached_property
    def _tags(self) -> frozenset[int]:
        if "{%" not in self._view.text and "{{" not in self._view.text:
            return frozenset()
        from cleanse.rulebook.article.templates import find_tags

        return find_tags(self._view, self._known)

    @cached_property
    def _data(self) -> "Data":
        from cleanse.rulebook.article.data import Data

        return Data(self._view, self._known)

    @cached_property
    def _steps(self) -> "Steps":
        from cleanse.rulebook.article.steps import Steps

        return Steps(self._view, self._kinds)

    @cached_property
    def _listed(self) -> "WordLists":
        from cleanse.rulebook.article.wordlists import WordLists

        return WordLists(self._view, self._kinds)

    def _is_cue(self, line: int) -> bool:
        """Whether a line stands below the time of a subtitle."""
        if not self._has_cues:
            return False
        from cleanse.rulebook.article.cues import is_in_cue

        return is_in_cue(self._view, line)

    @cached_property
    def _subjects(self) -> "Subjects":
        from cleanse.rulebook.article.subject import Subjects

        view = self._view
        head = view.solid[:_HEAD]
        return Subjects(view, self._known, self._lists, head, lambda: self._protected.find_titles(view.lines[head[-1]].stop))

    @cached_property
    def _apparatus(self) -> frozenset[int]:
        from cleanse.rulebook.article.apparatus import find_apparatus

        solid = self._view.solid
        return frozenset(solid[place] for run in find_apparatus([self._view.raw[line] for line in solid]) for place in run)

    @cached_property
    def _citations(self) -> "Citations":
        from cleanse.rulebook.article.citations import Citations

        return Citations(self._view)

    @cached_property
    def _glued(self) -> "Glued":
        from cleanse.rulebook.article.glued import Glued

        return Glued(self._view, self._known)

    @cached_property
    def _summaries(self) -> "Summaries":
        from cleanse.rulebook.article.summaries import Summaries

        return Summaries(self._view, self._known)

    @cached_property
    def _questions(self) -> "Questions":
        from cleanse.rulebook.article.questions import Questions

        return Questions(self._view, self._known)

    @cached_property
    def _turns(self) -> "Turns":
        from cleanse.rulebook.article.turns import Turns

        return Turns(self._view, self._known)

    @cached_property
    def _listings(self) -> "Listings":
        from cleanse.rulebook.article.listing import Listings

        return Listings(self._view, self._lists.get(_TRACKERS, ()))

    @cached_property
    def _rows(self) -> "Rows":
        from cleanse.rulebook.article.rows import Rows

        return Rows(self._view, self._known)

    def _is_heading(self, category: str, line: int) -> bool:
        from cleanse.rulebook.article.headings import is_heading, is_marked, is_marked_above_row, is_taken_up

        view, known = self._view, self._known
        return (
            is_marked(view, known, line)
            or is_taken_up(view, known, line)
            or (category == _MENU and is_heading(view, known, line))
            or (category in _ABOVE_ROWS and is_marked_above_row(view, known, line))
        )

    @cached_property
    def _headings(self) -> list[int]:
        """The numbered headings, by their places among the lines that are not blank."""
        if len(self._view.solid) < _SECTIONS:
            return []
        from cleanse.rulebook.article.headings import find_numbered

        return find_numbered([self._view.raw[line].strip() for line in self._view.solid])

    @cached_property
    def _numbered(self) -> frozenset[int]:
        """Numbered headings, and the sentences below them."""
        solid, raw = self._view.solid, self._view.raw
        headings = {solid[place] for place in self._headings}
        below = (solid[place + 1] for place in self._headings)
        return frozenset(headings.union(line for line in below if raw[line].rstrip()[-1] in SENTENCE_ENDS))

    def _is_title(self, line: int) -> bool:
        from cleanse.rulebook.article.headings import is_title

        return is_title(self._view, self._known, line)

    @property
    def _title(self) -> int | None:
        """The line above the first numbered heading."""
        return self._view.solid[self._headings[0] - 1] if self._headings and self._headings[0] > 0 else None

    @cached_property
    def _wrapped(self) -> frozenset[int]:
        from cleanse.rulebook.article.headings import find_wrapped

        return find_wrapped(self._view)

    def _is_shown(self, line: int) -> bool:
        """Whether a line stands between fences, or is indented among lines of code."""
        if self._has_fences and self._listings.is_fenced(line):
            return True
        return self._view.raw[line][:1] in " \t" and self._listings.is_shown(line)
