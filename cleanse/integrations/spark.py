"""Apache Spark: a DataFrame cleaned by all executors, and a job that cleans Parquet. The extra is `cleanse-text[spark]`.

    python -m cleanse.integrations.spark IN OUT --source-field url

Every executor must have cleanse installed. Rule files travel with the recipe; modules of own steps go with
`--py-files`.
"""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import pyarrow as pa
from pyspark.errors import AnalysisException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema
from pyspark.sql.types import StructType

from cleanse.errors import CleanseError
from cleanse.formats.base import Fields
from cleanse.run.arguments import parse_job
from cleanse.run.batch import clean_batches
from cleanse.run.carry import Carried, carry, unpack
from cleanse.run.columns import added_fields, batch_schema
from cleanse.run.spec import PipelineSpec, build


def clean_dataframe(frame: DataFrame, spec: PipelineSpec = PipelineSpec(), fields: Fields = Fields()) -> DataFrame:
    """The frame with clean texts and the columns that `clean_batch` adds; lazily, as Spark does.

    Raises:
        CleanseError: the recipe is broken, or a column is not there, holds no text, or would be added twice.
    """
    build(spec)
    batch_schema(to_arrow_schema(frame.schema), fields)
    schema = StructType([*frame.schema, *from_arrow_schema(pa.schema(added_fields(fields)))])
    return frame.mapInArrow(partial(_clean, carried=carry(spec), fields=fields), schema)


def _clean(batches: Iterable[pa.RecordBatch], carried: Carried, fields: Fields) -> Iterator[pa.RecordBatch]:
    return clean_batches(batches, unpack(carried), fields)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the job and return the exit status: 0, or 2 for a mistake in the options, the rules, the paths or the columns."""
    parser = argparse.ArgumentParser("python -m cleanse.integrations.spark", description="Clean Parquet on Spark.")
    parser.add_argument("--master", metavar="URL", help="where to run, such as local[2]; spark-submit tells it by itself")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        job = parse_job(parser, arguments)
        builder = SparkSession.builder.appName("cleanse")
        spark = (builder.master(job.options.master) if job.options.master else builder).getOrCreate()
        clean_dataframe(spark.read.parquet(job.input), job.spec, job.fields).write.parquet(job.output)
    except (CleanseError, AnalysisException) as error:
        print(f"cleanse: {error}".splitlines()[0], file=sys.stderr)  # noqa: T201
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
