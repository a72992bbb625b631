"""Events between reading and writing: a block, a fault that ends a file, and the end of a file."""

from typing import NamedTuple

from cleanse.errors import InputError
from cleanse.run.block import Done, Job, Task, clean_block


class Broken(NamedTuple):
    """The rest of a file is lost."""

    why: str


class End(NamedTuple):
    """A file ends here."""


Event = Task | Broken | End
Result = Done | Broken | End


def clean_task(task: Task, job: Job) -> Done | Broken:
    """What became of a block, or why it cannot be read."""
    try:
        return clean_block(task, job)
    except InputError as error:
        return Broken(str(error))
