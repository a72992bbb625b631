"""Texts with CR LF lose and keep the same lines as with LF: a mended line end beside a cut says nothing of the cut."""

from pathlib import Path

import pytest

from cleanse import Cleaner

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.raw.txt"))
DAYS = ("Friday", "Monday", "Tuesday", "Sunday")


def check_alike(cleaner: Cleaner, text: str) -> str:
    one, other = cleaner.clean(text), cleaner.clean(text.replace("\n", "\r\n"))
    assert other.text.replace("\r\n", "\n") == one.text
    assert [flag[2:] for flag in other.flags] == [flag[2:] for flag in one.flags]
    return one.text


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_samples(path: Path) -> None:
    check_alike(Cleaner(), path.read_bytes().decode("utf-8", "replace").replace("\r", "").replace("\n\n", "\n"))


def test_long_thread_is_free() -> None:
    article = "".join(
        f"The bridge over the Wick was opened on {day} by the mayor, and the trams will cross it from now on, "
        "she said to the people who had come to see it.\n"
        for day in DAYS
    )
    comments = "".join(
        f"swimmer{number}, {number % 28 + 1}/1/2012 08:{number:02}\nI {'really ' * (number % 5)}think that number {number} is a fine thing "
        "for the town and whoever lives beside the water, but it cost too much money\n"
        for number in range(40)
    )
    left = check_alike(Cleaner(lang="en"), f"{article}\nPost a comment\n{comments}")
    assert left.rstrip() == article.rstrip(), "more than the valve allows, but it is a thread"


def test_foreign_line_beside_a_dropped_one() -> None:
    line = "Правительство обсудило новый закон о {} в области, сообщил министр в понедельник вечером журналистам."
    lines = [line.format(word) for word in ("дорогах", "мостах", "школах", "парках")]
    text = "\n".join([*lines[:2], "Зебра полосатая строка", "bluebird panel overview", *lines[2:]]) + "\n"
    left = check_alike(Cleaner(drop_line=["Зебра полосатая строка"]), text)
    assert left.splitlines() == lines
