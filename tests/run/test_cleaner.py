"""One cleaner for many texts: in order, by several threads and processes, after a journey as bytes."""

import inspect
import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count, islice

import pytest

from cleanse import Cleaned, Cleaner
from cleanse.errors import InputError, StepError
from cleanse.run.spec import PipelineSpec
from tests.run import own_steps

TEXTS: list[str | bytes] = [
    text
    for number in range(12)
    for text in (
        f"Trams run again on line {number}.\nREAD MORE: Night Buses to Stay\nThe bridge is\u00a0open.\n",
        f"Yevgeny Antonov drives number {number}. Mr Evgeny Antonov likes it.\nShare\n".encode(),
        f"Die Br\u00c3\u00bccke Nummer {number} ist wieder offen.\nMEHR ZUM THEMA\n",
        f"Caf\xe9 num\xe9ro {number}, d\xe9j\xe0 ouvert en f\xe9vrier".encode("latin-1"),
    )
]


def facts(cleaned: Cleaned) -> tuple[object, ...]:
    return cleaned.text, cleaned.changes, cleaned.flags, cleaned.lang, cleaned.encoding, cleaned.revert()


def test_the_defaults_are_those_of_the_recipe() -> None:
    taken = inspect.signature(Cleaner).parameters.values()
    own = {one.name: one.default for one in taken if one.kind is one.KEYWORD_ONLY}
    assert own == {"source": None, "lang": None} | PipelineSpec._field_defaults


def test_many_is_each_in_order() -> None:
    cleaner = Cleaner()
    assert [facts(one) for one in cleaner.clean_many(TEXTS)] == [facts(cleaner.clean(text)) for text in TEXTS]


def test_several_processes_give_the_same() -> None:
    cleaner = Cleaner(steps=[own_steps.hide_phones])
    assert [facts(one) for one in cleaner.clean_many(TEXTS, jobs=2)] == [facts(one) for one in cleaner.clean_many(TEXTS)]


def test_a_stream_without_end_is_read_as_needed() -> None:
    cleaner = Cleaner(preset="encoding")
    read = []

    def texts() -> Iterator[str]:
        for number in count():
            read.append(number)
            yield f"Line\u00a0{number}"

    got = cleaner.clean_many(texts(), jobs=2)
    assert [one.text for one in islice(got, 70)] == [f"Line {number}" for number in range(70)]
    assert len(read) < 400


def test_a_mistake_in_a_process_is_told() -> None:
    with pytest.raises(StepError, match="own_steps:fail: ValueError: cannot read Trams"):
        list(Cleaner(steps=[own_steps.fail]).clean_many(TEXTS[:1], jobs=2))


def test_a_process_that_dies_is_told() -> None:
    with pytest.raises(InputError, match="a process died"):
        list(Cleaner(steps=[own_steps.die]).clean_many(TEXTS[:1], jobs=2))


def test_threads_share_a_cleaner() -> None:
    cleaner = Cleaner(min_confidence="medium")  # a recipe that no other test has built
    with ThreadPoolExecutor(8) as pool:
        got = list(pool.map(lambda text: facts(cleaner.clean(text)), TEXTS))
    assert got == [facts(cleaner.clean(text)) for text in TEXTS]


def test_pickled_cleaner_and_cleaned_are_the_same() -> None:
    cleaner = Cleaner(source="sputniknews.com", lang="en", keep=["teaser"], steps=[own_steps.hide_phones])
    again = pickle.loads(pickle.dumps(cleaner))
    for text in TEXTS[:4]:
        cleaned = cleaner.clean(text)
        assert facts(again.clean(text)) == facts(cleaned) == facts(pickle.loads(pickle.dumps(cleaned)))
