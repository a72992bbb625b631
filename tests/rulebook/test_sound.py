"""Rule files of the user's own: what lint calls an error is refused before any text is read, in lint's own words."""

from pathlib import Path

import pytest

from cleanse import Cleaner
from cleanse.errors import InputError, RuleError
from cleanse.rulebook.files.load import load_text
from cleanse.rulebook.lint import lint_files
from cleanse.rulebook.sources import load_ruleset
from tests.sets import merge

RULE = "  - id: my/{name}\n    why: y\n    do: drop-line\n    match:\n      {kind}: {pattern}\n"


def write(path: Path, **patterns: tuple[str, str]) -> Path:
    """A file of rules, each by its kind and pattern."""
    rules = (RULE.format(name=name, kind=kind, pattern=pattern) for name, (kind, pattern) in patterns.items())
    path.write_text("version: 1\nrules:\n" + "".join(rules), encoding="utf-8")
    return path


def refuse(*paths: Path) -> str:
    with pytest.raises(RuleError) as error:
        load_ruleset([str(path) for path in paths], bundled=False)
    return str(error.value)


@pytest.mark.parametrize(
    ("kind", "pattern", "said"),
    [
        ("like", "'Made by {name} of it'", "my/x: unknown slot {name}; did you mean {person}?"),
        ("like", "'Made by {zzz} of it'", "; lists of your own stand under `slots:` of the file\n      like: 'Made"),
        ("like", "'Made by {persn} of it'", "7:14: my/x: unknown slot {persn}; did you mean {person}?\n      like: 'Made"),
        ("like", "'Made by {person of it'", "my/x: { has no closing brace in 'Made by {person of it'"),
        ("regex", "'^.*$'", "my/x: the pattern can match the empty string; "),
        ("regex", "'foo(bar'", "7:15: my/x: broken regex: missing ): foo(bar\n      regex: 'foo(bar'\n              ^"),
        ("line", "a", "7:13: my/x: a pattern holds too little that is fixed ('a'); "),
    ],
)
def test_what_lint_calls_an_error_is_refused_in_the_same_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, pattern: str, said: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    path = write(tmp_path / "my.yaml", x=(kind, pattern))
    message = refuse(path)
    assert said in message
    linted = [fault for fault in lint_files([path]) if fault.severity == "error" and "no test" not in fault.message]
    assert message == "\n".join(fault.render() for fault in linted)
    assert refuse(path) == message, "nothing of a broken file is cached"


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    one = write(
        tmp_path / "one.yaml", a=("lin", "Read on"), b=("like", "'By {persn} of it'"), c=("regex", "|\n        a(b\n        c[d")
    )
    two = write(tmp_path / "two.yaml", d=("line", "a"))
    places = [line.partition(": ")[0] for line in refuse(one, two).split("\n") if ".yaml:" in line]
    assert places == [f"{one}:{place}" for place in ("7:7", "12:14", "18:9", "19:9")] + [f"{two}:7:13"]


def test_broken_pattern_of_a_line_nearby_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "my.yaml", x=("line", "Read this on"))
    path.write_text(path.read_text() + "    when: {previous: [{like: 'Buy {thng} now'}, {regex: 'Buy ('}]}\n")
    message = refuse(path)
    assert f"{path}:8:31: my/x: unknown slot {{thng}}" in message
    assert "my/x: broken regex: missing ): Buy (" in message


def test_broken_override_is_told_at_the_override() -> None:
    below = "version: 1\nrules:\n" + RULE.format(name="x", kind="like", pattern="'Seen by {person} of it'")
    above = "version: 1\noverride:\n  - id: my/x\n    match+: {like: 'Made by {persn} of it'}\n"
    files = [load_text(text, f"{number}.yaml")[0] for number, text in enumerate((below, above))]
    with pytest.raises(RuleError, match=r"^1.yaml:3:5: my/x: unknown slot \{persn\}"):
        merge(files, {}, 1)


def test_lint_tells_a_broken_override_too(tmp_path: Path) -> None:
    path = tmp_path / "my.yaml"
    path.write_text("version: 1\noverride:\n  - id: en/teaser/read-more\n    match+: {like: 'Made by {persn} of it'}\n")
    (fault,) = lint_files([path])
    assert fault.render().startswith(
        f"{path}:4:21: en/teaser/read-more: unknown slot {{persn}}; did you mean {{person}}?\n    match+"
    )


def test_rule_without_tests_is_used(tmp_path: Path) -> None:
    path = write(tmp_path / "my.yaml", x=("like", "'Made by {person} of it'"))
    assert load_ruleset([str(path)], bundled=False).ids == ["my/x"]


def test_line_nearby_may_use_the_slots_of_its_file(tmp_path: Path) -> None:
    path = write(tmp_path / "my.yaml", x=("line", "Read this on"))
    text = path.read_text().replace("rules:", "slots: {thing: [tram, bus]}\nrules:")
    path.write_text(text + "    when: {previous: [{like: 'Buy a {thing} now'}]}\n")
    cleaner = Cleaner(rules=path, bundled=False)
    assert (
        cleaner.clean("Buy a tram now\nRead this on\nBuy a car now\nRead this on\n").text
        == "Buy a tram now\nBuy a car now\nRead this on\n"
    )


def test_list_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    path = write(tmp_path / "my.yaml", x=("like", "Made by the {word} of it"))
    words = tmp_path / "lists" / "words.txt"
    words.write_bytes(b"caf\xe9\n")
    with pytest.raises(InputError, match=r"words.txt:1: the list is not UTF-8 here; save it as UTF-8"):
        load_ruleset([str(tmp_path)], bundled=False)
    path.write_text(path.read_text().replace("rules:", "slots: {word: lists/words.txt}\nrules:"))
    assert f"{path}:2:15: slots: {words}:1: the list is not UTF-8 here; save it as UTF-8" in refuse(path)
