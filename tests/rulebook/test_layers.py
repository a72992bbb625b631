"""Layers of rule files: what one may change in the others, and what is refused."""

from contextlib import suppress
from functools import partial
from pathlib import Path
from shutil import Error, copytree, ignore_patterns

import pytest

from cleanse.core.document import Document
from cleanse.errors import RuleError
from cleanse.rulebook.engine import judge, to_wishes
from cleanse.rulebook.files.load import load_text
from cleanse.rulebook.join import find_added, merge_files
from cleanse.rulebook.patterns import needs
from cleanse.rulebook.patterns.needs import find_needs
from cleanse.rulebook.ruleset import Ruleset
from cleanse.rulebook.sources import bundled_root, find_files, load_ruleset, read_files, read_lists
from cleanse.rulebook.tables.cache import cache_folder
from cleanse.rulebook.tables.compiled import extend
from tests.sets import merge

BASE = """
version: 1
rules:
  - id: my/teaser/more
    why: y
    do: drop-line
    when: {source: example.org, max_chars: 40}
    match:
      line: |
        Read more here
        Read on here
"""


def load(*texts: str) -> Ruleset:
    files = []
    for number, text in enumerate(texts):
        file, faults = load_text(text, f"{number}.yaml")
        assert [fault.render() for fault in faults] == []
        files.append(file)
    return merge(files, {}, 1)


def change(keys: str) -> Ruleset:
    return load(BASE, f"version: 1\noverride:\n  - id: my/teaser/more\n{keys}")


def run(ruleset: Ruleset, text: str) -> str:
    doc = Document(text)
    return doc.edit(to_wishes(judge(doc, ruleset), ruleset)).text


@pytest.mark.parametrize(
    ("keys", "field", "value"),
    [
        ("    why: z\n", "why", "z"),
        ("    do: flag\n", "do", "flag"),
        ("    at: line-end\n", "at", "line-end"),
        ("    confidence: low\n", "confidence", "low"),
        ("    category: nav\n", "category", "nav"),
        ("    words: true\n", "words", True),
        ("    fold: false\n", "fold", False),
        ("    ignore_case: false\n", "ignore_case", False),
        ("    match: {text: Read}\n", "patterns", ("Read",)),
        ("    match+: {line: Go on here}\n", "patterns", ("Read more here", "Read on here", "Go on here")),
        ("    match-: {line: Read on here}\n", "patterns", ("Read more here",)),
    ],
)
def test_key_of_a_lower_rule_is_changed(keys: str, field: str, value: object) -> None:
    (rule,) = change(keys).rules
    assert getattr(rule, field) == value


def test_conditions_are_merged_key_by_key() -> None:
    (rule,) = change("    when: {source: any, company: true}\n").rules
    assert (rule.when.source, rule.when.company, rule.when.max_chars) == (None, True, 40)


def test_limits_and_windows_are_changed() -> None:
    (rule,) = change("    limit: {lines: 5}\n    within: {head: 3}\n").rules
    assert (rule.limit.lines, rule.within and rule.within.lines) == (5, 3)


@pytest.mark.parametrize(("keys", "limit"), [("lines: 7", (7, 0.9)), ("share: 0.2", (50, 0.2)), ("lines: 7, share: 0", (7, 0))])
def test_limit_is_merged_key_by_key(keys: str, limit: tuple[int, float]) -> None:
    base = BASE.replace("drop-line\n", "drop-from-here\n    limit: {lines: 50, share: 0.9}\n")
    (rule,) = load(base, f"version: 1\noverride:\n  - id: my/teaser/more\n    limit: {{{keys}}}\n").rules
    assert rule.limit == limit
    assert load(BASE.replace("drop-line\n", "drop-from-here\n    limit: {lines: 7}\n")).rules[0].limit == (7, 0.3)


def test_rule_that_is_off_does_not_fire() -> None:
    assert change("    status: off\n").rules == ()
    assert load(BASE, "version: 1\ndisable: [my/teaser/*]\n").rules == ()


@pytest.mark.parametrize(
    ("upper", "message"),
    [
        (BASE, "this id stands at 0.yaml:4:5 already; change a rule with `override`"),
        ("version: 1\ndisable: [my/nav/*]\n", "disable: no rule matches 'my/nav/*'"),
        (
            "version: 1\noverride: [{id: my/teaser/mor, why: z}]\n",
            "there is no rule 'my/teaser/mor'; did you mean 'my/teaser/more'?",
        ),
        (
            "version: 1\noverride: [{id: my/teaser/more, match+: {text: z z z}}]\n",
            "match+ is by `text`, the rule's match by `line`",
        ),
        ("version: 1\noverride: [{id: my/teaser/more, match-: {line: None}}]\n", "match-: the rule has no pattern 'None'"),
        (
            "version: 1\noverride: [{id: my/teaser/more, match-: {line: ['Read on here', 'Read more here']}}]\n",
            "match- leaves no pattern; write `status: off`",
        ),
        ("version: 1\noverride: [{id: my/teaser/more, do: replace}]\n", "`replace` has no `with`"),
    ],
)
def test_what_a_layer_may_not_do(upper: str, message: str) -> None:
    with pytest.raises(RuleError) as error:
        load(BASE, upper)
    assert message in str(error.value)
    assert str(error.value).startswith("1.yaml:")


def test_folder_lies_above_the_bundled_rules_with_its_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "cleanse" / "rules"
    (folder / "lists").mkdir(parents=True)
    (folder / "lists" / "papers.txt").write_text("The Courier\n", encoding="utf-8")
    (folder / "my.yaml").write_text(
        "version: 1\ndisable: [en/teaser/read-more]\nrules:\n  - {id: my/by, why: y, do: drop-line, match: {like: 'Seen in {paper}'}}\n",
        encoding="utf-8",
    )
    load_ruleset()
    with suppress(Error):  # what others drop meanwhile is compiled again; all else is copied
        copytree(cache_folder(), tmp_path / "cache" / "cleanse", ignore=ignore_patterns("*.tmp"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for _ in ("read", "cached"):
        ruleset = load_ruleset([str(folder)])
        assert run(ruleset, "One.\nSeen in the Courier\nREAD MORE: Two\n") == "One.\nREAD MORE: Two\n"
    (folder / "lists" / "papers.txt").write_text("The Evening Post\n", encoding="utf-8")
    assert run(load_ruleset([str(folder)]), "Seen in the Courier\nSeen in the Evening Post\n") == "Seen in the Courier\n"


OWN = r"""
version: 1
rules:
  - {id: my/bell, why: y, do: drop-line, match: {line: Tap the bell}}
  - {id: my/more, why: y, do: drop-line, match: {line: Read more}}
  - {id: my/off, why: y, do: drop-line, status: "off", match: {line: Tap the drum}}
  - {id: my/site-name/post, why: y, do: drop-line, when: {source: post.example}, match: {line: The Harwick Post}}
  - {id: my/regex, why: y, do: drop-line, match: {regex: '^(?:[Rr]ead|See) more.{0,5}$'}}
  - {id: my/by, why: y, do: drop-line, match: {like: 'Seen by {agency}'}}
"""


def test_files_that_only_add_give_the_set_of_all_files() -> None:
    lower = read_files(
        [*find_files(bundled_root() / "core"), *find_files(bundled_root() / "sites"), bundled_root() / "names/places.yaml"]
    )
    own, _ = load_text(OWN, "own.yaml")
    lists = read_lists(bundled_root())
    base = merge_files(lower, lists, len(lower))
    rules = find_added([own], base)
    assert rules is not None and len(rules) == 6
    added, together = Ruleset.of(extend(base, rules)), merge([*lower, own], lists, len(lower))
    assert (added.digest, added.ids, added.rules) == (together.digest, together.ids, together.rules)
    for source in (None, "post.example", "www.bbc.co.uk"):
        assert added.known_sites(source) == together.known_sites(source)
    text = "A.\nTap the bell\nRead more\nRead more!\nSeen by Reuters\nTap the drum\nThe Harwick Post\n"
    assert run(added, text) == run(together, text) == "A.\nTap the drum\nThe Harwick Post\n"


@pytest.mark.parametrize("taken", ["en/teaser/read-more", "names/place/kyiv", "my/bell"])
def test_an_id_of_any_layer_is_taken(taken: str, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(OWN + f"  - {{id: {taken}, why: y, do: flag, match: {{line: See}}}}\n", encoding="utf-8")
    with pytest.raises(RuleError, match=f"{taken}: this id stands at .* already"):
        load_ruleset([str(path)])


def test_list_beside_a_rule_file_fills_its_slot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lists").mkdir()
    words = tmp_path / "lists" / "words.txt"
    words.write_text("tram\n", encoding="utf-8")
    path = tmp_path / "my.yaml"
    path.write_text(
        "version: 1\nslots: {word: lists/words.txt}\nrules:\n  - {id: my/x, why: y, do: drop-line, match: {like: 'More on {word}'}}\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    load = partial(load_ruleset, [str(path)], bundled=False)
    assert run(load(), "More on tram\nMore on bus\n") == "More on bus\n"
    words.write_text("bus\n", encoding="utf-8")
    assert run(load(), "More on tram\nMore on bus\n") == "More on tram\n"
    assert len(list(tmp_path.glob("cache/cleanse/*.bin"))) == 1, "a set that was changed takes the place of what it was"


def test_list_that_is_not_there_is_a_fault() -> None:
    _, faults = load_text("version: 1\nslots: {word: lists/none.txt}\n", "rules.yaml")
    assert [fault.message for fault in faults] == ['slots: there is no list "lists/none.txt"']


def test_pack_of_a_bundled_file_is_known_by_a_relative_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bundled_root().parent)
    (file,) = read_files([Path("rules/lang/de/tags.yaml")])
    assert {rule.when.pack for rule in file.rules if rule.kind == "regex"} == {"de"}


def test_cached_set_is_the_set_that_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    read, cached = load_ruleset(), load_ruleset()
    assert len(list(tmp_path.glob("cleanse/*.bin"))) == 1
    assert (read.rules, read.names, read.imposed, read.lists) == (cached.rules, cached.names, cached.imposed, cached.lists)
    assert read.digest == cached.digest != load_ruleset().select(disable=["en/*"]).digest


def test_broken_cache_is_as_good_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    core = [str(bundled_root() / "core")]
    wanted = load_ruleset(core, bundled=False).digest
    (path,) = tmp_path.glob("cleanse/*.bin")
    whole = path.read_bytes()
    head, data = whole.split(b"\n", 1)
    for broken in (b"", b"junk", whole[:100], whole[:-1], head + b"0\n" + data, head.rpartition(b" ")[0] + b" x\n" + data):
        path.write_bytes(broken)
        assert load_ruleset(core, bundled=False).digest == wanted
        assert path.read_bytes() == whole


def test_after_an_edit_only_new_patterns_are_worked_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "my.yaml"
    rule = "  - {{id: my/{0}, why: y, do: drop-line, match: {{regex: 'More on {0}'}}}}\n".format
    path.write_text(f"version: 1\nrules:\n{rule('trams')}{rule('buses')}", encoding="utf-8")
    load = partial(load_ruleset, [str(path)], bundled=False)
    load()
    path.write_text(f"version: 1\nrules:\n{rule('ferries')}{rule('buses')}", encoding="utf-8")
    with monkeypatch.context() as patch:
        worked_out: list[str] = []
        patch.setattr(needs, "find_needs", lambda pattern: worked_out.append(pattern) or find_needs(pattern))
        edited = load()
    assert worked_out == ["More on ferries"]
    assert run(edited, "More on trams\nMore on buses\nMore on ferries\nOn.\n") == "More on trams\nOn.\n"
