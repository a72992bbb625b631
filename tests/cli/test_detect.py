"""`cleanse detect` through its real entry point."""

import gzip
import json
from pathlib import Path

import pytest

from tests.cli.test_commands import run

DUTCH = "De gemeenteraad besloot maandag de oude trambrug te herstellen voordat de winter begint.\n"
RUSSIAN = "Городской совет решил в понедельник починить старый трамвайный мост до начала зимы.\n"


def detect(*arguments: str, stdin: bytes | str = b"", status: int = 0) -> list[dict[str, object]]:
    done = run("detect", *arguments, stdin=stdin)
    assert done.returncode == status, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_text_on_standard_input() -> None:
    assert detect(stdin=DUTCH) == [
        {"n": 0, "id": None, "encoding": "utf-8", "lang": "nl", "best": "nl", "scripts": {"Latn": 1.0}}
    ]


def test_damage_is_named() -> None:
    (found,) = detect(stdin="Çàãîëîâîê ñòàòüè î ìîñòå\nЭто правильная строка.\n")
    assert found["damage"] == ["cp1251 read as cp1252"]


def test_files_are_numbered_in_their_order(tmp_path: Path) -> None:
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path, text in zip(paths, (DUTCH, RUSSIAN), strict=True):
        path.write_text(text, encoding="utf-8")
    found = detect(*map(str, paths))
    assert [(one["n"], one["id"], one["lang"]) for one in found] == [(0, str(paths[0]), "nl"), (1, str(paths[1]), "ru")]


def test_short_text_is_und_with_a_first_choice() -> None:
    (found,) = detect(stdin="Lees verder")
    assert (found["lang"], found["best"]) == ("und", "nl")


@pytest.mark.parametrize("data", [b"", b"\n", b"12:30", b"\xff\xfe\x00", b"\x80\x81"])
def test_nothing_to_go_by(data: bytes) -> None:
    (found,) = detect(stdin=data)
    assert (found["lang"], found["scripts"]) == ("und", {}) or found["scripts"]


def test_scripts_are_shares_most_first() -> None:
    (found,) = detect(stdin="абвгдеж xyz")
    assert found["scripts"] == {"Cyrl": 0.7, "Latn": 0.3}
    assert list(found["scripts"]) == ["Cyrl", "Latn"]  # type: ignore[call-overload]


def test_lines_of_a_text() -> None:
    (found,) = detect("--per-line", stdin=DUTCH + "\n" + RUSSIAN + "12\n")
    assert found["lines"] == [
        {"line": 1, "lang": "nl", "best": "nl", "script": "Latn"},
        {"line": 3, "lang": "ru", "best": "ru", "script": "Cyrl"},
        {"line": 4, "lang": "und", "best": None, "script": None},
    ]


def test_each_line_is_a_text() -> None:
    found = detect("-f", "lines", stdin=DUTCH + RUSSIAN)
    assert [(one["id"], one["lang"]) for one in found] == [("-:1", "nl"), ("-:2", "ru")]


@pytest.mark.parametrize(("form", "name"), [("text", "a.txt"), ("lines", "a.txt"), ("jsonl", "a.jsonl")])
def test_compressed_texts_are_unpacked(form: str, name: str, tmp_path: Path) -> None:
    data = (json.dumps({"text": DUTCH}) + "\n" if form == "jsonl" else DUTCH).encode()
    (tmp_path / name).write_bytes(data)
    (tmp_path / f"{name}.gz").write_bytes(gzip.compress(data))
    (plain,) = detect("-f", form, str(tmp_path / name))
    assert plain["lang"] == "nl"
    (packed,) = detect("-f", form, str(tmp_path / f"{name}.gz"))
    assert {**packed, "id": None} == {**plain, "id": None}
    assert detect("-f", form, stdin=gzip.compress(data)) == detect("-f", form, stdin=data)
    cut = tmp_path / "cut.gz"
    cut.write_bytes(gzip.compress(data)[:-4])
    done = run("detect", "-f", form, str(cut))
    assert (done.returncode, done.stderr.decode()) == (2, f"cleanse: {cut}: the compressed file ends too early; it was cut\n")


def test_lines_in_utf_16_are_decoded_as_a_whole() -> None:
    found = detect("-f", "lines", stdin=(DUTCH + RUSSIAN).encode("utf-16"))
    assert [one["lang"] for one in found] == ["nl", "ru"]


def test_lines_in_a_named_encoding() -> None:
    found = detect("-f", "lines", "--encoding", "cp1251", stdin=(RUSSIAN + RUSSIAN).encode("cp1251"))
    assert [(one["lang"], one["encoding"]) for one in found] == [("ru", "cp1251")] * 2


def test_records_by_field() -> None:
    records = [{"id": 7, "text": DUTCH}, {"text": RUSSIAN}, {"id": "x", "text": ""}]
    stdin = "\n".join(map(json.dumps, records)) + "\n\n"
    assert [(one["n"], one["id"], one["lang"]) for one in detect("-f", "jsonl", stdin=stdin)] == [
        (0, "7", "nl"),
        (1, "-:2", "ru"),
        (2, "x", "und"),
    ]
    nested = json.dumps({"meta": {"key": "k"}, "body": {"main": DUTCH}})
    (found,) = detect("-f", "jsonl", "--field", "body.main", "--id-field", "meta.key", stdin=nested)
    assert (found["id"], found["lang"]) == ("k", "nl")


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ("{", b"-:2: no JSON: "),
        ("[" * 100_000, b"-:2: JSON that is nested too deeply\n"),
        ("[1]", b"-:2: no JSON object; a record is one object a line\n"),
        ('{"body": "x"}', b"-:2: no field 'text'; there are body; name one with --field\n"),
        ('{"text": 5}', b"-:2: the field 'text' holds a number, not text\n"),
    ],
)
def test_bad_record_is_named_and_the_others_are_done(record: str, message: bytes) -> None:
    good = json.dumps({"text": DUTCH})
    done = run("detect", "-f", "jsonl", stdin=f"{good}\n{record}\n{good}\n")
    assert done.returncode == 3
    assert done.stderr.startswith(b"cleanse: " + message)
    assert done.stderr.count(b"\n") == 1
    assert [json.loads(line)["n"] for line in done.stdout.splitlines()] == [0, 2]


def test_lone_surrogates_of_a_record_are_no_trouble() -> None:
    (found,) = detect("-f", "jsonl", stdin='{"id": "\\ud800", "text": "\\udfff"}')
    assert (found["id"], found["lang"]) == ("\ud800", "und")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-f", "xml"], b"cleanse: --format xml: one of auto, text, lines, null, jsonl, csv, tsv, parquet, arrow is wanted\n"),
        (["--langid", "cld9"], b"cleanse: --langid cld9: one of profiles, langdetect, py3langid is wanted\n"),
        (["--encoding", "utf-99"], b"cleanse: unknown encoding 'utf-99'"),
        (["no-such-file"], b"cleanse: cannot read 'no-such-file': No such file or directory\n"),
    ],
)
def test_mistake_is_one_line(arguments: list[str], message: bytes) -> None:
    done = run("detect", *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(message) and done.stderr.count(b"\n") == 1


def test_another_identifier() -> None:
    assert [one["lang"] for one in detect("--langid", "langdetect", stdin=DUTCH)] == ["nl"]
