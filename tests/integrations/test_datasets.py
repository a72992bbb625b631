"""Hugging Face datasets, in memory and streamed, in one process and two."""

from collections.abc import Iterator
from pathlib import Path

import pytest

datasets = pytest.importorskip("datasets", reason="the extra `datasets` is not installed")

import pyarrow as pa

from cleanse.formats.base import Fields
from cleanse.run.spec import PipelineSpec
from tests.integrations.rows import FIELDS, clean_rows, make_batch, run_example

pytestmark = pytest.mark.integration


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    datasets.disable_progress_bars()
    yield
    datasets.enable_progress_bars()


def make_dataset() -> "datasets.Dataset":
    return datasets.Dataset(pa.Table.from_batches([make_batch()]))


@pytest.mark.parametrize("processes", [None, 2])
def test_datasets_give_what_direct_cleaning_gives(processes: int | None) -> None:
    from cleanse.integrations.datasets import clean_dataset

    got = clean_dataset(make_dataset(), fields=FIELDS, batch_size=7, num_proc=processes)
    assert got.to_list() == clean_rows()


def test_streamed_dataset_is_the_same() -> None:
    from cleanse.integrations.datasets import clean_dataset

    assert list(clean_dataset(make_dataset().to_iterable_dataset(), fields=FIELDS, batch_size=7)) == clean_rows()


def test_other_features_stay_what_they_were() -> None:
    from cleanse.integrations.datasets import clean_dataset

    kinds = datasets.Features({"text": datasets.Value("string"), "label": datasets.ClassLabel(names=["news", "ad"])})
    got = clean_dataset(datasets.Dataset.from_dict({"text": ["A\u00a0b"], "label": [1]}, features=kinds))
    assert got.features["label"] == kinds["label"] and got[0]["label"] == 1 and got[0]["text"] == "A b"


def test_changed_rules_are_not_answered_from_the_cache(tmp_path: Path) -> None:
    from cleanse.integrations.datasets import clean_dataset

    rules = tmp_path / "mine.yaml"
    spec = PipelineSpec(rules=(str(rules),), bundled=False)
    datasets.Dataset.from_dict({"text": ["Trams run.\nWhy did it stop\nAll is well.\nWho rang\n"]}).save_to_disk(tmp_path / "set")
    got = []
    for line in ("Why did it stop", "Who rang"):
        rules.write_text(f"version: 1\nrules:\n  - {{id: my/a, why: A joke, do: drop-line, match: {{line: {line}}}}}\n", "utf-8")
        build_anew()
        got.append(clean_dataset(datasets.load_from_disk(tmp_path / "set"), spec, Fields())[0]["text"])
    assert got == ["Trams run.\nAll is well.\nWho rang\n", "Trams run.\nWhy did it stop\nAll is well.\n"]


def build_anew() -> None:
    """What a new process would do."""
    from cleanse.run import spec

    spec.build.cache_clear()
    spec.build_rules.cache_clear()


def test_example_of_the_page(tmp_path: Path) -> None:
    run_example("datasets", tmp_path)
