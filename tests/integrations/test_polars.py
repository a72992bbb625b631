"""polars: expressions in eager, lazy and streamed frames."""

from pathlib import Path

import pytest

pl = pytest.importorskip("polars", reason="the extra `polars` is not installed")
pytest.importorskip("pyarrow", reason="the extra `polars` is not installed")

from cleanse import Cleaner
from cleanse.errors import UsageError
from cleanse.run.spec import PipelineSpec
from tests.integrations.rows import ROWS, clean_rows, make_batch, run_example
from tests.run import own_steps

pytestmark = pytest.mark.integration


def make_frame() -> "pl.DataFrame":
    import cleanse.integrations.polars  # noqa: F401

    frame = pl.from_arrow(make_batch())
    assert isinstance(frame, pl.DataFrame)
    return frame


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_polars_gives_what_direct_cleaning_gives(engine: str) -> None:
    frame = make_frame()
    own_steps.SEEN.clear()
    spec = PipelineSpec(steps=("tests.run.own_steps:see",))
    cleaned = pl.col("text").cleanse.clean(spec, source=pl.col("url"), lang=pl.col("lang"), title=pl.col("title"))
    lazy = frame.lazy().select(pl.exclude("text"), cleaned.alias("cleaned")).unnest("cleaned")
    got = lazy.collect(engine=engine)
    assert len(own_steps.SEEN) == sum(row["text"] is not None for row in ROWS)
    assert got.to_dicts() == clean_rows()
    assert lazy.collect_schema() == got.schema


def test_text_alone_keeps_its_name_and_an_empty_frame_its_columns() -> None:
    frame = make_frame().select(body="text")
    text = pl.col("body").cleanse.text(PipelineSpec(preset="encoding"), lang=pl.lit("en"))
    assert frame.select(text).columns == ["body"]
    assert frame.clear().select(text).schema == {"body": pl.String}
    assert frame.select(text)["body"][0] == "Trams run again.\nREAD MORE: Night Buses to Stay\nThe bridge is open.\n"


@pytest.mark.parametrize("kind", [pl.Categorical, pl.Enum(["a\u00a0b"])])
def test_categories_come_out_as_strings(kind: object) -> None:
    make_frame()
    frame = pl.DataFrame({"text": pl.Series(["a\u00a0b", None], dtype=kind)})
    got = frame.select(pl.col("text").cleanse.text(PipelineSpec(preset="encoding")))["text"]
    assert (got.dtype, got.to_list()) == (pl.String, ["a b", None])


def test_broken_recipe_is_told_where_it_is_written() -> None:
    make_frame()
    with pytest.raises(UsageError, match="write `cleaner"):
        pl.col("text").cleanse.clean(Cleaner())
    with pytest.raises(UsageError, match="there is no module 'nowhere'"):
        pl.col("text").cleanse.clean(PipelineSpec(steps=("nowhere:shout",)))


def test_example_of_the_page(tmp_path: Path) -> None:
    run_example("polars", tmp_path)
