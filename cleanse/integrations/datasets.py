"""Hugging Face datasets: a dataset or a streamed one, cleaned in Arrow batches. The extra is `cleanse-text[datasets]`.

What was cleaned comes from the cache of `datasets` the next time, unless the recipe, the rules or the version of cleanse are others.
"""

from typing import TypeVar

import pyarrow as pa
from datasets import Dataset, Features, IterableDataset

from cleanse.formats.base import Fields
from cleanse.run.batch import clean_table
from cleanse.run.columns import added_fields
from cleanse.run.digest import digest_rules_and_card
from cleanse.run.given import check_recipe
from cleanse.run.spec import PipelineSpec
from cleanse.version import __version__

AnyDataset = TypeVar("AnyDataset", Dataset, IterableDataset)


def clean_dataset(
    dataset: AnyDataset, spec: PipelineSpec = PipelineSpec(), fields: Fields = Fields(), **options: object
) -> AnyDataset:
    """The dataset with clean texts and what `clean_batch` adds; a format that was set is set again.

    Args:
        dataset: Any rows.
        spec: The recipe.
        fields: Which columns hold texts, and which say what is known of them.
        options: What `map` takes besides, such as `batch_size` and `num_proc`.

    Raises:
        CleanseError: the recipe is broken.
    """
    check_recipe(spec)
    features = dataset.features and Features({**dataset.features, **Features.from_arrow_schema(pa.schema(added_fields(fields)))})
    known = {"spec": spec, "fields": fields, "stamp": f"{__version__} {digest_rules_and_card(spec)}"}
    shape = dataset.format["type"] if isinstance(dataset, Dataset) else None
    cleaned = dataset.with_format("arrow").map(_clean, batched=True, fn_kwargs=known, features=features, **options)
    return cleaned.with_format(shape)


def _clean(table: pa.Table, *, spec: PipelineSpec, fields: Fields, stamp: str) -> pa.Table:  # noqa: ARG001
    """Clean a table; the stamp is for the fingerprint that `datasets` makes of all arguments."""
    return clean_table(table, spec, fields)
