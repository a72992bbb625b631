"""What each engine makes of the speed of direct cleaning: throughput over `clean_table` on one core, in one run, outputs compared.

    python -m benchmarks.engines [FILE.jsonl[.xz]…] [--rows N] [--only ENGINE]…

The texts are those of the files, or the samples; each row gets a line of its own, so that no text is the same twice. An engine is started
and warmed up on a few rows before its time is taken; then all engines take turns, and the best wall time of each counts. With few rows the
fixed costs of an engine weigh: a job of Spark, processes that are started anew. Engines that are not installed are left out. Ends with 1 if an engine gives other texts or changes than direct cleaning.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

import pyarrow as pa

from benchmarks.gold import read_records
from cleanse import Cleaner, PipelineSpec
from cleanse.run.batch import clean_table

ROUNDS = 3
WARM = 40
CORES = 2
COLUMNS = ("id", "text", "cleanse_changes")
Run = Callable[[pa.Table], pa.Table]


def make_table(files: Sequence[Path], rows: int) -> pa.Table:
    """Rows of texts, as many as are asked for."""
    texts = [record["text"] for path in files for record in read_records(path, "all", 1)]
    if not files:
        samples = Path(__file__).parent.parent / "samples"
        texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(samples.glob("*.raw.txt"))]
    made = [f"{text}\nNote {number} of the benchmark ends here.\n" for number, text in enumerate(islice(cycle(texts), rows))]
    return pa.table({"id": range(rows), "text": made})


def run_direct(table: pa.Table) -> pa.Table:
    return clean_table(table, PipelineSpec())


def make_cleaner(jobs: int) -> Run:
    cleaner = Cleaner()

    def run(table: pa.Table) -> pa.Table:
        cleaned = list(cleaner.clean_many(table["text"].to_pylist(), jobs=jobs))
        changes = pa.array(
            [[change._asdict() for change in one.changes] for one in cleaned],
            run_direct(table.slice(0, 0))["cleanse_changes"].type,
        )
        return pa.table({"id": table["id"], "text": [one.text for one in cleaned], "cleanse_changes": changes})

    return run


def make_spark() -> Run:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    from cleanse.integrations.spark import clean_dataframe

    settings = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.driver.bindAddress": "127.0.0.1"}
    spark = SparkSession.builder.master(f"local[{CORES}]").config(map=settings).getOrCreate()

    def run(table: pa.Table) -> pa.Table:
        return clean_dataframe(spark.createDataFrame(table).repartition(2 * CORES)).toArrow()

    return run


def make_ray() -> Run:
    import ray

    from cleanse.integrations.ray import clean_dataset

    ray.init(num_cpus=CORES, include_dashboard=False, log_to_driver=False)
    ray.data.DataContext.get_current().enable_progress_bars = False

    def run(table: pa.Table) -> pa.Table:
        dataset = clean_dataset(ray.data.from_arrow(table).repartition(2 * CORES))
        return pa.concat_tables(ray.get(dataset.to_arrow_refs()))

    return run


def make_datasets(jobs: int) -> Run:
    import datasets

    from cleanse.integrations.datasets import clean_dataset

    datasets.disable_progress_bars()
    datasets.disable_caching()
    return lambda table: (
        clean_dataset(datasets.Dataset(table), num_proc=None if jobs == 1 else jobs).with_format("arrow")[:].combine_chunks()
    )


def make_datatrove() -> Run:
    from datatrove.data import Document

    from cleanse.integrations.datatrove import Clean

    def run(table: pa.Table) -> pa.Table:
        documents = (Document(row["text"], str(row["id"])) for row in table.to_pylist())
        cleaned = list(Clean().run(documents))
        kind = run_direct(table.slice(0, 0))["cleanse_changes"].type
        changes = pa.array([one.metadata["cleanse_changes"] for one in cleaned], kind)
        return pa.table({"id": table["id"], "text": [one.text for one in cleaned], "cleanse_changes": changes})

    return run


def make_polars() -> Run:
    import polars as pl

    import cleanse.integrations.polars  # noqa: F401

    cleaned = pl.col("text").cleanse.clean().alias("cleaned")
    return lambda table: pl.from_arrow(table).select("id", cleaned).unnest("cleaned").to_arrow()


def make_pandas() -> Run:
    import cleanse.integrations.pandas  # noqa: F401

    return lambda table: pa.Table.from_pandas(table.to_pandas().cleanse.clean(), run_direct(table.slice(0, 0)).schema)


#: name -> the package it needs, how many cores it uses, and what makes its run
ENGINES: dict[str, tuple[str, int, Callable[[], Run]]] = {
    "direct Arrow": ("pyarrow", 1, lambda: run_direct),
    "clean_many": ("pyarrow", 1, lambda: make_cleaner(1)),
    "clean_many, 2 jobs": ("pyarrow", CORES, lambda: make_cleaner(CORES)),
    "polars": ("polars", 1, make_polars),
    "pandas": ("pandas", 1, make_pandas),
    "datasets": ("datasets", 1, lambda: make_datasets(1)),
    "datasets, num_proc=2": ("datasets", CORES, lambda: make_datasets(CORES)),
    "datatrove": ("datatrove", 1, make_datatrove),
    "Ray Data, 2 CPUs": ("ray", CORES, make_ray),
    "Spark, local[2]": ("pyspark", CORES, make_spark),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.engines", description="Throughput of each engine over direct Arrow."
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--rows", type=int, default=2000, metavar="N")
    parser.add_argument("--only", action="append", choices=list(ENGINES), metavar="ENGINE")
    options = parser.parse_args(arguments)
    table = make_table(options.files, options.rows)
    wanted = [name for name in ENGINES if options.only is None or name in options.only or name == "direct Arrow"]
    runs = {name: ENGINES[name][2]() for name in wanted if find_spec(ENGINES[name][0]) is not None}
    same = {name: is_same(run(table.slice(0, WARM)), run_direct(table.slice(0, WARM))) for name, run in runs.items()}
    best = dict.fromkeys(runs, float("inf"))
    direct = run_direct(table)
    for _ in range(ROUNDS):
        for name, run in runs.items():
            begin = perf_counter()
            got = run(table)
            best[name] = min(best[name], perf_counter() - begin)
            same[name] = same[name] and is_same(got, direct)
    size = sum(len(text.encode()) for text in table["text"].to_pylist()) / 1e6
    print(f"{options.rows} texts, {size:.1f} MB; direct Arrow {size / best['direct Arrow']:.2f} MB/s on one core")
    print("| engine | cores | throughput over direct Arrow | output |\n|---|---|---|---|")
    for name in runs:
        ratio = best["direct Arrow"] / best[name]
        print(f"| {name} | {ENGINES[name][1]} | {ratio:.2f} | {'the same' if same[name] else 'DIFFERS'} |")
    return 0 if all(same.values()) else 1


def is_same(one: pa.Table, other: pa.Table) -> bool:
    """Whether two tables hold the same texts and changes, in whatever order of rows."""
    rows = [table.select(COLUMNS).sort_by("id").to_pylist() for table in (one, other)]
    return rows[0] == rows[1]


if __name__ == "__main__":
    sys.exit(main())
