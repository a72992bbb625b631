"""What the plain filter imports, and what it does not; `import cleanse` costs nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

import cleanse.cli
from cleanse.cli import COMMANDS

HEAVY = {"chardet", "ftfy", "langdetect", "pyarrow", "rich", "typer", "yaml", "numpy", "jinja2", "unidecode", "py3langid"}
#: of the standard library, what takes milliseconds and a plain run needs not
SLOW = {
    *("argparse", "asyncio", "dataclasses", "datetime", "difflib", "hashlib"),
    *("inspect", "json", "logging", "pathlib", "tempfile", "tomllib"),
}
#: what only some texts need, or none
SELDOM = {
    f"cleanse.{name}"
    for name in (
        *("changelog", "formats.base", "names.persons", "names.table", "run.many", "steps.structure"),
        *("rulebook.cards", "rulebook.checks", "rulebook.files", "rulebook.scorecard", "rulebook.tables.digest"),
        *("text.damage", "text.decoding", "text.repair", "text.language", "text.misread"),
    )
}
#: modules of the package that a text of three lines imports; when one more is needed, think whether all texts need it
MOST_OWN = 87
SHORT = b"The bridge is open again.\nREAD MORE: Mayor Praises Builders\nTraffic was calm on Monday.\n"


def find_modules(code: str, stdin: bytes = b"") -> set[str]:
    tail = "\nimport sys; sys.stderr.write(' '.join(m for m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code + tail], input=stdin, capture_output=True, check=True)
    return set(done.stderr.decode().split())


def find_loaded(code: str, stdin: bytes = b"") -> set[str]:
    return {name.partition(".")[0] for name in find_modules(code, stdin)}


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


def test_public_names_are_listed_before_they_are_imported() -> None:
    code = "import cleanse; assert {*cleanse.__all__} <= {*dir(cleanse)}"
    assert find_loaded(code) & HEAVY == set()


def test_short_text_imports_little() -> None:
    code = "from cleanse.__main__ import main; main(['-q', '--isolated'])"
    find_modules(code, SHORT)  # the rules are in the cache from now on
    found = find_modules(code, SHORT)
    assert found & (SLOW | SELDOM) == set()
    own = sorted(name for name in found if name.partition(".")[0] == "cleanse")
    assert len(own) <= MOST_OWN, own


def test_importing_the_filter_compiles_no_pattern() -> None:
    code = """
import pathlib, re, signal, typing
def refuse(pattern, flags): raise AssertionError(pattern)
re._compiler.compile = refuse
import cleanse.cli.clean, cleanse.cli.settings
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_listing_the_rules_imports_no_other_command() -> None:
    found = find_modules("from cleanse.__main__ import main; main(['rules', 'list'])")
    assert "cleanse.cli.rules.list" in found
    assert {"cleanse.cli.check", "cleanse.cli.report", "cleanse.cli.rules.lint", "yaml"} & found == set()


def test_help_imports_no_tables_and_nothing_that_takes_longer_than_itself() -> None:
    found = find_modules("from cleanse.__main__ import main; main(['--help'])")
    assert "cleanse.cli.detect" in found
    assert {"cleanse.text.misread.find", "importlib.metadata", "pydantic"} & found == set()
    assert "pydantic" not in find_modules("from cleanse.__main__ import main; main(['rules', 'list'])")


def test_detecting_a_language_imports_nothing_heavy() -> None:
    code = (
        "from cleanse import clean; assert clean('De gemeenteraad besloot maandag de oude brug te herstellen. ' * 3).lang == 'nl'"
    )
    find_loaded(code)  # rules and scorecard are in the cache from now on
    assert find_loaded(code) & (HEAVY - {"ftfy"}) == set()


def test_text_that_needs_no_language_reads_no_profiles() -> None:
    code = "from cleanse import clean; clean('The bridge is open again.\\nREAD MORE: Mayor Praises Builders\\n')"
    tail = "\nimport sys; assert not {'cleanse.text.language.profiles', 'cleanse.text.language.decide'} & sys.modules.keys()"
    subprocess.run([sys.executable, "-c", code + tail], check=True)


def test_command_names_are_those_of_the_files() -> None:
    folder = Path(cleanse.cli.__file__).parent
    found = {
        path.stem if path.parent == folder else path.parent.name
        for path in (*folder.glob("*.py"), *folder.glob("*/__init__.py"))
        if "\ndef register(" in path.read_text("utf-8")
    }
    assert tuple(sorted(found)) == COMMANDS


@pytest.mark.parametrize(
    "code",
    [
        "from cleanse.__main__ import main; main(['-q'])",
        "from cleanse.text.repair import fix_text; assert fix_text('“Größe” — дело ＡＢ') == '\"Größe\" — дело AB'",
    ],
)
def test_text_without_mojibake_needs_no_ftfy(code: str) -> None:
    assert "ftfy" not in find_loaded(code, "Größe: „fein“, déjà vu — слово, שלום, नमस्ते, ３\u3000。\n".encode())
