"""Text that somebody read in the wrong table before it came here: which table, and what it said."""

#: what Chinese, Japanese and Korean are written in, as the inside of a character class
EASTERN = "\u2e80-\ud7ff\uf900-\ufaff\uff61-\uff9f"
