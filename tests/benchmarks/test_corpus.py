"""The texts of the benchmarks are the same ones each time, and of many languages."""

from benchmarks.corpus import KINDS, SHAPES, make_articles, make_shape, read_sources


def test_articles_are_always_the_same() -> None:
    for kind in KINDS:
        assert list(make_articles(kind, 3)) == list(make_articles(kind, 3)) != list(make_articles(kind, 3, seed=1))


def test_languages_are_many() -> None:
    assert len(read_sources()) >= 20


def test_shapes_have_the_size_that_is_asked_for() -> None:
    assert {len(make_shape(name, 100)) for name in SHAPES} == {100}
