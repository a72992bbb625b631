"""Steps as a user would write them, good and bad."""

import os
import re
import signal
from collections.abc import Iterator

from cleanse import Document, Edit, Flag

_PHONE = re.compile(r"\+\d[\d ]{6,}\d")

#: the texts that `see` was given
SEEN: list[str] = []


def see(doc: Document) -> list[Edit]:
    SEEN.append(doc.text)
    return []


def hide_phones(doc: Document) -> Iterator[Edit | Flag]:
    """Phone numbers in brackets."""
    for found in _PHONE.finditer(doc.text):
        yield Edit(found.start(), found.end(), "[phone]", "my/phone", note="as the editors ask")
    if "phone" in doc.text:
        yield Flag(0, 5, "my/seen", "speaks of phones")


def end_in_title(doc: Document) -> str:
    """The title behind the text."""
    return f"{doc.text} {doc.facts.title}"


def shout(doc: Document) -> str:
    return doc.text.upper()


def fail(doc: Document) -> list[Edit]:
    raise ValueError(f"cannot read {doc.text[:5]}")


def fail_late(doc: Document) -> Iterator[Edit]:
    yield Edit(0, 1, "", "my/late")
    raise KeyError(doc.text)


def forget(doc: Document) -> None:
    doc.text.upper()


def count(doc: Document) -> list[int]:
    return [len(doc.text)]


def go_outside(doc: Document) -> list[Edit]:
    return [Edit(0, len(doc.text) + 1, "", "my/outside")]


def give_number(doc: Document) -> list[Edit]:
    return [Edit(0, len(doc.text), 7, "my/number")]  # type: ignore[arg-type]


def give_half(doc: Document) -> list[Edit]:
    return [Edit(0, len(doc.text), "\ud83d", "my/half")]


def drop_second_line(doc: Document) -> list[Edit]:
    first, second, *_ = doc.text.splitlines(keepends=True)
    return [Edit(len(first), len(first) + len(second), "", "my/second")]


class Steps:
    number = 7

    def method(self, doc: Document) -> str:
        return doc.text


def die(doc: Document) -> str:
    os._exit(len(doc.text) % 200 + 1)


def die_at_stop(doc: Document) -> list[Edit]:
    """End the process at a certain text, as the system does when memory is short."""
    if "The last stop" in doc.text and os.environ.get("DIE_AT_STOP"):
        os.kill(os.getpid(), signal.SIGKILL)
    return []


def hang_up_at_stop(doc: Document) -> list[Edit]:
    """Lose the terminal at a certain text."""
    if "The last stop" in doc.text:
        os.kill(os.getpid(), signal.SIGHUP)
    return []
