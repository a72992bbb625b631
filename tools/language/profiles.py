"""Make the language profiles that cleanse ships: one compressed file a script in `cleanse/text/language/profiles`.

    python tools/language/profiles.py [FOLDER]

Which languages, from which sources, with which prior: `languages.tsv`. What a language's own letters are, where it has no other
source: `letters.tsv`. The numbers below were chosen on one half of short interface strings in 63 languages.
"""

import math
import sys
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from sources import Profile, mix, read_langdetect, read_lingua, read_udhr

#: what an n-gram that a profile does not hold counts for
FLOOR = 1e-5
#: so much of a mixed profile is lingua's
LINGUA = 0.8
#: a text as short as the Declaration lacks most of a language's n-grams: so much of the profile is its relatives'
LIKENESS = 0.5
#: what n-grams of one, two and three code points weigh: the longer say more, and hold the shorter
WEIGHTS = (0.4, 0.8, 1.0)
#: the most frequent n-grams of a language are kept
KEPT = 5000
#: weights are stored in whole numbers; this many make a nat
UNIT = 8
HERE = Path(__file__).parent
TARGET = HERE.parent.parent / "cleanse" / "text" / "language" / "profiles"


class Language(NamedTuple):
    """A row of `languages.tsv`."""

    script: str
    tag: str
    langdetect: str
    lingua: str
    prior: float


def read_rows(name: str) -> list[list[str]]:
    """The rows of a table, without its comments."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def read_profiles(languages: Sequence[Language]) -> dict[str, Profile]:
    """The profile of each language."""
    declared = read_udhr()
    found: dict[str, Profile] = {}
    for language in languages:
        if language.langdetect == "udhr":
            found[language.tag] = declared[language.tag]
            continue
        if language.langdetect != "letters":
            parts = [
                read(name)
                for read, name in ((read_langdetect, language.langdetect), (read_lingua, language.lingua))
                if name != "-"
            ]
            found[language.tag] = parts[0] if len(parts) == 1 else mix(parts[0], parts[1], LINGUA)
    for tag, *others in read_rows("likeness.tsv"):
        grams = sorted({gram for other in others for gram in found[other]})
        lent = {gram: sum(found[other].get(gram, 0) for other in others) / len(others) for gram in grams}
        found[tag] = mix(found[tag], lent, LIKENESS)
    for tag, like, letters, share in read_rows("letters.tsv"):
        found[tag] = {**found[like], **dict.fromkeys(letters, float(share))}
    return found


def make_table(languages: Sequence[Language], profiles: Mapping[str, Profile]) -> bytes:
    """The table of one script: a line of tags, a line of priors, a line of n-grams, and for each n-gram one byte a language."""
    tags = [language.tag for language in languages]
    weights: dict[str, bytearray] = {}
    for place, tag in enumerate(tags):
        most = sorted(profiles[tag].items(), key=lambda item: (-item[1], item[0]))
        for gram, share in most[:KEPT]:
            weight = round(UNIT * WEIGHTS[len(gram) - 1] * math.log(1 + share / FLOOR))
            if weight > 0 and "\t" not in gram and "\n" not in gram:
                weights.setdefault(gram, bytearray(len(tags)))[place] = min(255, weight)
    grams = sorted(weights)
    head = "\n".join(("\t".join(tags), "\t".join(str(round(UNIT * language.prior)) for language in languages), "\t".join(grams)))
    return zlib.compress(head.encode() + b"\n" + b"".join(weights[gram] for gram in grams), 9)


def make_tables() -> dict[str, bytes]:
    """The tables of all scripts by their code."""
    languages = [Language(*row[:4], float(row[4])) for row in read_rows("languages.tsv")]
    profiles = read_profiles(languages)
    scripts = dict.fromkeys(language.script for language in languages)
    return {script: make_table([one for one in languages if one.script == script], profiles) for script in scripts}


def main() -> None:
    """Write the tables."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.mkdir(parents=True, exist_ok=True)
    for script, table in make_tables().items():
        (target / f"{script}.bin").write_bytes(table)


if __name__ == "__main__":
    main()
