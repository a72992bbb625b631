"""The stage `chars`: characters that came out wrong.

They are escapes, text read in the wrong table, letters of another alphabet, line ends, terminal escapes, entities, mojibake, controls,
surrogates, and letters to compose.

No white space is collapsed, no quotation mark or width is changed. The stage is repeated until nothing changes, since one repair
can uncover another (an entity that hides half of a damaged character). `find_needed` says in one scan which of its steps have anything
to do.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial

from cleanse.core.document import Document
from cleanse.core.edits import Edit, Flag
from cleanse.core.pattern import compile_late
from cleanse.core.step import Step
from cleanse.text.diff import Replacement

#: what ASCII text without damage does not hold
_ODD_ASCII = compile_late("[&\r\x00-\x08\x0b\x0e-\x1f\x7f]")
#: what escapes of JSON and of mail begin with
_JSON, _MAIL = "\\u", compile_late("=[C-F][0-9A-F]=")
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


class Repair:
    """A step out of a function that finds replacements in a text."""

    __slots__ = ("_find", "_rule")

    def __init__(self, rule: str, find: Callable[[str], Iterable[Replacement]]) -> None:
        self._rule = rule
        self._find = find

    def __call__(self, doc: Document, /) -> Iterable[Edit]:
        """One edit for each replacement."""
        return [Edit(start, end, new, self._rule, note) for start, end, new, note in self._find(doc.text)]


def find_bom(text: str) -> Iterator[Replacement]:
    """A byte order mark at the start of the text."""
    if text.startswith(_BOM):
        yield Replacement(0, 1, "")


def find_escaped(text: str) -> Iterator[Replacement]:
    """Escapes of JSON and of mail in running text."""
    if may_be_escaped(text):
        from cleanse.text import escapes  # few texts need it

        yield from escapes.find_escaped(text)


def may_be_escaped(text: str) -> bool:
    r"""Whether a text holds escapes of JSON or of mail.

    >>> may_be_escaped(r"caf\u00e9"), may_be_escaped("caf=C3=A9"), may_be_escaped("a = b")
    (True, True, False)
    """
    return _JSON in text or ("=" in text and _MAIL.search(text) is not None)


class MisreadStep:
    """Text read in the wrong table: an edit for each replacement, by the kind of its encoding; what is not sure is flagged."""

    __slots__ = ()

    def __call__(self, doc: Document, /) -> Iterable[Edit | Flag]:
        """Edits and flags."""
        from cleanse.text.misread.find import find_misread  # few texts need it

        found = find_misread(doc.text)
        for start, end, new, note in _drop_controls(doc.text, found.replacements):
            yield Edit(start, end, new, name_rule(note or ""), note)
        for start, end, confusion in found.doubts:
            yield Flag(start, end, name_rule(str(confusion)), f"may be {confusion}")


#: C1 controls that are read as Windows-1252
_CONTROLS = "cp1252 read as iso8859-1"


def _drop_controls(text: str, parts: Iterable[Replacement]) -> Iterator[Replacement]:
    """Replacements in order without those of C1 controls in lines where they cannot be characters of Windows-1252.

    U+0085 is replaced all the same: what is left of it ends a line.
    """
    from cleanse.text.damage.unlikely import is_windows  # few texts need it

    end, is_kept = -1, True
    for part in parts:
        if part.note == _CONTROLS and part.start >= end:
            last = text.find("\n", part.start)
            end = len(text) if last < 0 else last
            is_kept = is_windows(text[text.rfind("\n", 0, part.start) + 1 : end])
        if part.note != _CONTROLS or is_kept or "\x85" in text[part.start : part.end]:
            yield part


def name_rule(note: str) -> str:
    """The decision that a note about tables belongs to.

    >>> name_rule("cp1251 read as cp1252"), name_rule("euc_jp read as cp1252")
    ('chars/misread', 'chars/misread-cjk')
    """
    return _RULES.get(note.partition(" ")[0], "chars/misread")


_RULES = {"utf-8": "chars/mojibake", **dict.fromkeys(("gb18030", "big5", "cp932", "euc_jp", "cp949"), "chars/misread-cjk")}


def find_lookalikes(text: str) -> Iterator[Replacement]:
    """Letters of another alphabet that look the same."""
    from cleanse.text.misread import lookalikes  # few texts need it

    return lookalikes.find_lookalikes(text)


def find_damage(kind: str, text: str) -> Iterator[Replacement]:
    """What is damaged in one of the ways that `text/damage/find.py` tells apart."""
    from cleanse.text.damage import entities  # few texts need them
    from cleanse.text.damage import find as damage  # few texts need them

    finders = {
        "newlines": damage.find_newlines,
        "escapes": damage.find_escapes,
        "entities": entities.find_entities,
        "mojibake": damage.find_mojibake,
        "controls": damage.find_controls,
        "surrogates": damage.find_surrogates,
        "decomposed": damage.find_decomposed,
    }
    return finders[kind](text)


_DAMAGE = {
    "newlines": "chars/newline",
    "escapes": "chars/escape",
    "entities": "chars/entity",
    "mojibake": "chars/mojibake",
    "controls": "chars/control",
    "surrogates": "chars/surrogate",
    "decomposed": "chars/nfc",
}
#: by what they repair, in order; each sees what the one before it left
CHARS: tuple[tuple[str, Step], ...] = (
    ("bom", Repair("chars/bom", find_bom)),
    ("escaped", Repair("chars/escaped", find_escaped)),
    ("misread", MisreadStep()),
    ("twins", Repair("chars/twin", find_lookalikes)),
    *((kind, Repair(rule, partial(find_damage, kind))) for kind, rule in _DAMAGE.items()),
)


@lru_cache(maxsize=2)
def find_needed(text: str) -> frozenset[str]:
    """What the steps of `CHARS` could repair in a text; the last texts are remembered."""
    escaped = frozenset(("escaped",)) if may_be_escaped(text) else frozenset()
    if text.isascii() and _ODD_ASCII.search(text) is None:
        return escaped
    from cleanse.text.damage import find as damage
    from cleanse.text.misread.gate import may_be_misread, may_hold_twins

    kinds = escaped | damage.find_kinds(text)
    if may_be_misread(text):
        kinds |= {"misread"}
    if may_hold_twins(text):
        kinds |= {"twins"}
    return kinds


def repair_like_ftfy(text: str) -> Iterator[Replacement]:
    """What ftfy's defaults change."""
    from cleanse.text.repair import find_repairs  # few runs need it

    return find_repairs(text)


#: instead of all these, for those who ask for ftfy's own defaults; not repeated, since ftfy is not
FTFY = Repair("chars/ftfy", repair_like_ftfy)


def restore_crlf(doc: Document, /) -> Iterable[Edit]:
    """Give a text whose line ends were all CR LF its line ends back, so that nothing is logged for them."""
    if "\r" not in doc.original:
        return
    from cleanse.text.damage.find import ends_lines_in_crlf

    if ends_lines_in_crlf(doc.original):
        at = doc.text.find("\n")
        while at >= 0:
            yield Edit(at, at, "\r", "chars/newline")
            at = doc.text.find("\n", at + 1)
