"""Arrow batches: the same texts as one by one, untouched columns without a copy, errors that name the column."""

import pytest

from cleanse import clean
from cleanse.errors import InputError
from cleanse.formats.base import Fields
from cleanse.run.batch import clean_batch
from cleanse.run.spec import PipelineSpec

pa = pytest.importorskip("pyarrow")
TEXTS = ["Trams run again.\nREAD MORE: Night Buses to Stay\n", None, "", "The bridge is\u00a0open.", "Nothing to do."]


def make_batch(texts: list[str | None] = TEXTS, kind: object = None) -> "pa.RecordBatch":
    return pa.record_batch({"id": list(range(len(texts))), "text": pa.array(texts, type=kind or pa.string())})


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string()])
def test_texts_are_those_of_clean(kind: object) -> None:
    got = clean_batch(make_batch(kind=kind), PipelineSpec())
    assert got.column("text").to_pylist() == [None if text is None else clean(text).text for text in TEXTS]
    assert got.schema.field("text").type == kind
    assert got.schema.names == ["id", "text", "cleanse_changes", "cleanse_lang", "cleanse_flags"]


def test_changes_are_the_log_of_the_row() -> None:
    changes = clean_batch(make_batch(), PipelineSpec()).column("cleanse_changes").to_pylist()
    assert changes[0] == [
        {
            "start": 17,
            "end": 48,
            "old": "READ MORE: Night Buses to Stay\n",
            "new": "",
            "rules": ["en/teaser/read-more"],
            "note": None,
        }
    ]
    assert changes[1] is None and changes[2] == [] and changes[4] == []


def test_untouched_columns_are_not_copied() -> None:
    batch = make_batch(["Nothing to do.", "Nothing here."])
    got = clean_batch(batch, PipelineSpec())
    for name in ("id", "text"):
        assert [each and each.address for each in got.column(name).buffers()] == [
            each and each.address for each in batch.column(name).buffers()
        ]


def test_source_and_language_columns_are_used() -> None:
    batch = pa.record_batch(
        {"text": ["- Sputnik International\nTrams run.\n"] * 2, "url": ["https://sputniknews.com/x", None], "lang": ["en", None]}
    )
    got = clean_batch(batch, PipelineSpec(), Fields(source="url", lang="lang"))
    assert got.column("text").to_pylist()[0] == "Trams run.\n"
    assert got.column("cleanse_lang").to_pylist()[0] == "en"


def test_two_text_columns_have_two_logs() -> None:
    batch = pa.record_batch({"title": ["A\u00a0title"], "text": ["A\u00a0text"]})
    got = clean_batch(batch, PipelineSpec(), Fields(texts=("title", "text")))
    assert got.column("title").to_pylist() == ["A title"]
    assert "title_cleanse_changes" in got.schema.names and "text_cleanse_flags" in got.schema.names


@pytest.mark.parametrize(
    ("columns", "fields", "message"),
    [
        ({"body": ["a"]}, Fields(), "there is no column 'text'; there are body"),
        ({"text": [1]}, Fields(), "the column 'text' holds int64, not text"),
        ({"text": ["a"], "cleanse_lang": ["b"]}, Fields(), "there is a column 'cleanse_lang' already"),
        ({"text": ["a"]}, Fields(lang="l"), "there is no column 'l'"),
    ],
)
def test_columns_that_do_not_fit_are_named(columns: dict[str, list[object]], fields: Fields, message: str) -> None:
    with pytest.raises(InputError, match=message):
        clean_batch(pa.record_batch(columns), PipelineSpec(), fields)


def test_empty_batch_has_its_columns() -> None:
    assert clean_batch(make_batch([]), PipelineSpec()).num_rows == 0
