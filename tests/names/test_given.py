"""The list of given names as it is kept in the cache."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cleanse.names import given
from tests.calls import refuse_calls


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    given._names.cache_clear()
    yield tmp_path
    given._names.cache_clear()


def test_cached_list_is_the_list(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = given._names()
    assert len(list(cache.rglob("given-*.bin"))) == 1
    given._names.cache_clear()
    refuse_calls(monkeypatch, given, "compile_names")
    stored = given._names()
    assert list(stored.listed.pairs()) == list(fresh.listed.pairs())
    assert list(stored.plain.pairs()) == list(fresh.plain.pairs())
    assert stored[2:] == fresh[2:]


def test_broken_cache_is_as_good_as_none(cache: Path) -> None:
    fresh = given._names()
    (path,) = cache.rglob("given-*.bin")
    path.write_bytes(path.read_bytes()[:-9])
    given._names.cache_clear()
    assert list(given._names().listed.pairs()) == list(fresh.listed.pairs())
