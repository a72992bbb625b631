"""What can go wrong because of what the user gave: every such error is a `CleanseError`.

The command line prints a `CleanseError` as one line on stderr and ends with status 2. Anything else that is raised is a bug of
cleanse and shows its traceback.
"""


class CleanseError(Exception):
    """Something in the input, the settings or the rules; the message says what, where, and what to do."""


class UsageError(CleanseError):
    """The command line or a setting cannot be understood."""


class InputError(CleanseError):
    """A file cannot be read, written, or decoded as asked."""


class RuleError(CleanseError):
    """A rule file is broken. The message holds every fault found, each with its place."""


class StepError(CleanseError):
    """A step raised something, or returned what is no edit of its text."""


class RevertError(CleanseError):
    """A log does not belong to the text it was applied to."""


def name_once(path: str, message: str) -> str:
    """A message with the file that it is of in front, unless it names that already.

    >>> name_once("a.gz", "it was cut"), name_once("a.gz", "a.gz: it was cut"), name_once("a", "cannot read 'a'")
    ('a.gz: it was cut', 'a.gz: it was cut', "cannot read 'a'")
    """
    return message if repr(path) in message or message.startswith(f"{path}:") else f"{path}: {message}"
