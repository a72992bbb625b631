"""Settings from files, the environment and the command line: which counts, and what is told when one is wrong."""

from pathlib import Path

import pytest

from tests.cli.run import read, run, write

TEXT = "The bridge is open again.\nREAD MORE: Mayor Praises Builders\nOne more line\nTraffic was calm on Monday.\n"
KEPT = "The bridge is open again.\nREAD MORE: Mayor Praises Builders\nOne more line\nTraffic was calm on Monday.\n"
SHORT = "The bridge is open again.\nOne more line\nTraffic was calm on Monday.\n"
SHORTER = "The bridge is open again.\nTraffic was calm on Monday.\n"
RULE = (
    "version: 1\nrules:\n  - id: {id}\n    why: A line\n    do: drop-line\n    match:\n      line: {line}\n"
    "    test:\n      keep: Nothing of the kind\n"
)


def test_nearest_file_of_the_project_counts(tmp_path: Path) -> None:
    write(tmp_path / "cleanse.toml", 'keep = ["teaser"]\n')
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert read(stdin=TEXT, cwd=below) == KEPT
    write(tmp_path / "a" / "cleanse.toml", 'drop-line = "one more line"\n')
    assert read(stdin=TEXT, cwd=below) == SHORTER


def test_pyproject_counts_where_it_has_the_table(tmp_path: Path) -> None:
    write(tmp_path / "cleanse.toml", 'keep = ["teaser"]\n')
    below = tmp_path / "below"
    write(below / "pyproject.toml", '[project]\nname = "cleanse-user"\n')
    assert read(stdin=TEXT, cwd=below) == KEPT
    write(below / "pyproject.toml", '[tool.cleanse]\ndrop-line = ["One more line"]\n')
    assert read(stdin=TEXT, cwd=below) == SHORTER


def test_fast_lane_and_whole_parser_read_the_same_settings(tmp_path: Path) -> None:
    write(tmp_path / "cleanse.toml", 'keep = ["teaser"]\n')
    assert read(stdin=TEXT, cwd=tmp_path) == read("clean", "-len", stdin=TEXT, cwd=tmp_path) == KEPT


def test_layers_from_the_user_to_the_command_line(tmp_path: Path, own_settings: Path) -> None:
    write(own_settings / "config.toml", 'keep = ["teaser"]\nmax-removed = 0.9\n')
    assert read(stdin=TEXT, cwd=tmp_path) == KEPT
    write(tmp_path / "cleanse.toml", 'drop = ["teaser"]\n')
    assert read(stdin=TEXT, cwd=tmp_path) == SHORT, "the project stands over the user"
    assert read(stdin=TEXT, cwd=tmp_path, CLEANSE_KEEP="teaser") == KEPT, "the environment stands over the project"
    assert read("--drop", "teaser", stdin=TEXT, cwd=tmp_path, CLEANSE_KEEP="teaser") == SHORT, "the command line is on top"
    assert read("--isolated", "--keep", "teaser", stdin=TEXT, cwd=tmp_path) == KEPT


def test_lists_of_rules_and_lines_add_up(tmp_path: Path, own_settings: Path) -> None:
    write(own_settings / "config.toml", 'drop-line = ["The bridge is open again."]\n')
    write(tmp_path / "cleanse.toml", 'drop-line = ["Traffic was calm on Monday."]\nmax-removed = 1\n')
    assert read("--drop-line", "one MORE line", stdin=TEXT, cwd=tmp_path) == ""


def test_rules_of_the_user_the_project_and_the_command_line(tmp_path: Path, own_settings: Path) -> None:
    write(own_settings / "rules" / "mine.yaml", RULE.format(id="my/one", line="One more line"))
    assert read(stdin=TEXT, cwd=tmp_path) == SHORTER
    write(tmp_path / "project" / "rules" / "p.yaml", RULE.format(id="my/two", line="'Traffic was calm on Monday.'"))
    write(tmp_path / "project" / "cleanse.toml", 'rules = ["rules"]\n')
    below = tmp_path / "project" / "texts"
    below.mkdir()
    assert read(stdin=TEXT, cwd=below) == "The bridge is open again.\n", "paths are relative to the file"
    assert read("--disable", "my/*", stdin=TEXT, cwd=below) == SHORT
    assert read("--isolated", stdin=TEXT, cwd=below) == SHORT
    assert "my/two\tdrop-line" in read("rules", "list", cwd=below)


def test_config_names_the_file(tmp_path: Path) -> None:
    write(tmp_path / "cleanse.toml", 'keep = ["teaser"]\n')
    other = write(tmp_path / "other.toml", 'drop-line = ["One more line"]\n')
    assert read("--config", other, stdin=TEXT, cwd=tmp_path) == SHORTER
    assert read(stdin=TEXT, cwd=tmp_path, CLEANSE_CONFIG=other) == SHORTER
    assert read("--isolated", "--config", other, stdin=TEXT, cwd=tmp_path, CLEANSE_KEEP="teaser") == SHORTER


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('keap = ["teaser"]\n', 'cleanse.toml:1: unknown key "keap"; did you mean "keep"?'),
        ("\nmax_removed = 0.3\n", 'cleanse.toml:2: unknown key "max_removed"; did you mean "max-removed"?'),
        ("output = 'x'\n", 'cleanse.toml:1: unknown key "output"'),
        ("max-removed = 'much'\n", "cleanse.toml:1: max-removed: a number is wanted, such as max-removed = 0.75"),
        ("max-removed = true\n", "cleanse.toml:1: max-removed: a number is wanted"),
        ("max-removed = 7\n", "max-removed 7: a share from 0 to 1 is wanted"),
        ("rules = [1]\n", 'cleanse.toml:1: rules: a list of texts is wanted, such as rules = ["…"]'),
        ("keep-lines = 'yes'\n", "cleanse.toml:1: keep-lines: true or false is wanted"),
        ("lang = 3\n", 'cleanse.toml:1: lang: a text is wanted, such as lang = "…"'),
        ("newline = 'cr'\n", 'cleanse.toml:1: newline: "cr" is not known; one of keep, lf is wanted'),
        ("keep = [teaser]\n", "cleanse.toml:1:9: no TOML: Invalid value; texts stand in quotation marks"),
        ("[tool.cleanse]\nkeep = ['teaser']\n", 'cleanse.toml:1: unknown key "tool"'),
        ("keep = ['teasers']\n", "category 'teasers' is not known; did you mean 'teaser'?"),
        ("keep = ['ad']\ndrop = ['ad']\n", "category 'ad' is to be kept and dropped; choose one"),
        ("\nkeep = ['teasers']\n", "cleanse.toml:2: keep: category 'teasers' is not known; did you mean 'teaser'?"),
        ("max-removed = 7\n", "cleanse.toml:1: max-removed 7: a share from 0 to 1 is wanted"),
        ("\njobs = 'two'\n", 'cleanse.toml:2: jobs: "two" is no number from 1 on, nor auto'),
        ("\njobs = 0\n", 'cleanse.toml:2: jobs: "0" is no number from 1 on, nor auto'),
        ("lang = 'english'\n", "cleanse.toml:1: lang english: a tag such as en or zh-Hant is wanted"),
        ("rules = ['none.yaml']\n", "none.yaml: no such rule file or folder"),
    ],
)
def test_mistakes_in_a_file_are_told_with_their_place(text: str, message: str, tmp_path: Path) -> None:
    write(tmp_path / "cleanse.toml", text)
    done = run(stdin=TEXT, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert message in done.stderr.decode() and b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("variable", "value", "message"),
    [
        ("CLEANSE_KEAP", "teaser", 'CLEANSE_KEAP: unknown key "keap"; did you mean "keep"?'),
        ("CLEANSE_MAX_REMOVED", "much", "CLEANSE_MAX_REMOVED: max-removed: a number is wanted"),
        ("CLEANSE_JOBS", "x", 'CLEANSE_JOBS: jobs: "x" is no number from 1 on, nor auto'),
        ("CLEANSE_QUIET", "very", "CLEANSE_QUIET: quiet: true or false is wanted"),
        ("CLEANSE_CONFIG", "none.toml", "cannot read 'none.toml'"),
    ],
)
def test_mistakes_in_the_environment_are_told(variable: str, value: str, message: str, tmp_path: Path) -> None:
    done = run(stdin=TEXT, cwd=tmp_path, **{variable: value})
    assert done.returncode == 2 and message in done.stderr.decode()


def test_number_of_processes_may_be_a_number(tmp_path: Path) -> None:
    write(tmp_path / "cleanse.toml", "jobs = 2\n")
    assert 'jobs = "2"  # cleanse.toml:1\n' in read("config", "show", cwd=tmp_path)


def test_empty_variable_is_as_good_as_none(tmp_path: Path) -> None:
    assert read(stdin=TEXT, cwd=tmp_path, CLEANSE_KEEP="", CLEANSE_CONFIG="") == SHORT


def test_plain_path_is_no_setting(tmp_path: Path) -> None:
    assert read(stdin=TEXT, cwd=tmp_path, CLEANSE_SLOW="1") == SHORT


def test_config_show_says_where_each_setting_came_from(tmp_path: Path, own_settings: Path) -> None:
    write(own_settings / "config.toml", 'drop-line = ["a b"]\n')
    write(tmp_path / "cleanse.toml", '# ours\nmax-removed = 0.25\ndrop-line = "c d"\n')
    rows = read("config", "show", cwd=tmp_path, CLEANSE_KEEP="ad, ui").splitlines()
    assert 'newline = "keep"  # default' in rows
    assert "max-removed = 0.25  # cleanse.toml:2" in rows
    assert f'drop-line = ["a b"]  # {own_settings / "config.toml"}:1' in rows
    assert 'drop-line = ["c d"]  # cleanse.toml:3' in rows
    assert 'keep = ["ad", "ui"]  # the environment variable CLEANSE_KEEP' in rows
    assert "max-removed = 0.75  # default" in read("config", "show", "--isolated", cwd=tmp_path)
