"""Rule files and folders that are named and hold nothing that can be read: told, with status 2."""

from pathlib import Path

import pytest

from cleanse.__main__ import main
from tests.cli.run import write

RULE = "version: 1\nrules:\n  - id: my/zorp\n    why: A button.\n    match: {line: Zorp the trams now}\n    do: drop-line\n"
TEXT = "The bridge is open.\nZorp the trams now\n"


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


@pytest.mark.parametrize("name", ["a.YAML", "a.Yml"])
def test_suffix_of_a_rule_file_may_be_in_capitals(here: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    write(here / "r" / name, RULE)
    assert main(["--rules", "r", "a.txt"]) == main(["--rules", f"r/{name}", "a.txt"]) == 0
    assert capsys.readouterr() == ("The bridge is open.\n" * 2, "")


def test_rule_file_that_is_named_as_a_text_is_told_once_a_run(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(here / "mine" / "a.yaml.txt", RULE)
    write(here / "mine" / "b.yaml", RULE.replace("zorp", "zarp").replace("Zorp", "Zarp"))
    assert main(["--rules", "mine", "a.txt"]) == 0
    told = "cleanse: mine/a.yaml.txt: not read, since rule files end in .yaml or .yml; rename it to a.yaml\n"
    assert capsys.readouterr() == (TEXT, told)


@pytest.mark.parametrize(
    ("name", "mend"),
    [("dir.yaml/a.yaml.txt", "rename a.yaml.txt to a.yaml"), ("dir.yaml/notes.md", "their names end in .yaml or .yml")],
)
def test_folder_without_a_rule_file_is_refused(here: Path, name: str, mend: str, capsys: pytest.CaptureFixture[str]) -> None:
    write(here / name, RULE)
    for command in ([], ["check"], ["diff"], ["explain"]):
        assert main([*command, "--rules", "dir.yaml", "a.txt"]) == 2
        out, err = capsys.readouterr()
        assert not out and err.count("\n") == 1 and f"dir.yaml: there is no rule file in this folder; {mend}" in err


def test_lists_alone_are_something(here: Path) -> None:
    write(here / "r" / "lists" / "desks.txt", "Desk\n")
    assert main(["--rules", "r", "a.txt"]) == 0


def test_folder_of_the_user_may_be_empty(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(here / "config"))
    (here / "config" / "cleanse" / "rules").mkdir(parents=True)
    assert main(["a.txt"]) == 0 and capsys.readouterr().err == ""
    write(here / "config" / "cleanse" / "rules" / "a.yml.txt", RULE)
    assert main(["a.txt"]) == 2 and "rename a.yml.txt to a.yml" in capsys.readouterr().err


def test_lists_of_a_folder_fill_slots_where_its_rules_are_tested(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(here / "filled" / "lists" / "desks.txt", "Harwick Desk\n")
    like = RULE.replace("{line: Zorp the trams now}", '{like: "Zorped by {desk}"}')
    write(here / "filled" / "a.yaml", f"{like}    test: {{drop: Zorped by Harwick Desk, keep: Zorped by nobody}}\n")
    assert main(["rules", "test", "filled"]) == 0
    assert main(["rules", "lint", "filled"]) == 0
    write(here / "good.txt", "Zorped by Harwick Desk\n")
    assert main(["rules", "lint", "filled", "--control", "good.txt"]) == 0
    told = capsys.readouterr()
    assert "1 rule, 2 cases, 0 failed" in told.err
    assert "takes (und): Zorped by Harwick Desk" in told.out + told.err
