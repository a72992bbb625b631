"""The commands below `rules`: what they print, write, and end with."""

import gzip
import json
from pathlib import Path

import pytest

from cleanse.__main__ import main
from cleanse.rulebook.cards import load_card
from tests.cli.run import read, run, write

RULE = (
    "version: 1\nrules:\n  - id: {id}\n    why: A line\n    do: {do}\n    match:\n      line: {line}\n"
    "    test:\n      keep: Nothing of the kind\n"
)


def test_show_says_which_file_set_each_key(tmp_path: Path) -> None:
    base = write(
        tmp_path / "base.yaml",
        "version: 1\ndefaults:\n  when: {max_chars: 90}\n  category: ad\n"
        + RULE[11:].format(id="my/x", do="drop-line", line="Read on"),
    )
    over = write(
        tmp_path / "over.yaml",
        "version: 1\noverride:\n  - id: my/x\n    confidence: certain\n    match+: {line: Read further}\n",
    )
    rows = read("rules", "show", "my/x", "--rules", base, "--rules", over).splitlines()
    assert f"why: A line  # {base}:7" in rows
    assert f"category: ad  # {base}:4" in rows
    assert f"confidence: certain  # {over}:3" in rows
    assert f"when:  # {base}:3" in rows
    assert f"match:  # {base}:9, {over}:3" in rows
    assert "    Read on" in rows and "    Read further" in rows


def test_show_knows_names_and_built_in_decisions() -> None:
    assert "built in, category space" in read("rules", "show", "space/nbsp")
    assert "id: names/person/" in read("rules", "show", "names/person/*")


def test_list_says_why_rules_do_nothing_on_a_text(tmp_path: Path) -> None:
    rules = write(
        tmp_path / "my.yaml",
        "version: 1\nrules:\n"
        + "".join(
            f"  - id: my/{name}\n    why: y\n    do: drop-line\n    {key}\n    match: {{line: '{line}'}}\n    test: {{keep: x}}\n"
            for name, key, line in [
                ("off", "status: off", "Read on"),
                ("site", "when: {source: example.org}", "Read further"),
                ("language", "when: {doc_lang: de}", "Read further"),
                ("long", "when: {max_chars: 8}", "Read all"),
                ("medium", "confidence: medium", "Read most"),
                ("place", "category: place", "Harwick, Monday"),
                ("acts", "confidence: high", "Read me"),
                ("idle", "confidence: high", "Read nothing"),
            ]
        )
        + "disable: [en/teaser/read-more]\n",
    )
    text = write(tmp_path / "text.txt", "The bridge is open.\n- Read all:\nRead most\nHarwick, Monday\nRead me\n- Read all:\n")
    done = run("rules", "list", "--rules", rules, "--why-not", text, "--lang", "en")
    rows = dict(row.split("\t") for row in done.stdout.decode().splitlines())
    assert rows["my/off"] == "its status is off"
    assert rows["en/teaser/read-more"] == "disabled by a rule file or the settings"
    assert rows["my/site"] == "the source is not known"
    assert rows["my/language"] == "the document's language is en"
    assert rows["my/long"] == "lines 2, 6: the line is longer than 8 characters"
    assert rows["my/medium"].startswith("line 3: only medium confidence")
    assert rows["my/place"].startswith("line 4: only flagged, the category place is off")
    assert "my/acts" not in rows and "my/idle" not in rows
    assert b"acting here: 1, matching nothing: " in done.stderr
    rows = dict(
        row.split("\t")
        for row in read("rules", "list", "--rules", rules, "--why-not", text, "--source", "example.org", "-l", "de").splitlines()
    )
    assert "my/site" not in rows and "my/language" not in rows


def test_why_not_knows_what_the_settings_say_of_a_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = write(
        tmp_path / "where.yaml",
        RULE.format(id="my/site", do="drop-line", line="Читать дальше").replace(
            "match:", "when: {source: example.org}\n    match:"
        ),
    )
    settings = write(tmp_path / "own.toml", 'source = "example.org"\nlang = "ru"\nencoding = "koi8-r"\n')
    (tmp_path / "text.txt").write_bytes("Мост открыт.\nЧитать дальше\n".encode("koi8-r"))
    asked = ["rules", "list", "--no-bundled", "--rules", rules, "--why-not", str(tmp_path / "text.txt")]
    assert main([*asked, "--config", settings]) == 0
    assert capsys.readouterr() == ("", "acting here: 1, matching nothing: 0\n")
    assert main([*asked, "--config", settings, "--source", "example.com"]) == 0
    assert capsys.readouterr().out == "my/site\tline 2: the source is example.com\n"


def test_list_by_category() -> None:
    rows = read("rules", "list", "--category", "teaser").splitlines()
    assert rows and all(row.split("\t")[2] == "teaser" for row in rows)


def test_frozen_set_stands_alone_and_cleans_alike(tmp_path: Path) -> None:
    own = write(
        tmp_path / "own.yaml",
        RULE.format(id="my/x", do="drop-line", line="Read on") + "disable: ['[!e]?/*', 'e[!n]/*']\nscorecard: {base: -1.5}\n",
    )
    frozen = tmp_path / "frozen.yaml"
    frozen.write_text(read("rules", "freeze", "--rules", own), encoding="utf-8")
    digest = frozen.read_text(encoding="utf-8").splitlines()[1]
    again = read("rules", "freeze", "--no-bundled", "--rules", str(frozen))
    assert again.splitlines()[1] == digest and again == frozen.read_text(encoding="utf-8")
    cards = load_card([own]), load_card([str(frozen)], bundled=False)
    assert len({card and (card.base, card.thresholds, card.entries) for card in cards}) == 1 and cards[1] is not None
    text = "A.\nREAD MORE: News of the bridge\nRead on\nЗаголовок открываемого материала\nB.\n"
    alone = read("--no-bundled", "--rules", str(frozen), stdin=text)
    assert alone == read("--rules", own, stdin=text) == "A.\nЗаголовок открываемого материала\nB.\n"
    done = run("--rules", str(frozen), stdin=text)
    assert done.returncode == 2 and b"this id stands at" in done.stderr, "it does not lie on top of the bundled rules"


def test_diff_counts_what_changes_and_shows_lines(tmp_path: Path) -> None:
    old = write(tmp_path / "old.yaml", RULE.format(id="my/old", do="drop-line", line="Tap the bell of Harwick"))
    new = write(tmp_path / "new.yaml", RULE.format(id="my/new", do="drop-line", line="Read all"))
    corpus = tmp_path / "corpus.jsonl.gz"
    texts = ["A.\nTap the bell of Harwick\nB.\n", "C.\nRead all\nREAD MORE: both take it\nRead all\n", "D.\n"]
    with gzip.open(corpus, "wt", encoding="utf-8") as stream:
        stream.writelines(
            json.dumps({"id": f"t{number}", "text": text, "lang": "en"}) + "\n" for number, text in enumerate(texts)
        )
    done = run("rules", "diff", old, new, "--on", str(corpus))
    assert done.returncode == 1
    assert done.stdout.decode().splitlines() == [
        "my/new\t-0\t+2",
        "    + t1: 'Read all'",
        "    + t1: 'Read all'",
        "my/old\t-1\t+0",
        "    - t0: 'Tap the bell of Harwick'",
    ]
    assert done.stderr == b"3 texts, 2 changed otherwise, 2 rules in it\n"
    assert run("rules", "diff", old, old, "--on", str(corpus)).returncode == 0
    assert "en/teaser/read-more\t-1\t+0" in read("rules", "diff", "bundled", old, "--no-bundled", "--on", str(corpus), status=1)


@pytest.mark.parametrize(
    ("content", "message"),
    [("{}\n", ":1: no field 'text'; there are none; name one with --field\n"), ("x\n", ":1: no JSON: Expecting value")],
)
def test_corpus_that_is_none_is_told(content: str, message: str, tmp_path: Path) -> None:
    corpus = write(tmp_path / "c.jsonl", content)
    done = run("rules", "diff", "bundled", "bundled", "--on", corpus)
    assert done.returncode == 2 and message in done.stderr.decode()
    done = run("rules", "lint", "--control", str(tmp_path / "none.txt"))
    assert done.returncode == 2 and b"cannot read" in done.stderr


def test_control_text_shows_what_is_too_general(tmp_path: Path) -> None:
    rules = write(
        tmp_path / "my.yaml",
        "version: 1\nrules:\n  - id: my/wide\n    why: y\n    do: drop-line\n    match: {text: the mayor}\n    test: {keep: x}\n"
        + RULE[17:].format(id="my/narrow", do="drop-line", line="Subscribe to our newsletter"),
    )
    control = write(tmp_path / "control.txt", "A bridge.\nShe is the mayor.\nHe met the mayor today.\n")
    done = run("rules", "lint", rules, "--control", control)
    assert done.returncode == 0, "a warning"
    assert "warning: my/wide: too general: takes 2 of 3 clean lines (und, 66.67%)" in done.stdout.decode()
    assert "    takes (und): She is the mayor.\n    takes (und): He met the mayor today.\n" in done.stdout.decode()
    assert "my/narrow" not in done.stdout.decode()


def test_certain_rule_that_fires_once_in_much_text_is_told(tmp_path: Path) -> None:
    rules = write(
        tmp_path / "my.yaml",
        "version: 1\nrules:\n  - id: my/rare\n    why: y\n    do: drop-line\n    confidence: certain\n    match: {text: Wolpertinger}\n"
        "    test: {keep: x}\n",
    )
    lines = [json.dumps({"lang": "en", "text": f"Line {number} of many."}) for number in range(2500)]
    control = write(tmp_path / "c.jsonl", "\n".join([*lines, '{"lang": "en", "text": "A Wolpertinger crossed."}']) + "\n")
    assert "certain, but takes 1 of 2501 clean lines" in read("rules", "lint", rules, "--control", control)
    write(tmp_path / "my.yaml", Path(rules).read_text().replace("certain", "high"))
    assert "takes" not in read("rules", "lint", rules, "--control", control)


def test_lint_runs_the_tests_of_each_rule(tmp_path: Path) -> None:
    rules = write(
        tmp_path / "my.yaml",
        "version: 1\nrules:\n  - id: my/x\n    why: y\n    do: drop-line\n    match: {line: Read on}\n    test: {keep: read ON}\n",
    )
    done = run("rules", "lint", rules)
    told = "my/x: alone: 'read ON' came out as '', not as 'read ON' (by my/x)"
    assert done.returncode == 1 and told in done.stdout.decode()


def test_failed_case_says_why_a_rule_did_nothing(tmp_path: Path) -> None:
    case = r'{from: "It is open.\n\nElsewhere\nTrams and buses run", to: It is open.}'
    path = write(
        tmp_path / "limit.yaml",
        "version: 1\nrules:\n  - id: my/from\n    why: A foot\n    do: drop-from-here\n    match: {line: Elsewhere}\n"
        f"    test:\n      keep: x\n      change: [{case}]\n",
    )
    done = run("rules", "test", path)
    assert done.returncode == 1 and "(my/from: refused: would remove 76% of the text, the limit is 30%)" in done.stdout.decode()


def test_tests_run_alone_and_through_the_whole_pipeline(tmp_path: Path) -> None:
    rules = write(
        tmp_path / "my.yaml",
        RULE.format(id="my/x", do="drop-line", line="Read on").replace(
            "Nothing of the kind", "'READ MORE: Mayor Praises Builders'"
        ),
    )
    done = run("rules", "test", rules)
    assert done.returncode == 1
    assert ": alone: " not in done.stdout.decode() and "my/x: with all rules: 'READ MORE" in done.stdout.decode()


def test_keep_rule_is_tried_alone_with_those_that_it_protects(tmp_path: Path) -> None:
    drop = "  - {{id: my/{0}, why: y, do: drop-line, match: {{line: {1}}}, test: {{keep: {1} of it}}}}\n"
    rules = write(
        tmp_path / "my.yaml",
        "version: 1\nrules:\n"
        + drop.format("a/taken", "Read it on")
        + drop.format("b/taken", "Read it out")
        + "  - id: my/keep\n"
        "    why: y\n    do: keep\n    protects: [my/a/*]\n    match: {line: Read it aloud}\n"
        "    test:\n      keep:\n        - Read it on\n        - Read it out\n",
    )
    done = run("rules", "test", rules)
    told = done.stdout.decode()
    assert done.returncode == 1 and "my/keep: alone: 'Read it on' came out as ''" in told
    assert "my/keep: with all rules: 'Read it out'" in told and "my/keep: alone: 'Read it out'" not in told


def test_rule_that_changes_its_own_result_again_fails(tmp_path: Path) -> None:
    rules = write(
        tmp_path / "my.yaml",
        "version: 1\nrules:\n  - id: my/x\n    why: y\n    do: replace\n    with: Read more\n    match: {text: Read}\n"
        "    test:\n      change:\n        - {from: Read on, to: Read more on}\n      keep: x\n",
    )
    done = run("rules", "test", rules)
    assert done.returncode == 1 and "cleaned a second time" in done.stdout.decode()


def test_no_test_and_unloaded_files_are_told(tmp_path: Path) -> None:
    write(tmp_path / "rules" / "a.yaml", "version: 1\nrules: []\n")
    write(tmp_path / "rules" / "b.yaml.txt", "version: 1\n")
    done = run("rules", "test", str(tmp_path / "rules"))
    assert done.returncode == 1 and b"no test was found" in done.stderr
    assert "b.yaml.txt:1:1: warning: this file of a rules folder is not loaded; rule files end in .yaml" in done.stdout.decode()


def test_list_takes_globs(tmp_path: Path) -> None:
    rules = write(tmp_path / "my.yaml", RULE.format(id="own/x", do="drop-line", line="Read on"))
    rows = read("rules", "list", "own/*", "space/n*", "--rules", rules).splitlines()
    assert [row.partition("\t")[0] for row in rows] == ["own/x", "space/nbsp"]
    assert read("rules", "list", "own/x", "--rules", rules, "--category", "ad") == ""
    done = run("rules", "list", "mine/*")
    assert done.returncode == 2 and b"no rule 'mine/*'" in done.stderr


def test_rules_that_are_not_active_are_counted(tmp_path: Path) -> None:
    rules = write(tmp_path / "my.yaml", RULE.format(id="my/x", do="drop-line", line="Read on") + "    status: proposed\n")
    done = run("rules", "test", rules)
    assert done.returncode == 1
    assert done.stderr.decode().splitlines()[:2] == ["0 rules, 0 cases, 0 failed", "1 rule not active, and not tested"]


def test_warnings_are_counted_where_the_tests_run(tmp_path: Path) -> None:
    marks = RULE.format(id="my/marks", do="drop-line", line="\u201cRead on\u201d")
    rules = write(tmp_path / "my.yaml", marks + "  - {id: my/x, why: y, do: drop-line, match: {line: Read further}}\n")
    done = run("rules", "test", rules)
    assert done.returncode == 0
    found = [row for row in run("rules", "lint", rules).stdout.decode().splitlines() if ": warning: " in row]
    assert f"0 failed\n{len(found)} warnings; see `cleanse rules lint`\n" in done.stderr.decode()
    assert [row.split(": ")[2] for row in found] == ["my/marks", "my/x"]


def test_rules_that_only_flag_by_themselves_are_tested_at_work(tmp_path: Path) -> None:
    rules = write(
        tmp_path / "my.yaml",
        "version: 1\nrules:\n  - id: my/dateline\n    why: y\n    do: drop-line\n    category: place\n    confidence: medium\n"
        "    match: {line: 'Harwick, Monday'}\n    test: {keep: 'Harwick, Monday, was quiet.'}\n",
    )
    assert run("rules", "test", rules).returncode == 0


@pytest.mark.parametrize("option", ["--lang", "--source"])
def test_what_is_said_of_a_text_needs_one(option: str) -> None:
    done = run("rules", "list", option, "de.example")
    assert (done.returncode, done.stdout) == (2, b"")
    assert f"{option} says something of the text that --why-not names" in done.stderr.decode()
