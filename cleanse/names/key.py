"""What a line says, whatever the spelling of the names in it."""

from functools import lru_cache

from cleanse.core.pattern import compile_late

_KEY_WORD = compile_late(r"[^\W\d_](?:[^\W\d_]|['\u2019](?=[^\W\d_]{2}))+")


@lru_cache(maxsize=4096)
def _word_key(word: str) -> str:
    """A capitalised Latin word's code: its line among the given names, or its English reading."""
    if not _may_name(word):
        return word
    from cleanse.names.given import find_listed  # few texts need it
    from cleanse.names.schemes import fold_name, readings

    known = find_listed(fold_name(word))
    return f"={min(known.lines)}" if known is not None else min(readings(word, "cyrl", "en"), default=word)


def _may_name(word: str) -> bool:
    return word[0].isupper() and word[0] < "\u0250"


def name_key(line: str) -> str:
    """The line with every capitalised Latin word replaced by a code, so that lines which differ in a name's spelling are equal.

    >>> name_key("Sergei Lavrov in Tehran") == name_key("Sergey Lavrov in Tehran")
    True
    """
    return _KEY_WORD.sub(lambda match: _word_key(match[0]), line)


def blank_names(line: str) -> str:
    """The line with one mark for every capitalised Latin word; lines with the same `name_key` agree in it.

    >>> blank_names("Sergei Lavrov in Tehran") == blank_names("Mary Brown in Oslo")
    True
    """
    return _KEY_WORD.sub(lambda match: "A" if _may_name(match[0]) else match[0], line)
