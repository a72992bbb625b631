"""Times that can be compared: all of a table in one run, by turns, the best of several rounds, on the processor's clock.

On a machine that others use too only ratios mean something, and only those of one run.
"""

import time
from collections.abc import Callable, Mapping
from typing import NamedTuple

ROUNDS = 3
Work = Callable[[], object]


class Row(NamedTuple):
    """One line of a table: what was measured, the best seconds, and how many megabytes went through."""

    name: str
    seconds: float
    megabytes: float

    @property
    def speed(self) -> float:
        """Megabytes a second."""
        return self.megabytes / self.seconds


def measure(work: Work) -> float:
    """Seconds of the processor for one run."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def take_turns(works: Mapping[str, tuple[Work, float]], before: Work, rounds: int = ROUNDS) -> list[Row]:
    """The best time of each work, measured by turns.

    Args:
        works: By name: what is done, and how many megabytes of text it takes.
        before: Done before each run, unmeasured: forgets what was remembered.
        rounds: How often each is run.
    """
    best = dict.fromkeys(works, float("inf"))
    for _ in range(rounds):
        for name, (work, _) in works.items():
            before()
            best[name] = min(best[name], measure(work))
    return [Row(name, best[name], megabytes) for name, (_, megabytes) in works.items()]
