"""Apache Spark: a DataFrame cleaned by all executors, and a job that cleans Parquet or JSON lines. The extra is `cleanse-text[spark]`.

    python -m cleanse.integrations.spark IN OUT --source-field url

Every executor must have cleanse. Rule files travel with the recipe; modules of own steps go with `--py-files`.
"""

import argparse
import os
import sys
from collections.abc import Sequence

try:
    import pyarrow as pa
    from pyspark.errors import AnalysisException
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema
    from pyspark.sql.types import StructType
except ModuleNotFoundError as error:
    error.msg += "; Spark needs packages of its own: pip install 'pyspark[sql]' pyarrow"
    if __name__ != "__main__":
        raise
    print(f"cleanse: {error}", file=sys.stderr)  # noqa: T201
    sys.exit(2)

from cleanse.errors import CleanseError
from cleanse.formats.base import Fields
from cleanse.run.arguments import parse_job
from cleanse.run.batch import clean_batches
from cleanse.run.carry import take_along
from cleanse.run.columns import added_fields, batch_schema
from cleanse.run.json_batch import clean_json_batches
from cleanse.run.spec import PipelineSpec


def clean_dataframe(frame: DataFrame, spec: PipelineSpec = PipelineSpec(), fields: Fields = Fields()) -> DataFrame:
    """The frame with clean texts and the columns that `clean_batch` adds; lazily, as Spark does.

    Raises:
        CleanseError: the recipe is broken, or a column is not there, holds no text, or would be added twice.
    """
    clean = take_along(clean_batches, spec, fields)
    batch_schema(to_arrow_schema(frame.schema), fields)
    schema = StructType([*frame.schema, *from_arrow_schema(pa.schema(added_fields(fields)))])
    return frame.mapInArrow(clean, schema)


def clean_lines(frame: DataFrame, spec: PipelineSpec = PipelineSpec(), fields: Fields = Fields()) -> DataFrame:
    """The frame of one column, whose rows are lines of JSON, with what the filter makes of each line.

    Raises:
        CleanseError: the recipe is broken.
    """
    return frame.mapInArrow(take_along(clean_json_batches, spec, fields), frame.schema)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the job and return the exit status: 0, or 2 for a mistake in the options, the rules, the paths or the columns."""
    parser = argparse.ArgumentParser("python -m cleanse.integrations.spark", description="Clean Parquet or JSON lines on Spark.")
    parser.add_argument("--master", metavar="URL", help="where to run, such as local[2]; spark-submit tells it by itself")
    parser.add_argument("--format", choices=("parquet", "jsonl"), default="parquet")
    parser.add_argument("--log-field", metavar="NAME", help="JSON lines: the field that the changes are put in; none otherwise")
    parser.add_argument("--compression", metavar="NAME", help="how Spark compresses the output, such as gzip")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        job = parse_job(parser, arguments)
        given = job.options
        builder = SparkSession.builder.appName("cleanse")
        spark = (builder.master(given.master) if given.master else builder).getOrCreate()
        if given.format == "jsonl":
            lines = spark.read.text(job.input, lineSep="\n").select("value")
            cleaned = clean_lines(lines, job.spec, job.fields._replace(log=given.log_field))
            cleaned.write.text(job.output, compression=given.compression, lineSep="\n")
        else:
            cleaned = clean_dataframe(spark.read.parquet(job.input), job.spec, job.fields)
            cleaned.write.parquet(job.output, compression=given.compression)
    except (CleanseError, AnalysisException) as error:
        print(f"cleanse: {error}".splitlines()[0], file=sys.stderr)  # noqa: T201
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
