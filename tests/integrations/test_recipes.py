"""The recipes of the documentation for systems that need no module of ours."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.integrations.rows import find_example, run_example

pytestmark = pytest.mark.integration


@pytest.mark.filterwarnings("ignore::DeprecationWarning:spacy", "ignore::DeprecationWarning:weasel")
def test_spacy(tmp_path: Path) -> None:
    pytest.importorskip("spacy", reason="spaCy is not installed")
    run_example("spacy", tmp_path)


def test_scrapy(tmp_path: Path) -> None:
    """A crawler takes its whole process."""
    pytest.importorskip("scrapy", reason="Scrapy is not installed")
    code, expected = find_example("scrapy")
    script = tmp_path / "crawl.py"
    script.write_text(code, encoding="utf-8")
    done = subprocess.run([sys.executable, script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == (expected, "", 0)
