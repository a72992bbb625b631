"""Made-up texts of one site: each with paragraphs of its own, and around them what all have."""

from random import Random

_SUBJECTS = [
    "bridge",
    "harbour",
    "ferry",
    "market",
    "mill",
    "orchard",
    "council",
    "tram",
    "library",
    "lighthouse",
    "quarry",
    "bakery",
]
_VERBS = ["closed", "opened", "moved", "lost", "found", "repaired", "painted", "sold", "flooded", "named", "counted", "measured"]
_TIMES = [
    "on Monday",
    "last winter",
    "before noon",
    "in the rain",
    "after a vote",
    "without a word",
    "for the first time",
    "at low tide",
]


def make_paragraph(random: Random, sentences: int = 4) -> str:
    """A paragraph that no other text has."""
    parts = []
    for _ in range(sentences):
        subject, verb, time = random.choice(_SUBJECTS), random.choice(_VERBS), random.choice(_TIMES)
        parts.append(
            f"The {subject} of {random.randrange(100, 999)} houses was {verb} {time}, said number {random.randrange(10**6)}."
        )
    return " ".join(parts)


def make_text(number: int, above: str = "", below: str = "", between: str = "", first: str = "") -> str:
    """An article of two paragraphs with lines above, below and between them, and one below the title."""
    random = Random(number)
    title = f"A Title of Its Own for Text {make_word(number)}"
    parts = [above, title, first, make_paragraph(random), between, make_paragraph(random), below]
    return "\n".join(part for part in parts if part) + "\n"


def make_word(number: int) -> str:
    """A word for a number, since figures count for nothing."""
    return "".join("bcdfghjklm"[int(digit)] + "a" for digit in str(number))
