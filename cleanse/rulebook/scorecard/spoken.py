"""Short lines that are the article's own words: sentences beside its paragraphs, and what signs a letter.

An interview has answers of one word, a letter ends in a name and a town. Points cannot tell such lines from a menu's items: they are
short and share no word with the paragraphs. Their place can.
"""

from collections.abc import Container, Iterator, Sequence

from cleanse.core.pattern import compile_late
from cleanse.rulebook.scorecard.article import GONE, Line

#: where and when a letter was written: Harwick, 5 May 2021
_PLACED = compile_late(
    r"[^\W\d_][^\d,\u060c\u3001|:/@]{1,30}[,\u060c\u3001] ?(?:[^\W\d_]{1,4}\.? )?\d{1,2}[^|:/@]{2,20}\d{4}\D{0,4}"
)

#: the most lines of a signature, and the most words in each: a name, a place or an office
SIGNATURE_LINES, SIGNATURE_WORDS = 2, 3


def find_said(lines: Sequence[Line], core: tuple[int, int]) -> set[int]:
    """The short sentences inside the core, and those in runs that begin right below a paragraph or end right above one."""
    first, last = core
    found: set[int] = set()
    run: list[int] = []
    is_open = False
    for place, (look, _, hits, _) in enumerate(lines):
        is_prose = look.prose and not hits & GONE
        if not is_prose and (look.stop or look.call) and not hits & GONE:
            run.append(place)
            if first <= place <= last:
                found.add(place)
            continue
        if is_open or is_prose:
            found.update(run)
        run = []
        is_open = is_prose
    return found | set(run if is_open else ())


def find_signed(lines: Sequence[Line], said: Container[int], kept: Container[int]) -> Iterator[int]:
    """Lines that may sign a letter: one or two of few words right below a paragraph, a short sentence, a line that ends in a comma or one
    that a rule keeps (*Yours sincerely*); rules know nothing of them, and no more such lines follow. One may say where and when, too."""
    run: list[int] = []
    is_open = False
    most = SIGNATURE_LINES
    for place, (look, _, hits, _) in enumerate(lines):
        is_bare = not (hits or look.stop or look.call or look.colon or look.dots or look.digits) and look.words <= SIGNATURE_WORDS
        is_placed = not run and not hits and look.digits and _PLACED.fullmatch(look.line) is not None
        is_open = is_open or bool(is_placed and place and not lines[place - 1].hits)
        if is_open and (is_bare or is_placed) and place not in kept:
            run.append(place)
            most = SIGNATURE_LINES + 1 if is_placed else most
            continue
        if len(run) <= most:
            yield from run
        run = []
        most = SIGNATURE_LINES
        is_open = (look.prose or look.comma or place in said or place in kept) and not hits & GONE
    if len(run) <= most:
        yield from run
