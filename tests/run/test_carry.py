"""Rule files that travel with a recipe: what comes out elsewhere is the same, also when the files are gone."""

import pickle
import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from cleanse.errors import UsageError
from cleanse.formats.base import Fields
from cleanse.run import carry as module
from cleanse.run.batch import clean_batches
from cleanse.run.carry import carry, take_along, unpack
from cleanse.run.spec import PipelineSpec, build_rules

pa = pytest.importorskip("pyarrow", reason="the extra `arrow` is not installed")
FILE = """version: 1
rules:
  - id: my/{name}
    why: A box under every article
    do: drop-line
    match: {{like: "{name} our {{paper}} today"}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "site"
    for place in (folder, folder / "deep"):
        (place / "lists").mkdir(parents=True)
        (place / "lists" / "papers.txt").write_text("letter\npaper\n", encoding="utf-8")
    (folder / "a.yaml").write_text(FILE.format(name="read"), encoding="utf-8")
    (folder / "deep" / "b.yml").write_text(FILE.format(name="get"), encoding="utf-8")
    (folder / "notes.md").write_text("no rules", encoding="utf-8")
    (tmp_path / "other.yaml").write_text(FILE.format(name="see"), encoding="utf-8")
    (folder / "linked.yaml").symlink_to(tmp_path / "other.yaml")
    return folder


def test_recipe_without_rules_is_itself() -> None:
    spec = PipelineSpec(names="off")
    assert carry(spec).files == () and unpack(carry(spec)) is spec


def test_files_and_lists_arrive_elsewhere(folder: Path) -> None:
    spec = PipelineSpec(rules=(str(folder / "deep" / ".."), str(folder / "a.yaml")), bundled=False)
    digest = build_rules(spec).digest
    carried = pickle.loads(pickle.dumps(carry(spec)))
    shutil.rmtree(folder)
    there = unpack(carried)
    assert [rule.id for rule in build_rules(there).rules] == ["my/read", "my/get", "my/see"]
    assert build_rules(there).digest == digest
    assert not list(folder.parent.rglob("notes.md"))


@pytest.mark.parametrize("name", ["words.txt", "../words.txt", "lists/papers.txt"])
def test_lists_that_a_file_names_arrive_with_it(folder: Path, name: str) -> None:
    path = folder / "deep" / "own.yaml"
    path.write_text(f"version: 1\nslots: {{paper: {name}}}\n" + FILE.format(name="take")[11:], encoding="utf-8")
    (path.parent / name).write_text("gazette\n", encoding="utf-8")
    spec = PipelineSpec(rules=(str(path),), bundled=False)
    digest = build_rules(spec).digest
    carried = carry(spec)
    shutil.rmtree(folder)
    assert build_rules(unpack(carried)).digest == digest


def test_all_processes_of_a_machine_share_the_files_and_others_have_their_own(folder: Path) -> None:
    spec = PipelineSpec(rules=(str(folder / "a.yaml"),))
    first = unpack(carry(spec))
    unpack.cache_clear()
    assert unpack(carry(spec)) == first
    (folder / "a.yaml").write_text(FILE.format(name="see"), encoding="utf-8")
    assert unpack(carry(spec)) != first


def test_cache_that_cannot_be_written_is_done_without(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "cache_folder", lambda: folder / "a.yaml" / "cache")
    monkeypatch.setattr(tempfile, "tempdir", str(folder.parent))
    at_exit: list[Callable[[], object]] = []
    monkeypatch.setattr("atexit.register", lambda *call: at_exit.append(partial(*call)))
    path = folder / "a.yaml"
    path.write_text(path.read_text().replace("{paper}", "{agency}"))  # a file alone has the common lists only
    there = unpack(carry(PipelineSpec(rules=(str(path),), bundled=False)))
    assert there.rules[0].startswith(str(folder.parent / "cleanse-"))
    assert [rule.id for rule in build_rules(there).rules] == ["my/read"]
    for end in at_exit:
        end()
    assert not list(folder.parent.glob("cleanse-*"))


def test_full_disk_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    carried = carry(PipelineSpec(rules=(str(folder / "a.yaml"),)))

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(OSError, match="No space left"):
        unpack(carried)
    assert not list((folder.parent / "cache" / "cleanse").glob(".carried-*"))


def test_function_of_the_data_alone_travels_with_its_recipe() -> None:
    there = pickle.loads(pickle.dumps(take_along(clean_batches, PipelineSpec(preset="encoding"), Fields(("body",)))))
    batch = pa.record_batch({"body": ["A\u00a0b"]})
    assert next(there([batch])).column("body").to_pylist() == ["A b"]
    with pytest.raises(UsageError, match="no module 'nowhere'"):
        take_along(clean_batches, PipelineSpec(steps=("nowhere:shout",)), Fields())
