"""N-grams of four letters, by language: they tell which letter of a few makes a word. Made by tools/damage/longer.py.

Read language by language, when a byte was lost.
"""

import zlib
from functools import lru_cache
from pathlib import Path

from cleanse.text.misread.model import UNIT, load_model

_FILE = Path(__file__).parent / "models" / "longer.bin"
_SIZE = 4
#: weights are whole numbers; this many make a nat
_STEPS = 4
#: what n-grams of three weigh in the models, of what they say
_TRIGRAM = 0.55


@lru_cache(maxsize=4)
def load_longer(language: str) -> dict[str, int]:
    """What each n-gram of a language weighs, in 1/`_STEPS` nats; nothing for a language without them."""
    tags, sizes, data = _FILE.read_bytes().split(b"\n", 2)
    start = 0
    for tag, size in zip(tags.decode().split("\t"), map(int, sizes.split(b"\t")), strict=True):
        if tag == language:
            rows = (line.split("\t") for line in zlib.decompress(data[start : start + size]).decode().split("\n"))
            return {
                grams[at : at + _SIZE]: weight
                for weight, grams in ((int(weight), grams) for weight, grams in rows)
                for at in range(0, len(grams), _SIZE)
            }
        start += size
    return {}


def weigh_longer(word: str, script: str, language: str) -> float | None:
    """How likely a word is, in nats, letter by letter; None for a language that is not known so well.

    >>> weigh_longer("понятие", "Cyrl", "ru") > weigh_longer("понстие", "Cyrl", "ru")
    True
    """
    weights = load_longer(language)
    if not weights:
        return None
    model = load_model(script)
    padded = f" {word.lower()} "
    first = model.pick(model.weigh_gram(padded[:3]), language)
    rest = sum(weights.get(padded[at : at + _SIZE], 0) for at in range(len(padded) - _SIZE + 1))
    return first / UNIT / _TRIGRAM + rest / _STEPS
