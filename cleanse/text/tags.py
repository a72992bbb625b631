"""Language tags as people and metadata write them, in the form that rules ask for: BCP 47, `de_AT`, `DE` and `deu` are `de-AT`, `de` and `de`.

Source of the three-letter codes in `tags.tsv`: ISO 639-2 and 639-3, for languages that have a two-letter code in ISO 639-1.
"""

from functools import lru_cache

from cleanse.core.pattern import compile_late
from cleanse.text.lines import read_rows

_TAG = compile_late(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*")
_SCRIPT, _REGION = 4, 2
#: codes of countries that are taken for those of their languages, and codes that were given up
_MISTAKEN = {
    "cn": "zh",
    "cz": "cs",
    "dk": "da",
    "gr": "el",
    "in": "id",
    "iw": "he",
    "ji": "yi",
    "jp": "ja",
    "sh": "sr",
    "ua": "uk",
}
_SAME = {"nb": "no", "nn": "no", "tl": "fil"}


def read_tags(given: str) -> tuple[str, ...]:
    """The tags that are parted by commas, each in its usual form; what is no tag, such as the name of a language, says nothing.

    >>> read_tags("DE"), read_tags("de_at, eng"), read_tags("zh-hant-tw"), read_tags("German")
    (('de',), ('de-AT', 'en'), ('zh-Hant-TW',), ())
    """
    tags = (part.strip().replace("_", "-").lower() for part in given.split(","))
    return tuple(_shape(tag) for tag in tags if _TAG.fullmatch(tag))


def primary(tag: str) -> str:
    """The language of a tag without its script or country, in lower case.

    >>> primary("zh-Hant-TW"), primary("DE")
    ('zh', 'de')
    """
    return tag.partition("-")[0].lower()


def language(tag: str) -> str:
    """What a tag's language is called here: languages that have several tags, and both written forms of Norwegian, are one.

    >>> language("nb"), language("tl-PH"), language("de-AT")
    ('no', 'fil', 'de')
    """
    return _SAME.get(found := primary(tag), found)


def find_fault(tag: str) -> str | None:
    """What to write in place of a tag that no text can have; None where nothing is wrong with it.

    >>> find_fault("jp"), find_fault("deu"), find_fault("uk-UA"), find_fault("ckb")
    ("write 'ja'", "write 'de'", None, None)
    """
    own = primary(tag)
    wanted = _codes().get(own) or _MISTAKEN.get(own)
    return None if wanted is None else f"write {wanted!r}"


def _shape(tag: str) -> str:
    primary, *more = tag.split("-")
    if len(primary) > _REGION:
        primary = _codes().get(primary, primary)
    return "-".join([primary, *map(_shape_part, more)])


def _shape_part(part: str) -> str:
    if len(part) == _SCRIPT and part.isalpha():
        return part.title()
    return part.upper() if len(part) == _REGION else part


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """The two-letter code of each three-letter one."""
    from pathlib import Path

    rows = [row.split("\t") for row in read_rows(Path(__file__).with_name("tags.tsv"))]
    return {code: own for own, *codes in rows for code in codes}
