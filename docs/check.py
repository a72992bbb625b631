"""Run every command in the documentation and compare what it prints with what the page says.

A block that starts with ```console holds commands behind "$ " and what they print below; a Python block that holds ">>>" is run as a
doctest. A block behind a comment `<!-- file: NAME -->` is a file that the commands further down find under that name; one behind
`<!-- needs: MODULE -->` is left out, and told, where that module is not installed. The manual page and the list of options are
compared with the command line, the catalogue with the rules. With --write the pages are brought up to date instead; pages that are named are the only ones looked at.

    python docs/check.py [--write] [PAGE]...
"""

import doctest
import importlib.util
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import catalogue
import man
import options

ROOT = Path(__file__).resolve().parent.parent
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_NEEDS = r"^(?:<!-- needs: (\w+) -->\n)?"
_STEP = re.compile(rf"^<!-- file: (\S+) -->\n```\w*\n(.*?)^```$|{_NEEDS}```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PYTHON = re.compile(rf"{_NEEDS}```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def find_pages() -> list[Path]:
    """The pages that may hold commands."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "rules" / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def run_block(block: str, folder: Path) -> str:
    """The block with what its commands print now."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("CLEANSE_")},
        "XDG_CONFIG_HOME": str(folder / ".config"),
        "NO_COLOR": "1",
        "COLUMNS": "100",
        "TERM": "dumb",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    out: list[str] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            done = subprocess.run(["bash", "-c", line[2:]], cwd=folder, env=environment, capture_output=True, check=False)
            printed = (done.stdout + done.stderr).decode("utf-8", "replace")
            out.append(line)
            out.extend(row.rstrip() for row in printed.splitlines())
    return "\n".join(out) + "\n"


def lacks(module: str | None) -> bool:
    """Whether a block needs what is not installed; then that is told."""
    if module is None or importlib.util.find_spec(module) is not None:
        return False
    print(f"docs: a block was left out: {module} is not installed")
    return True


def run_step(step: re.Match[str], folder: Path) -> str:
    """A file is written, and stays as it is; a block of commands comes back with what they print now."""
    name, content, module, commands = step.groups()
    if commands is not None:
        head = "" if module is None else f"<!-- needs: {module} -->\n"
        return step[0] if lacks(module) else f"{head}```console\n{run_block(commands, folder)}```"
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return step[0]


def check_page(page: Path, *, write: bool) -> bool:
    """Whether the page is true; with `write` it is made so. Its commands run in a new folder that has the samples and rules."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for entry in ("samples", "rules"):
            (folder / entry).symlink_to(ROOT / entry)
        os.chdir(folder)
        try:
            return check_blocks(page, folder, write=write)
        finally:
            os.chdir(ROOT)


def check_blocks(page: Path, folder: Path, *, write: bool) -> bool:
    """Whether the page's blocks are true when they are run in this folder, one after the other."""
    text = page.read_text(encoding="utf-8")
    fresh = _STEP.sub(lambda step: run_step(step, folder), text)
    if write:
        page.write_text(fresh, encoding="utf-8")
    elif fresh != text:
        for old, new in zip(_BLOCK.findall(text), _BLOCK.findall(fresh), strict=True):
            if old != new:
                print(f"{page.relative_to(ROOT)} is stale; run python docs/check.py --write\n--- it says\n{old}--- it is\n{new}")
        return False
    tests = [block for module, block in _PYTHON.findall(text) if ">>>" in block and not lacks(module or None)]
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    names: dict[str, object] = {}
    for number, block in enumerate(tests):
        test = doctest.DocTestParser().get_doctest(block, names, f"{page.name}[{number}]", str(page), 0)
        runner.run(test, clear_globs=False)
        names |= test.globs
    return runner.failures == 0


def check_made(page: Path, fresh: str, *, write: bool) -> bool:
    """Whether a page that a program makes is what it makes now; with `write` it is made so."""
    if write:
        page.write_text(fresh, encoding="utf-8")
    elif fresh != page.read_text(encoding="utf-8"):
        print(f"{page.relative_to(ROOT)} is stale; run python docs/check.py --write")
        return False
    return True


def main() -> int:
    """Check all pages; 1 if one is stale."""
    write = "--write" in sys.argv[1:]
    named = [Path(word).resolve() for word in sys.argv[1:] if word != "--write"]
    made = [check_made(module.PAGE, module.make_page(), write=write) for module in (man, options, catalogue)]
    with ProcessPoolExecutor() as pool:
        fine = all([*made, *pool.map(partial(check_page, write=write), named or find_pages())])
    print("docs: all pages are true" if fine else "docs: stale pages")
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
