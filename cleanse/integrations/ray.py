"""Ray Data: a dataset cleaned by all workers of a cluster. The extra is `cleanse-text[ray]`.

Every worker must have cleanse installed; rule files travel with the recipe.
"""

from ray.data import Dataset

from cleanse.formats.base import Fields
from cleanse.run.batch import clean_table
from cleanse.run.carry import take_along
from cleanse.run.spec import PipelineSpec


def clean_dataset(dataset: Dataset, spec: PipelineSpec = PipelineSpec(), fields: Fields = Fields(), **options: object) -> Dataset:
    """The dataset with clean texts and what `clean_batch` adds; lazily, as Ray does.

    Args:
        dataset: Any rows.
        spec: The recipe.
        fields: Which columns hold texts, and which say what is known of them.
        options: What `Dataset.map_batches` takes besides, such as `batch_size`, `concurrency` and `num_cpus`.

    Raises:
        CleanseError: the recipe is broken.
    """
    clean = take_along(clean_table, spec, fields)
    return dataset.map_batches(clean, batch_format="pyarrow", zero_copy_batch=True, **options)
