"""What a wheel ships: the same set as the checkout's, places that hold everywhere, and own rules on top of it."""

from pathlib import Path

import pytest

from cleanse.rulebook import packing, sources
from cleanse.rulebook.sources import load_ruleset
from cleanse.rulebook.tables import packed
from tests.sets import merge


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    (folder / "rules").symlink_to(sources.bundled_root())
    packing.write_packs(folder)
    return folder


@pytest.fixture
def wheel(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (packing, sources):
        monkeypatch.setattr(module, "bundled_root", lambda: shipped / "rules")
    for module in (packed, sources):
        monkeypatch.setattr(module, "bundled_folder", lambda: str(shipped / "rules"))


OWN = """version: 1
rules:
  - id: my/bell
    why: y
    do: drop-line
    match: {line: Tap the bell of Harwick}
    test: {keep: x}
override:
  - {id: en/teaser/read-more, why: another reason}
disable: [ru/ui/opened-material]
"""


@pytest.mark.usefixtures("wheel")
def test_shipped_set_is_that_of_the_checkout() -> None:
    shipped = load_ruleset()
    files = sources.read_files(sources.find_bundled())
    checkout = merge(files, sources.read_lists(sources.bundled_root()), len(files))
    assert shipped.digest == checkout.digest
    assert all(rule.place.path.startswith("rules/") for rule in shipped.rules)


@pytest.mark.usefixtures("wheel")
def test_own_rules_change_what_was_shipped(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(OWN, encoding="utf-8")
    for _ in range(2):  # read, and from the cache
        ruleset = load_ruleset([str(path)])
        assert ruleset.find_rule("my/bell") is not None
        assert ruleset.find_rule("ru/ui/opened-material") is None
        changed = ruleset.find_rule("en/teaser/read-more")
        assert changed is not None and changed.why == "another reason"


@pytest.mark.usefixtures("wheel")
def test_pack_of_another_version_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    assert packed.load_set() is not None
    monkeypatch.setattr(packed, "HEAD", b"cleanse 0.0.0 layout 0\n")
    assert packed.load_set() is None and packed.load_files() is None
