"""Shapes: what a line looks like, in any language and script. Each is a claim about one line, linear in its length.

- *headline*: two to twenty words (six to forty characters in scripts without spaces), no sentence end, nobody's words;
- *breadcrumb*: short parts between ›, » or >, two signs or more (one of › and »), or three or more of /;
- *no-letters*: something that can be seen, but no letter;
- *template*: a page template that was not filled in: `{{name}}`, `{% if x %}`, `${x}`, `<%= x %>`, `[[x]]`, `[gallery ids="1"]`;
- *all-caps*: two words or more and eight letters or more, every letter that has case a capital one;
- *code*: script, style sheet, markup or JSON: two signs that no prose has, or one and few words.
"""

from cleanse.core.pattern import compile_late
from cleanse.rulebook.edges import SENTENCE_ENDS, is_mostly_spaceless, is_spaceless, scale

#: no headline ends so
_NO_HEADLINE = SENTENCE_ENDS | frozenset(";:,、，：；\"”“»'’‘」』)）]")
#: what may stand behind the sign that ends a sentence
CLOSERS = "\"”“»'’‘)]」』）"
#: the fewest code points of a sentence, and of a paragraph: `scale` tells how many in scripts without spaces
SENTENCE, PARAGRAPH = 40, 80
#: what stands above and below code in Markdown
FENCES = ("```", "~~~")
#: how a heading begins in Markdown
MARK = compile_late("#{1,6} \\S")
#: what underlines a heading in a plain text
_UNDERLINE = compile_late("(?:={3,}|-{3,}|~{3,}|\\^{3,}|[*]{3,})")
#: by how many code points an underline may be longer or shorter than its heading
_ABOUT = 3
#: the fewest code points of a line that is broken at a width
WIDE = 40
#: what stands before a numbered heading
_NUMBERING = "0123456789.) "
_SPEECH = "-–—\"“„«»'‘「『("
_CRUMB = compile_late("[ \t\u00a0]*[>›»▸►→][ \t\u00a0]*|[ \t\u00a0]+[/][ \t\u00a0]+")
_NO_CRUMB = SENTENCE_ENDS | {";"}
_TEMPLATE = compile_late(
    r"\{\{[^{}]{1,200}\}\}|\{%[^{}]{1,200}%\}|\$\{[^{}]{1,200}\}|<%[^<>]{1,200}%>|\[\[[^\[\]]{1,200}\]\]|%%[A-Za-z_]{2,60}%%"
    r"|\[/[a-z_-]{3,30}\]|\[[a-z]{2,20}[_-][a-z_-]{1,20}\]|\[[a-z_-]{3,30} [a-z_-]{1,30}=[^\[\]]{0,200}\]|\{[a-z]{1,30}[._][a-zA-Z._]{1,60}\}"
)
#: what stands in script, style sheets, markup and JSON, and in no prose; one look each, all linear
_CODE = tuple(
    compile_late(sign)
    for sign in (
        r"\bfunction ?[\w$]{0,40}\(|=>\s?[{(]|\breturn [\w$.!(]{1,40};",
        r"\b(?:var|let|const) [\w$]{1,40} ?=",
        r"\b(?:window|document|googletag|dataLayer|jQuery|console|localStorage|navigator|adsbygoogle|fbq|gtag|_gaq|ga|OBR|_taboola)\s?[.(\[]",
        r"\}\s?\)\s?;|\)\s?\{|\}\s?else\b|;\s?\}|^\s{0,9}[{}();]{1,9}\s{0,9}$",
        r"</?(?:div|span|script|style|iframe|img|a|p|br|ul|li|figure|section|table|td|tr|h[1-6])\b[^<>]{0,400}>|<!--|-->|<!\[CDATA\[",
        r"(?:^|[;{\s])[.#]?[\w-]{1,40}\s?\{\s?[\w-]{1,40}\s?:|@media\b|@import\b|!important",
        r"\b(?:margin|padding|color|width|height|display|font-size|background|border|position|float|z-index)\s?:\s?[#\w-]{1,30}\s?;",
        r'"[\w@$-]{1,60}"\s?:\s?(?:"|\[|\{|true|false|null|-?\d)',
        r"&&|\|\||===|!==|\+\+\)|\bnull\b.{0,5}[;)]",
        r"\.(?:push|forEach|addEventListener|getElementById|querySelector|appendChild|ready|init|setTimeout)\(",
    )
)
_COMMENT = compile_late(r"\s{0,9}<!--[^<>]{0,400}-->\s{0,9}")


def is_headline(line: str) -> bool:
    """Whether a line is shaped like a headline.

    >>> is_headline("Global Oil Prices on the Rise"), is_headline("Oil prices rose on Monday.")
    (True, False)
    """
    line = line.strip()
    if not line or line[-1] in _NO_HEADLINE or line[0] in _SPEECH or len(line) > 160:
        return False
    if is_mostly_spaceless(line):
        return 6 <= len(line) <= 40
    letters = sum(1 for char in line if char.isalpha() or _is_mark(char))
    return 2 <= len(line.split()) <= 20 and letters > len(line) / 2


def is_sentence(line: str, least: int = SENTENCE) -> bool:
    """Whether a line without blanks at its ends is long enough for a sentence, `least` code points in scripts with spaces, and
    nothing stands behind the sign that ends it.

    >>> is_sentence("The bridge over the Wick is open once again."), is_sentence("It is open."), is_sentence("(It is open once again, he said.)")
    (True, False, False)
    """
    return line[-1:] in SENTENCE_ENDS and len(line) >= scale(least, line)


def is_paragraph(line: str) -> bool:
    """Whether a line is long and ends a sentence.

    >>> is_paragraph("The bridge is open."), is_paragraph("The bridge over the Wick is open again, " * 2 + "he said.")
    (False, True)
    """
    line = line.strip()
    size = len(line)
    is_long = size >= PARAGRAPH or size >= scale(PARAGRAPH, line)
    return is_long and line.rstrip(CLOSERS)[-1:] in SENTENCE_ENDS


def _is_mark(char: str) -> bool:
    """Whether the character is a vowel sign or the like, which counts as part of a word."""
    from unicodedata import category

    return char > "\u02ff" and category(char)[0] == "M"


def is_breadcrumb(line: str) -> bool:
    """Whether a line is a path through a site.

    >>> is_breadcrumb("Home > Sport > Football"), is_breadcrumb("He said 5 > 3")
    (True, False)
    """
    line = line.strip(" \t\u00a0›»>▸►→/")
    if not line or len(line) > 200 or line[-1] in _NO_CRUMB:
        return False
    signs = [sign.strip() for sign in _CRUMB.findall(line)]
    parts = [part.strip() for part in _CRUMB.split(line)]
    if not all(1 < len(part) <= 60 and len(part.split()) <= 8 and part[0].isalnum() for part in parts[:-1]):
        return False
    if not parts[-1] or len(set(signs)) != 1 or any(part[0].isdigit() for part in parts):
        return False
    needed = {"›": 1, "»": 1, "/": 3}.get(signs[0], 2)
    return len(signs) >= needed and all(any(map(str.isalpha, part)) for part in parts)


def is_no_letters(line: str) -> bool:
    """Whether a line holds something, and no letter.

    >>> is_no_letters("* * *"), is_no_letters("12 a")
    (True, False)
    """
    return bool(line.strip()) and not any(map(str.isalpha, line))


def is_template(line: str) -> bool:
    """Whether a line is a template that was not filled in, with fewer letters around it than in it.

    >>> is_template("{{ article.title }}"), is_template("Dear {name}, we write")
    (True, False)
    """
    inside = sum(len(found[0]) for found in _TEMPLATE.finditer(line))
    return inside > 0 and sum(map(str.isalnum, _TEMPLATE.sub("", line))) < inside / 2


def is_all_caps(line: str) -> bool:
    """Whether a line is written in capital letters.

    >>> is_all_caps("READ THE WHOLE STORY"), is_all_caps("NATO")
    (True, False)
    """
    cased = [char for char in line if char.isupper() or char.islower()]
    others = sum(1 for char in line if char.isalpha()) - len(cased)
    return len(cased) >= 8 and all(map(str.isupper, cased)) and len(line.split()) >= 2 and others <= len(cased) / 4


def is_code(line: str) -> bool:
    """Whether a line is script, style, markup or JSON.

    >>> is_code("googletag.cmd.push(function() { googletag.display('div-1'); });"), is_code("The (new) law; it works.")
    (True, False)
    """
    signs = sum(1 for sign in _CODE if sign.search(line) is not None)
    if signs == 0:
        return False
    words = sum(1 for word in line.split() if word.strip(".,;:!?()\"'").isalpha())
    return (signs >= 2 and words < 12 * signs) or words <= 1 or _COMMENT.fullmatch(line) is not None


def is_underline(text: str, above: str) -> bool:
    """Whether a line underlines the one above it, as headings are in plain texts.

    >>> is_underline("======", "Log in"), is_underline("------", "A day at the lock")
    (True, False)
    """
    return abs(len(text) - len(above)) <= _ABOUT and _UNDERLINE.fullmatch(text) is not None


def runs_on(text: str, below: str) -> bool:
    """Whether a sentence goes on from a long line to the next, in a small letter: text that is broken at a width.

    >>> runs_on("The bridge over the Wick was closed for two", "years, and nobody knew why")
    True
    >>> runs_on("Trams Will Run at Night From Monday to Friday", "iTram Is Here")
    False
    """
    return len(text) >= WIDE and (text[-1].isalnum() or text[-1] == ",") and below[:2].islower()


def says_again(below: str, heading: str) -> bool:
    """Whether a line holds all that the one above it says, its number aside, at the start of a word, and as much besides; both are folded.

    >>> says_again("lines with # are comments, and are passed over.", "3. comments"), says_again("uploads fail.", "ads")
    (True, False)
    """
    said = heading.lstrip(_NUMBERING)
    at = below.find(said) if said else -1
    if at < 0 or len(below) < 2 * len(said):
        return False
    return at == 0 or not below[at - 1].isalnum() or is_spaceless(said[0])
