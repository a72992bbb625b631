"""Blocks cleaned by several processes, in order: any number of workers gives what one gives.

Workers are started afresh (spawn), when a block has nobody to clean it, and each has one block at a time, so it is known which one a
worker died of. That block is given to a fresh worker once more; if that dies too, the run ends with an error that names it. Not more than
`AHEAD` blocks for each worker are read and not yet given back.
"""

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from cleanse.errors import InputError, StepError
from cleanse.run.block import Job, Task
from cleanse.run.events import Event, Result, clean_task

#: how many blocks for each worker are in memory at most
AHEAD = 3


class _Slot:
    """An event on its way, with its result when there is one."""

    __slots__ = ("event", "is_retried", "result")

    def __init__(self, event: Event) -> None:
        self.event = event
        self.is_retried = False
        self.result: Result | None = None if isinstance(event, Task) else event


class _Worker:
    """A process with a pipe to it, and the slot it works on."""

    __slots__ = ("pipe", "process", "slot")

    def __init__(self, job: Job) -> None:
        context = get_context("spawn")
        self.pipe, far = context.Pipe()
        self.process: BaseProcess = context.Process(target=serve, args=(far, job), daemon=True)
        with _uninterrupted():
            self.process.start()
        far.close()
        self.slot: _Slot | None = None

    def give(self, slot: _Slot) -> None:
        """Send a block; a worker that is dead already is noticed when its answer is asked for."""
        self.slot = slot
        try:
            self.pipe.send(slot.event)
        except OSError:
            return

    def stop(self) -> None:
        """End the process, whatever it does."""
        self.pipe.close()
        self.process.terminate()
        self.process.join()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold signals back: a worker that is half started, or still importing when ^C is pressed, would print a traceback.

    What is ignored stays so, also in the worker.
    """
    held: list[int] = []
    before = {signal.SIGINT: signal.signal(signal.SIGINT, signal.SIG_IGN)}
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:
            before[number] = signal.signal(number, lambda number, _: held.append(number))
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for each in held:
            signal.raise_signal(each)


def serve(pipe: "Connection[object, object]", job: Job) -> None:
    """Clean blocks until the other end closes; a worker's whole life."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            task = pipe.recv()
            assert isinstance(task, Task)
            pipe.send(_try_task(task, job))
        except (EOFError, OSError):  # the other end has gone
            return


def _try_task(task: Task, job: Job) -> Result | StepError:
    try:
        return clean_task(task, job)
    except StepError as error:  # of the user's own step: it ends the run
        return error


def clean_in_pool(events: Iterable[Event], job: Job, jobs: int) -> Iterator[Result]:
    """The events with their blocks cleaned by at most `jobs` workers, in order.

    Raises:
        InputError: two workers died of one block.
        StepError: a step of the user's own went wrong.
    """
    workers: list[_Worker] = []
    slots: deque[_Slot] = deque()
    source = iter(events)
    is_ended = False
    try:
        while slots or not is_ended:
            while not is_ended and len(slots) < AHEAD * jobs:
                event = next(source, None)
                if event is None:
                    is_ended = True
                else:
                    slots.append(_Slot(event))
                    if isinstance(event, Task):
                        break
            _hand_out(slots, workers, job, jobs)
            while slots and slots[0].result is not None:
                yield slots.popleft().result  # type: ignore[misc]
            is_full = is_ended or len(slots) >= AHEAD * jobs or (all(worker.slot for worker in workers) and len(workers) == jobs)
            if slots and is_full:
                _collect(workers)
    finally:
        for worker in workers:
            worker.stop()


def _hand_out(slots: Iterable[_Slot], workers: list[_Worker], job: Job, jobs: int) -> None:
    """Give the blocks that nobody has to those who have nothing to do."""
    taken = {id(worker.slot) for worker in workers}
    for slot in slots:
        if slot.result is None and id(slot) not in taken:
            worker = next((each for each in workers if each.slot is None), None)
            if worker is None:
                if len(workers) == jobs:
                    return
                worker = _Worker(job)
                workers.append(worker)
            worker.give(slot)


def _collect(workers: list[_Worker]) -> None:
    """Wait for an answer, or for a death."""
    busy = {worker.pipe: worker for worker in workers if worker.slot is not None}
    for pipe in wait(list(busy)):
        worker = busy[pipe]  # type: ignore[index]
        slot = worker.slot
        assert slot is not None
        try:
            answer = worker.pipe.recv()
        except (EOFError, OSError):
            workers.remove(worker)
            worker.stop()
            if slot.is_retried:
                raise InputError(_describe_death(slot.event, worker.process.exitcode)) from None
            slot.is_retried = True
        else:
            if isinstance(answer, StepError):
                raise answer
            slot.result = answer
        worker.slot = None


def _describe_death(event: Event, code: int | None) -> str:
    assert isinstance(event, Task)
    block = event.block
    how = f"signal {-code}" if code is not None and code < 0 else f"status {code}"
    where = f"from record {block.record + 1}, byte {block.start_byte}"
    name = event.origin.file or event.origin.name or "-"
    return f"{name}: two workers died ({how}) of the block {where} on; is there enough memory? try fewer --jobs"
