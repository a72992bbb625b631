"""What commands print is UTF-8, whatever the locale says."""

import re
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from cleanse.__main__ import main
from tests.cli.run import write

RULES = """\
version: 1
rules:
  - id: my/test
    why: Строка
    do: drop-line
    match: {line: Читать дальше}
    test: {keep: x}
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["rules", "show", "--no-bundled", "--rules", "правила.yaml", "my/*"],
        ["rules", "list", "--no-bundled", "--rules", "правила.yaml"],
        ["config", "show"],
        ["explain", "правила.yaml"],
    ],
)
def test_what_is_printed_is_utf8(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "правила.yaml", RULES)
    write(tmp_path / "cleanse.toml", 'source = "пример.рф"\n')
    printed = BytesIO()
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(printed, encoding="latin-1"))
    main(arguments)
    assert re.search("[а-я]", printed.getvalue().decode("utf-8"))
