"""Characters that came out wrong: what is damaged, where, and what it was.

Each function looks at a text and returns exact replacements; none changes what the author wrote: curly quotes, ligatures, full-width
forms and white space stay. Mojibake is ftfy's work (its heuristic decides, its steps are the note); entities, controls and line ends
follow ftfy's tables, so that the results agree, but say which character changed.

Linear in the length of the text. `find_kinds` tells in one scan which of them are needed; ftfy is imported only for lines that
look like mojibake.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache, partial

from cleanse.core.edits import apply
from cleanse.core.pattern import compile_late
from cleanse.text.damage.entities import REFERENCE
from cleanse.text.damage.ftfy_engine import Step, Switches, fix_encoding, write_steps
from cleanse.text.damage.installed_tables import load_tables
from cleanse.text.damage.lost_signs import restore_signs
from cleanse.text.damage.triggers import find_ascii_triggers, group_beyond, group_decomposed, is_narrow
from cleanse.text.damage.unlikely import is_step, keep_likely
from cleanse.text.decode import SURROGATE_PAIR
from cleanse.text.diff import Replacement, diff_words, trim
from cleanse.text.misread.sound import mend_around
from cleanse.text.search import Group, compile_search

#: lines are cut at this length: some of what ftfy does with a segment takes the square of its length
MAX_SEGMENT = 100_000
_SLACK = 200
_CHUNK = 1 << 16
#: more marks on one letter than this are no letter of any language and are left alone (Unicode's stream-safe format allows 30)
MAX_MARKS = 100

# a NEL behind a Latin-1 letter is the second half of a damaged character, and ftfy's business
_NEWLINE = compile_late("[\r\u0085\u2028\u2029](?:(?<=\r)\n?|(?<=[\u2028\u2029])|(?<=\u0085)(?<![\u0080-\u00ff]\u0085))")
_ESCAPE = compile_late("\x1b\\[[0-9;]*[a-zA-Z]")
_CONTROL = compile_late("[\x00-\x08\x0b\x0e-\x1f\x7f\u206a-\u206f\ufff9-\ufffc\ufeff](?:(?<!\ufeff)|(?<=.\ufeff))", re.DOTALL)
#: controls that part lines, records or fields, and what does so in text
_SEPARATORS = {"\x0b": "\n", "\x1c": "\n", "\x1d": "\n", "\x1e": "\n", "\x1f": " "}
#: Han characters that form C makes others of: names are written with them
_IDEOGRAPH = compile_late("[\uf900-\ufaff\U0002f800-\U0002fa1f]")
_DEFAULTS = Switches()
_KINDS = (
    ("newlines", frozenset("\r\u0085\u2028\u2029")),
    ("escapes", frozenset("\x1b")),
    ("entities", frozenset("&")),
    ("bom", frozenset("\ufeff")),
)


def find_newlines(text: str) -> Iterator[Replacement]:
    """Line ends other than "\\n": CR LF, CR, NEL, LS, PS.

    >>> list(find_newlines("a\\r\\nb"))
    [Replacement(start=1, end=2, new='', note=None)]
    """
    for match in _NEWLINE.finditer(text):
        if match[0] == "\r\n":
            yield Replacement(match.start(), match.start() + 1, "")
        else:
            yield Replacement(match.start(), match.end(), "\n")


def ends_lines_in_crlf(text: str) -> bool:
    """Whether every line end of a text is CR LF, and there is one."""
    pairs = text.count("\r\n")
    return pairs > 0 and pairs == text.count("\n") == sum(1 for _ in _NEWLINE.finditer(text))


def find_escapes(text: str) -> Iterator[Replacement]:
    """Terminal escapes: colours and cursor movements."""
    if "\x1b" in text:
        for match in _ESCAPE.finditer(text):
            yield Replacement(match.start(), match.end(), "")


def find_controls(text: str) -> Iterator[Replacement]:
    """Control characters that no text needs; tab, line feed, form feed, joiners and bidi marks are none of them.

    What parts lines, records or fields leaves a line end or a blank where nothing else stands between the two.

    >>> [new for _, _, new, _ in find_controls("one\\x0btwo\\x1fthree\\x07")]
    ['\\n', ' ', '']
    """
    for match in _CONTROL.finditer(text):
        start, end = match.span()
        is_between = start > 0 and not text[start - 1].isspace() and end < len(text) and not text[end].isspace()
        yield Replacement(start, end, _SEPARATORS.get(match[0], "") if is_between else "", f"U+{ord(match[0]):04X}")


def find_surrogates(text: str) -> Iterator[Replacement]:
    """Pairs of surrogates that together are one character; lone ones are undecodable bytes and stay."""
    for match in SURROGATE_PAIR.finditer(text):
        yield Replacement(match.start(), match.end(), match[0].encode("utf-16", "surrogatepass").decode("utf-16"))


def find_mojibake(text: str) -> Iterator[Replacement]:
    """Text read in the wrong encoding, line by line, as ftfy sees it; the note names its steps."""
    if text.isascii():
        return
    search = _searches().mojibake.search
    end = 0
    while (match := search(text, end)) is not None:
        start, end = _find_segment(text, match.start(), end)
        segment = text[start:end]
        steps: list[Step] = []
        fixed = mend_around(restore_signs(segment, steps), partial(fix_encoding, switches=_DEFAULTS, steps=steps))
        parts = diff_words(segment, fixed)
        parts = keep_likely(segment, fixed, parts, partial(is_step, text, start, end)) if parts else []
        if parts and not _is_worse(segment, apply(segment, parts)):
            note = write_steps(steps)
            for part in parts:
                yield Replacement(start + part.start, start + part.end, part.new, note)


def _is_worse(old: str, new: str) -> bool:
    """Whether a repair brings faults that words do not have, such as two alphabets in one; no-break spaces are blanks."""
    from cleanse.text.misread.shape import weigh_faults  # few texts need it

    return weigh_faults(new.replace("\xa0", " ")) > weigh_faults(old.replace("\xa0", " "))


def _find_segment(text: str, at: int, begin: int) -> tuple[int, int]:
    """The line around a place, no earlier than `begin`; of a line that is too long a part, from blank to blank where there are any."""
    start = text.rfind("\n", begin, at) + 1 or begin
    if at - start >= MAX_SEGMENT - _SLACK:
        start = text.rfind(" ", at - _SLACK, at) + 1 or at - _SLACK
    limit = start + MAX_SEGMENT
    end = text.find("\n", at, limit) + 1
    if end == 0:
        end = len(text) if len(text) <= limit else text.rfind(" ", limit - _SLACK, limit) + 1 or limit
    return start, end


def find_decomposed(text: str) -> Iterator[Replacement]:
    """Letters whose marks stand apart, composed (Unicode normalisation form C), one replacement a letter.

    Ideographs of which form C makes others stay: they look different, and names are written with them.
    """
    for offset, chunk in _cut(text):
        search = _searches().decomposed_narrow if is_narrow(chunk) else _searches().decomposed_wide
        done = 0
        for match in () if chunk.isascii() else search.finditer(chunk):
            start, end = match.span()
            if start < done:
                continue
            while start > done and _extends(chunk[start]):
                start -= 1
            while end < len(chunk) and _extends(chunk[end]):
                end += 1
            done = end
            cluster = chunk[start:end]
            if _IDEOGRAPH.match(cluster) is None and len(cluster) <= MAX_MARKS and not unicodedata.is_normalized("NFC", cluster):
                yield Replacement(*trim(offset + start, cluster, unicodedata.normalize("NFC", cluster)))


def _extends(char: str) -> bool:
    """Whether a character belongs to the one before it: marks, and the jamo of a syllable's vowel and end."""
    return unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff"


class _Searches:
    """What this module looks for; each search is compiled when it is needed first."""

    def __init__(self) -> None:
        self._tables = load_tables()
        plain = Group("\r\u2028\u2029" + re.escape(self._tables.controls), "")
        pairs = Group("\ud800-\udbff", "[\udc00-\udfff]")
        self._composed = group_decomposed(self._tables)
        self._beyond = group_beyond(self._tables)
        self._any = [plain, pairs, Group("&", REFERENCE), *self._tables.bad, *self._composed]
        #: the characters at which the searches for mojibake and decomposed letters stop
        self.bad = re.compile(f"[{''.join(group.chars for group in self._tables.bad)}]")
        self.marks = re.compile(f"[{''.join(group.chars for group in [*self._composed, self._beyond])}]")

    @cached_property
    def narrow(self) -> re.Pattern[str]:
        """Finds anything that a function of this module may replace in a text without characters beyond U+FFFF."""
        return compile_search(self._any)

    @cached_property
    def wide(self) -> re.Pattern[str]:
        """The same for any text."""
        return compile_search([*self._any, self._beyond])

    @cached_property
    def mojibake(self) -> re.Pattern[str]:
        """Finds what may be mojibake."""
        return compile_search(self._tables.bad)

    @cached_property
    def decomposed_narrow(self) -> re.Pattern[str]:
        """Finds what may not be composed, in a text without characters beyond U+FFFF."""
        return compile_search(self._composed)

    @cached_property
    def decomposed_wide(self) -> re.Pattern[str]:
        """The same for any text."""
        return compile_search([*self._composed, self._beyond])


@cache
def _searches() -> _Searches:
    return _Searches()


def find_kinds(text: str) -> frozenset[str]:
    """Which functions of this module could find something, by their last words: one scan of the text.

    >>> sorted(find_kinds("Nothing \u201cwrong\u201d here.")), sorted(find_kinds("AT&amp;T caf\u00c3\u00a9"))
    ([], ['entities', 'mojibake'])
    """
    found: set[str] = set()
    for _, chunk in _cut(text):
        if chunk.isascii():
            search = find_ascii_triggers(_DEFAULTS, REFERENCE)
        else:
            search = _searches().narrow if is_narrow(chunk) else _searches().wide
        found |= {match[0] for match in search.finditer(chunk)}
    kinds: set[str] = set()
    # whole matches: what one trigger takes in may be another
    for char in set("".join(found)):
        kinds |= _tell_kinds(char)
    return frozenset(kinds)


def _cut(text: str) -> Iterator[tuple[int, str]]:
    """A text in pieces of whole lines: one emoji makes the search slower, and need not do so for all of it."""
    start = 0
    while start < len(text):
        end = text.rfind("\n", start, start + _CHUNK) + 1 or text.find("\n", start + _CHUNK) + 1 or len(text)
        yield start, text[start:end]
        start = end


@lru_cache(maxsize=4096)
def _tell_kinds(char: str) -> frozenset[str]:
    """What a character that the search has found may be part of."""
    kinds = {kind for kind, chars in _KINDS if char in chars}
    if _CONTROL.match(f"x{char}", 1) is not None:
        kinds.add("controls")
    if "\ud800" <= char <= "\udbff":
        kinds.add("surrogates")
    if char > "\x7f":
        searches = _searches()
        kinds |= {kind for kind, chars in (("mojibake", searches.bad), ("decomposed", searches.marks)) if chars.match(char)}
    return frozenset(kinds)
