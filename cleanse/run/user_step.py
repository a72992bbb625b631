"""Users' own steps: functions of their own modules, named `package.module:function`.

A step is called with the document and gives edits and flags with rule ids of its own; or it gives a str, the whole text as it is to
be: then the words that differ become edits under the id `user/<function>`. Whatever a step raises or gives wrongly becomes a
`StepError` that names it.
"""

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from traceback import extract_tb

from cleanse.core.document import Document
from cleanse.core.edits import Edit, Flag
from cleanse.core.step import Step
from cleanse.errors import StepError, UsageError
from cleanse.text.diff import diff_words


def name_step(step: object) -> str:
    """The name under which every process finds a step; a str is one already.

    Raises:
        UsageError: there is no such name.

    >>> name_step(name_step)
    'cleanse.run.user_step:name_step'
    """
    if isinstance(step, str):
        return step
    name = f"{getattr(step, '__module__', '?')}:{getattr(step, '__qualname__', '?')}"
    if "<" not in name and "?" not in name and _find(name) is step:
        return name
    raise UsageError(f"the step {step!r} has no name that another process could find; define it at the top of a module")


def load_step(name: str) -> Step:
    """The step of a name, watched.

    Raises:
        UsageError: there is nothing of the name, or it cannot be called.
        StepError: its module raises something else while it is imported.
    """
    function = _find(name)
    if not callable(function):
        raise UsageError(f"the step {name} is no function but {type(function).__name__}")
    return _Watched(name, function)


def _find(name: str) -> object:
    module, colon, path = name.partition(":")
    if not (module and colon and path):
        raise UsageError(f"the step {name!r}: package.module:function is wanted")
    try:
        found: object = import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or not f"{module}.".startswith(f"{error.name}."):
            raise StepError(f"the step {name}: {_tell(error)}") from error
        raise UsageError(f"the step {name}: there is no module {error.name!r} on Python's path") from None
    except Exception as error:
        raise StepError(f"the step {name}: its module cannot be imported: {_tell(error)}") from error
    for part in path.split("."):
        if not hasattr(found, part):
            raise UsageError(f"the step {name}: there is no {path!r} in {module}")
        found = getattr(found, part)
    return found


class _Watched:
    """A step whose mistakes are told under its name."""

    __slots__ = ("_function", "_name")

    def __init__(self, name: str, function: Step) -> None:
        self._name = name
        self._function = function

    def __call__(self, doc: Document, /) -> Iterator[Edit | Flag]:
        """The checked wishes."""
        try:
            given: object = self._function(doc)
            wishes = list(given) if isinstance(given, Iterable) and not isinstance(given, str) else None
        except Exception as error:
            raise StepError(f"the step {self._name}: {_tell(error)}") from error
        if isinstance(given, str):
            wishes = _find_edits(doc.text, given, f"user/{self._name.rpartition(':')[2]}")
        if wishes is None:
            raise StepError(f"the step {self._name} gave {type(given).__name__}; edits, flags or a str are wanted")
        for wish in wishes:
            self._check(wish, len(doc.text))
            yield wish

    def _check(self, wish: object, length: int) -> None:
        if not isinstance(wish, (Edit, Flag)):
            raise StepError(f"the step {self._name} gave {wish!r} among its edits and flags")
        texts = (wish.new, wish.rule, wish.note or "") if isinstance(wish, Edit) else (wish.rule, wish.why)
        numbers = (wish.start, wish.end, wish.rank) if isinstance(wish, Edit) else (wish.start, wish.end)
        if not (all(isinstance(number, int) for number in numbers) and all(isinstance(text, str) for text in texts)):
            raise StepError(f"the step {self._name} gave {wish!r}, which has a value of another type than it should")
        if not wish.rule or not 0 <= wish.start <= wish.end <= length:
            raise StepError(f"the step {self._name} gave {wish!r}; a rule id and a span within {length} code points are wanted")
        for text in texts:
            try:
                text.encode("utf-8", "surrogateescape")
            except UnicodeEncodeError:
                raise StepError(f"the step {self._name} gave {text!r}, which no encoding can write") from None


def _find_edits(old: str, new: str, rule: str) -> list[object]:
    return [Edit(start, end, text, rule) for start, end, text, _ in diff_words(old, new)]


def _tell(error: Exception) -> str:
    """What was raised, and where."""
    frames = extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {error}{place}"
