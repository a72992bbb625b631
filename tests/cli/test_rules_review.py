"""`cleanse rules review`: each proposal is shown and answered, and nothing but its status changes."""

import subprocess
import sys
from pathlib import Path

import pytest

from cleanse.rulebook.files.status import decide, find_proposed
from tests.cli.run import run

RULES = """\
version: 1
rules:
  # the bell of the site
  #   in 9 of 9
  - id: my/bell
    why: A bell  # status: proposed
    do: drop-line
    status: proposed
    match: {line: "Tap the bell"}
    test:
      keep: |
        status: proposed
        # of the text

  # a drum
  - id: my/drum
    why: A drum
    do: drop-line
    status: 'proposed'
    match: {line: Tap the drum}
  - {id: my/gong, why: A gong, do: drop-line, status: proposed, match: {line: Tap the gong}}
  - {id: my/horn, why: A horn, do: drop-line, match: {line: Blow the horn}}
names:
  - id: my/orlov
    status: proposed
    canonical: {en: Sergei Orlov}
    variants: [Sergey Orlov]
"""
STATUS = ('status: proposed\n    match: {line: "Tap', "'proposed'", "status: proposed, match", "status: proposed\n    canonical")


def review(path: Path, answers: str) -> "subprocess.CompletedProcess[bytes]":
    done = run("rules", "review", str(path), stdin=answers)
    assert done.returncode == 0, done.stderr.decode()
    return done


def change(text: str, *words: str) -> str:
    """The file with other words in place of its first statuses."""
    for old, new in zip(STATUS, words, strict=False):
        assert text.count(old) == 1
        text = text.replace(old, old.replace("'proposed'", new).replace("proposed", new) if new else old)
    return text


@pytest.mark.parametrize(
    ("answers", "words", "told"),
    [
        ("y\nn\ns\ny\n", ("active", "rejected", "", "active"), "2 set active, 1 rejected, 1 still proposed"),
        ("n\na\n", ("rejected", "active", "active", "active"), "3 set active, 1 rejected, 0 still proposed"),
        ("s\nYes\nq\n", ("", "active"), "1 set active, 0 rejected, 3 still proposed"),
        ("what\ny\n", ("active",), "1 set active, 0 rejected, 3 still proposed"),
        ("", (), "0 set active, 0 rejected, 4 still proposed"),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_answers_change_the_status_alone(answers: str, words: tuple[str, ...], told: str, ends: str, tmp_path: Path) -> None:
    path = tmp_path / "my.yaml"
    path.write_bytes(RULES.replace("\n", ends).encode())
    assert review(path, answers).stderr.decode() == f"{told}\n"
    assert path.read_bytes().decode() == change(RULES, *words).replace("\n", ends)


def test_entry_is_shown_with_what_stands_above_it(tmp_path: Path) -> None:
    path = tmp_path / "my.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + RULES.encode())
    shown = review(path, "s\ns\n?\nq\n").stdout.decode()
    assert shown.startswith("  # the bell of the site\n  #   in 9 of 9\n  - id: my/bell\n    why: A bell  # status: proposed\n")
    assert "my/bell, 4 left: use it? [y,n,s,a,q,?] s\n  # a drum\n  - id: my/drum\n" in shown
    assert "my/gong, 2 left: use it? [y,n,s,a,q,?] ?\ny: use it (status: active)\n" in shown
    assert path.read_bytes() == b"\xef\xbb\xbf" + RULES.encode()
    review(path, "n\n")
    assert path.read_bytes() == b"\xef\xbb\xbf" + change(RULES, "rejected").encode()


def test_file_may_be_edited_while_a_question_waits(tmp_path: Path) -> None:
    path = tmp_path / "my.yaml"
    path.write_text(RULES, encoding="utf-8")
    command = [sys.executable, "-m", "cleanse", "rules", "review", str(path)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdin is not None and process.stdout is not None
    for old, new, answer in (("rules:\n", "rules:\n  # all of this site\n", b"y\n"), ("'proposed'", "rejected", b"a\n")):
        shown = b""
        while not shown.endswith(b"use it? [y,n,s,a,q,?] "):
            byte = process.stdout.read(1)
            assert byte, "it ended before it asked"
            shown += byte
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        process.stdin.write(answer)
        process.stdin.flush()
    assert process.communicate()[1].decode().splitlines() == ["3 set active, 0 rejected, 0 still proposed"]
    expected = change(RULES, "active", "rejected", "active", "active").replace("rules:\n", "rules:\n  # all of this site\n")
    assert path.read_text(encoding="utf-8") == expected


def test_entries_are_set_in_any_order() -> None:
    entries = find_proposed(RULES, "my.yaml")
    expected = change(RULES, *["active"] * len(entries))
    assert decide(RULES, entries[::-1], "active") == decide(RULES, entries, "active") == expected


def test_file_that_is_broken_is_told_and_left(tmp_path: Path) -> None:
    path = tmp_path / "my.yaml"
    path.write_text(RULES.replace("do: drop-line", "do: dorp-line"), encoding="utf-8")
    done = run("rules", "review", str(path), stdin="y\n")
    assert done.returncode == 2
    assert f'{path}:7:9: my/bell: do: "dorp-line" is not known' in done.stderr.decode()
    assert path.read_text(encoding="utf-8") == RULES.replace("do: drop-line", "do: dorp-line")


def test_file_that_is_no_utf8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "my.yaml"
    path.write_bytes(RULES.replace("A bell", "A b\u00e9ll").encode("latin-1"))
    done = run("rules", "review", str(path), stdin="y\n")
    assert (done.returncode, b"the file is not UTF-8" in done.stderr) == (2, True)
