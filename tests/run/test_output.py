"""Outputs appear whole or not at all."""

import os
from pathlib import Path

import pytest

from cleanse.errors import InputError
from cleanse.run.output import open_new, remove_partial


def test_run_that_is_told_to_end_as_the_file_comes_to_be_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create = os.open

    def stop(path: str, flags: int, mode: int) -> int:
        os.close(create(path, flags, mode))
        assert len(list(tmp_path.iterdir())) == 1
        raise SystemExit(143)

    monkeypatch.setattr(os, "open", stop)
    with pytest.raises(SystemExit), open_new(str(tmp_path / "out.txt")):
        pass
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []


def test_reader_of_another_output_that_goes_away_is_no_fault_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(BrokenPipeError), open_new(str(tmp_path / "log.jsonl")):
        raise BrokenPipeError
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("reason", [RuntimeError, BrokenPipeError, SystemExit])
def test_what_stands_nowhere_else_is_kept_whatever_the_reason(tmp_path: Path, reason: type[BaseException]) -> None:
    def write() -> None:
        with open_new(str(tmp_path / "log.jsonl"), is_precious=True) as output:
            output.stream.write(b"what was changed")
            raise reason

    with pytest.raises(reason):
        write()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"log.jsonl": b"what was changed"}


@pytest.mark.parametrize("name", ["file/out.txt", "nowhere/out.txt", "x" * 300])
def test_name_that_cannot_be_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(InputError, match="cannot write"), open_new(str(tmp_path / name)):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_file_gets_the_mode_of_the_one_it_replaces(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_bytes(b"old")
    target.chmod(0o640)
    mode = target.stat().st_mode
    with open_new(str(target)) as output:
        output.stream.write(b"new")
        assert target.read_bytes() == b"old"
    assert (target.read_bytes(), target.stat().st_mode) == (b"new", mode)


@pytest.mark.parametrize("name", ["x" * 250 + ".txt", "\u0436" * 125 + ".txt", "\u6a4b" * 83 + ".txt", "x" * 231, "[x]*.txt"])
def test_long_name_is_written(tmp_path: Path, name: str) -> None:
    with open_new(str(tmp_path / name)) as output:
        output.stream.write(b"new")
        (half,) = (path for path in tmp_path.iterdir() if path.name != name)
        assert half.name.startswith(f".{name[:50]}") and half.name.endswith(".partial")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {name: b"new"}
    half.touch()
    remove_partial(tmp_path, name)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_hidden_files_of_others_stay(tmp_path: Path) -> None:
    others = [".notes.partial", ".a.txt.gz.00c0ffee.partial", ".a.txt.draft.partial", ".00c0ffee.partial"]
    for name in (*others, ".a.txt.00c0ffee.partial", ".b.txt.00c0ffee.partial"):
        (tmp_path / name).touch()
    remove_partial(tmp_path, "a.txt")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*others, ".b.txt.00c0ffee.partial"])
    remove_partial(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted({*others} - {".a.txt.gz.00c0ffee.partial"})
