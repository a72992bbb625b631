"""Make the n-grams of four letters that tell which letter a lost byte was: `cleanse/text/misread/models/longer.bin`.

    python tools/damage/longer.py [FILE]

From the models of lingua (see `models.py`), for the languages of `languages.tsv` that it has. A blank stands for the edge of a word. Of
languages in Latin letters only n-grams with others than those of ASCII are kept: no other letters get lost.
"""

import math
import sys
import zlib
from collections import Counter
from pathlib import Path

from models import TARGET, Language, read_languages
from sources import Profile, read_shares

#: how likely is a letter that does not follow three others, in nats
LEAST = -7.0
#: steps to a nat
STEPS = 4
#: how many are kept of a language
KEPT = 14000
KEPT_LATIN = 6000


def read_longer(name: str) -> tuple[Profile, Profile]:
    """The share of each n-gram of four, inside words and at their edges; and how often its last letter follows the others."""
    three, four = read_shares(name, 3), read_shares(name, 4)
    before: Counter[str] = Counter()
    behind: Counter[str] = Counter()
    for gram, share in four.items():
        before[gram[1:]] += share
        behind[gram[:-1]] += share
    first = {f" {gram}": share - before[gram] for gram, share in three.items() if share > before[gram]}
    last = {f"{gram} ": share - behind[gram] for gram, share in three.items() if share > behind[gram]}
    shares = {**four, **first, **last}
    prefixes: Counter[str] = Counter()
    for gram, share in shares.items():
        prefixes[gram[:-1]] += share
    return shares, {gram: share / prefixes[gram[:-1]] for gram, share in shares.items()}


def choose(language: Language) -> dict[int, list[str]]:
    """The n-grams of a language by how likely their last letters are: above `LEAST`, in 1/`STEPS` nats."""
    shares, chances = read_longer(language.lingua)
    is_latin = language.script == "Latn"
    most = sorted((-share, gram) for gram, share in shares.items() if not (is_latin and gram.isascii()))
    found: dict[int, list[str]] = {}
    for _, gram in most[: KEPT_LATIN if is_latin else KEPT]:
        weight = round(STEPS * (math.log(chances[gram]) - LEAST))
        if weight > 0 and len(gram) == 4:
            found.setdefault(weight, []).append(gram)
    return found


def make_longer() -> bytes:
    """A line of tags, one of the sizes of what follows, and for each language its n-grams, packed: a line for each weight."""
    languages = [one for one in read_languages() if one.lingua != "-"]
    return pack({one.tag: pack_language(one) for one in languages})


def pack_language(language: Language) -> bytes:
    """One language's n-grams, packed."""
    lines = (f"{weight}\t{''.join(sorted(grams))}" for weight, grams in sorted(choose(language).items()))
    return zlib.compress("\n".join(lines).encode(), 9)


def pack(parts: dict[str, bytes]) -> bytes:
    """All languages in one file."""
    sizes = "\t".join(str(len(part)) for part in parts.values())
    return "\t".join(parts).encode() + b"\n" + sizes.encode() + b"\n" + b"".join(parts.values())


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else TARGET / "longer.bin").write_bytes(make_longer())
