"""What the commands share that only look at texts: reading them, and naming the records that cannot be read."""

from collections.abc import Iterator, Sequence

from cleanse.cli.app import check_word
from cleanse.cli.hint import hint_at_format
from cleanse.cli.inputs import list_files
from cleanse.cli.messages import warn
from cleanse.cli.options import FORMATS
from cleanse.formats.base import Fields
from cleanse.run.texts import Text, Unread, read_texts


def read_told(paths: Sequence[str] | None, form: str, fields: Fields, encoding: str | None) -> Iterator[Text | None]:
    """The texts of files and folders; None in place of a record that cannot be read, which is named on standard error.

    Raises:
        UsageError: there is no such format, or a folder has no file.
        InputError: a file cannot be read to its end.
    """
    check_word("--format", form, FORMATS)
    for path in list_files(paths or ()):
        if path == "-" and form == "auto":
            hint_at_format()
        for one in read_texts(path, fields, form, encoding):
            if isinstance(one, Unread):
                warn(f"{one.place}: {one.why}")
                yield None
            else:
                yield one
