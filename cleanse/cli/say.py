"""What commands print: UTF-8 whatever the locale says, with escapes for what UTF-8 cannot hold."""

from cleanse.cli.files import open_output


def say(text: str, end: str = "\n") -> None:
    """Print a text to standard output, at once, so that it stands before a message that follows.

    Raises:
        InputError: it cannot be written.
    """
    with open_output(None) as stream:
        stream.write(encode(text + end))


def encode(text: str) -> bytes:
    """The bytes of a text; half of a surrogate pair as its escape.

    >>> encode("\\u00fc\\ud800")
    b'\\xc3\\xbc\\\\ud800'
    """
    return text.encode("utf-8", "backslashreplace")
