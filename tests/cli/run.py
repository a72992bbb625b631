"""The program as its users start it."""

import os
import subprocess
import sys
from pathlib import Path


def run(
    *arguments: str, stdin: bytes | str = b"", cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Start `cleanse` with arguments, what it reads, and variables of the environment."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    variables = {**os.environ, "NO_COLOR": "1", "COLUMNS": "120", **environment}
    return subprocess.run(
        [sys.executable, "-m", "cleanse", *arguments], input=data, capture_output=True, cwd=cwd, env=variables, check=False
    )


def read(*arguments: str, stdin: bytes | str = b"", cwd: Path | None = None, status: int = 0, **environment: str) -> str:
    """What `cleanse` prints; it must end with `status`."""
    done = run(*arguments, stdin=stdin, cwd=cwd, **environment)
    assert done.returncode == status, done.stderr.decode()
    return done.stdout.decode()


def write(path: Path, text: str) -> str:
    """Write a file, with the folders that it needs; its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)
