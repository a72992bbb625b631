"""Spans as JSON lines: objects with `start` and `end`, moved to the other text.

Everything else in an object stays, in its order; `how` says how the span came through.
"""

import json
from collections.abc import Callable, Iterable, Iterator

from cleanse.changelog.parse import to_number, to_object
from cleanse.changelog.spans import Corpus, Line, Spans
from cleanse.core.record import Json
from cleanse.errors import InputError, UsageError


def move_lines(lines: Iterable[str], find: Callable[[Json], Spans], *, keep_deleted: bool = False) -> Iterator[Line]:
    """The lines after the move, one for each; blank lines stay.

    Args:
        lines: Without their line ends.
        find: Gives the text that a span belongs to.
        keep_deleted: Whether deleted spans stay, empty, where they stood.

    Raises:
        InputError: a line is no span of its text; begins with the number of the line.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            yield Line(line, "unbound")
            continue
        try:
            span = to_object(json.loads(line))
            moved = find(span).move(to_number(span["start"]), to_number(span["end"]))
        except KeyError as error:
            raise InputError(f"{number}: the span has no {error}; start and end are wanted, in code points") from None
        except (ValueError, RecursionError):
            raise InputError(f"{number}: no JSON; one object a line is wanted, with start and end in code points") from None
        except (TypeError, InputError) as error:
            raise InputError(f"{number}: {error}") from None
        span |= {"start": moved.start, "end": moved.end, "how": moved.how}
        is_kept = keep_deleted or moved.how != "deleted"
        yield Line(json.dumps(span, ensure_ascii=False) if is_kept else None, moved.how, moved.rules)


def make_finder(corpus: Corpus, field: str | None) -> Callable[[Json], Spans]:
    """What gives the text of a span: by a field of it, or the only text of the log; raises an InputError where a span names none.

    Raises:
        UsageError: no field is named and the log has several texts.
    """
    if field is None:
        only = find_only(corpus)
        return lambda _: only

    def find(span: Json) -> Spans:
        value = span.get(field)
        if isinstance(value, int):
            return corpus.by_number.get(value, Spans())
        if not isinstance(value, str):
            raise InputError(f"the span has no {field!r} that names its text")
        if value in corpus.doubled:
            raise InputError(f"several texts of the log are called {value!r}; name them by number")
        return corpus.by_id.get(value, Spans())

    return find


def find_only(corpus: Corpus) -> Spans:
    """The one text that the log speaks of, or one without changes where it speaks of none.

    Raises:
        UsageError: it speaks of several.
    """
    if len(corpus.by_number) > 1:
        raise UsageError(
            f"the log speaks of {len(corpus.by_number)} texts; say with --doc-field which field of a span names its text"
        )
    return next(iter(corpus.by_number.values()), Spans())
