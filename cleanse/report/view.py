"""What the page shows, as plain values: the template only lays it out.

Rules are known by number in the page, so that no id of a log ever reaches a script.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cleanse.changelog.logged import Logged
from cleanse.changelog.write import Legend
from cleanse.core.edits import Change, revert
from cleanse.core.record import Json
from cleanse.report.charts import BarView, HeatView, make_bars, make_categories, make_heats
from cleanse.report.cleaned import find_cleaned
from cleanse.report.gather import NAMES, Example, Gathered, choose_rare, choose_rules
from cleanse.report.rows import Mark, Row, make_bare_rows, make_marks, make_rows
from cleanse.report.tally import Count, Tally, share_removed
from cleanse.text.visible import clip

#: rows of a text in the sample
_ROWS = 40
#: code points of the text that is shown whole
_WHOLE = 20_000
#: code points on either side of an example
_AROUND = 40
#: code points of the example itself
_EXAMPLE = 200

#: what stands before and behind a change, by the number of its text and its start there
_Around = dict[tuple[int, int], tuple[str, str]]


class ExampleView(NamedTuple):
    """An edit with what stands around it, where that is known."""

    text: str
    left: str
    old: str
    new: str
    right: str
    note: str


class RuleView(NamedTuple):
    """A rule's row; `bar`: its edits in percent of those of the rule with most."""

    number: int
    id: str
    legend: Legend
    done: Count
    bar: int
    is_rare: bool
    is_new: bool
    examples: list[ExampleView]


class TextView(NamedTuple):
    """A text of the sample."""

    name: str
    logged: Logged
    share: float
    rows: list[Row]
    rules: list[int]


class WholeView(NamedTuple):
    """The text that is shown whole."""

    name: str
    marks: list[Mark]
    changes: Sequence[Change]


class PageView(NamedTuple):
    """Everything on the page."""

    run: Json
    end: Json
    tally: Tally
    gathered: Gathered
    unchanged: int
    large: int
    bars: list[BarView]
    categories: list[tuple[str, Count, float]]
    rules: list[RuleView]
    other_rules: int
    rare: list[RuleView]
    fresh: list[RuleView]
    vanished: list[str]
    has_before: bool
    has_texts: bool
    texts: list[TextView]
    whole: WholeView | None
    heats: list[HeatView]
    names: list[tuple[str, int]]
    numbers: Mapping[str, int]
    seed: int


def make_view(tally: Tally, gathered: Gathered, paths: Sequence[str], before: Tally | None, seed: int) -> PageView:
    """What the page shows.

    Args:
        tally: The counts.
        gathered: What was gathered in the second reading.
        paths: The cleaned files.
        before: The counts of an earlier run, to compare with.
        seed: Of the samples.
    """
    numbers = {name: number for number, name in enumerate(choose_rules(tally))}
    examples = [example for name in numbers for example in gathered.examples.get(name, ())]
    originals, around = _read_cleaned(paths, gathered.texts, examples, tally.run)
    rules = _make_rules(tally, gathered, numbers, before, around)
    bars = make_bars(tally)
    return PageView(
        run=tally.run,
        end=tally.end,
        tally=tally,
        gathered=gathered,
        unchanged=_number(tally.end, "texts") - tally.total.texts,
        large=sum(bar.texts for bar in bars if bar.is_large),
        bars=bars,
        categories=make_categories(tally),
        rules=rules,
        other_rules=len(tally.rules) - len(rules),
        rare=[rule for rule in reversed(rules) if rule.is_rare],
        fresh=[rule for rule in rules if rule.is_new],
        vanished=[] if before is None else sorted(before.rules.keys() - tally.rules.keys()),
        has_before=before is not None,
        has_texts=bool(originals),
        texts=[_make_text(text, originals.get(text.number), numbers) for text in gathered.texts],
        whole=_make_whole(gathered.texts, originals),
        heats=make_heats(tally, gathered),
        names=sorted(gathered.names.items(), key=lambda item: (-item[1], item[0]))[:NAMES],
        numbers=numbers,
        seed=seed,
    )


def _read_cleaned(
    paths: Sequence[str], texts: Sequence[Logged], examples: Sequence[Example], run: Json
) -> tuple[dict[int, str], _Around]:
    """The originals of the texts of the sample, by number, and what stands around the examples, as far as the cleaned files tell."""
    sampled = {text.number for text in texts}
    originals: dict[int, str] = {}
    around: _Around = {}
    shown = {text.number: text for text in (*texts, *(example.text for example in examples))}
    for text, clean in find_cleaned(paths, shown.values(), run):
        original = revert(clean, text.changes)
        if text.number in sampled:
            originals[text.number] = original
        for change in (example.change for example in examples if example.text.number == text.number):
            around[text.number, change.start] = (
                original[max(0, change.start - _AROUND) : change.start],
                original[change.end : change.end + _AROUND],
            )
    return originals, around


def _make_rules(
    tally: Tally, gathered: Gathered, numbers: Mapping[str, int], before: Tally | None, around: _Around
) -> list[RuleView]:
    """The rows of the rules that have a number."""
    highest = max((count.edits for count in tally.rules.values()), default=1)
    rare, fresh = set(choose_rare(tally)), set() if before is None else tally.rules.keys() - before.rules.keys()
    return [
        RuleView(
            number,
            name,
            tally.legends.get(name, Legend("", "")),
            tally.rules[name],
            max(1, round(100 * tally.rules[name].edits / highest)),
            name in rare,
            name in fresh,
            [_make_example(example, around) for example in gathered.examples.get(name, ())],
        )
        for name, number in numbers.items()
    ]


def name_text(text: Logged) -> str:
    """What a text is called: by its id, else by its number."""
    window = "" if text.part is None else f", part {text.part.number}"
    return f"{text.name if text.name is not None else f'text {text.number}'}{window}"


def _number(said: Json, key: str) -> int:
    value = said.get(key, 0)
    return value if isinstance(value, int) else 0


def _make_example(example: Example, around: _Around) -> ExampleView:
    text, change = example
    left, right = around.get((text.number, change.start), ("", ""))
    return ExampleView(
        name_text(text), left, clip(change.old, _EXAMPLE), clip(change.new, _EXAMPLE), right, "; ".join(change.notes)
    )


def _make_text(text: Logged, original: str | None, numbers: Mapping[str, int]) -> TextView:
    if original is None:
        rows = list(make_bare_rows(text.changes, text.input_chars, _ROWS))
    else:
        rows = list(make_rows(original, text.changes, _ROWS))
    rules = dict.fromkeys(change.rules[-1] for change in text.changes)
    return TextView(name_text(text), text, share_removed(text), rows, [numbers[rule] for rule in rules if rule in numbers])


def _make_whole(texts: Iterable[Logged], originals: Mapping[int, str]) -> WholeView | None:
    """The text of the sample that most rules changed."""
    known = [text for text in texts if text.number in originals]
    if not known:
        return None
    text = max(known, key=lambda one: (len({change.rules for change in one.changes}), -one.number))
    return WholeView(name_text(text), make_marks(originals[text.number], text.changes, _WHOLE), text.changes)
