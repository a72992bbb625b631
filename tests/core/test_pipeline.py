"""The pipeline: rounds of the weighed stages, and the valve."""

from collections.abc import Iterable

import pytest

from cleanse.core.document import Document
from cleanse.core.edits import Edit, Flag
from cleanse.core.letters import count_letters
from cleanse.core.pipeline import UNSETTLED, VALVE, Pipeline
from cleanse.core.step import Stage, Step

PROSE = "A long line that says much about the bridge and the trams on it.\n" * 6


def drop_first(word: str) -> Step:
    """A step that takes the first line if it says `word`, and flags where it does not."""

    def step(doc: Document, /) -> Iterable[Edit | Flag]:
        if doc.text.startswith(word + "\n"):
            return [Edit(0, len(word) + 1, "", f"my/{word}")]
        return [Flag(len(doc.text) - 1, len(doc.text), f"my/{word}", f"{len(doc.text)} left")]

    return step


def swap(doc: Document, /) -> Iterable[Edit | Flag]:
    return [Edit(0, 1, "b" if doc.text[0] == "a" else "a", "my/swap")]


def make(*steps: Step) -> Pipeline:
    return Pipeline([Stage(str(number), (step,), weighed=True) for number, step in enumerate(steps)])


def test_weighed_stages_are_repeated_until_they_change_nothing() -> None:
    doc = make(drop_first("a"), drop_first("b")).run(Document("b\na\nb\n" + PROSE))
    assert doc.text == PROSE
    assert [(flag.rule, flag.why) for flag in doc.flags] == [("my/a", f"{len(PROSE)} left"), ("my/b", f"{len(PROSE)} left")]


def test_text_that_does_not_settle_is_left_and_flagged() -> None:
    doc = make(swap).run(Document("a\n" + PROSE))
    assert (doc.text, doc.changes) == ("a\n" + PROSE, ())
    assert [flag.rule for flag in doc.flags] == [UNSETTLED]


def test_valve_weighs_all_rounds_together() -> None:
    text = "a\nb\n" * 40 + PROSE
    assert make(drop_first("a"), drop_first("b")).run(Document("a\nb\n" * 5 + PROSE)).text == PROSE
    doc = Pipeline([Stage("x", (drop_first("a"), drop_first("b")), weighed=True, rounds=50)], 0.1).run(Document(text))
    assert (doc.text, [flag.rule for flag in doc.flags]) == (text, [VALVE])


def test_valve_does_not_count_what_rules_took_that_look_after_the_rest() -> None:
    text = "a\nb\n" * 40 + PROSE
    stages = [Stage("x", (drop_first("a"), drop_first("b")), weighed=True, rounds=50)]
    assert Pipeline(stages, 0.1, free=frozenset({"my/a"})).run(Document(text)).text == text
    assert Pipeline(stages, 0.1, free=frozenset({"my/a", "my/b"})).run(Document(text)).text == PROSE


@pytest.mark.parametrize(("times", "goes"), [(2, True), (4, False)])
def test_valve_lets_a_page_hold_more_leftovers_than_article(times: int, *, goes: bool) -> None:
    leftover = "a" * (times * count_letters(PROSE))
    doc = make(drop_first(leftover)).run(Document(f"{leftover}\n{PROSE}"))
    assert (doc.text == PROSE) is goes
    assert (VALVE in {flag.rule for flag in doc.flags}) is not goes


@pytest.mark.parametrize(
    ("times", "share", "goes"), [(8, 0.75, True), (12, 0.75, False), (8, 0.7, False)], ids=["most", "all but nothing", "asked"]
)
def test_lines_known_by_heart_count_as_if_they_had_not_been_there(times: int, share: float, *, goes: bool) -> None:
    leftover = "a" * (times * count_letters(PROSE))
    stages = [Stage("x", (drop_first(leftover), drop_first("b")), weighed=True)]
    text = f"{leftover}\nb\n{PROSE}"
    pipeline = Pipeline(stages, share, is_fixed=lambda rule: rule == f"my/{leftover}")
    assert pipeline.run(Document(text)).text == (PROSE if goes else text)


def test_other_rules_still_leave_a_quarter_of_the_rest() -> None:
    leftover, other = ("a" * count_letters(PROSE), "b" * (4 * count_letters(PROSE)))
    stages = [Stage("x", (drop_first(leftover), drop_first(other)), weighed=True)]
    text = f"{leftover}\n{other}\n{PROSE}"
    assert Pipeline(stages, is_fixed=lambda rule: rule == f"my/{leftover}").run(Document(text)).text == text


def test_small_text_may_go_entirely() -> None:
    assert make(drop_first("a")).run(Document("a\n")).text == ""
