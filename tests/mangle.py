"""Damaged text: sentences in many scripts, read in wrong encodings, cut, mixed with what triggers repair; by a seeded generator."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

SENTENCES = (Path(__file__).parent / "cases" / "repair" / "sentences.txt").read_text(encoding="utf-8").splitlines()
CODECS = ("latin-1", "cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1257", "iso-8859-2", "mac-roman", "cp437")
#: what ftfy looks for, and what stands beside it
ODD = [
    *"abzAZ .,;&<>#?!\n\r\t\x00\x0b\x1a\x1b\x7f\x85\x92\u00a0\u00ad\u2028\u2029\ufeff\ufffc\ufffd",
    *"“”‘’‛‟ʼ«»„‚ﬁŉ＆；＃！＇３　ｶﾞ￦ÃÂâ€™œŒ°éÉÀŁ¤½¼²³µ√≈ØÙ×ÎÐàвЂГўВСРβΒΓΞāı│═§",
    *"\u0301\u0316\u0327\u0338\u093c\u09be\u0f73\u1161\u11a8\u1100\u3099\u0344\u212b\uac00\U0001f600\U0001d15e\ud83d\ude00\udc80",
    *["&amp;", "&AMP;", "&amp;amp;amp;", "&lt;", "&eacute;", "&NTILDE;", "&#38;", "&#x80;", "&#xd83d;", "&nosuch;"],
    *["\x1b[0m", "\x1b[31;1m", "Ã\u00a0", "Â ", "â€œ", "ā€", "вЂ", "í\u00a0½í¸\u0080", "À\u0080", "\r\n"],
]


def misread(rng: Random, text: str) -> str:
    """The text as somebody sees it who takes its UTF-8 for something else; once, twice or not at all."""
    for _ in range(rng.choice((0, 1, 1, 1, 2))):
        text = text.encode("utf-8", "surrogatepass").decode(rng.choice(CODECS), rng.choice(("replace", "ignore")))
    return text


def mangle(rng: Random, text: str) -> str:
    """The text with a few characters put in, taken out or said twice."""
    chars = list(text)
    for _ in range(rng.choice((0, 0, 1, 2, 3, 8))):
        place = rng.randint(0, len(chars))
        what = rng.random()
        if what < 0.7:
            chars.insert(place, rng.choice(ODD))
        elif what < 0.9:
            del chars[place : place + rng.randint(1, 3)]
        else:
            chars[place:place] = chars[place : place + 3]
    return "".join(chars)


def make_texts(seed: int, sentences: list[str] = SENTENCES) -> Iterator[str]:
    """Endless short texts of one to six lines, the same ones for the same seed."""
    rng = Random(seed)
    while True:
        lines = []
        for _ in range(rng.randint(1, 6)):
            line = rng.choice(sentences)
            if rng.random() < 0.4:
                start = rng.randrange(len(line))
                line = line[start : start + rng.randint(1, 30)]
            if rng.random() < 0.4:
                line = misread(rng, line)
            lines.append(mangle(rng, line) + rng.choice(("\n", "\n", "\n", "\r\n", "", " ")))
        yield "".join(lines)
