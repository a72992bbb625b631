"""Ray Data on two local workers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

ray = pytest.importorskip("ray", reason="the extra `ray` is not installed")
pytest.importorskip("ray.data", reason="the extra `ray` is not installed")

import pyarrow as pa

from tests.integrations.rows import FIELDS, clean_rows, make_batch, run_example

pytestmark = [pytest.mark.integration, pytest.mark.filterwarnings("ignore::DeprecationWarning:ray")]


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    yield
    ray.shutdown()


@pytest.mark.usefixtures("cluster")
def test_ray_gives_what_direct_cleaning_gives() -> None:
    from cleanse.integrations.ray import clean_dataset

    dataset = ray.data.from_arrow(pa.Table.from_batches([make_batch()])).repartition(3)
    got = clean_dataset(dataset, fields=FIELDS, batch_size=7).take_all()
    assert sorted(got, key=lambda row: row["id"]) == clean_rows()


@pytest.mark.usefixtures("cluster")
def test_example_of_the_page(tmp_path: Path) -> None:
    run_example("ray", tmp_path)
