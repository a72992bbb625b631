"""What the plain filter imports, and what it does not; `import cleanse` costs nothing."""

import subprocess
import sys

import pytest

from cleanse.__main__ import COMMANDS
from cleanse.cli.app import find_commands

HEAVY = {"chardet", "ftfy", "langdetect", "pyarrow", "rich", "typer", "yaml", "numpy", "jinja2", "unidecode", "py3langid"}


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


def test_detecting_a_language_imports_nothing_heavy() -> None:
    code = (
        "from cleanse import clean; assert clean('De gemeenteraad besloot maandag de oude brug te herstellen. ' * 3).lang == 'nl'"
    )
    assert find_loaded(code) & (HEAVY - {"ftfy"}) == set()


def test_text_that_needs_no_language_reads_no_profiles() -> None:
    code = "from cleanse import clean; clean('The bridge is open again.\\nREAD MORE: Mayor Praises Builders\\n')"
    tail = "\nimport sys; assert not {'cleanse.text.profiles', 'cleanse.text.language'} & sys.modules.keys()"
    subprocess.run([sys.executable, "-c", code + tail], check=True)


def test_command_names_are_those_of_the_files() -> None:
    assert find_commands() == COMMANDS


@pytest.mark.parametrize(
    "code",
    [
        "from cleanse.__main__ import main; main(['-q'])",
        "from cleanse.text.repair import fix_text; assert fix_text('“Größe” — дело ＡＢ') == '\"Größe\" — дело AB'",
    ],
)
def test_text_without_mojibake_needs_no_ftfy(code: str) -> None:
    assert "ftfy" not in find_loaded(code, "Größe: „fein“, déjà vu — слово, שלום, नमस्ते, ３\u3000。\n".encode())
