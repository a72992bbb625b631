"""`cleanse rules new`: what it writes passes its own tests, and spoils no file."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.run import read, run, write

NEWSLETTER = """\
version: 1
rules:
  - id: my/subscribe-to-our-newsletter
    why: Newsletter box
    do: drop-line
    category: ui
    match:
      line: |
        Subscribe to our newsletter
    test:
      keep: |
        “Subscribe to our newsletter”, somebody said.
"""


def shell(command: str, cwd: Path) -> "subprocess.CompletedProcess[bytes]":
    """A command of the shell in which `cleanse` is this checkout's."""
    script = f'cleanse() {{ "{sys.executable}" -m cleanse "$@"; }}; {command}'
    return subprocess.run(["bash", "-c", script], cwd=cwd, capture_output=True, check=False)


def test_new_writes_a_file_that_passes_its_tests(tmp_path: Path) -> None:
    text = read("rules", "new", "--line", "Subscribe to our newsletter", "--why", "Newsletter box")
    assert text == NEWSLETTER
    path = write(tmp_path / "my.yaml", text)
    assert run("rules", "test", path).returncode == 0
    assert read("--rules", path, stdin="A.\nSubscribe to our newsletter\nB.\n") == "A.\nB.\n"


def test_new_appends_to_a_file_that_has_rules(tmp_path: Path) -> None:
    for command in (
        "cleanse rules new --line 'Subscribe to our newsletter' --why 'Newsletter box' >> my.yaml",
        "cleanse rules new --line 'Subscribe to our newsletter!' --why 'The same' >> my.yaml",
        "cleanse rules new --like 'Photo: {person} / {agency}' --why 'A credit' --category credit --lang en --leaves x >> my.yaml",
        "cleanse rules new --text ' | The Post' --why 'Site name' --source thepost.example --leaves 'The Post of Harwick' >> my.yaml",
        r"cleanse rules new --regex '^Updated \d+ ago' --do drop-span --takes 'Updated 5 ago' --leaves x --why 'Age' >> my.yaml",
        "cleanse rules new --text Colour --with Color --id my/spelling --leaves Collar --why 'Spelling' >> my.yaml",
    ):
        done = shell(command, tmp_path)
        assert (done.returncode, done.stderr) == (0, b"")
    path = str(tmp_path / "my.yaml")
    assert (tmp_path / "my.yaml").read_text(encoding="utf-8").startswith(NEWSLETTER)
    assert run("rules", "test", path).stderr == b"6 rules, 13 cases, 0 failed\n"
    # the bundled rules for Burmese have three parts
    ids = [row.split("\t")[0] for row in read("rules", "list", "--rules", path).splitlines() if row.startswith("my/")]
    ids = [one for one in ids if one.count("/") == 1]
    assert ids == [
        "my/photo-person-agency",
        "my/spelling",
        "my/subscribe-to-our-newsletter",
        "my/subscribe-to-our-newsletter-2",
        "my/the-post",
        "my/updated-d-ago",
    ]


def test_new_does_not_spoil_a_file(tmp_path: Path) -> None:
    path = tmp_path / "my.yaml"
    text = NEWSLETTER + "disable: [en/*]\n"
    write(path, text)
    done = shell("cleanse rules new --line 'Read more news' --why x >> my.yaml", tmp_path)
    assert done.returncode == 2 and b"a rule cannot be put at its end" in done.stderr
    assert path.read_text(encoding="utf-8") == text
    write(path, NEWSLETTER)
    done = shell("cleanse rules new --line 'Read more news' --why x --id my/subscribe-to-our-newsletter >> my.yaml", tmp_path)
    assert done.returncode == 2 and b"is there already; choose another with --id" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--why", "x"), "one of --line, --like, --text and --regex is wanted"),
        (("--line", "Read more", "--text", "x", "--why", "x"), "one of --line, --like, --text and --regex is wanted"),
        (("--line", "Read more"), "--why is missing"),
        (("--line", "Read more", "--why", "x", "--do", "drop-all"), "--do drop-all: one of drop-line, drop-span, replace"),
        (("--line", "Read more", "--why", "x", "--do", "drop-span"), "cannot take a whole line"),
        (("--text", "Read more", "--why", "x", "--do", "replace"), "--do replace and --with TEXT belong together"),
        (("--regex", "Read more", "--why", "x"), "add --takes with a line that it matches"),
        (("--regex", "Read (more", "--why", "x", "--takes", "Read more"), "broken regex: missing )"),
        (("--regex", "Read more", "--why", "x", "--takes", "Something"), "'Something' came out as 'Something', not as ''"),
        (("--like", "{person}", "--why", "x"), "holds too little that is fixed"),
        (("--line", "Read more", "--why", "x", "--id", "Mine"), '"Mine" cannot be an id'),
        (("--line", "Read more", "--why", "x", "--category", "adds"), '"adds" is not known; did you mean "ad"?'),
        (("--text", "Read more", "--why", "x", "--leaves", "Read more news"), "'Read more news' came out as 'news'"),
    ],
)
def test_new_tells_what_is_missing_or_fails(arguments: tuple[str, ...], message: str) -> None:
    done = run("rules", "new", *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert message in done.stderr.decode() and b"Traceback" not in done.stderr
