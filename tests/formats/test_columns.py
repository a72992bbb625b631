"""Parquet and Arrow: other columns, types, metadata and row groups stay; texts are those of the other formats; faults are named."""

import json
import sys
from io import BytesIO
from random import Random

import pytest

from cleanse.errors import InputError, RevertError
from cleanse.formats.base import Fields, load_format, open_writer
from tests.run.streaming import clean, give_back

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

TEXTS = ["Trams run again.\nREAD MORE: Night Buses to Stay\n", None, "", "The bridge is\u00a0open.", "Fine."] * 30
WANT = ["Trams run again.\n", None, "", "The bridge is open.", "Fine."] * 30
FORMS = ["parquet", "arrow", "arrow-stream"]


def make_table(texts: list[str | None] = TEXTS, kind: object = None) -> "pa.Table":
    columns = {
        "id": pa.array(range(len(texts)), pa.int16()),
        "text": pa.array(texts, type=kind or pa.string()),
        "tags": pa.array([["a", None]] * len(texts)),
        "site": pa.array(["example.org"] * len(texts)).dictionary_encode(),
    }
    fields = [pa.field(name, column.type, metadata={"of": name}) for name, column in columns.items()]
    return pa.table(columns, schema=pa.schema(fields, metadata={"made": "by us"}))


def write(table: "pa.Table", form: str) -> bytes:
    sink = BytesIO()
    if form == "parquet":
        pq.write_table(table, sink, row_group_size=70, compression={"text": "zstd", "id": "none", "site": "gzip"})
    else:
        make = pa.ipc.new_file if form == "arrow" else pa.ipc.new_stream
        with make(sink, table.schema) as writer:
            writer.write_table(table, max_chunksize=70)
    return sink.getvalue()


def read(data: bytes, form: str) -> "pa.Table":
    if form == "parquet":
        return pq.read_table(BytesIO(data))
    return (pa.ipc.open_file if form == "arrow" else pa.ipc.open_stream)(data).read_all()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())], ids=str)
def test_texts_are_cleaned_and_all_else_stays(form: str, kind: object) -> None:
    table = make_table(kind=kind)
    cleaned = clean(write(table, form), form.partition("-")[0], Fields(source="site", id="id"))
    got = read(cleaned.output, form)
    assert got.column("text").to_pylist() == WANT
    assert got.schema.equals(read(write(table, form), form).schema, check_metadata=True)
    assert got.drop_columns("text").equals(table.drop_columns("text"))
    assert cleaned.totals.texts == 120 and '"record":3,"field":"text","source":"example.org"' in "".join(cleaned.log)
    assert read(give_back(cleaned, form.partition("-")[0]), form).equals(table)


def test_row_groups_and_compressions_stay() -> None:
    source = write(make_table(), "parquet")
    before, after = (pq.ParquetFile(BytesIO(data)).metadata for data in (source, clean(source, "parquet").output))
    assert [after.row_group(n).num_rows for n in range(after.num_row_groups)] == [70, 70, 10]
    for number in range(before.num_columns):
        assert after.row_group(0).column(number).compression == before.row_group(0).column(number).compression


@pytest.mark.parametrize("form", FORMS)
def test_file_without_rows_keeps_its_schema(form: str) -> None:
    data = write(make_table([]), form)
    assert read(clean(data, form.partition("-")[0]).output, form).schema == read(data, form).schema


def test_changes_go_into_a_column() -> None:
    got = read(clean(write(make_table(), "arrow"), "arrow", Fields(log="changes")).output, "arrow")
    row = got.column("changes").to_pylist()[3]
    assert (row[0]["rule"], row[0]["span"], row[0]["old"], row[0]["new"]) == ("space/nbsp", [13, 14], "\u00a0", " ")
    assert got.column("changes").to_pylist()[4] == []


def test_text_that_is_no_utf8_is_named_and_stays_or_goes() -> None:
    texts = pa.array([b"The bridge is\xc2\xa0open", b"a\xffb", b"Fine."]).view(pa.string())
    data = write(pa.table({"text": texts}), "arrow")
    kept = clean(data, "arrow")
    held = read(kept.output, "arrow").column("text").cast(pa.binary()).to_pylist()
    assert held == [b"The bridge is open", b"a\xffb", b"Fine."]
    assert kept.told[0] == "-:2: no UTF-8 in the column 'text'"
    skipped = clean(data, "arrow", skip=True)
    assert read(skipped.output, "arrow").column("text").to_pylist() == ["The bridge is open", "Fine."]
    assert '"raw_hex":"61ff62"' in skipped.rejects[0]
    with pytest.raises(RevertError, match="records were left out"):
        give_back(skipped, "arrow")


def test_missing_pyarrow_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    data = write(make_table(), "parquet")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match=r"Parquet and Arrow need pyarrow: pip install pyarrow"):
        clean(data, "parquet")


@pytest.mark.parametrize(
    ("data", "form", "fields", "message"),
    [
        (b"PAR1 cut", "parquet", Fields(), "this Parquet cannot be read"),
        (b"FEA1 and so on", "arrow", Fields(), "this is Feather V1, which is no Arrow file"),
        (write(pa.table({}), "arrow"), "arrow", Fields(), "there is no column 'text'; there is none at all"),
        (b"ARROW1 cut", "arrow", Fields(), "this Arrow data cannot be read"),
        (write(make_table(), "parquet")[:-9], "parquet", Fields(), "this Parquet cannot be read"),
        (write(make_table(), "arrow-stream")[:3000], "arrow", Fields(), "this Arrow data cannot be read"),
        (write(make_table(), "parquet"), "parquet", Fields(texts=("id",)), "the column 'id' holds int16, not text"),
        (write(make_table(), "parquet"), "parquet", Fields(texts=("body",)), "no column 'body'; there are id, text, tags, site"),
        (write(make_table(), "parquet"), "parquet", Fields(log="tags"), "there is a column 'tags' already"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, form: str, fields: Fields, message: str) -> None:
    with pytest.raises(InputError, match=message):
        clean(data, form, fields)


def test_damaged_parquet_is_told_on_one_line() -> None:
    data = bytearray(write(make_table(), "parquet"))
    data[4:60] = b"\xff" * 56
    with pytest.raises(InputError) as told:
        clean(bytes(data), "parquet")
    assert "this Parquet cannot be read: " in str(told.value) and len(str(told.value).splitlines()) == 1


@pytest.mark.parametrize("form", FORMS)
def test_damage_is_told_and_never_ends_the_process(form: str) -> None:
    data = write(make_table(), form)
    dice = Random(7)
    told = 0
    for _ in range(150):
        damaged = bytearray(data)
        for _ in range(3):
            damaged[dice.randrange(4, len(data))] = dice.randrange(256)
        kind = load_format(form.partition("-")[0])
        try:
            for block in kind.read(BytesIO(bytes(damaged))):
                kind.parse(block, Fields())
        except InputError:
            told += 1
    assert told > 20


@pytest.mark.parametrize("form", ["parquet", "arrow"])
def test_half_a_file_is_never_taken_for_a_whole_one(form: str) -> None:
    sink = BytesIO()
    first = next(load_format(form).read(BytesIO(write(make_table(), form))))

    def write_half() -> None:
        with open_writer(form, sink) as writer:
            writer.write(first.data, first.header, is_tail=True)
            raise InputError("the rest is lost")

    with pytest.raises(InputError, match="the rest is lost"):
        write_half()
    assert sink.tell() > 0
    with pytest.raises(pa.ArrowInvalid):
        read(sink.getvalue(), form)


@pytest.mark.parametrize("form", FORMS)
def test_text_within_structs_is_cleaned_and_the_fields_beside_it_stay(form: str) -> None:
    rows = [{"n": number, "page": {"body": text, "url": "x"} if number % 3 else None} for number, text in enumerate(TEXTS)]
    page = pa.struct([pa.field("body", pa.string(), metadata={"of": "body"}), pa.field("url", pa.string())])
    table = pa.table({"meta": pa.array([None, *rows], pa.struct([("n", pa.int16()), ("page", page)]))})
    cleaned = clean(write(table, form), form.partition("-")[0], Fields(texts=("meta.page.body",)))
    got = read(cleaned.output, form)
    want = [{"n": number, "page": {"body": text, "url": "x"} if number % 3 else None} for number, text in enumerate(WANT)]
    assert got.column("meta").to_pylist() == [None, *want]
    assert got.schema.equals(read(write(table, form), form).schema, check_metadata=True)
    assert '"field":"meta.page.body"' in "".join(cleaned.log)
    assert read(give_back(cleaned, form.partition("-")[0]), form).equals(table)


@pytest.mark.parametrize("form", ["jsonl", "parquet", "arrow"])
@pytest.mark.parametrize(
    ("row", "changed"),
    [
        ({"a.b": "Tea\u00a0x", "a": {"b": "Tea\u00a0y"}}, {"a.b": "Tea x"}),
        ({"a": {"b": "Tea\u00a0y", "c": 1}}, {"a": {"b": "Tea y", "c": 1}}),
        ({"a.b": "Tea\u00a0x"}, {"a.b": "Tea x"}),
    ],
)
def test_dotted_name_means_the_same_in_every_format(form: str, row: dict[str, object], changed: dict[str, object]) -> None:
    data = write(pa.Table.from_pylist([row]), form) if form != "jsonl" else json.dumps(row).encode() + b"\n"
    cleaned = clean(data, form, Fields(("a.b",)))
    assert read_rows(cleaned.output, form) == [{**row, **changed}]
    assert read_rows(give_back(cleaned, form), form) == [row]


@pytest.mark.parametrize("form", ["jsonl", "parquet", "arrow"])
def test_text_stands_at_any_depth(form: str) -> None:
    row = {"m": {"n": {"t": "Tea\u00a0x", "k": 1}}}
    data = write(pa.Table.from_pylist([row]), form) if form != "jsonl" else json.dumps(row).encode() + b"\n"
    cleaned = clean(data, form, Fields(("m.n.t",)))
    assert read_rows(cleaned.output, form) == [{"m": {"n": {"t": "Tea x", "k": 1}}}]


def read_rows(data: bytes, form: str) -> list[dict[str, object]]:
    if form == "jsonl":
        return [json.loads(line) for line in data.splitlines()]
    table = pq.read_table(BytesIO(data)) if form == "parquet" else pa.ipc.open_file(BytesIO(data)).read_all()
    rows: list[dict[str, object]] = table.to_pylist()
    return rows
