"""Structure, behind the stage `repeats`: lines that stand apart from the article go by the points of a scorecard.

It comes behind rules and repeats, which need what it would take: a site's name that stands alone, a caption's first copy. All three are
repeated until nothing changes, so they see what it leaves.
"""

from collections.abc import Iterable, Iterator

from cleanse.core.document import Document
from cleanse.core.edits import Edit, Flag
from cleanse.rulebook.builtin import BUILTIN, STRUCTURE
from cleanse.rulebook.engine import judge_all, to_wishes
from cleanse.rulebook.ruleset import Ruleset
from cleanse.rulebook.scorecard.card import Scorer
from cleanse.rulebook.scorecard.judge import ScoredLine, has_article, judge_lines, say_obstacle
from cleanse.rulebook.scorecard.see import Seen, look_at, marks_of, see, with_gone
from cleanse.rulebook.view import View, view_of
from cleanse.steps.gone import find_gone, find_posts
from cleanse.steps.said import take
from cleanse.text.fold import fold_line, line_key

#: the list of headings that lists of articles have
_HEADINGS = "list-heading"
#: the list of what names a page's own code
_TRACKERS = "tracker"
#: why the lines of a text about code stay
_CODE = "the text shows source code"
#: more thousandths than any line is from going
_FAR = 1_000_000


class StructureStep:
    """Applies a scorecard; stateless.

    Args:
        ruleset: The rules, whose hits the card sees.
        scorer: The card.
    """

    __slots__ = ("_headings", "_level", "_ruleset", "_scorer")

    def __init__(self, ruleset: Ruleset, scorer: Scorer) -> None:
        self._ruleset = ruleset
        self._scorer = scorer
        self._headings = frozenset(line_key(fold_line(heading)) for heading in ruleset.lists.get(_HEADINGS, ()))
        # what has fewer points is flagged, all of it where the category is off
        self._level = None if BUILTIN[STRUCTURE].category in ruleset.off else ruleset.min_confidence

    def __call__(self, doc: Document, /) -> Iterable[Edit | Flag]:
        """The edits of lines with enough points, and flags for those that nearly have them."""
        # a window of a larger text has no head or tail to measure from
        if not (doc.facts.is_head and doc.facts.is_tail):
            return
        view = view_of(doc)
        if not has_article(look_at(view)) or self._is_about_code(view):
            return
        seen = self._see(doc, view)
        outcome = judge_lines(self._scorer, seen, self._level)
        if outcome.refused is not None:
            yield Flag(0, len(doc.text), STRUCTURE, f"refused: {outcome.refused}")
        for line in outcome.taken:
            yield take(view, seen.numbers[line.place], STRUCTURE, line.note)
        for line in outcome.unsure:
            start, end, _ = view.lines[seen.numbers[line.place]]
            yield Flag(start, end, STRUCTURE, _say(line))

    def _see(self, doc: Document, view: View) -> Seen:
        """The lines with the hits of the rules on them."""
        judged = judge_all(doc, self._ruleset)
        seen = see(view, judged.verdicts, to_wishes(judged.verdicts, self._ruleset), judged.kept, self._headings)
        gone = list(find_gone(doc, self._marks_of))
        if gone:
            # a phrase that rules know is no title
            known = {number for number, line in zip(seen.numbers, seen.lines, strict=True) if line.hits}
            seen = seen._replace(kept=seen.kept | (find_posts(view, gone) - known))
        return with_gone(seen, gone)

    def _is_about_code(self, view: View) -> bool:
        """Whether a text shows source code, whose lines stand apart from its prose as leftovers do."""
        from cleanse.rulebook.article.listing import is_about_code  # few texts need it

        return is_about_code(view, self._ruleset.lists.get(_TRACKERS, ()))

    def _marks_of(self, rule_id: str) -> int:
        rule = self._ruleset.find_rule(rule_id)
        return 0 if rule is None else marks_of(rule)

    def nearly(self, doc: Document, margin: int | None) -> Iterator[tuple[int, int, str]]:
        """Lines that stay although the card came near to flagging them, each with the reason.

        Args:
            doc: The document.
            margin: How many thousandths are near; None: however far, also where the card has nothing to say of the text.
        """
        view = view_of(doc)
        seen = self._see(doc, view)
        obstacle = (say_obstacle(seen) or (_CODE if self._is_about_code(view) else None)) if margin is None else None
        if obstacle is not None:
            told = [(number, obstacle) for number in view.solid]
        else:
            unsure = judge_lines(self._scorer, seen, self._level, margin=_FAR if margin is None else margin).unsure
            told = [(seen.numbers[line.place], _say(line)) for line in unsure]
        for number, why in told:
            start, end, _ = view.lines[number]
            yield start, end, f"kept: {STRUCTURE}: {why}"


def _say(line: ScoredLine) -> str:
    """Why a line stays, and its largest terms."""
    return f"{line.guard}, {line.note}" if line.guard else line.note
