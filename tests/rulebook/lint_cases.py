"""The cases of the linter: a rule file as text, where it lies, and all that is said of it."""

import re
import tempfile
import unicodedata
from pathlib import Path

from cleanse.rulebook.lint import lint_files


def show(text: str) -> str:
    r"""Put characters in place of their names.

    >>> show(r"a\N{COLON}")
    'a:'
    """
    return re.sub(r"\\N\{([^}]+)\}", lambda found: unicodedata.lookup(found[1]), text)


def lint_case(text: str, path: str = "rules.yaml") -> str:
    """What the linter says of a user's file."""
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        said = "\n".join(fault.render() for fault in lint_files([file]))
        return said.replace(f"{name}/", "")
