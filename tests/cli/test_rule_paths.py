"""Rule files and folders that are named and hold nothing that can be read: told, with status 2."""

from pathlib import Path

import pytest

from cleanse.__main__ import main
from tests.cli.run import write

RULE = "- id: my/tap\n  match:\n    line: Tap here for trams\n"
TEXT = "The bridge is open.\nTap here for trams\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A text in an empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "a.txt", TEXT)
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ["--rules", "r/shut.yaml", "a.txt"],
        ["--rules", "r", "a.txt"],
        ["rules", "diff", "bundled", "r/shut.yaml", "--on", "a.txt"],
    ],
)
def test_rule_file_that_cannot_be_read_is_told(
    here: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shut = Path(write(here / "r" / "shut.yaml", RULE))
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == shut.name:
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)  # root may read everything
    assert main(arguments) == 2
    assert capsys.readouterr().err == "cleanse: cannot read 'r/shut.yaml': Permission denied\n"
