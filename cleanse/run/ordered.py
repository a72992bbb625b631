"""Many items over several processes, in their order: bounded memory whatever the number of items.

Items travel in *bundles*, since a message costs more than a short text. At most `AHEAD` bundles a worker are under way, so that a slow
reader of the results holds the whole up.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

from cleanse.errors import InputError

BUNDLE = 32
AHEAD = 3

Item = TypeVar("Item")
Result = TypeVar("Result")


def map_in_order(work: Callable[[Item], Result], items: Iterable[Item], jobs: int) -> Iterator[Result]:
    """What `work` makes of each item, in the order of the items.

    Args:
        work: Can be pickled, as can items and results; what it raises comes out here.
        items: Read as they are needed.
        jobs: The number of processes.

    Raises:
        InputError: a process died.
    """
    source = iter(items)
    bundles = iter(lambda: list(islice(source, BUNDLE)), [])
    pool = ProcessPoolExecutor(jobs, get_context("spawn"))  # to fork a process that has threads is not safe
    try:
        waiting: deque[Future[list[Result]]] = deque()
        for bundle in bundles:
            waiting.append(pool.submit(partial(_work_all, work), bundle))
            if len(waiting) >= jobs * AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool:
        why = "was there too little memory, or does the script lack `if __name__ == '__main__':`?"
        raise InputError(f"a process died while it cleaned a text; {why}") from None
    finally:
        pool.shutdown(cancel_futures=True)


def _work_all(work: Callable[[Item], Result], items: list[Item]) -> list[Result]:
    return [work(item) for item in items]
