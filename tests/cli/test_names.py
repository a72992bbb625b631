"""`cleanse names`: a rule file to review, that loads, lints, and does what it says once it is in use."""

import json
from pathlib import Path

from cleanse.rulebook.files.load import load_path
from cleanse.rulebook.lint import lint_files
from tests.cli.run import read, run

RECORDS = [
    {"body": "Sergei Shoigu flew in. Sergei Shoigu spoke.", "lang": "en", "url": "https://www.a.example/1"},
    {"body": "Sergey Shoigu left. Boris Nemtsev stayed.", "lang": "en", "url": "https://b.example/2"},
    {"body": "Sergej Schoigu kam. Boris Nemzow schwieg.", "lang": "de", "url": "https://c.example/3"},
]
FIELDS = ("-f", "jsonl", "--field", "body", "--lang-field", "lang", "--source-field", "url")


def write_corpus(folder: Path) -> Path:
    path = folder / "corpus.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in RECORDS), encoding="utf-8")
    return path


def test_file_loads_lints_and_changes_nothing_before_review(tmp_path: Path) -> None:
    proposed = tmp_path / "names.yaml"
    read("names", *FIELDS, str(write_corpus(tmp_path)), "-o", str(proposed))
    file, faults = load_path(proposed)
    assert (faults, lint_files([proposed])) == ([], [])
    assert {name.status for name in file.names} == {"proposed"}
    assert read("--rules", str(proposed), "--lang", "en", stdin="Sergey Shoigu left.\n") == "Sergey Shoigu left.\n"


def test_file_does_what_it_says_when_it_is_active(tmp_path: Path) -> None:
    text = read("names", *FIELDS, "--tier", "A", str(write_corpus(tmp_path)))
    active = tmp_path / "names.yaml"
    active.write_text(text.replace("status: proposed", "status: active"), encoding="utf-8")
    assert "0 failed" in run("rules", "test", str(active)).stderr.decode()
    cleaned = read("--rules", str(active), "--lang", "en", stdin="Sergey Shoigu left. SERGEY SHOIGU'S car.\n")
    assert cleaned == "Sergei Shoigu left. SERGEI SHOIGU'S car.\n"
    assert read("--rules", str(active), "--lang", "de", stdin="Sergei Shoigu kam.\n") == "Sergej Schoigu kam.\n"


def test_counts_languages_sources_tier_and_reason_stand_above_an_entry(tmp_path: Path) -> None:
    lines = read("names", *FIELDS, str(write_corpus(tmp_path))).splitlines()
    assert "  # tier A" in lines
    assert "  #   Sergei Shoigu: 2 (en 2; a.example 2)" in lines
    assert "  #   Sergey Shoigu: 1 (en 1; b.example 1); Sergei = Sergey (one given name)" in lines


def test_tier_a_leaves_out_what_is_only_close() -> None:
    texts = "Boris Berezovsky spoke.\nBoris Berezovzki left.\n"
    assert "alike" in read("names", "-f", "lines", stdin=texts)
    assert "names: []" in read("names", "-f", "lines", "--tier", "A", stdin=texts)


def test_nothing_to_propose_is_a_file_that_loads(tmp_path: Path) -> None:
    path = tmp_path / "names.yaml"
    path.write_text(read("names", stdin="Nobody is named here.\n"), encoding="utf-8")
    assert load_path(path)[1] == []


def test_order_of_files_does_not_matter(tmp_path: Path) -> None:
    paths = []
    for number, record in enumerate(RECORDS):
        paths.append(tmp_path / f"{number}.txt")
        paths[-1].write_text(record["body"], encoding="utf-8")
    forwards = read("names", *map(str, paths))
    assert forwards == read("names", *map(str, reversed(paths)))


def test_broken_record_is_told_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text('{"text": "Sergei Shoigu."}\n{"text": \n', encoding="utf-8")
    done = run("names", "-f", "jsonl", str(path))
    assert done.returncode == 3
    assert f"{path}:2: no JSON" in done.stderr.decode()


def test_unknown_tier_and_format_are_refused() -> None:
    for arguments in (("--tier", "C"), ("-f", "xml")):
        done = run("names", *arguments)
        assert (done.returncode, done.stdout) == (2, b"")
        assert done.stderr.decode().count("\n") == 1
