"""pandas: `series.cleanse` and `frame.cleanse`, once this module is imported. The extra is `cleanse-text[pandas]`.

The index, the type of the text columns and all other columns stay as they are; nothing is changed in place.
"""

import pandas as pd
import pyarrow as pa

from cleanse.formats.base import Fields
from cleanse.run.batch import clean_table
from cleanse.run.columns import added_fields
from cleanse.run.spec import PipelineSpec


@pd.api.extensions.register_dataframe_accessor("cleanse")
class CleanseFrame:
    """What a frame can do with cleanse."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame

    def clean(self, spec: PipelineSpec = PipelineSpec(), fields: Fields = Fields()) -> pd.DataFrame:
        """The frame with clean texts and the columns that `clean_batch` adds.

        Raises:
            CleanseError: the recipe is broken, or a column is not there or holds no text.
        """
        names = dict.fromkeys(name for name in (*fields.texts, fields.source, fields.lang, fields.title) if name is not None)
        known = [name for name in names if name in self._frame.columns]
        table = pa.table({name: pa.array(self._frame[name], from_pandas=True) for name in known})
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


def _put_texts(series: pd.Series, old: pa.ChunkedArray, new: pa.ChunkedArray) -> pd.Series:
    """The series with the texts that changed, its nulls as they were."""
    values = [
        value if before == after else after for value, before, after in zip(series, old.to_pylist(), new.to_pylist(), strict=True)
    ]
    kind = "category" if isinstance(series.dtype, pd.CategoricalDtype) else series.dtype
    return pd.Series(values, index=series.index, name=series.name, dtype=kind)
