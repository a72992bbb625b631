"""What other tools start: the hook for pre-commit runs as it is written."""

import shlex
from pathlib import Path

import yaml

from tests.cli.run import run
from tests.report.logs import BRIDGE, PLAIN

ROOT = Path(__file__).parent.parent.parent


def test_the_hook_takes_several_files_and_fails_where_something_would_change(tmp_path: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    program, *arguments = shlex.split(hook["entry"])
    assert program == "cleanse"
    for raw in (BRIDGE, PLAIN):
        (tmp_path / str(raw.name)).write_text(raw.text, encoding="utf-8")
    assert run(*arguments, "bridge.txt", "plain.txt", cwd=tmp_path).returncode == 1
    assert run(*arguments, "plain.txt", "plain.txt", cwd=tmp_path).returncode == 0
