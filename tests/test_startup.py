"""What the plain filter imports, and what it does not; `import cleanse` costs nothing."""

import subprocess
import sys

import pytest

from cleanse.__main__ import COMMANDS
from cleanse.cli.app import find_commands

HEAVY = {"ftfy", "langdetect", "pyarrow", "rich", "typer", "yaml", "numpy", "jinja2", "unidecode"}


def find_loaded(code: str, stdin: bytes = b"") -> set[str]:
    tail = "\nimport sys; sys.stderr.write(' '.join(m for m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code + tail], input=stdin, capture_output=True, check=True)
    return {name.partition(".")[0] for name in done.stderr.decode().split()}


@pytest.mark.parametrize(
    "code",
    [
        "import cleanse",
        "from cleanse.__main__ import main; main(['--version'])",
        "from cleanse.__main__ import main; main([])",
        "from cleanse.__main__ import main; main(['--source', 'example.org', '-'])",
    ],
)
def test_nothing_heavy_is_imported(code: str) -> None:
    find_loaded("from cleanse.__main__ import main; main([])")  # the rules are in the cache from now on
    assert find_loaded(code, b"Trams run again.\nREAD MORE: Buses\n") & HEAVY == set()


def test_command_names_are_those_of_the_files() -> None:
    assert find_commands() == COMMANDS
