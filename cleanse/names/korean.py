"""Korean names in the spellings of newspapers, people and states: Lee Myung-bak and Yi Myeong-bak.

A *key* stands for all spellings of a family name or a syllable that are one. Only a given name whose two syllables are parted is read.
Source: rules/schemes/korean.tsv, which names its own.
"""

from functools import lru_cache

from cleanse.names.schemes import fold_name
from cleanse.rulebook.bundled import bundled_root


@lru_cache(maxsize=1)
def _keys() -> dict[tuple[str, str], str]:
    """The first spelling of its row for every spelling of a family name or a syllable."""
    found: dict[tuple[str, str], str] = {}
    for line in (bundled_root() / "schemes" / "korean.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            what, spellings = line.split("\t")
            found |= {(what, spelling): spellings.split("|")[0] for spelling in spellings.split("|")}
    return found


@lru_cache(maxsize=1024)
def korean_key(family: str, given: tuple[str, ...]) -> tuple[str, str] | None:
    """The keys of a name, as (family, given), marked as Korean; None if the family name is no Korean one.

    Args:
        family: The family name.
        given: The syllables of the given name, parted by hyphens or blanks.

    >>> korean_key("Lee", ("Myung", "bak")) == korean_key("Yi", ("Myeong", "bak"))
    True
    >>> korean_key("Kim", ("Jong", "hoon")) == korean_key("Kim", ("Jung", "hoon"))
    False
    """
    keys = _keys()
    first = keys.get(("family", fold_name(family)))
    if first is None or len(given) != 2:
        return None
    return f"ko:{first}", " ".join(keys.get(("syllable", folded), folded) for folded in map(fold_name, given))
