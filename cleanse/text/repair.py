"""Characters that came out wrong: what is damaged, where, and what it was.

Each function looks at a text and returns exact replacements; none changes what the author wrote: curly quotes, ligatures, full-width
forms and white space stay. Mojibake is ftfy's work (its heuristic decides, its steps are the note); entities, controls and line ends
follow ftfy's tables, so that the results agree, but say which character changed.

Linear in the length of the text. ftfy is imported only when a line that is not ASCII asks for it.
"""

import html
import html.entities
import re
import unicodedata
from collections.abc import Iterator

from cleanse.text.diff import Replacement, diff_words, trim

#: ftfy cuts its segments at this length, so that its own work stays linear
MAX_SEGMENT = 1_000_000
#: more marks on one letter than this are no letter of any language and are left alone (Unicode's stream-safe format allows 30)
MAX_MARKS = 100

# a NEL behind a Latin-1 letter is the second half of a damaged character, and ftfy's business
_NEWLINE = re.compile("\r\n?|\u2028|\u2029|(?<![\u0080-\u00ff])\u0085")
_ESCAPE = re.compile("\x1b\\[[0-9;]*[a-zA-Z]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u206a-\u206f\ufff9-\ufffc]|(?<=.)\ufeff", re.DOTALL)
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_ENTITY = re.compile(r"&(?:(?:amp|AMP|#38|#x26);)*#?[0-9A-Za-z]{1,24};")
_SINGLE = re.compile(r"&#?[0-9A-Za-z]{1,24};")
_RUN = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")


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
    """Control characters that no text needs; tab, line feed, form feed, joiners and bidi marks are none of them."""
    for match in _CONTROL.finditer(text):
        yield Replacement(match.start(), match.end(), "", f"U+{ord(match[0]):04X}")


def find_surrogates(text: str) -> Iterator[Replacement]:
    """Pairs of surrogates that together are one character; lone ones are undecodable bytes and stay."""
    for match in _PAIR.finditer(text):
        yield Replacement(match.start(), match.end(), match[0].encode("utf-16", "surrogatepass").decode("utf-16"))


def find_entities(text: str) -> Iterator[Replacement]:
    """HTML entities and references that end in a semicolon, also when they were escaped twice.

    As in ftfy, none from the line on that holds the first "<": that is markup, where entities are right.

    >>> list(find_entities("AT&amp;amp;T"))
    [Replacement(start=2, end=11, new='&', note=None)]
    """
    if "&" not in text:
        return
    less_than = text.find("<")
    limit = len(text) if less_than < 0 else text.rfind("\n", 0, less_than) + 1
    for match in _ENTITY.finditer(text, 0, limit):
        old = match[0]
        while (new := _SINGLE.sub(_unescape, old)) != old:
            old = new
        if new != match[0]:
            yield Replacement(match.start(), match.end(), new)


def _unescape(match: re.Match[str]) -> str:
    """One entity, if it is known; names in capitals stand for capital letters (P&EACUTE;REZ)."""
    entity = match[0]
    if entity[1] == "#":
        return html.unescape(entity)
    name = entity[1:]
    if name in html.entities.html5:
        return html.entities.html5[name]
    upper = html.entities.html5.get(name.lower(), "").upper() if name.isupper() else ""
    return upper if len(upper) == 1 and upper.isalpha() else entity


def find_mojibake(text: str) -> Iterator[Replacement]:
    """Text read in the wrong encoding, line by line, as ftfy sees it; the note names its steps."""
    if text.isascii():
        return
    from ftfy import TextFixerConfig, fix_encoding_and_explain

    config = TextFixerConfig(unescape_html=False)
    for start, segment in _segments(text):
        if segment.isascii():
            continue
        fixed, steps = fix_encoding_and_explain(segment, config)
        if fixed == segment:
            continue
        note = ", ".join(f"{action} {parameter}" for action, parameter in steps or ())
        for part in diff_words(segment, fixed):
            yield Replacement(start + part.start, start + part.end, part.new, note)


def _segments(text: str) -> Iterator[tuple[int, str]]:
    """Lines with their line ends, cut where they are too long, and where each starts."""
    start = 0
    while start < len(text):
        end = text.find("\n", start, start + MAX_SEGMENT) + 1 or min(start + MAX_SEGMENT, len(text))
        yield start, text[start:end]
        start = end


def find_decomposed(text: str) -> Iterator[Replacement]:
    """Letters whose marks stand apart, composed (Unicode normalisation form C), one replacement a letter."""
    if text.isascii():
        return
    for start, segment in _segments(text):
        if segment.isascii() or (len(segment) <= 1000 and unicodedata.is_normalized("NFC", segment)):
            continue
        for run in _RUN.finditer(segment):
            for offset, cluster in _clusters(run[0]):
                if len(cluster) <= MAX_MARKS and not unicodedata.is_normalized("NFC", cluster):
                    new = unicodedata.normalize("NFC", cluster)
                    yield Replacement(*trim(start + run.start() + offset, cluster, new))


def _clusters(run: str) -> Iterator[tuple[int, str]]:
    """Pieces that can be composed on their own: a character and the marks and conjoining jamo behind it."""
    start = 0
    for offset in range(1, len(run)):
        char = run[offset]
        if unicodedata.category(char)[0] != "M" and not "\u1160" <= char <= "\u11ff":
            yield start, run[start:offset]
            start = offset
    yield start, run[start:]
