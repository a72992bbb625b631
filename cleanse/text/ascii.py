"""ASCII keys of text in any script; the only importer of unidecode, which is under the GPL.

A key is for comparing, never for showing: it loses what it cannot say.
"""

from functools import lru_cache


@lru_cache(maxsize=4096)
def ascii_key(text: str) -> str:
    """`text` in lower-case ASCII letters, digits and blanks; lone surrogates are left out.

    >>> ascii_key("Łukašenka"), ascii_key("Łukaš")
    ('lukasenka', 'lukas')
    """
    if text.isascii():
        return text.lower()
    from unidecode import unidecode_expect_nonascii

    kept = "".join(char for char in text if not "\ud800" <= char <= "\udfff")
    return str(unidecode_expect_nonascii(kept)).lower()
