"""Initials: *J.R. Smith* and *J. R. Smith* are one name, written with blanks and without.

Two or three capital letters with dots, and a surname behind them, in one script. Only the blanks differ and only they are edited; *J. R.
Smith* and *J. P. Smith*, or *Smith* and *Smyth*, are never compared. Left alone: titles and credits, letters that are no person's (U.S.,
F.C.: rules/names/no-initials.txt), surnames that no person bears.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from cleanse.core.edits import Edit
from cleanse.core.pattern import compile_late
from cleanse.names import lexicon
from cleanse.names.credit import leave_out_credits
from cleanse.names.given import list_words
from cleanse.names.quoted import is_inside, title_spans
from cleanse.text.scripts import script_of

_BLANKS = " \u00a0"
_NAME = compile_late(
    rf"(?<![\w.@/-])(?:[^\W\d_]\.[{_BLANKS}]?){{2,3}}"
    r"[^\W\d_](?:[^\W\d_]|(?!['\u2019][sS]\b)['\u2019-](?=[^\W\d_]))+(?!\.\w|[\w@/]|-\w)"
)


@lru_cache(maxsize=1)
def _no_initials() -> frozenset[str]:
    """Letters that stand with dots and are no person's."""
    return frozenset(list_words("no-initials.txt"))


def space_initials(text: str, rule: str) -> Iterator[Edit]:
    """The edits that write a person's initials as the text most often does; on a tie as it does first.

    >>> [edit[:3] for edit in space_initials("J.R. Smith sang. J. R. Smith slept. J.R. Smith ate.", "names/unify")]
    [(19, 20, '')]
    """
    same: dict[str, list[tuple[int, int, str]]] = {}
    for found in _NAME.finditer(text):
        name = found[0].replace("\u00a0", " ")
        key = name.replace(" ", "")
        if _is_person(key):
            same.setdefault(key, []).append((*found.span(), name))
    if all(len({name for _, _, name in places}) < 2 for places in same.values()):
        return
    titles = title_spans(text)
    for places in same.values():
        told = leave_out_credits(text, [place for place in places if not is_inside(titles, place[0])])
        yield from _space(told, rule)


def _space(places: Sequence[tuple[int, int, str]], rule: str) -> Iterator[Edit]:
    counts = Counter(name for _, _, name in places)
    if len(counts) < 2:
        return
    best = max(counts, key=lambda name: counts[name])
    wanted = _gaps(best)
    for start, _, name in places:
        if name == best:
            continue
        for (at, gap), (_, other) in zip(_gaps(name), wanted, strict=True):
            if gap != other:
                yield Edit(start + at, start + at + len(gap), other, rule, f"{name} = {best} (initials)")


def _gaps(name: str) -> list[tuple[int, str]]:
    """What stands behind each initial's dot, a blank or nothing, and where."""
    places = [at + 1 for at, char in enumerate(name) if char == "."]
    return [(at, " " if name[at] == " " else "") for at in places]


def _is_person(key: str) -> bool:
    """Whether initials and a surname, without blanks, may name somebody: capitals of one script, and a surname with small letters."""
    *initials, surname = key.split(".")
    letters = "".join(initials)
    if not letters.isupper() or not surname[0].isupper() or surname.isupper() or letters in _no_initials():
        return False
    return len({script_of(char) for char in letters + surname[0]}) == 1 and surname.lower() not in lexicon.not_persons()
