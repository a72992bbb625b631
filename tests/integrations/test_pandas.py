"""pandas: accessors of frames and series; what is no text stays as it was."""

from pathlib import Path

import pytest

pd = pytest.importorskip("pandas", reason="the extra `pandas` is not installed")
pytest.importorskip("pyarrow", reason="the extra `pandas` is not installed")

from cleanse.errors import InputError
from cleanse.formats.base import Fields
from cleanse.run.spec import PipelineSpec
from tests.integrations.rows import FIELDS, ROWS, clean_rows, run_example

pytestmark = pytest.mark.integration


def make_frame() -> "pd.DataFrame":
    import cleanse.integrations.pandas  # noqa: F401

    return pd.DataFrame(ROWS, dtype=object).set_index("id", drop=False)


def test_pandas_gives_what_direct_cleaning_gives() -> None:
    frame = make_frame()
    before = frame.copy(deep=True)
    got = frame.cleanse.clean(fields=FIELDS)
    assert got.to_dict("records") == clean_rows()
    pd.testing.assert_frame_equal(frame, before)


@pytest.mark.parametrize("kind", ["object", "string", "category", "string[pyarrow]"])
def test_index_type_and_nulls_stay(kind: str) -> None:
    make_frame()
    texts = pd.Series(["A\u00a0b.", None, "C."], index=["x", "y", "y"], dtype=kind, name="body")
    got = texts.cleanse.text(PipelineSpec(preset="encoding"))
    assert got.dtype.name == texts.dtype.name and list(got.index) == ["x", "y", "y"] and got.name == "body"
    assert got.isna().tolist() == [False, True, False]
    assert got.iloc[0] == "A b." and got.iloc[2] == "C."


def test_columns_that_do_not_fit_are_told_and_odd_ones_are_left_alone() -> None:
    frame = make_frame()[["text"]].assign(odd=[object() for _ in ROWS])
    assert frame.cleanse.clean()["odd"].equals(frame["odd"])
    with pytest.raises(InputError, match="there is no column 'body'"):
        frame.cleanse.clean(fields=Fields(("body",)))
    with pytest.raises(InputError, match="holds int64, not text"):
        pd.DataFrame({"text": [1]}).cleanse.clean()


def test_example_of_the_page(tmp_path: Path) -> None:
    run_example("pandas", tmp_path)
