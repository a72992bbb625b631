"""Make the models by which text read in the wrong table is known: one compressed file a script in `cleanse/text/misread/models`.

    python tools/damage/models.py [FOLDER]

Which languages, from which sources: `languages.tsv`; the sources and their licences: `tools/language/sources.py`. Counts from the
Universal Declaration lie in `declaration.tsv` (see declaration.py).
"""

import math
import re
import sys
import zlib
from collections.abc import Mapping, Sequence
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent / "language"))
from sources import Profile, mix, read_counts, read_langdetect, read_letters, read_lingua

HERE = Path(__file__).parent

#: what an n-gram that a model does not hold counts for
FLOOR = 2e-6
#: the share of a mixed model that is lingua's
LINGUA = 0.8
#: what n-grams of one, two and three code points weigh: together a letter weighs about as much as it says
WEIGHTS = (0.15, 0.3, 0.55)
#: the most frequent n-grams of a language are kept, and those with letters beyond ASCII above all
KEPT = 5000
KEPT_MARKED = 4000
#: weights are stored in whole numbers; this many make a nat
UNIT = 16
#: tables that are taken for each other, and whose letters a corpus from the web may hold in the wrong one
KIN = (
    ("cp1250", "iso8859-2", "cp1252"),
    ("cp1257", "iso8859-13", "iso8859-4", "cp1252"),
    ("cp1254", "cp1252"),
    ("iso8859-16", "cp1252"),
)
#: a word's edge, over its letters, as many as there are in a word of common length
EDGE = 1.18
#: languages of which single characters say enough
WIDE = ("zh", "ja", "ko")
FREQUENT = 72
#: letters whose neighbourhoods are kept by themselves: Latin ones, and Cyrillic ones that few languages have
LOOKED_UP = re.compile("[\xaa\xb5\xba\xc0-\xd6\xd8-\xf6\xf8-\u024f\u0402-\u040f\u0452-\u045f\u0490\u0491]")
LOOKED_UP_IN = ("Latn", "Cyrl")
#: an n-gram that weighs so much in a language is common there
OFTEN = 10
TARGET = HERE.parent.parent / "cleanse" / "text" / "misread" / "models"


class Language(NamedTuple):
    """A row of `languages.tsv`."""

    script: str
    tag: str
    langdetect: str
    lingua: str
    declaration: str


def read_languages() -> list[Language]:
    """The languages by script."""
    lines = (HERE / "languages.tsv").read_text(encoding="ascii").splitlines()
    return [Language(*line.split("\t")) for line in lines if not line.startswith("#")]


def read_model(language: Language, declared: Mapping[str, Profile], misread: Mapping[str, frozenset[str]]) -> Profile:
    """The share of each n-gram; those with letters that came from a wrong table left out."""
    model = read_counted(language, declared)
    wrong = misread.get(language.tag, frozenset())
    return {gram: share for gram, share in model.items() if wrong.isdisjoint(gram)}


def read_counted(language: Language, declared: Mapping[str, Profile]) -> Profile:
    """The share of each n-gram as counted."""
    if language.declaration != "-":
        return declared[language.tag]
    parts = [read(name) for read, name in ((read_langdetect, language.langdetect), (read_lingua, language.lingua)) if name != "-"]
    return parts[0] if len(parts) == 1 else mix(parts[0], parts[1], LINGUA)


def read_alphabets() -> dict[str, frozenset[str]]:
    """The letters that are no language's, by language: what its own become in a wrong table."""
    rows = [line.split("\t") for line in (HERE / "alphabets.tsv").read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    return {tag: find_misread(letters) for tag, letters in rows}


def find_misread(letters: str) -> frozenset[str]:
    """What letters become where one Windows, ISO or Cyrillic table is read in another of its kin."""
    found: set[str] = set()
    for kin in KIN:
        for written, read in permutations(kin, 2):
            for letter in letters:
                found.update(letter.encode(written, "ignore").decode(read, "ignore"))
    return frozenset(found - set(letters))


def weigh(gram: str, share: float) -> int:
    """What an n-gram weighs."""
    return min(255, round(UNIT * WEIGHTS[len(gram) - 1] * math.log(1 + share / FLOOR)))


def choose_grams(model: Profile) -> dict[str, int]:
    """The n-grams that are kept, with their weights."""
    most = sorted(model.items(), key=lambda item: (-item[1], item[0]))
    marked = [item for item in most if not item[0].isascii()]
    kept = dict([*most[:KEPT], *marked[:KEPT_MARKED]])
    return {gram: weight for gram, share in kept.items() if (weight := weigh(gram, share)) > 0 and not {"\t", "\n"} & set(gram)}


def expect(model: Profile, kept: Mapping[str, int]) -> int:
    """What a letter of the language's own text weighs on the average, a hundred times as much."""
    sums = [0.0, 0.0, 0.0]
    for gram, weight in kept.items():
        sums[len(gram) - 1] += weight * model[gram]
    return round(100 * (sums[0] + EDGE * sums[1] + sums[2]))


def make_table(languages: Sequence[Language], declared: Mapping[str, Profile]) -> bytes:
    """The table of one script: lines of tags, of expected weights and of n-grams, and for each n-gram one byte a language."""
    misread = read_alphabets()
    weights: dict[str, bytearray] = {}
    expected: list[int] = []
    for place, language in enumerate(languages):
        model = read_model(language, declared, misread)
        kept = choose_grams(model)
        expected.append(expect(model, kept))
        for gram, weight in kept.items():
            weights.setdefault(gram, bytearray(len(languages)))[place] = weight
    grams = sorted(weights)
    head = "\n".join(("\t".join(one.tag for one in languages), "\t".join(map(str, expected)), "\t".join(grams)))
    return zlib.compress(head.encode() + b"\n" + b"".join(weights[gram] for gram in grams), 9)


def make_tables(scripts: Sequence[str] = ()) -> dict[str, bytes]:
    """The tables by the code of their script; all of them if none are named."""
    languages = read_languages()
    declared = read_counts(HERE / "declaration.tsv")
    names = scripts or list(dict.fromkeys(one.script for one in languages))
    return {name: make_table([one for one in languages if one.script == name], declared) for name in names}


def make_wide() -> bytes:
    """What the characters of Chinese, Japanese and Korean weigh: the mean weights of a text's characters, a line of characters, a byte a language for each.

    The languages are `WIDE`, of which Chinese is in traditional characters; these once more, those frequent by Big5's own order weighing
    `FREQUENT` at least; and Chinese in simplified ones, those of the first level of GB 2312 weighing as much.
    """
    models = [*map(read_letters, WIDE), read_simplified()]
    often = [find_level("big5", 0xA4, 0xC7), find_level("gb2312", 0xB0, 0xD8)]
    chars = sorted(
        {char for model in models for char, share in model.items() if share > FLOOR and char >= "\u2e80"}.union(*often)
    )
    rows = bytearray()
    means = [round(sum(share * UNIT * math.log(1 + share / FLOOR) for share in model.values())) for model in models]
    for char in chars:
        *first, simple = (min(255, round(UNIT * math.log(1 + model.get(char, 0) / FLOOR))) for model in models)
        rows += bytes((*first, max(first[0], FREQUENT * (char in often[0])), max(simple, FREQUENT * (char in often[1]))))
    means.insert(len(WIDE), means[0])
    return zlib.compress("\t".join(map(str, means)).encode() + b"\n" + "".join(chars).encode() + b"\n" + bytes(rows), 9)


def read_simplified() -> Profile:
    """The share of each character in simplified Chinese, by langdetect."""
    shares = {char: share for char, share in read_langdetect("zh-cn").items() if len(char) == 1 and char >= "\u3400"}
    total = sum(shares.values())
    return {char: share / total for char, share in shares.items()}


def find_level(name: str, first: int, end: int) -> set[str]:
    """The characters of some rows of a national set."""
    found = {bytes((lead, trail)).decode(name, "ignore") for lead in range(first, end) for trail in range(0x40, 0xFF)}
    return {char for char in found if len(char) == 1}


def make_known(tables: Mapping[str, bytes]) -> bytes:
    """The neighbourhoods of letters beyond ASCII that some language has often: for each a line of its n-gram, and in which of the languages.

    The languages of a script are the bits of a number; a letter of one script says nothing of the languages of another.
    """
    rows: dict[str, int] = {}
    sizes = {script: zlib.decompress(tables[script]).split(b"\n", 1)[0].count(b"\t") + 1 for script in LOOKED_UP_IN}
    first = 0
    for script, size in sizes.items():
        others = (1 << sum(sizes.values())) - 1 - ((1 << size) - 1 << first)
        rows |= {gram: others | bits << first for gram, bits in find_known(tables[script]).items()}
        first += size
    grams = sorted(rows)
    width = (first + 7) // 8
    head = "\t".join(map(str, sizes.values())) + "\n" + "\t".join(grams) + "\n"
    return zlib.compress(head.encode() + b"".join(rows[gram].to_bytes(width, "big") for gram in grams), 9)


def find_known(table: bytes) -> dict[str, int]:
    """The n-grams of three around a letter beyond ASCII that some language has often, and the languages that have them, as bits."""
    head, _, names, weights = zlib.decompress(table).split(b"\n", 3)
    size = head.count(b"\t") + 1
    found: dict[str, int] = {}
    for at, gram in enumerate(names.decode().split("\t")):
        row = weights[at * size : at * size + size]
        if len(gram) == 3 and LOOKED_UP.match(gram[1]) and max(row) >= OFTEN:
            found[gram] = sum(1 << place for place, weight in enumerate(row) if weight)
    return found


def main() -> None:
    """Write the tables."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.mkdir(parents=True, exist_ok=True)
    tables = make_tables()
    for script, table in tables.items():
        (target / f"{script}.bin").write_bytes(table)
    (target / "wide.bin").write_bytes(make_wide())
    (target / "known.bin").write_bytes(make_known(tables))


if __name__ == "__main__":
    main()
