"""Rules written and read again are the same rules; a frozen set says what the set said."""

import re

from hypothesis import given
from hypothesis import strategies as st

from cleanse.rulebook.bundled import bundled_root
from cleanse.rulebook.files.freeze import freeze
from cleanse.rulebook.files.load import load_text
from cleanse.rulebook.files.write import write_file
from cleanse.rulebook.rule import NOWHERE, Case, Choice, Limit, NameRule, Neighbour, Rule, When, Within
from cleanse.rulebook.rule_file import RuleFile
from cleanse.rulebook.sources import find_bundled, read_files, read_lists
from tests.sets import merge

#: what residue is made of, and what YAML stumbles over; no character that a rule file may not hold
tricky = st.text(st.sampled_from(list("aB я中.,:#-'\"[]{}*&!|>%@`\\ \u00a0~?©0")), min_size=1, max_size=12)
lines = tricky.map(str.strip).filter(bool)
plain = st.text(st.sampled_from("abc"), min_size=1, max_size=3)
choices = st.one_of(st.none(), st.builds(Choice, st.lists(plain, min_size=1, max_size=2).map(tuple), st.booleans()))
neighbours = st.one_of(
    st.builds(Neighbour, st.sampled_from(["blank", "edge", "dropped", "headline"]), st.just(())),
    st.builds(Neighbour, st.sampled_from(["line", "regex"]), st.lists(tricky, min_size=1, max_size=2).map(tuple)),
)
cases = st.lists(lines.map(lambda text: Case(text, text)), max_size=2).map(tuple)
changes = st.tuples(st.one_of(tricky, st.just("a\n b ")), st.one_of(tricky, st.just(""))).map(lambda pair: Case(*pair))
rules = st.builds(
    Rule,
    id=st.just("my/rule"),
    why=lines,
    do=st.just("replace"),
    kind=st.just("text"),
    patterns=st.lists(lines, min_size=1, max_size=3, unique=True).map(tuple),
    place=st.just(NOWHERE),
    at=st.sampled_from(["anywhere", "line-end"]),
    within=st.sampled_from([None, Within("head", 3), Within("tail", 10, percent=True)]),
    when=st.builds(
        When,
        pack=st.one_of(st.none(), plain),
        source=choices,
        doc_lang=choices,
        previous=st.lists(neighbours, max_size=2).map(tuple),
        doc_script=st.none(),
        line_lang=st.none(),
        line_script=choices,
        next=st.just(()),
        company=st.booleans(),
        max_chars=st.sampled_from([None, 7]),
    ),
    replacement=tricky,
    limit=st.sampled_from([Limit(), Limit(5, 0.25)]),
    words=st.booleans(),
    keep_cases=cases,
    change_cases=st.lists(changes, max_size=2).map(tuple),
    confidence=st.sampled_from(["high", "medium"]),
    category=st.sampled_from(["ui", "ad"]),
    status=st.just("active"),
    ignore_case=st.sampled_from([None, True, False]),
    fold=st.booleans(),
    until=st.just(()),
    protects=st.just(()),
    slots=st.just(()),
    drop_cases=cases.map(lambda kept: tuple(case._replace(after="") for case in kept)),
)


def bare(rule: Rule) -> Rule:
    """A rule without the places of its cases."""
    cases = {
        name: tuple(case._replace(line=0) for case in getattr(rule, name))
        for name in ("drop_cases", "keep_cases", "change_cases")
    }
    return rule._replace(place=NOWHERE, **cases)


def read_some() -> list[RuleFile]:
    """Enough of the bundled files to hold all that a file may."""
    return read_files(path for path in find_bundled() if re.search("/(?:core|sites|lang/(?:en|ja)|names)/", path.as_posix()))


def reread(text: str) -> RuleFile:
    file, faults = load_text(text, "rules.yaml")
    assert [fault.render() for fault in faults if fault.severity == "error"] == [], text
    return file


@given(rules)
def test_written_rule_is_read_as_the_same_rule(rule: Rule) -> None:
    (again,) = reread("\n".join(write_file([rule])) + "\n").rules
    assert bare(again) == rule


def test_blocks_and_names_are_written_too() -> None:
    rule = Rule(
        *("my/x", "y", "drop-line", "block", ("one: 1\n# two", "- - three\n[four]"), NOWHERE),
        drop_cases=(Case("one: 1\n# two", ""),),
        slots=(("paper", ("The Post",)),),
    )
    name = NameRule(
        *(
            "names/person/x",
            "person",
            NOWHERE,
            "why: so",
            (("no", "Per Ås"),),
            (("ru", "Пер"),),
            ("en",),
            ("P. Ås", "Å: s"),
            True,
        ),
        never=("Per Ås Vei",),
        change_cases=(Case("a", "b", doc_lang="no"),),
        impose=False,
    )
    file = reread("\n".join(write_file([rule], [name], {"paper": ["The Post"]})) + "\n")
    assert bare(file.rules[0]) == rule
    assert file.names[0]._replace(place=NOWHERE, change_cases=(Case("a", "b", doc_lang="no"),)) == name


def test_frozen_set_has_the_digest_of_the_set() -> None:
    ruleset = merge(read_some(), read_lists(bundled_root()), 10_000)
    frozen = merge([reread("\n".join(freeze(ruleset)) + "\n")], {}, 0)
    assert frozen.digest == ruleset.digest
    assert [rule.id for rule in frozen.rules] == [rule.id for rule in ruleset.rules]
    assert len(frozen.imposed) == len(ruleset.imposed) == 0


def test_lists_of_one_name_and_two_meanings_are_parted() -> None:
    one = "version: 1\nslots: {paper: [%s]}\nrules:\n  - id: %s\n    why: y\n    do: replace\n    with: by {paper}\n    match: {like: 'By the {paper} of {agency}'}\n"
    files = [reread(one % ("Post", "my/a")), reread(one % ("Globe", "my/b"))]
    ruleset = merge(files, {"agency": ("Reuters", "AFP")}, 0)
    text = "\n".join(freeze(ruleset)) + "\n"
    assert "paper: |\n    Post" in text and "paper_a: |\n    Globe" in text and "with: 'by {paper_a}'" in text
    assert merge([reread(text)], {}, 0).digest == ruleset.digest


def test_a_rule_is_packed_with_the_lists_that_it_uses() -> None:
    slots = "version: 1\nslots: {paper: [Post], tram: [one]}\nrules:\n"
    rule = "  - {id: my/%s, why: y, do: drop-line, match: {like: '%s'}, when: {next: {like: '%s'}}}\n"
    ruleset = merge([reread(slots + rule % ("a", "By the {paper}", "Read on") + rule % ("b", "Read on", "Line {tram}"))], {}, 0)
    assert [rule.slots for rule in ruleset.rules] == [(("paper", ("Post",)),), (("tram", ("one",)),)]


def test_digest_is_that_of_the_meaning() -> None:
    files = read_some()
    lists = read_lists(bundled_root())
    base = merge(files, lists, len(files)).digest
    moved = [file._replace(rules=tuple(rule._replace(place=NOWHERE) for rule in file.rules)) for file in files]
    assert merge(moved, lists, len(files)).digest == base
    assert merge(files, {**lists, "unused": ("x",)}, len(files)).digest == base
    assert merge(files, {**lists, "agency": ("Reuters",)}, len(files)).digest != base
    assert merge(files, lists, 0).digest != base, "imposed names"
