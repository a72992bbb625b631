"""`cleanse learn`: a rule file to review, that loads, lints, tests, and does what it says once it is in use."""

import json
from pathlib import Path

import pytest

from cleanse.rulebook.files.load import load_path
from cleanse.rulebook.lint import lint_files
from tests.cli.run import read, run, write
from tests.learn.site import make_text

HEAD, FOOT = "Harwick Post Online", "The Post # Voice of the Valley\u2028since {1871}"


def write_corpus(folder: Path, number: int = 6) -> str:
    path = folder / "corpus.jsonl"
    records = [
        {"text": make_text(one, HEAD, FOOT), "url": f"https://www.{site}/{one}"}
        for site in ("post.example", "few.example")
        for one in range(number if site == "post.example" else 3)
    ]
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return str(path)


def test_file_loads_lints_and_changes_nothing_before_review(tmp_path: Path) -> None:
    proposed = tmp_path / "learned.yaml"
    done = run("learn", write_corpus(tmp_path), "-o", str(proposed))
    assert done.returncode == 0
    assert "rule for 1 site of 2" in done.stderr.decode() and "say something of their own: few.example" in done.stderr.decode()
    file, faults = load_path(proposed)
    assert (faults, lint_files([proposed])) == ([], [])
    assert {rule.status for rule in file.rules} == {"proposed"}
    assert HEAD in read("--rules", str(proposed), "--source", "post.example", stdin=make_text(7, HEAD))


def test_file_does_what_it_says_when_it_is_active(tmp_path: Path) -> None:
    text = read("learn", write_corpus(tmp_path))
    active = tmp_path / "active.yaml"
    active.write_text(text.replace("status: proposed", "status: active"), encoding="utf-8")
    assert " 0 failed" in run("rules", "test", str(active)).stderr.decode()
    new = make_text(7, HEAD)
    assert read("--rules", str(active), "--source", "post.example", stdin=new) == new.replace(f"{HEAD}\n", "")
    assert read("--rules", str(active), "--source", "other.example", stdin=new) == new


def test_evidence_stands_above_a_rule(tmp_path: Path) -> None:
    lines = read("learn", write_corpus(tmp_path)).splitlines()
    assert "  # post.example: 6 texts, 6 of them independent of each other" in lines
    assert f"  #   in 6 of 6, taken in 6 of 6: {HEAD}" in lines
    assert next(line for line in lines if line.startswith("  #     between: (start) | A Title of Its Own"))


def test_rules_that_are_there_are_not_proposed_again(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path)
    active = tmp_path / "active.yaml"
    active.write_text(read("learn", corpus).replace("status: proposed", "status: active"), encoding="utf-8")
    assert "rules: []" in read("learn", corpus, "--rules", str(active))


@pytest.mark.parametrize("status", ["proposed", "rejected", '"off"'])
def test_lines_of_rules_that_are_not_in_use_are_not_proposed_again(status: str, tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path)
    out = write(tmp_path / "out.yaml", read("learn", corpus).replace("status: proposed", f"status: {status}"))
    assert "rules: []" in read("learn", corpus, "--rules", out)
    elsewhere = write(tmp_path / "elsewhere.yaml", Path(out).read_text(encoding="utf-8").replace("post.example", "other.example"))
    assert "id: learned/post.example/" in read("learn", corpus, "--rules", elsewhere)


def test_what_is_learned_later_has_ids_of_its_own(tmp_path: Path) -> None:
    active = tmp_path / "active.yaml"
    active.write_text(read("learn", write_corpus(tmp_path)).replace("status: proposed", "status: active"), encoding="utf-8")
    for number in range(6):
        write(tmp_path / "new" / f"{number}.txt", make_text(number, "A Line That Is New Here", HEAD))
    later = tmp_path / "later.yaml"
    read("learn", "--source", "post.example", str(tmp_path / "new"), "--rules", str(active), "-o", str(later))
    (rule,) = load_path(later)[0].rules
    assert (rule.id, rule.patterns) == ("learned/post.example/anywhere-2", ("A Line That Is New Here",))
    read("--rules", str(active), "--rules", str(later), stdin="x\n")


def test_site_may_be_named_for_files_and_must_be_known(tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(make_text(number, HEAD), encoding="utf-8")
    assert f"\n        {HEAD}\n" in read("learn", "--source", "post.example", str(tmp_path))
    done = run("learn", str(tmp_path))
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "cleanse: no text says which site it comes from; --source names the site of all, --source-field the field that holds it\n"
    )


def test_texts_without_a_site_are_counted(tmp_path: Path) -> None:
    path = Path(write_corpus(tmp_path))
    with path.open("a", encoding="utf-8") as stream:
        stream.write('{"text": "Nobody knows whence."}\n{"text": \n')
    done = run("learn", str(path))
    assert done.returncode == 3
    told = done.stderr.decode()
    assert f"{path}:11: no JSON" in told and "1 text without a site is left out" in told


def test_nothing_to_propose_is_a_file_that_loads(tmp_path: Path) -> None:
    path = tmp_path / "learned.yaml"
    path.write_text(read("learn", write_corpus(tmp_path, 4)), encoding="utf-8")
    assert load_path(path)[1] == []


@pytest.mark.parametrize("arguments", [("--source", "no domain"), ("-f", "xml"), ("--rules", "nowhere.yaml")])
def test_what_is_wrong_is_told_in_one_line(arguments: tuple[str, str]) -> None:
    done = run("learn", *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().count("\n") == 1


def test_the_text_itself_is_not_overwritten(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path)
    done = run("learn", corpus, "-o", corpus)
    assert done.returncode == 2 and Path(corpus).read_text(encoding="utf-8").startswith('{"text"')
