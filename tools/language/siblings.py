"""Make the table that tells two siblings apart: `cleanse/text/language/siblings.tsv`, from lingua's models.

    python tools/language/siblings.py [FILE]

For each pair, five letters within a word say how much likelier the second language makes them than the first. What both use alike is
left out. The smallest share below keeps what is seen once in a large corpus from saying much.
"""

import math
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from sources import read_shares

#: the two languages with lingua's names for them
PAIRS = (("id", "ms"), ("hr", "bs"))
LENGTH = 5
#: what n-grams that a model does not hold count for
FLOOR = 3e-6
#: weights are stored in whole numbers; this many make a nat
UNIT = 8
#: the least weight that is stored
LEAST = 6
TARGET = Path(__file__).parent.parent.parent / "cleanse" / "text" / "language" / "siblings.tsv"


def make_rows() -> list[str]:
    """One row for each n-gram that tells: the pair, the n-gram, its weight, above 0 where it speaks for the second language."""
    rows = []
    for pair in PAIRS:
        first, second = (read_shares(name, LENGTH) for name in pair)
        for gram in sorted(first.keys() | second.keys()):
            weight = round(UNIT * math.log((second.get(gram, 0) + FLOOR) / (first.get(gram, 0) + FLOOR)))
            if abs(weight) >= LEAST:
                rows.append("\t".join((*pair, gram, str(weight))))
    return rows


def main() -> None:
    """Write the table."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.write_text("\n".join(make_rows()) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
