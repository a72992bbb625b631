"""Make the table of scripts that cleanse ships, `cleanse/text/scripts.tsv`, from the Unicode character database as fontTools holds it.

    python tools/scripts.py

One row a range: first and last code point in hexadecimal, and the ISO 15924 code of its Script property. Ranges of one script with
nothing but unassigned code points between them are one. Common and Inherited have no rows. Hiragana and Katakana are Jpan, Hangul is
Kore: they stand for a language.
"""

from pathlib import Path

from fontTools.unicodedata import Scripts

TARGET = Path(__file__).parent.parent / "cleanse" / "text" / "scripts.tsv"
_NONE = {"Zyyy", "Zinh"}
_JOINED = {"Hira": "Jpan", "Kana": "Jpan", "Hang": "Kore"}


def make_table() -> str:
    """The rows of the table."""
    rows: list[tuple[int, int, str]] = []
    ends = [*(start - 1 for start in Scripts.RANGES[1:]), 0x10FFFF]
    known = [row for row in zip(Scripts.RANGES, ends, Scripts.VALUES, strict=True) if row[2] != "Zzzz"]
    before = ""
    for start, end, value in known:
        script = _JOINED.get(value, value)
        if script == before and script not in _NONE:
            rows[-1] = (rows[-1][0], end, script)
        elif script not in _NONE:
            rows.append((start, end, script))
        before = script
    return "".join(f"{start:X}\t{end:X}\t{script}\n" for start, end, script in rows)


def main() -> None:
    """Write the table."""
    TARGET.write_text(make_table(), encoding="ascii")


if __name__ == "__main__":
    main()
