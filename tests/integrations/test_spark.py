"""Spark on two local threads: the same bytes as direct cleaning, rules sent to the executors, the job from Parquet to Parquet."""

import gzip
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cleanse.errors import InputError
from cleanse.formats.base import Fields
from cleanse.run.spec import PipelineSpec

pa = pytest.importorskip("pyarrow", reason="the extra `spark` is not installed")
pytest.importorskip("pyspark", reason="the extra `spark` is not installed")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("Spark needs Java 17 or later", allow_module_level=True)

import pyarrow.parquet as pq

from tests.cli.run import run
from tests.integrations.rows import FIELDS, ROWS, clean_rows, make_batch, run_example

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = [pytest.mark.integration, pytest.mark.filterwarnings("ignore:PySpark does not yet fully support:FutureWarning")]
RULE = """version: 1
rules:
  - id: my/tram-joke
    why: The joke under every article
    do: drop-line
    match: {line: Why did the tram stop}
"""


@pytest.fixture(scope="module")
def spark() -> Iterator["SparkSession"]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "7",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    session = SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()
    yield session
    session.stop()


def test_spark_gives_what_direct_cleaning_gives(spark: "SparkSession") -> None:
    from cleanse.integrations.spark import clean_dataframe

    frame = clean_dataframe(spark.createDataFrame(pa.Table.from_batches([make_batch()])).repartition(2), fields=FIELDS)
    got = sorted((row.asDict(recursive=True) for row in frame.collect()), key=lambda row: row["id"])
    assert got == clean_rows()


def test_rule_files_reach_the_executors_and_columns_are_checked_at_once(spark: "SparkSession", tmp_path: Path) -> None:
    from cleanse.integrations.spark import clean_dataframe

    rules = tmp_path / "mine.yaml"
    rules.write_text(RULE, encoding="utf-8")
    frame = spark.createDataFrame([("Trams run.\nWhy did the tram stop\nAll is well.\n",)], ["text"])
    cleaned = clean_dataframe(frame, PipelineSpec(rules=(str(rules),), bundled=False))
    rules.unlink()
    assert [row["text"] for row in cleaned.collect()] == ["Trams run.\nAll is well.\n"]
    rules.write_text(RULE.replace("Why did the tram stop", "All is well."), encoding="utf-8")
    cleaned = clean_dataframe(frame, PipelineSpec(rules=(str(rules),), bundled=False))
    assert [row["text"] for row in cleaned.collect()] == ["Trams run.\nWhy did the tram stop\n"]
    with pytest.raises(InputError, match="there is no column 'body'; there are text"):
        clean_dataframe(frame, fields=Fields(("body",)))


@pytest.mark.usefixtures("spark")
def test_job_cleans_parquet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from cleanse.integrations.spark import main

    pq.write_table(pa.Table.from_batches([make_batch()]), tmp_path / "in.parquet")
    files = [str(tmp_path / "in.parquet"), str(tmp_path / "out")]
    names = ["--source-field", "url", "--lang-field", "lang", "--title-field", "title"]
    assert main([*files, *names, "--names", "off"]) == 0
    assert pq.read_table(tmp_path / "out").to_pylist() == clean_rows(PipelineSpec(names="off"))
    assert main([*files, "--field", "body"]) == 2
    assert capsys.readouterr().err.endswith(
        "cleanse: there is no column 'body'; there are id, text, url, lang, title, score; name one of these\n"
    )
    assert main([*files, "--names", "some"]) == 2
    assert main([*files, "--preset", "encoding"]) == 2
    assert "already exists" in capsys.readouterr().err


@pytest.mark.usefixtures("spark")
def test_job_writes_the_lines_of_json_that_the_filter_writes(tmp_path: Path) -> None:
    from cleanse.integrations.spark import main

    rows = [row for row in ROWS if row["text"] is not None][:9]
    lines = [json.dumps({"n": 1.50, **row}, ensure_ascii=row["id"] % 2 == 0).replace("1.5", "1.50").encode() for row in rows]
    lines += [b'{"text": "Caf\xe9"}', b"no JSON", b'{"text":7}', b"", b'{"text": "A\\u00a0b", "z": 1e3}\r']
    source = tmp_path / "in.jsonl"
    source.write_bytes(b"\n".join([*lines, b""]))
    names = ["--format", "jsonl", "--source-field", "url", "--lang-field", "lang", "--title-field", "title", "--log-field", "log"]
    assert main([str(source), str(tmp_path / "out"), "--compression", "gzip", *names]) == 0
    direct = run("clean", *names, str(source)).stdout
    parts = sorted((tmp_path / "out").glob("part-*.gz"))
    assert b"".join(gzip.decompress(part.read_bytes()) for part in parts) == direct != source.read_bytes()


@pytest.mark.usefixtures("spark")
def test_example_of_the_page(tmp_path: Path) -> None:
    run_example("spark", tmp_path)
