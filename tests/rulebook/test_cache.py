"""What was compiled once: found again from any folder, and not more of it than is useful."""

from pathlib import Path

import pytest

from cleanse.rulebook import sources
from cleanse.rulebook.tables.cache import KEPT, cache_folder, load_bytes, store_bytes

RULES = """version: 1
rules:
  - {id: my/bell, why: y, do: drop-line, match: {line: Tap the bell of Harwick}, test: {keep: x}}
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "own.yaml").write_text(RULES, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "cache" / "cleanse"


@pytest.mark.parametrize(("is_relative", "compiled"), [(False, 1), (True, 2)])
def test_set_is_found_again_from_another_folder(
    *, is_relative: bool, compiled: int, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = "own.yaml" if is_relative else str(tmp_path / "here" / "own.yaml")
    for folder in ("here", "there"):
        monkeypatch.chdir(tmp_path / folder)
        assert sources.load_ruleset([path], bundled=False).find_rule("my/bell") is not None
    assert len(list(cache.glob("rules-*.bin"))) == compiled


@pytest.mark.parametrize("name", ["words.txt", "deep/er/words.txt", "../words.txt", "my words.txt"])
def test_changed_list_is_another_set(tmp_path: Path, name: str) -> None:
    """Wherever it stands: a rule file names lists by their path from its own folder."""
    path = tmp_path / "here" / "own.yaml"
    path.write_text(
        RULES.replace("rules:", f'slots: {{word: "{name}"}}\nrules:').replace(
            "line: Tap the bell of Harwick", "like: '{word} Tap the bell'"
        ),
        encoding="utf-8",
    )
    words = path.parent / name
    words.parent.mkdir(parents=True, exist_ok=True)
    digests = set()
    for word in ("Please", "Now", "Please"):
        words.write_text(f"{word}\n", encoding="utf-8")
        digests.add(sources.load_ruleset([str(path)], bundled=False).digest)
    assert len(digests) == 2


def test_text_that_only_ends_like_a_list_is_none(tmp_path: Path) -> None:
    path = tmp_path / "here" / "own.yaml"
    path.write_text(RULES.replace("Tap the bell of Harwick", "Tap the bell " * 40 + "x.txt"), encoding="utf-8")
    assert sources.load_ruleset([str(path)], bundled=False).find_rule("my/bell") is not None


def test_files_of_a_kind_that_were_used_last_stay() -> None:
    store_bytes("names-of-all", b"n")
    for number in range(KEPT + 3):
        store_bytes(f"rules-{number:02}", bytes([number]))
        assert load_bytes("rules-00") == b"\0"
    found = [load_bytes(f"rules-{number:02}") is not None for number in range(KEPT + 3)]
    assert found == [True] + 3 * [False] + (KEPT - 1) * [True]
    assert load_bytes("names-of-all") == b"n"


def test_cache_that_may_only_be_read_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    store_bytes("rules-1", b"x")

    def refuse(path: str) -> None:
        raise PermissionError(1, "Operation not permitted", path)

    monkeypatch.setattr("os.utime", refuse)
    assert load_bytes("rules-1") == b"x"


def test_full_disk_leaves_nothing_behind(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", refuse)
    store_bytes("rules-1", b"x")
    assert load_bytes("rules-1") is None and list(cache.iterdir()) == []


def test_user_without_a_home_has_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    with pytest.raises(FileNotFoundError):
        cache_folder()
    store_bytes("rules-1", b"x")
    assert load_bytes("rules-1") is None and not Path("~").exists()
