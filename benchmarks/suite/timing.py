"""Times that can be compared: all of a table in one run, by turns, the best of several rounds, on the processor's clock.

On a machine that others use too only ratios mean something, and only those of one run.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

ROUNDS = 3
Work = Callable[[int], object]


class Row(NamedTuple):
    """One line of a table: what was measured, the best seconds, and how many megabytes went through."""

    name: str
    seconds: float
    megabytes: float

    @property
    def speed(self) -> float:
        """Megabytes a second."""
        return self.megabytes / self.seconds


def measure(work: Callable[[], object]) -> float:
    """Seconds of the processor for one run."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def take_turns(works: Mapping[str, tuple[Work, Sequence[float]]], before: Callable[[], object]) -> list[Row]:
    """The best speed of each work, measured by turns; each round has texts of its own, so that none is remembered.

    Args:
        works: By name: what is done in a round, and how many megabytes of text each round has.
        before: Done before each run, unmeasured: forgets what was remembered.
    """
    found: dict[str, list[Row]] = {name: [] for name in works}
    for number in range(ROUNDS):
        for name, (work, megabytes) in works.items():
            before()
            found[name].append(Row(name, measure(lambda work=work, number=number: work(number)), megabytes[number]))
    return [max(rows, key=lambda row: row.speed) for rows in found.values()]
