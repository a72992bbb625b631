"""A pipeline: stages in order, and the safety valve that keeps a document from being emptied.

The *valve*: when the weighed stages together remove more than `max_removed` of the letters and digits, none of what they did is
kept, only the stages marked `always` go on, and the document is flagged. What a rule of `free` took does not count: such a rule makes
sure by itself that an article is left. What a *fixed* rule took, which knows the whole of each line, counts as if it had never been there,
as long as no more than `MOST_FIXED` of the text goes and `max_removed` is no smaller than usual. Documents with fewer than five lines that
say something and fewer than 300 letters are exempt: a record of one line may go entirely.

What one weighed stage takes changes what the others see: edges and windows move. So they are repeated until nothing changes any more,
which is what makes the second cleaning of a text find nothing. A text that `ROUNDS` of them do not settle keeps none of their edits and is
flagged.

Steps are pure: one that left a document as it is would do so again, and is not asked again while the document is the same.
"""

from collections.abc import Callable, Collection, Sequence
from itertools import groupby

from cleanse.core.document import Document
from cleanse.core.edits import Change, Flag
from cleanse.core.reference import is_plain
from cleanse.core.step import Gated, Stage, Step

#: for each step what it left as it was: text, changes, and the languages that were decided then
Idle = dict[Step | Gated, tuple[str, tuple[Change, ...], tuple[str, ...] | None]]

VALVE = "rules/valve"
UNSETTLED = "rules/unsettled"
#: how often stages are repeated at most, until the text is settled
ROUNDS = 8
#: extractors leave pages that hold more leftovers than article; where a larger share of the letters goes a rule must be at fault
MAX_REMOVED = 0.75
#: the largest share that may go in all where rules that cannot be at fault took most of it
MOST_FIXED = 0.9
#: documents of fewer lines that say something, and of fewer letters and digits, may go entirely
SMALL_LINES = 5
SMALL_LETTERS = 300
#: letters are counted piece by piece, in code points
_PIECE = 1024


class Pipeline:
    """Stages in order; knows no files and no processes.

    Args:
        stages: In the order in which they run.
        max_removed: The largest share of letters and digits that the weighed stages may remove.
        free: The ids of rules whose cuts the valve does not count.
        is_fixed: Whether the rule of an id takes lines that it knows by heart.
        settle: What is done once more at the end where a stage after the first one changed the text: a cut can bring together
            what the first stage would have repaired, and the second cleaning of a text must find nothing to do.
        again: The ids of rules behind whose edits all stages are run once more: a line that held what cannot be seen reads otherwise
            without it.
    """

    __slots__ = ("again", "free", "is_fixed", "max_removed", "settle", "stages")

    def __init__(
        self,
        stages: Sequence[Stage],
        max_removed: float = MAX_REMOVED,
        settle: Stage | None = None,
        free: frozenset[str] = frozenset(),
        again: frozenset[str] = frozenset(),
        is_fixed: Callable[[str], bool] | None = None,
    ) -> None:
        self.stages = tuple(stages)
        self.max_removed = max_removed
        self.settle = settle
        self.free = free
        self.again = again
        self.is_fixed = is_fixed

    def stage(self, name: str) -> Stage:
        """The stage of a name; the pipeline has to have it."""
        return next(stage for stage in self.stages if stage.name == name)

    def run(self, doc: Document) -> Document:
        """The document after all stages."""
        done = self._find_again(doc)
        doc, is_mended = self._run_once(doc)
        for _ in range(ROUNDS):
            before, done = done, self._find_again(doc)
            if done == before and not is_mended:
                break
            doc, is_mended = self._run_once(doc)
            doc = doc.unite_flags()
        doc.facts.forget()
        return doc

    def _find_again(self, doc: Document) -> list[Change]:
        """The changes for which all stages are run once more."""
        return [change for change in doc.changes if not self.again.isdisjoint(change.rules)]

    def _run_once(self, doc: Document) -> tuple[Document, bool]:
        """The document after all stages, and whether the stage that settles it still found something, which others have not seen yet."""
        closed = False
        repaired: str | None = None  # the text after the first stage
        idle: Idle = {}
        for is_weighed, group in groupby(self.stages, key=lambda stage: stage.weighed):
            if is_weighed:
                before = doc
                doc, closed = self._weigh(before, repeat(tuple(group), before, idle))
            else:
                for stage in group:
                    if stage.always or not closed:
                        doc = run_stage(stage, doc, idle)
                        repaired = doc.text if repaired is None else repaired
        before_settling = doc.text
        if self.settle is not None and doc.text != repaired:
            doc = run_stage(self.settle, doc, idle)
        return doc, doc.text != before_settling

    def _weigh(self, before: Document, after: Document) -> tuple[Document, bool]:
        """`after`, or `before` with a flag if too much is gone."""
        if after.text == before.text:
            return after, False
        freely = sum(_count(change.old) for change in after.changes if self._is_free(change))
        gone = _count_gone(after.changes) - _count_gone(before.changes) - freely
        if not is_plain() and _is_within_share(before.text, gone, self.max_removed):
            return after, False
        had = _count(before.text)
        if had < SMALL_LETTERS and sum(1 for line in before.text.split("\n") if any(map(str.isalnum, line))) < SMALL_LINES:
            return after, False
        if is_plain():
            gone = had - _count(after.text) - freely
            if gone <= self.max_removed * had:
                return after, False
        if self._is_fixed_mostly(after, gone, had):
            return after, False
        why = f"refused: would remove {100 * gone / had:.0f}% of the text"
        return before.edit([Flag(0, len(before.text), VALVE, why)]), True

    def _is_fixed_mostly(self, after: Document, gone: int, had: int) -> bool:
        """Whether no larger share goes than may, but for the lines that rules know by heart."""
        is_fixed = self.is_fixed
        if is_fixed is None or self.max_removed < MAX_REMOVED or gone > max(self.max_removed, MOST_FIXED) * had:
            return False
        fixed = sum(_count(change.old) for change in after.changes if change.takers and all(map(is_fixed, change.takers)))
        return gone - fixed <= self.max_removed * (had - fixed)

    def _is_free(self, change: Change) -> bool:
        takers = change.takers
        return bool(takers) and self.free.issuperset(takers)


def repeat(stages: Sequence[Stage], doc: Document, idle: Idle) -> Document:
    """The document after stages that are repeated until they change nothing; what several rounds flag is flagged once."""
    start = doc
    for _ in range(ROUNDS):
        before = doc.text
        for stage in stages:
            doc = run_stage(stage, doc, idle)
        if doc.text == before:
            return doc.unite_flags()
    return start.edit([Flag(0, len(start.text), UNSETTLED, f"refused: {ROUNDS} rounds did not settle the text")])


def run_stage(stage: Stage, doc: Document, idle: Idle | None = None) -> Document:
    """The document after one stage; repeated as often as the stage allows while its text changes.

    Args:
        stage: Its steps are run in order.
        doc: The document before it.
        idle: What is known of steps that were run before; gets what is seen of these.
    """
    idle = {} if idle is None else idle
    for _ in range(stage.rounds):
        before = doc.text
        for step in stage.steps:
            state = (doc.text, doc.changes, doc.facts.decided)
            if idle.get(step) == state and not is_plain():
                continue
            doc = run_gated(step, doc) if isinstance(step, Gated) else doc.edit(step(doc))
            if doc.text is state[0] and doc.changes is state[1]:
                idle[step] = state
        if doc.text == before:
            break
    return doc


def run_gated(gated: Gated, doc: Document) -> Document:
    """The document after those steps that its text needs."""
    needed = name_needed(gated, doc.text)
    for name, step in gated.steps:
        if name in needed:
            before = doc.text
            doc = doc.edit(step(doc))
            if doc.text != before:
                needed = name_needed(gated, doc.text)
    return doc


def name_needed(gated: Gated, text: str) -> Collection[str]:
    """The names of the steps that a text needs."""
    return {name for name, _ in gated.steps} if is_plain() else gated.find_needed(text)


def _count_gone(changes: Sequence[Change]) -> int:
    """How many letters and digits some changes took, less those that they brought."""
    return sum(_count(change.old) - _count(change.new) for change in changes)


def _is_within_share(text: str, gone: int, share: float) -> bool:
    """Whether `gone` letters and digits are at most this share of a text's; its beginning may be enough to tell."""
    had = 0
    for start in range(0, len(text), _PIECE):
        had += _count(text[start : start + _PIECE])
        if gone <= share * had:
            return True
    return False


def _count(text: str) -> int:
    """The letters and digits of a text."""
    return sum(map(str.isalnum, text))
