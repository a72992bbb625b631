"""Write the words that leftovers are made of: `python tools/known_words.py SENTENCES.jsonl.gz`.

A word is the beginning that the scorecard compares. It counts when `PATTERNS` patterns of the bundled rules hold it, those for single sites aside, and
`RARE` times more patterns than clean sentences do (records with `text`).
"""

import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path

from cleanse.rulebook.vocabulary.words import find_pieces, is_dense
from cleanse.run.spec import PipelineSpec, build_rules
from cleanse.text.fold import fold_text

PATTERNS, RARE = 2, 3
OUT = Path(__file__).parent.parent / "cleanse" / "rulebook" / "vocabulary" / "known-words.txt"
HEAD = "# Words that leftovers are made of; written by tools/known_words.py from the bundled rules.\n"


def pieces_of(text: str) -> set[str]:
    """The beginnings of a text's words."""
    folded = fold_text(text)
    return {piece for piece in find_pieces(folded, dense=is_dense(folded)) if re.fullmatch(r"\w+", piece)}


def main(path: str) -> None:
    """Count in rules and sentences, and write what is left."""
    known: Counter[str] = Counter()
    for rule in build_rules(PipelineSpec()).rules:
        if rule.do.startswith("drop") and not rule.id.startswith("site/"):
            for pattern in rule.patterns:
                known.update(pieces_of(re.sub(r"\{[^}]*\}", " ", pattern)))
    usual: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            usual.update(pieces_of(json.loads(line)["text"]))
    words = sorted(word for word, count in known.items() if count >= PATTERNS and count >= RARE * usual[word])
    rows = [" ".join(words[at : at + 20]) for at in range(0, len(words), 20)]
    OUT.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(words)} words")


if __name__ == "__main__":
    main(sys.argv[1])
