"""Every command through its real entry point: what it prints, writes, and ends with."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.run import run

RAW = "The bridge is open again.\nREAD MORE: Mayor Praises Builders\nTraffic was\u00a0calm on Monday.\n"
CLEAN = "The bridge is open again.\nTraffic was calm on Monday.\n"
BROKEN = "version: 1\nrules:\n  - id: my/rule\n    why: x\n    do: drop-lin\n    match:\n      phrase: |\n        foo bar\n"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    path = tmp_path / "raw.txt"
    path.write_bytes(RAW.encode())
    return path


def test_filter_reads_stdin_and_writes_stdout() -> None:
    done = run(stdin=RAW)
    assert (done.stdout.decode(), done.stderr, done.returncode) == (CLEAN, b"", 0)


def test_clean_is_the_default_command(raw: Path) -> None:
    assert run(str(raw)).stdout == run("clean", str(raw)).stdout == CLEAN.encode()


def test_whole_parser_and_fast_lane_agree(raw: Path) -> None:
    # -v with its value glued on is left to the whole parser
    assert run("clean", "-len", str(raw)).stdout == CLEAN.encode()


def test_verbose_says_one_line(raw: Path) -> None:
    assert run("-v", str(raw)).stderr.decode() == "cleanse: 1 text, 2 edits by 2 rules, 38.6% removed\n"


def test_output_and_log_are_written(raw: Path, tmp_path: Path) -> None:
    done = run("--log", "log.jsonl", "-o", "out.txt", str(raw), cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, b"")
    assert (tmp_path / "out.txt").read_bytes() == CLEAN.encode()
    kinds = [json.loads(line)["t"] for line in (tmp_path / "log.jsonl").read_bytes().splitlines()]
    assert kinds == ["run", "doc", "rule", "edit", "rule", "edit", "end"]


def test_revert_gives_the_bytes_back(raw: Path, tmp_path: Path) -> None:
    run("--log", "log.jsonl", "-o", "out.txt", str(raw), cwd=tmp_path)
    assert run("revert", "--log", "log.jsonl", "out.txt", cwd=tmp_path).stdout == RAW.encode()


def test_revert_of_some_rules_leaves_the_others(raw: Path, tmp_path: Path) -> None:
    run("--log", "log.jsonl", "-o", "out.txt", str(raw), cwd=tmp_path)
    done = run("revert", "--log", "log.jsonl", "--rule", "en/*", "out.txt", cwd=tmp_path)
    assert done.stdout.decode() == RAW.replace("\u00a0", " ")


def test_revert_refuses_another_text_and_names_the_place(raw: Path, tmp_path: Path) -> None:
    run("--log", "log.jsonl", "-o", "out.txt", str(raw), cwd=tmp_path)
    (tmp_path / "out.txt").write_text(CLEAN.replace("was calm", "wasn't calm"))
    done = run("revert", "--log", "log.jsonl", "out.txt", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "does not belong to this text: the text differs from the log at code point 37" in done.stderr.decode()


def test_revert_refuses_a_log_that_was_cut_short(raw: Path, tmp_path: Path) -> None:
    run("--log", "log.jsonl", "-o", "out.txt", str(raw), cwd=tmp_path)
    log = tmp_path / "log.jsonl"
    log.write_bytes(b"\n".join(log.read_bytes().splitlines()[:-1]))
    done = run("revert", "--log", "log.jsonl", "out.txt", cwd=tmp_path)
    assert done.returncode == 2 and b"no end line" in done.stderr


@pytest.mark.parametrize("content", [b"", b"hello\n", b"[1]\n", b'{"t":"doc"}\n', b'{"t":"run","log":"cleanse-log/9"}\n'])
def test_revert_refuses_what_is_no_log(content: bytes, raw: Path, tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").write_bytes(content)
    done = run("revert", "--log", "log.jsonl", str(raw), cwd=tmp_path)
    assert done.returncode == 2 and done.stderr.startswith(b"cleanse: log.jsonl")


def test_check_says_what_would_change(raw: Path) -> None:
    done = run("check", str(raw))
    assert done.returncode == 1
    assert done.stdout.decode() == f"{raw}: 2 edits by 2 rules\n      1 en/teaser/read-more\n      1 space/nbsp\n"
    assert run("check", stdin=CLEAN).returncode == 0


def test_diff_shows_what_goes_and_what_comes(raw: Path) -> None:
    done = run("diff", str(raw))
    assert done.returncode == 1
    assert done.stdout.decode().splitlines() == [
        "2: [-READ MORE: Mayor Praises Builders⏎-]  (en/teaser/read-more)",
        "3: Traffic was[-<NBSP>-]{+ +}calm on Monday.  (space/nbsp)",
    ]


def test_explain_names_the_rule_and_the_near_miss(raw: Path, tmp_path: Path) -> None:
    assert "taken by en/teaser/read-more" in run("explain", f"{raw}:2").stdout.decode()
    assert "kept: no rule matches it" in run("explain", f"{raw}:1").stdout.decode()
    near = tmp_path / "near.txt"
    near.write_text("READ MORE: " + "a long sentence that goes on " * 12 + "\n")
    assert "en/teaser/read-more matches, but the line is longer than 160" in run("explain", f"{near}:1").stdout.decode()
    assert run("explain", f"{raw}:9").returncode == 2


def test_explain_of_a_line_that_went_says_which_rules_did_not_act(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("The bridge was closed for two years while workers replaced all of its cables.\n\nPhoto: Reuters\n", "utf-8")
    told = run("explain", "--disable", "el/credit/agency", f"{path}:3").stdout.decode().splitlines()[1:]
    assert told[0].startswith("    taken by en/credit/line: ")
    assert all(row.startswith("    did not act: ") for row in told[1:])
    assert "    did not act: el/credit/agency matches, but --only or --disable leaves it out" in told


def test_explain_names_the_keep_rules_that_could_have_kept_a_line(tmp_path: Path) -> None:
    rules = tmp_path / "my.yaml"
    rules.write_text(
        "version: 1\nrules:\n"
        "  - {id: my/on, why: y, do: drop-line, match: {line: Read on}}\n"
        "  - {id: my/held, why: y, do: keep, match: {line: Read on}, protects: [my/o*], when: {previous: {line: Words}}}\n"
        "  - {id: my/other, why: y, do: keep, match: {line: Read on}, protects: [my/x], when: {previous: {line: Words}}}\n",
        "utf-8",
    )
    told = run("explain", "--no-bundled", "--rules", str(rules), "-:1", stdin="Read on\nThe bridge is open.\n").stdout.decode()
    assert told.splitlines()[1:] == [
        "    taken by my/on: y",
        "    not kept: my/held matches, but the previous line is not line 'Words'",
    ]


def test_explain_gives_the_points_of_a_line_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    bridge = "The bridge over the Wick was closed in winter since its piers had been damaged by the ice on the river."
    piers = "Its piers on the river were mended in spring, and the bridge was open again in summer, the mayor of the town said."
    lines = ["The Bridge Is Open Again", f"{bridge} {piers}", f"{piers} {bridge}", "“Never Again”", f"{bridge} {piers}."]
    path.write_text("\n".join(lines), encoding="utf-8")
    title, quotation = (run("explain", f"{path}:{number}").stdout.decode() for number in (1, 4))
    for told in (title, quotation):
        assert "kept: no rule matches it" in told
        assert "short of the threshold" in told


def test_explain_says_that_there_is_nothing_to_say(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("The bridge is open.\nTrams run again.\n", encoding="utf-8")
    told = run("explain", str(path))
    assert (told.returncode, told.stdout) == (0, b"")
    assert b"page.txt:1 asks for the first one" in told.stderr
    assert "kept: structure/line: too little here is prose" in run("explain", f"{path}:1").stdout.decode()


def test_explain_reads_records(tmp_path: Path) -> None:
    rows = ['{"body":"Trams run.\\nREAD MORE: Mayor Praises Builders\\n"}', '{"id":1}', '{"body":"Fine."}']
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    whole = run("explain", "--field", "body", str(path)).stdout.decode()
    assert "1:2: READ MORE: Mayor Praises Builders\n    taken by en/teaser/read-more" in whole
    assert "2:\n    cannot be cleaned: no field 'body'" in whole and "3:" not in whole
    assert run("explain", "--field", "body", f"{path}:3").stdout == b"3:\n    kept: no rule matches any of its lines\n"
    assert b"has no record on line 4" in run("explain", "--field", "body", f"{path}:4").stderr


def test_explain_of_a_record_that_cannot_be_read_ends_with_3(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"body":"Trams run."}\n{"id":1}\n', encoding="utf-8")
    asked = [run("explain", "--field", "body", f"{path}{line}").returncode for line in ("", ":1", ":2")]
    assert asked == [3, 0, 3]


def test_explain_reads_a_line_of_standard_input(raw: Path) -> None:
    data = raw.read_bytes()
    told = [run("explain", *words, stdin=data) for words in (["-:2"], ["--lang", "en", "-:2"], ["-:2", "--lang", "en"])]
    assert [(one.returncode, b"2: READ MORE" in one.stdout, b"1: " in one.stdout) for one in told] == [(0, True, False)] * 3
    assert b"No such option: -x" in run("explain", "-x").stderr


def test_explain_names_what_is_left_out_and_what_is_close(raw: Path, tmp_path: Path) -> None:
    left_out = run("explain", "--disable", "en/teaser/*", f"{raw}:2").stdout.decode()
    assert "kept: en/teaser/read-more matches, but --only or --disable leaves it out" in left_out
    left_out = run("explain", "--preset", "encoding", f"{raw}:2").stdout.decode()
    assert "kept: en/teaser/read-more matches, but --preset encoding leaves all rules out" in left_out
    close = tmp_path / "close.txt"
    close.write_text("Log in or registr\nThe bridge is open again.\n")
    assert "nearly: en/login/prompt takes the line 'Log in or register'" in run("explain", f"{close}:1").stdout.decode()
    assert "nearly" not in run("explain", f"{close}:2").stdout.decode()


def test_own_rules_are_added(raw: Path, tmp_path: Path) -> None:
    rules = tmp_path / "my.yaml"
    rules.write_text(
        "version: 1\nrules:\n  - id: my/weather\n    why: Weather line\n    do: drop-line\n    match:\n      text: |\n        calm on\n"
        "    test:\n      drop: |\n        It is calm on Monday\n"
    )
    assert run("--rules", str(rules), str(raw)).stdout == b"The bridge is open again.\n"
    assert run("rules", "test", str(rules)).returncode == 0


def test_broken_rules_are_told_before_any_data_is_read(tmp_path: Path) -> None:
    rules = tmp_path / "my.yaml"
    rules.write_text(BROKEN)
    done = run("--rules", str(rules), str(tmp_path / "missing.txt"))
    assert (done.returncode, done.stdout) == (2, b"")
    assert f'{rules}:5:9: my/rule: do: "drop-lin" is not known; did you mean "drop-line"?' in done.stderr.decode()
    assert f'{rules}:7:7: my/rule: match: unknown key "phrase"' in done.stderr.decode()
    assert "\n      ^\n" in done.stderr.decode()


def test_rules_commands(tmp_path: Path) -> None:
    assert "ru/ui/opened-material\tdrop-line\tui\t" in run("rules", "list").stdout.decode()
    assert "why: 'A pointer to another article" in run("rules", "show", "en/teaser/read-more").stdout.decode()
    done = run("rules", "show", "en/teaser/red-more")
    assert done.returncode == 2 and "did you mean 'en/teaser/read-more'?" in done.stderr.decode()
    rules = tmp_path / "my.yaml"
    rules.write_text(BROKEN)
    assert run("rules", "lint", str(rules)).returncode == 1
    rules.write_text("version: 1\nrules: []\n")
    assert run("rules", "test", str(rules)).returncode == 1, "no test was found"


@pytest.mark.parametrize("word", ["revret", "repor", "aply"])
def test_mistyped_command_writes_nothing(word: str, tmp_path: Path) -> None:
    """Cleaned instead, the clean text would cost the log that takes it back."""
    raw, clean, log = (tmp_path / name for name in ("raw.txt", "clean.txt", "log.jsonl"))
    raw.write_text("The bridge is open.\nREAD MORE: Night Buses to Stay\n")
    assert run("--lang", "en", "--log", str(log), "-o", str(clean), str(raw)).returncode == 0
    held = log.read_bytes()
    done = run(word, "--log", str(log), str(clean), "-o", str(tmp_path / "out"))
    assert done.returncode == 2 and "did you mean the command" in done.stderr.decode()
    done = run("--log", str(log), str(clean))
    assert done.returncode == 2 and "takes" in done.stderr.decode() and done.stdout == b""
    assert log.read_bytes() == held and not (tmp_path / "out").exists()
    assert run("--lang", "en", "--log", str(log), "-o", str(clean), str(raw)).returncode == 0, "the same run again"
    assert run("revert", "--log", str(log), str(clean)).stdout == raw.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("rulse",), "no such file 'rulse'; did you mean the command 'rules'?"),
        (("missing.txt",), "cannot read 'missing.txt': No such file or directory"),
        (("a", "b"), "2 files were named"),
        (("--max-removed", "7"), "--max-removed 7: a share from 0 to 1 is wanted"),
        (("--only", "nothing/here"), "no rule matches 'nothing/here'"),
        (("--rules", "missing.yaml"), "missing.yaml: no such rule file or folder"),
        (("--encoding", "klingon"), "unknown encoding 'klingon'"),
        (("--newline", "cr"), "--newline cr: one of keep, lf is wanted"),
        (("-o", "no/such/folder/x"), "cannot write 'no/such/folder/x'"),
        (("--sauce", "x"), "No such option"),
        (("help",), "no such file 'help'; did you mean --help?"),
        (("--lang", "english"), "--lang english: a tag such as en or zh-Hant is wanted"),
        (("-o", "x", "--log", "./x"), "-o and --log both name ./x"),
        (("rules", "list", "--category", "teasers"), "--category teasers: one of site-name, "),
    ],
)
def test_mistakes_are_told_in_one_line(arguments: tuple[str, ...], message: str, tmp_path: Path) -> None:
    done = run(*arguments, stdin="text\n", cwd=tmp_path)
    assert done.returncode == 2
    assert message in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""


def test_log_is_not_written_over_its_text(raw: Path) -> None:
    before = raw.read_bytes()
    done = run("--log", str(raw), str(raw))
    assert done.returncode == 2 and b"would be written over the text itself" in done.stderr
    assert raw.read_bytes() == before


def test_rule_that_is_not_in_the_log_is_told(raw: Path, tmp_path: Path) -> None:
    run("--log", "log.jsonl", "-o", "clean.txt", str(raw), cwd=tmp_path)
    done = run("revert", "--log", "log.jsonl", "--rule", "spice/*", "clean.txt", cwd=tmp_path)
    assert done.returncode == 2 and b"--rule spice/*: no rule of that name is in the log" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_full_disk_is_told(raw: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([sys.executable, "-m", "cleanse", str(raw)], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr == b"cleanse: cannot write to standard output: No space left on device\n"


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGPIPE")
def test_reader_that_goes_away_is_no_error() -> None:
    script = f"yes 'a line of text' | head -n 20000 | {sys.executable} -m cleanse | head -n 1; echo ${{PIPESTATUS[2]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=False)
    assert (done.stdout, done.stderr) == (b"a line of text\n141\n", b"")
