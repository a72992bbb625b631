"""What is given from Python, looked at before it is used: a mistake is told in words, and never as a traceback from the depths."""

from collections.abc import Callable, Iterable, Sequence
from operator import index
from os import PathLike

from cleanse.errors import InputError, UsageError
from cleanse.formats.base import Fields
from cleanse.run.spec import PipelineSpec, check_spec
from cleanse.text.visible import clip

#: how much of a wrong value is shown, in code points
_SHOWN = 40
Kinds = type | tuple[type, ...]
#: what a path and a step may be given as
PATH: Kinds = (str, PathLike)
STEP: Kinds = (str, Callable)  # type: ignore[assignment]


def show(value: object) -> str:
    """A value and its type, for a message.

    >>> show(None), show(5), show([1, 2])
    ('None', '5 (int)', '[1, 2] (list)')
    """
    said = clip(repr(value), _SHOWN)
    return said if value is None else f"{said} ({type(value).__name__})"


def to_text(text: object) -> str | bytes:
    """A text to be cleaned, as a plain str or bytes; what holds bytes is taken as bytes.

    Raises:
        InputError: it is no text.
    """
    if isinstance(text, str):
        return str.__str__(text)  # not str(text): a class of one's own may say something else, as an Enum does
    if isinstance(text, (bytes, bytearray, memoryview)):
        return bytes(memoryview(text))
    mend = "; read the file first" if isinstance(text, PathLike) else ""
    raise InputError(f"a text is wanted, a str or bytes, not {show(text)}{mend}")


def to_texts(texts: object) -> Iterable[str | bytes]:
    """Many texts, as they come.

    Raises:
        InputError: they are one text, or nothing that can be gone through.
    """
    if isinstance(texts, (str, bytes, bytearray, memoryview)):
        raise InputError(f"many texts are wanted, not one {type(texts).__name__}; write `clean(text)` or a list")
    if not isinstance(texts, Iterable):
        raise InputError(f"many texts are wanted, such as a list, not {show(texts)}")
    return texts


def to_items(name: str, value: object, kind: Kinds = str) -> tuple[object, ...]:
    """The items of a list; one that stands alone is a list of one, as in a settings file.

    Args:
        name: The option's.
        value: What was given.
        kind: What each item has to be.

    Raises:
        UsageError: it is neither an item nor a list of them, or a path is empty.

    >>> to_items("only", "space/*"), to_items("only", ["space/*"])
    (('space/*',), ('space/*',))
    """
    items = (value,) if isinstance(value, kind) else tuple(value) if isinstance(value, Iterable) else None
    if items is None or not all(isinstance(item, kind) for item in items):
        wanted = {str: "a text or a list of texts", PATH: "a path or a list of paths"}
        raise UsageError(f"{name}: {wanted.get(kind, 'a step or a list of steps')} is wanted, not {show(value)}")
    if kind is PATH and "" in items:
        raise UsageError(f"{name}: '' is the name of no file")
    return items


def check_word(name: str, value: object) -> None:
    """Refuse what is neither a text nor missing.

    Raises:
        UsageError: names the option.
    """
    if value is not None and not isinstance(value, str):
        raise UsageError(f"{name}: a text is wanted, not {show(value)}")


def refuse_unknown(what: str, unknown: Iterable[str], known: Sequence[str]) -> None:
    """Refuse arguments that a function does not take.

    Args:
        what: The function.
        unknown: What it was given besides the ones that it takes.
        known: All that it takes.

    Raises:
        UsageError: names the first one, and what may be meant.
    """
    for name in unknown:
        from cleanse.rulebook.suggest import suggest_word

        raise UsageError(f"{what} takes no {name!r}; {suggest_word(name, known, repr)}")


def count_jobs(jobs: object) -> int:
    """A number of processes.

    Raises:
        UsageError: it is no whole number, or none at all.

    >>> count_jobs(2)
    2
    """
    try:
        number = index(jobs)  # type: ignore[arg-type]
    except TypeError:
        number = 0
    if number < 1:
        raise UsageError(f"jobs: a whole number from 1 on is wanted, such as os.cpu_count(), not {show(jobs)}")
    return number


def check_recipe(spec: object) -> None:
    """Refuse what is no recipe, a cleaner above all, and a recipe whose values are not such as are wanted.

    Raises:
        UsageError: says what came.
    """
    if not isinstance(spec, PipelineSpec):
        mend = "; write `cleaner.spec`" if hasattr(spec, "spec") else ""
        raise UsageError(f"a PipelineSpec is wanted, not {show(spec)}{mend}")
    check_spec(spec)


def check_fields(fields: object) -> None:
    """Refuse what does not name columns of texts, each of them once.

    Raises:
        UsageError: says what came.
    """
    if not isinstance(fields, Fields):
        raise UsageError(f"Fields are wanted, not {show(fields)}; write Fields(('text',))")
    if not isinstance(fields.texts, (tuple, list)) or not all(isinstance(name, str) for name in fields.texts):
        raise UsageError(f"Fields: the names of columns are wanted, such as ('text',), not {show(fields.texts)}")
    if len(set(fields.texts)) < len(fields.texts):
        raise UsageError(f"Fields: a column of {', '.join(fields.texts)} is named twice")
    for name in fields[1:]:
        check_word("Fields", name)


def check_span(start: object, end: object, length: int, what: str) -> None:
    """Refuse a span that does not lie in a text of so many code points.

    Raises:
        InputError: names the span.
    """
    try:
        lies_inside = 0 <= index(start) <= index(end) <= length  # type: ignore[arg-type]
    except TypeError:
        raise InputError(f"a span is two whole numbers, not {show(start)} and {show(end)}") from None
    if not lies_inside:
        raise InputError(f"the span from {start} to {end} does not lie in {what}, which has {length} code points")
