"""Arrow batches: the same texts as one by one, untouched columns without a copy, errors that name the column."""

from collections.abc import Callable

import pytest

from cleanse import Change, Cleaner, clean, revert
from cleanse.errors import InputError, UsageError
from cleanse.formats.base import Fields
from cleanse.run import batch as module
from cleanse.run.batch import clean_batch, clean_batches, clean_table
from cleanse.run.columns import batch_schema
from cleanse.run.spec import PipelineSpec

pa = pytest.importorskip("pyarrow", reason="the extra `arrow` is not installed")
TEXTS = ["Trams run again.\nREAD MORE: Night Buses to Stay\n", None, "", "The bridge is\u00a0open.", "Nothing to do."]
KINDS = [
    pa.string(),
    pa.large_string(),
    pa.string_view(),
    pa.dictionary(pa.int8(), pa.string()),
    pa.dictionary(pa.int32(), pa.large_string()),
]


def make_batch(texts: list[str | None] = TEXTS, kind: object = None) -> "pa.RecordBatch":
    return pa.record_batch({"id": list(range(len(texts))), "text": pa.array(texts).cast(kind or pa.string())})


def addresses(array: "pa.Array") -> list[int | None]:
    return [buffer and buffer.address for buffer in array.buffers()]


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_texts_are_those_of_clean(kind: object) -> None:
    got = clean_batch(make_batch(kind=kind), PipelineSpec())
    assert got.column("text").to_pylist() == [None if text is None else clean(text).text for text in TEXTS]
    assert got.schema.field("text").type == kind
    assert got.schema.names == ["id", "text", "cleanse_changes", "cleanse_lang", "cleanse_flags"]
    got.validate(full=True)


def test_rows_of_changes_are_changes_and_undo_the_text() -> None:
    got = clean_batch(make_batch(), PipelineSpec())
    rows = got.column("cleanse_changes").to_pylist()
    assert rows[0] == [{**clean(TEXTS[0] or "").changes[0]._asdict(), "rules": ["en/teaser/read-more"], "notes": []}]
    assert rows[1] is None and rows[2] == [] and rows[4] == []
    for text, clean_text, row in zip(TEXTS, got.column("text").to_pylist(), rows, strict=True):
        assert text is None or revert(clean_text, [Change(**change) for change in row]) == text


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_untouched_columns_are_not_copied(kind: object) -> None:
    batch = make_batch(["Nothing to do.", None, "Nothing here."], kind)
    got = clean_batch(batch, PipelineSpec())
    assert [addresses(column) for column in got.columns[:2]] == [addresses(column) for column in batch.columns]


def test_other_columns_are_not_copied_where_the_text_changes() -> None:
    batch = make_batch()
    got = clean_batch(batch, PipelineSpec())
    assert addresses(got.column("id")) == addresses(batch.column("id"))
    assert addresses(got.column("text")) != addresses(batch.column("text"))


def test_slices_and_metadata_come_through() -> None:
    batch = make_batch().replace_schema_metadata({"origin": "a test"}).slice(2, 2)
    got = clean_batch(batch, PipelineSpec())
    assert got.column("id").to_pylist() == [2, 3] and got.column("text").to_pylist() == ["", "The bridge is open."]
    assert got.schema.metadata == {b"origin": b"a test"}


def test_texts_within_a_slice_of_structs_are_cleaned_without_a_copy_of_the_rest() -> None:
    rows = [{"head": "A\u00a0b", "body": text, "n": number} if number != 1 else None for number, text in enumerate(TEXTS)]
    batch = pa.record_batch({"meta": pa.array(rows)}).slice(1)
    got = clean_batch(batch, PipelineSpec(), Fields(texts=("meta.head", "meta.body")))
    plain = clean_batch(make_batch(), PipelineSpec()).column("text").to_pylist()
    assert got.column("meta").to_pylist() == [
        row and {**row, "head": "A b", "body": text} for row, text in zip(rows[1:], plain[1:], strict=True)
    ]
    assert addresses(got.column("meta").field("n"))[1] == addresses(batch.column("meta").field("n"))[1]
    assert "meta.body_cleanse_changes" in got.schema.names


@pytest.mark.parametrize("nested", [False, True])
def test_source_and_language_columns_are_used(nested: bool) -> None:
    facts = {"url": ["https://sputniknews.com/x", None], "lang": ["en", None]}
    rows = [{"url": url, "lang": lang} for url, lang in zip(*facts.values(), strict=True)]
    batch = pa.record_batch({"text": ["- Sputnik International\nTrams run.\n"] * 2, **({"meta": rows} if nested else facts)})
    fields = Fields(source="meta.url", lang="meta.lang") if nested else Fields(source="url", lang="lang")
    got = clean_batch(batch, PipelineSpec(), fields)
    assert got.column("text").to_pylist()[0] == "Trams run.\n"
    assert got.column("cleanse_lang").to_pylist()[0] == "en"


def test_two_text_columns_have_two_logs_and_a_title_is_not_said_again_by_itself() -> None:
    article = "Bridge Opens Again\nTrams\u00a0run.\nThe bridge was closed for two years, the council said on Monday.\n"
    batch = pa.record_batch({"title": ["Bridge\u00a0Opens Again"], "text": [article]})
    fields = Fields(texts=("title", "text"), title="title")
    got = clean_batch(batch, PipelineSpec(), fields)
    assert got.column("title").to_pylist() == ["Bridge Opens Again"]
    assert got.column("text").to_pylist() == [Cleaner().clean(article, title="Bridge\u00a0Opens Again").text]
    assert got.schema.names[2:5] == ["title_cleanse_changes", "title_cleanse_lang", "title_cleanse_flags"]


@pytest.mark.parametrize("kind", KINDS, ids=str)
@pytest.mark.parametrize("texts", [TEXTS, [], [None]], ids=["some", "empty", "null"])
def test_schema_is_known_without_data(kind: object, texts: list[str | None]) -> None:
    batch = make_batch(texts, kind)
    assert clean_batch(batch, PipelineSpec()).schema == batch_schema(batch.schema, Fields())


def test_column_of_nulls_alone_stays_one() -> None:
    got = clean_batch(pa.record_batch({"text": pa.nulls(2)}), PipelineSpec(), Fields(title="text"))
    assert got.column("text").type == pa.null() and got.num_rows == 2


def test_invalid_utf8_passes_with_a_flag_and_its_neighbours_are_cleaned() -> None:
    batch = pa.record_batch({"text": pa.array([b"Caf\xe9\xa0", b"A\xc2\xa0b", None]).view(pa.string())})
    got = clean_batch(batch, PipelineSpec(), Fields(title="text"))
    assert got.column("text").view(pa.binary()).to_pylist() == [b"Caf\xe9\xa0", b"A b", None]
    assert [flags and [flag["rule"] for flag in flags] for flags in got.column("cleanse_flags").to_pylist()] == [
        ["bytes/invalid-utf-8"],
        [],
        None,
    ]


def test_narrow_dictionary_that_cannot_hold_the_clean_texts_is_told() -> None:
    names = [f"site{number}.org" for number in range(130)]
    dictionary = pa.DictionaryArray.from_arrays(pa.array([0] * 130, type=pa.int8()), pa.array(["Trams\u00a0run."]))
    batch = pa.record_batch({"text": dictionary, "title": pa.array(names)})
    spec = PipelineSpec(steps=("tests.run.own_steps:end_in_title",))
    with pytest.raises(InputError, match="do not fit into a column of dictionary"):
        clean_batch(batch, spec, Fields(title="title"))


@pytest.mark.parametrize(
    ("columns", "fields", "message"),
    [
        ({"body": ["a"]}, Fields(), "there is no column 'text'; there are body"),
        ({"text": [1]}, Fields(), "the column 'text' holds int64, not text"),
        ({"text": [b"a"]}, Fields(), "the column 'text' holds binary, not text"),
        ({"text": ["a"], "cleanse_lang": ["b"]}, Fields(), "there is a column 'cleanse_lang' already"),
        ({"text": ["a"]}, Fields(lang="l"), "there is no column 'l'"),
        (
            {"text": ["a"], "meta": [{"n": 1}]},
            Fields(lang="meta.l"),
            "the column 'meta' holds struct<n: int64>, without a field 'l'",
        ),
        ({"text": ["a"], "meta": [{"n": 1.5}]}, Fields(lang="meta.n"), "the field 'meta.n' holds double, not text"),
        ({"text": ["a"], "lang": [["en"]]}, Fields(lang="lang"), "the column 'lang' holds list"),
    ],
)
def test_columns_that_do_not_fit_are_named(columns: dict[str, list[object]], fields: Fields, message: str) -> None:
    with pytest.raises(InputError, match=message):
        batch_schema(pa.record_batch(columns).schema, fields)


def test_column_that_is_there_twice_is_refused() -> None:
    batch = pa.RecordBatch.from_arrays([pa.array(["a"]), pa.array(["b"])], names=["text", "text"])
    with pytest.raises(InputError, match="there are 2 columns 'text'"):
        clean_batch(batch, PipelineSpec())


def test_large_batches_are_cut_and_keep_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    batch = make_batch([f"Line\u00a0{number}." for number in range(9)])
    monkeypatch.setattr(module, "LARGEST", batch.slice(0, 2).nbytes)
    parts = list(clean_batches([batch, batch.slice(0, 0)], PipelineSpec()))
    assert max(part.num_rows for part in parts) == 2 and parts[-1].num_rows == 0
    assert pa.Table.from_batches(parts) == pa.Table.from_batches([clean_batch(batch, PipelineSpec())])


@pytest.mark.parametrize(
    ("work", "said"),
    [
        (lambda: clean_batch(make_batch(), Cleaner()), "a PipelineSpec is wanted, not .*; write `cleaner.spec`"),
        (lambda: clean_batch(make_batch(), PipelineSpec(preset="encodin")), "preset 'encodin': one of news, encoding is wanted"),
        (lambda: clean_batch(make_batch(), PipelineSpec(disable="names/*")), r"disable 'names/\*': a tuple of texts is wanted"),
        (lambda: clean_batch(make_batch(), PipelineSpec(drop=["caption"])), r"drop \['caption'\]: a tuple of texts is wanted"),
        (lambda: clean_batch(make_batch(), {}), r"a PipelineSpec is wanted, not \{\} \(dict\)$"),
        (lambda: clean_batch(make_batch(), PipelineSpec(), "text"), "Fields are wanted, not 'text'"),
        (lambda: clean_batch(make_batch(), PipelineSpec(), Fields(0)), "names of columns are wanted"),
        (lambda: clean_batch(make_batch(), PipelineSpec(), Fields("text")), "names of columns are wanted, such as .*'text'"),
        (lambda: clean_batch(make_batch(), PipelineSpec(), Fields(("text", "text"))), "named twice"),
        (lambda: clean_batch(make_batch(), PipelineSpec(), Fields(lang=5)), "a text is wanted, not 5"),
        (lambda: clean_batch(pa.table(make_batch()), PipelineSpec()), "a RecordBatch is wanted, not Table; clean_table"),
        (lambda: clean_table(make_batch(), PipelineSpec()), "a Table is wanted, not RecordBatch; clean_batch"),
    ],
)
def test_what_is_given_wrong_is_told(work: Callable[[], object], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        work()
