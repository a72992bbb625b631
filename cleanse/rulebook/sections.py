"""Words that the code looks for and that belong to languages: plain lists of the bundled rules, parted by headings such as `[ago]`."""

from collections.abc import Iterator
from functools import cache

from cleanse.rulebook.bundled import bundled_root
from cleanse.text.lines import read_rows


def read_sections(path: str) -> Iterator[tuple[str, str]]:
    """Each line of a list with the heading that it stands under, `kin` for `[kin]`; blank lines and comments are left out.

    Args:
        path: Of the list, from the folder of the bundled rules.
    """
    section = ""
    for line in read_rows(bundled_root() / path):
        if line.startswith("["):
            section = line.strip("[]")
        else:
            yield section, line


@cache
def read_phrases(path: str) -> dict[str, tuple[str, ...]]:
    """The phrases of a list that are parted by commas, by their headings; the longest first.

    >>> read_phrases("words/stamps.txt")["dense behind"]
    ('前', '전')
    """
    found: dict[str, list[str]] = {}
    for section, line in read_sections(path):
        found.setdefault(section, []).extend(phrase.strip() for phrase in line.split(","))
    return {section: tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase))) for section, phrases in found.items()}


@cache
def read_section_words(path: str) -> dict[str, tuple[str, ...]]:
    """The words of a list that are parted by blanks, by their headings, in their order.

    >>> read_section_words("names/surname-endings.txt")["cyrl"][0]
    'ov'
    """
    found: dict[str, list[str]] = {}
    for section, line in read_sections(path):
        found.setdefault(section, []).extend(line.split())
    return {section: tuple(words) for section, words in found.items()}
