"""pandas: `series.cleanse` and `frame.cleanse`, once this module is imported. The extra is `cleanse-text[pandas]`.

The index, the type of the text columns and all other columns stay as they are; nothing is changed in place.
"""

import pandas as pd
import pyarrow as pa

from cleanse.errors import InputError
from cleanse.formats.arrow_text import describe_missing, to_values
from cleanse.formats.base import Fields
from cleanse.run.batch import clean_table
from cleanse.run.columns import added_fields
from cleanse.run.given import check_fields, show
from cleanse.run.spec import PipelineSpec


@pd.api.extensions.register_dataframe_accessor("cleanse")
class CleanseFrame:
    """What a frame can do with cleanse."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame

    def clean(self, spec: PipelineSpec = PipelineSpec(), fields: Fields = Fields()) -> pd.DataFrame:
        """The frame with clean texts and the columns that `clean_batch` adds.

        Raises:
            CleanseError: the recipe is broken, or a column is not there, is there twice, or holds no text.
        """
        check_fields(fields)
        names = dict.fromkeys(name for name in (*fields.texts, fields.source, fields.lang, fields.title) if isinstance(name, str))
        for name in names:
            if name not in self._frame.columns:
                raise InputError(describe_missing(name, [str(column) for column in self._frame.columns]))
        table = pa.table({name: _to_arrow(name, _find_column(self._frame, name)) for name in names})
        cleaned = clean_table(table, spec, fields)
        made = {name: _put_texts(self._frame[name], table[name], cleaned[name]) for name in fields.texts}
        for field in added_fields(fields):
            made[field.name] = pd.Series(cleaned[field.name].to_pylist(), index=self._frame.index, dtype=object)
        return self._frame.assign(**made)


@pd.api.extensions.register_series_accessor("cleanse")
class CleanseSeries:
    """What a series of strings can do with cleanse."""

    def __init__(self, series: pd.Series) -> None:
        self._series = series

    def clean(self, spec: PipelineSpec = PipelineSpec()) -> pd.DataFrame:
        """A frame of the clean `text` and the columns that `clean_batch` adds."""
        return self._series.to_frame("text").cleanse.clean(spec)

    def text(self, spec: PipelineSpec = PipelineSpec()) -> pd.Series:
        """The clean texts alone."""
        return self.clean(spec)["text"].rename(self._series.name)


def _find_column(frame: pd.DataFrame, name: str) -> pd.Series:
    column = frame[name]
    if frame.columns.nlevels > 1:
        raise InputError(f"the columns have {frame.columns.nlevels} levels; flatten them before cleaning")
    if not isinstance(column, pd.Series):
        raise InputError(f"there are {column.shape[1]} columns {name!r}; rename all but one")
    return column


def _to_arrow(name: str, series: pd.Series) -> pa.Array:
    """A column as Arrow has it; a text with half a surrogate pair, which is no UTF-8, as bytes that are none either.

    Raises:
        InputError: it holds other things beside texts.
    """
    if pd.api.types.is_float_dtype(series.dtype) and series.isna().all():
        return pa.nulls(len(series))  # as pandas reads a column in which nothing stands
    try:
        return pa.array(series, from_pandas=True)
    except (pa.ArrowTypeError, pa.ArrowInvalid, UnicodeEncodeError):
        values = [None if pd.api.types.is_scalar(value) and pd.isna(value) else value for value in series]
        for row, value in enumerate(values):
            if value is not None and not isinstance(value, str):
                raise InputError(f"the column {name!r} holds {show(value)} in row {row}, not text") from None
        coded = [None if value is None else value.encode("utf-8", "surrogatepass") for value in values]
        return pa.array(coded, pa.large_binary()).view(pa.large_string())


def _put_texts(series: pd.Series, old: pa.ChunkedArray, new: pa.ChunkedArray) -> pd.Series:
    """The series with the texts that changed, its nulls as they were."""
    values = [
        value if before == after else after for value, before, after in zip(series, to_values(old), to_values(new), strict=True)
    ]
    kind = "category" if isinstance(series.dtype, pd.CategoricalDtype) else series.dtype
    return pd.Series(values, index=series.index, name=series.name, dtype=kind)
