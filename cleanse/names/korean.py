"""Korean names in the spellings of newspapers, people and states: Lee Myung-bak, Yi Myung-bak, and perhaps Yi Myeong-bak.

A *key* stands for all spellings of a family name or a syllable that are one. Only a given name whose two syllables are parted is read.
Source: rules/schemes/korean.tsv, which names its own.
"""

from functools import lru_cache

from cleanse.names.schemes import fold_name
from cleanse.rulebook.bundled import bundled_root
from cleanse.text.lines import read_rows


@lru_cache(maxsize=1)
def _keys() -> dict[tuple[str, str], str]:
    """The first spelling of its row for every spelling of a family name or a syllable."""
    found: dict[tuple[str, str], str] = {}
    for row in read_rows(bundled_root() / "schemes" / "korean.tsv"):
        what, spellings = row.split("\t")
        found |= {(what, spelling): spellings.split("|")[0] for spelling in spellings.split("|")}
    return found


@lru_cache(maxsize=1024)
def korean_key(family: str, given: tuple[str, ...], *, is_exact: bool) -> tuple[str, str] | None:
    """The key of a name, as (family, given); None if the family name is no Korean one.

    Args:
        family: The family name.
        given: The syllables of the given name, parted by hyphens or blanks.
        is_exact: Whether only the family name has a key and the syllables stay as they are: Soo and Su may be two people.

    >>> korean_key("Lee", ("Myung", "bak"), is_exact=True) == korean_key("Yi", ("Myung", "bak"), is_exact=True)
    True
    >>> {korean_key("Lee", ("Myung", name), is_exact=False) for name in ("soo", "su")}
    {('ko:lee', 'myung soo')}
    """
    keys = _keys()
    first = keys.get(("family", fold_name(family)))
    if first is None or len(given) != 2:
        return None
    folded = map(fold_name, given)
    return f"ko:{first}", " ".join(folded if is_exact else (keys.get(("syllable", one), one) for one in folded))
