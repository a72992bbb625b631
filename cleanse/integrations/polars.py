"""polars: `pl.col("text").cleanse.clean()`, once this module is imported. The extra is `cleanse-text[polars]`."""

from functools import partial

import polars as pl
import pyarrow as pa

from cleanse.formats.base import Fields
from cleanse.run.batch import clean_table
from cleanse.run.columns import batch_schema
from cleanse.run.given import check_recipe
from cleanse.run.spec import PipelineSpec, build

_FACTS = Fields(source="source", lang="lang", title="title")
_TEXT = pa.schema([("text", pa.large_string())])
_KINDS = pl.from_arrow(batch_schema(_TEXT, Fields()).empty_table()).schema


@pl.api.register_expr_namespace("cleanse")
class CleanseExpression:
    """What an expression of strings can do with cleanse."""

    def __init__(self, expression: pl.Expr) -> None:
        self._expression = expression

    def clean(
        self,
        spec: PipelineSpec = PipelineSpec(),
        *,
        source: pl.Expr | None = None,
        lang: pl.Expr | None = None,
        title: pl.Expr | None = None,
    ) -> pl.Expr:
        """A struct of the clean `text` and what `clean_batch` adds, to be taken apart by the frame's `unnest`.

        Args:
            spec: The recipe.
            source: The domain or URL of each text.
            lang: Its language.
            title: Its title.

        Raises:
            CleanseError: the recipe is broken.
        """
        check_recipe(spec)
        build(spec)
        nothing = pl.lit(None, pl.String)
        known = {"source": source, "lang": lang, "title": title}
        facts = (nothing.alias(name) if value is None else value.alias(name) for name, value in known.items())
        rows = pl.struct(self._expression.alias("text"), *facts)
        clean = partial(_clean, spec=spec)
        return rows.map_batches(clean, return_dtype=pl.Struct(_KINDS), is_elementwise=True)

    def text(self, spec: PipelineSpec = PipelineSpec(), **known: pl.Expr) -> pl.Expr:
        """The clean text alone, under the name that the column had; arguments as `clean`."""
        name = self._expression.meta.output_name()
        return self.clean(spec, **known).struct.field("text").alias(name)


def _clean(rows: pl.Series, spec: PipelineSpec) -> pl.Series:
    frame = rows.struct.unnest()
    if isinstance(frame.schema["text"], (pl.Categorical, pl.Enum)):  # a text that is clean may be none of an Enum's
        frame = frame.with_columns(pl.col("text").cast(pl.String))
    table = clean_table(frame.to_arrow(), spec, _FACTS)
    return pl.from_arrow(table).select(_KINDS.names()).cast(dict(_KINDS)).to_struct(rows.name)
