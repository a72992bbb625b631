"""What is said where an engine is not installed."""

import runpy
import sys

import pytest


def test_job_without_spark_names_the_extra(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.setitem(sys.modules, "pyspark.errors", None)
    monkeypatch.delitem(sys.modules, "cleanse.integrations.spark", raising=False)
    with pytest.raises(SystemExit) as end:
        runpy.run_module("cleanse.integrations.spark", run_name="__main__")
    told = capsys.readouterr().err
    assert end.value.code == 2
    assert told.count("\n") == 1 and told.endswith("Spark needs packages of its own: pip install 'pyspark[sql]' pyarrow\n")
