"""The fast path gives the output and the log of the plain one, whatever the text."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings

from cleanse.changelog.entry import describe
from cleanse.core.reference import take_path
from cleanse.run.check import clean_record
from cleanse.run.log import make_log_writer
from cleanse.run.spec import PipelineSpec, build, make_facts
from tests.mangle import mangle, misread
from tests.strategies import ugly_bytes

SAMPLES = sorted((Path(__file__).parent.parent.parent / "samples").glob("*.raw.txt"))


def clean(data: bytes, *, plain: bool) -> tuple[bytes, list[str]]:
    """The output and the lines of the log, but for the first, which holds the time."""
    spec = PipelineSpec()
    with take_path(plain=plain):
        record = clean_record(data, build(spec), make_facts("example.org", None, "The first tram crosses the bridge"))
        log = make_log_writer(spec)
        list(log.begin())
        return record.output, list(log.add(describe(record)))


def make_mutants(seed: int) -> Iterator[bytes]:
    """Samples with lines moved, said twice, misread and mangled."""
    dice = Random(seed)
    lines = [line for path in SAMPLES for line in path.read_text(encoding="utf-8").split("\n")]
    while True:
        start = dice.randrange(len(lines))
        chosen = lines[start : start + dice.randint(3, 30)]
        if dice.random() < 0.4:
            chosen += dice.choices(lines, k=8)
        if dice.random() < 0.4:
            dice.shuffle(chosen)
        out = [
            misread(dice, line) if dice.random() < 0.05 else mangle(dice, line) if dice.random() < 0.2 else line
            for line in chosen
        ]
        yield "\n".join(out).encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_samples_come_out_the_same(path: Path) -> None:
    data = path.read_bytes()
    assert clean(data, plain=False) == clean(data, plain=True)


def test_mutated_samples_come_out_the_same() -> None:
    for data in islice(make_mutants(1), 60):
        assert clean(data, plain=False) == clean(data, plain=True), data


@settings(max_examples=40, deadline=None)
@given(ugly_bytes)
def test_random_bytes_come_out_the_same(data: bytes) -> None:
    assert clean(data, plain=False) == clean(data, plain=True)
