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
    with pytest.raises(InputError, match="there is no column 'body'; there are text, odd; name one of these"):
        frame.cleanse.clean(fields=Fields(("body",)))
    with pytest.raises(InputError, match="holds int64, not text"):
        pd.DataFrame({"text": [1]}).cleanse.clean()


@pytest.mark.parametrize("dtype", [float, "Float64"])
def test_column_without_any_text_is_a_column_of_nulls(dtype: object) -> None:
    make_frame()
    frame = pd.DataFrame({"text": pd.Series([None, None], dtype=dtype), "n": [1, 2]})
    got = frame.cleanse.clean()
    pd.testing.assert_frame_equal(got[["text", "n"]], frame)
    assert got["cleanse_changes"].isna().all()


def test_columns_that_cannot_be_told_apart_are_refused() -> None:
    make_frame()
    with pytest.raises(InputError, match="there are 2 columns 'text'; rename all but one"):
        pd.DataFrame([["a", "b"]], columns=["text", "text"]).cleanse.clean()
    with pytest.raises(InputError, match="the columns have 2 levels"):
        pd.DataFrame([["a"]], columns=pd.MultiIndex.from_tuples([("text", "a")])).cleanse.clean()


def test_what_is_no_text_is_named_with_its_row() -> None:
    make_frame()
    with pytest.raises(InputError, match=r"the column 'text' holds 5 \(int\) in row 2, not text"):
        pd.Series(["a", None, 5], dtype=object).to_frame("text").cleanse.clean()
    with pytest.raises(InputError, match=r"the column 'text' holds \[1\] \(list\) in row 1, not text"):
        pd.Series(["a\udcff", [1]], dtype=object).to_frame("text").cleanse.clean()


def test_text_that_is_no_unicode_stays_with_a_flag() -> None:
    make_frame()
    texts = pd.Series(["ok\u00a0go", "odd\udcff\u00a0x", None], dtype=object)
    got = texts.cleanse.clean()
    assert got["text"].tolist() == ["ok go", "odd\udcff\u00a0x", None]
    assert [flag["rule"] for flag in got["cleanse_flags"][1]] == ["bytes/invalid-utf-8"]


def test_example_of_the_page(tmp_path: Path) -> None:
    run_example("pandas", tmp_path)
