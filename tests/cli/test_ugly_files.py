"""Files that look like what they are not, and names that nothing can be written under."""

import os
import pickle
import tarfile
from pathlib import Path

import pytest

from cleanse.run import output
from tests.cli.run import run

TEXT = "The bridge is open again.\nREAD MORE: Mayor Praises Builders\n"


@pytest.mark.parametrize("kind", ["tar", "pickle"])
def test_archives_of_text_stay_as_they_are(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "data"
    if kind == "tar":
        (tmp_path / "long.txt").write_text(TEXT * 2000, encoding="utf-8")
        with tarfile.open(path, "w") as archive:
            archive.add(tmp_path / "long.txt", "long.txt")
    else:
        path.write_bytes(pickle.dumps([TEXT * 200] * 3))
    before = path.read_bytes()
    done = run("-i", str(path))
    assert (done.returncode, path.read_bytes()) == (0, before)


@pytest.mark.parametrize(
    ("name", "text"), [("a.jsonl", '{"text": "a"}\n'), ("a.csv", "text,id\na,1\n"), ("a.tsv", "text\tid\na\t1\n")]
)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_records_in_a_wide_encoding_are_refused_once(name: str, text: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    done = run(str(path))
    kind = encoding.upper()
    assert (done.returncode, done.stdout) == (2, b"")
    assert (
        done.stderr.decode()
        == f"cleanse: {path}: the records are in {kind}, and read as UTF-8; convert them: iconv -f {kind} -t UTF-8 < FILE\n"
    )


def test_byte_order_mark_of_a_joined_file_is_passed_over() -> None:
    rows = '{"text": "a"}\n\ufeff{"text": "' + TEXT.replace("\n", "\\n") + '"}\n'
    done = run("-f", "jsonl", stdin=rows)
    assert (done.returncode, done.stdout.decode()) == (0, rows.replace("READ MORE: Mayor Praises Builders\\n", ""))


def test_rows_that_end_in_carriage_returns_are_refused() -> None:
    done = run("-f", "csv", stdin="text,id\rTrams run.,1\rREAD MORE: Mayor Praises Builders,2\r")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "its line ends are CR alone" in done.stderr.decode()


def test_marks_behind_backslashes_are_told_of() -> None:
    done = run("-f", "csv", stdin='text,id\n"a \\"b\\"\nc",1\n')
    assert done.returncode == 3 and 'write "" for a mark in a field, not \\"' in done.stderr.decode()


def test_what_is_no_file_is_not_written_over() -> None:
    done = run("-i", os.devnull)
    assert done.returncode == 2 and f"{os.devnull} is no file that could be written over" in done.stderr.decode()


@pytest.mark.parametrize("option", ["-o", "--log"])
def test_empty_names_are_refused(option: str) -> None:
    done = run(option, "", stdin=TEXT)
    assert done.returncode == 2 and "which is no name; is it a variable without a value?" in done.stderr.decode()


@pytest.mark.parametrize("may_give", [True, False])
def test_file_written_over_keeps_its_owner_or_loses_the_right_to_act_as_him(
    may_give: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("before", encoding="utf-8")
    path.chmod(0o4640)
    owner = path.stat()
    given: list[tuple[int, int]] = []

    def chown(_path: object, user: int, group: int) -> None:
        if not may_give:
            raise PermissionError(1, "Operation not permitted")
        given.append((user, group))

    monkeypatch.setattr(output.os, "chown", chown, raising=False)
    monkeypatch.setattr(output.os, "geteuid", lambda: owner.st_uid + 1, raising=False)
    with output.open_new(str(path)) as new:
        new.stream.write(b"after")
    assert path.read_bytes() == b"after"
    assert (given, path.stat().st_mode & 0o7777) == (([(owner.st_uid, owner.st_gid)], 0o4640) if may_give else ([], 0o640))


@pytest.mark.parametrize("name", ["XDG_CACHE_HOME", "XDG_CONFIG_HOME"])
def test_relative_folder_of_the_user_is_ignored(name: str, tmp_path: Path) -> None:
    (tmp_path / "here" / "cleanse").mkdir(parents=True)
    (tmp_path / "here" / "cleanse" / "config.toml").write_text("this is no setting", encoding="utf-8")
    done = run(stdin=TEXT, cwd=tmp_path, HOME=str(tmp_path / "home"), **{name: "here"})
    assert (done.returncode, done.stdout.decode()) == (0, "The bridge is open again.\n")
    assert [path.name for path in (tmp_path / "here" / "cleanse").iterdir()] == ["config.toml"]
