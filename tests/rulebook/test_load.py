"""Rule files: the examples of the format, every key, and the traps of tests/cases/rule-faults."""

from pathlib import Path
from typing import NotRequired, TypedDict

import pytest
import yaml

from cleanse.errors import InputError
from cleanse.rulebook.files.load import load_path, load_text
from cleanse.rulebook.rule import Case, Choice, Limit, NameRule, Neighbour, Place, Rule, When, Within
from cleanse.rulebook.rule_file import Override, RuleFile
from tests.rulebook.lint_cases import show

FOLDER = Path(__file__).parent.parent / "cases" / "rule-faults"
HEAD = "version: 1\nrules:\n  - id: my/x\n    why: y\n    do: drop-line\n"


class FaultCase(TypedDict):
    label: str
    text: str
    want: str
    expect: NotRequired[str]


def read_faults() -> list[object]:
    """All cases; those that are known to fail are strict xfails."""
    found: list[object] = []
    for path in sorted(FOLDER.glob("*.yaml")):
        cases: list[FaultCase] = yaml.safe_load(path.read_text(encoding="utf-8"))
        for case in cases:
            marks = [pytest.mark.xfail(strict=True)] if case.get("expect") == "fail" else []
            found.append(pytest.param(case, id=f"{path.stem}: {case['label']}", marks=marks))
    return found


def load(text: str) -> RuleFile:
    """Read a file that has no fault."""
    file, faults = load_text(text, "rules.yaml")
    assert [fault.render() for fault in faults] == []
    return file


def load_rule(body: str, do: str = "drop-line") -> Rule:
    """Read the one rule of a file."""
    return load(HEAD.replace("drop-line", do) + body).rules[0]


@pytest.mark.parametrize("case", read_faults())
def test_fault_has_line_caret_and_mend(case: FaultCase) -> None:
    _, faults = load_text(show(case["text"]), "rules.yaml")
    assert "\n".join(fault.render() for fault in faults) == show(case["want"]).rstrip("\n")


def test_example_of_a_site() -> None:
    file = load(
        "# rules/sites/sputniknews.com.yaml\nversion: 1\ndefaults:\n  when: {source: [sputniknews.com, sputnikglobe.com]}\n"
        "rules:\n  - id: site/sputnik/credit\n    why: Photo credit glued to the front of its caption\n    do: drop-span\n"
        "    at: line-start\n    match:\n      like: |\n        © {agency} / {person} / Go to the mediabank\n    test:\n"
        "      change:\n"
        '        - from: "© Sputnik / Grigoriy Sisoev / Go to the mediabankNews conference"\n          to: News conference\n'
        "      keep: |\n        The © sign is protected.\n"
    )
    sign = "The © sign is protected."
    glued = "© Sputnik / Grigoriy Sisoev / Go to the mediabankNews conference"
    (rule,) = file.rules
    assert rule == Rule(
        id="site/sputnik/credit",
        why="Photo credit glued to the front of its caption",
        do="drop-span",
        kind="like",
        patterns=("© {agency} / {person} / Go to the mediabank",),
        place=Place("rules.yaml", 6, 5),
        at="line-start",
        when=When(source=Choice(("sputniknews.com", "sputnikglobe.com"))),
        keep_cases=(Case(sign, sign, line=rule.keep_cases[0].line),),
        change_cases=(Case(glued, "News conference", line=15),),
        category="credit",
    )


def test_example_of_a_language() -> None:
    rule = load_rule(
        "    match:\n      line: |\n        Заголовок открываемого материала\n    confidence: certain\n"
        "    test:\n      keep: |\n        Строка «Заголовок открываемого материала» видна всем.\n"
    )
    assert rule.patterns == ("Заголовок открываемого материала",)
    assert (rule.confidence, rule.category, rule.status) == ("certain", "ui", "active")
    assert [case.before == case.after for case in rule.keep_cases] == [True]


def test_example_of_a_newcomer() -> None:
    rule = load_rule(
        "    match:\n      line: |\n        Subscribe to our newsletter\n        Подпишитесь на нашу рассылку\n"
        "    test:\n      keep: |\n        Subscribe to our newsletter, the mayor told reporters.\n"
    )
    assert (rule.kind, rule.patterns) == ("line", ("Subscribe to our newsletter", "Подпишитесь на нашу рассылку"))


def test_example_of_names() -> None:
    file = load(
        "version: 1\nnames:\n  - id: names/person/sergey-lavrov\n    kind: person      # person | place | organisation\n"
        "    canonical: {en: Sergey Lavrov, de: Sergej Lawrow}\n    original: {ru: Сергей Лавров}\n"
        "    schemes: [en, de]     # variants generated from the original\n    variants: [Serguei Lavrov]   # and extra ones\n"
        "    surname_alone: false\n    never: [Sergei Lavrov Foundation]\n    test:\n"
        '      change: [{from: "Sergei Lavrov\'s", to: "Sergey Lavrov\'s"}]\n'
        "      keep: |\n        Sergei Ivanov met Sergey Ivanovsky.\n"
    )
    kept = "Sergei Ivanov met Sergey Ivanovsky."
    (name,) = file.names
    assert name == NameRule(
        id="names/person/sergey-lavrov",
        kind="person",
        place=Place("rules.yaml", 3, 5),
        canonical=(("en", "Sergey Lavrov"), ("de", "Sergej Lawrow")),
        original=(("ru", "Сергей Лавров"),),
        schemes=("en", "de"),
        variants=("Serguei Lavrov",),
        never=("Sergei Lavrov Foundation",),
        keep_cases=(Case(kept, kept, line=name.keep_cases[0].line),),
        change_cases=(Case("Sergei Lavrov's", "Sergey Lavrov's", line=12),),
    )


@pytest.mark.parametrize(
    ("written", "patterns"),
    [
        ("Read more", ("Read more",)),
        ("'READ MORE: x'", ("READ MORE: x",)),
        ("see#tag", ("see#tag",)),
        ("[\"a b\", 'c d']", ("a b", "c d")),
        ("\n        - a b\n        - 'c # d'", ("a b", "c # d")),
        (
            '|\n        {agency} # one\n\n          [Photo]: *x*  \n        - - "\\bfoo"',
            ("{agency} # one", "[Photo]: *x*", '- - "\\bfoo"'),
        ),
    ],
)
def test_patterns_are_what_was_pasted(written: str, patterns: tuple[str, ...]) -> None:
    assert load_rule(f"    match:\n      line: {written}\n").patterns == patterns


def test_block_is_one_a_list_item() -> None:
    body = "    match:\n      block:\n        - |\n          one\n           two\n        - |\n          three\n          four\n"
    assert load_rule(body).patterns == ("one\ntwo", "three\nfour")


def test_comment_is_a_comment_elsewhere() -> None:
    rule = load_rule("    match: {line: x}\n    confidence: low  # for now\n    when: {source: a.com} # one site\n")
    assert (rule.confidence, rule.when.source) == ("low", Choice(("a.com",)))


def test_language_no_is_text() -> None:
    assert load_rule("    match: {line: x}\n    when: {doc_lang: [no, on]}\n").when.doc_lang == Choice(("no", "on"))


def test_all_keys_of_a_rule() -> None:
    rule = load_rule(
        "    match: {regex: 'a(b)'}\n    with: $1\n    at: line-end\n    within: {tail: 10%}\n    limit: {lines: 5, share: 0.1}\n"
        "    ignore_case: true\n    fold: false\n    words: true\n    confidence: medium\n    category: ad\n    status: proposed\n"
        "    origin: {docs: 3}\n"
        "    when:\n      doc_lang: {not: [en, de]}\n      line_script: Cyrl\n      previous: [blank, {like: '{agency} x'}]\n"
        "      next: dropped\n      company: true\n      max_chars: 80\n",
        "replace",
    )
    assert rule == Rule(
        id="my/x",
        why="y",
        do="replace",
        kind="regex",
        patterns=("a(b)",),
        place=Place("rules.yaml", 3, 5),
        at="line-end",
        within=Within("tail", 10, percent=True),
        when=When(
            doc_lang=Choice(("en", "de"), negated=True),
            line_script=Choice(("Cyrl",)),
            previous=(Neighbour("blank"), Neighbour("like", ("{agency} x",))),
            next=(Neighbour("dropped"),),
            company=True,
            max_chars=80,
        ),
        replacement="$1",
        limit=Limit(5, 0.1),
        ignore_case=True,
        fold=False,
        words=True,
        confidence="medium",
        category="ad",
        status="proposed",
    )


def test_keep_protects() -> None:
    assert load_rule("    match: {text: x}\n    protects: [my/*, a/b]\n", "keep").protects == ("my/*", "a/b")


def test_until_has_the_form_of_match() -> None:
    rule = load_rule(
        "    match: {line: Begin here}\n    until:\n      line: |\n        End here\n        Stop here\n", "drop-between"
    )
    assert rule.until == ("End here", "Stop here")


def test_cases_are_lines_of_a_block_or_items_of_a_list() -> None:
    rule = load_rule(
        "    match: {line: x}\n    test:\n      drop: |\n        one\n\n        two\n      keep:\n        - three\n        - |-\n"
        "          four\n          five\n      change:\n        - {from: a, to: '', doc_lang: ru, source: b.com}\n"
    )
    assert [(case.before, case.after) for case in rule.drop_cases] == [("one", ""), ("two", "")]
    assert [(case.before, case.after) for case in rule.keep_cases] == [("three", "three"), ("four\nfive", "four\nfive")]
    assert rule.change_cases == (Case("a", "", source="b.com", doc_lang="ru", line=18),)


def test_defaults_merge_key_by_key() -> None:
    one = "    why: y\n    do: drop-line\n    match: {line: x}\n"
    file = load(
        "version: 1\ndefaults:\n  when: {source: a.com, doc_lang: ru}\n  within: {head: 5}\n  confidence: low\n  category: ad\n"
        f"rules:\n  - id: a/plain\n{one}  - id: a/own\n{one}    when: {{doc_lang: en, max_chars: 9}}\n    within: {{tail: 2}}\n"
        f"    confidence: certain\n    category: nav\n  - id: a/any\n{one}    when: {{source: any}}\n"
    )
    plain, own, lifted = file.rules
    assert plain.when == When(source=Choice(("a.com",)), doc_lang=Choice(("ru",)))
    assert (plain.within, plain.confidence, plain.category) == (Within("head", 5), "low", "ad")
    assert own.when == When(source=Choice(("a.com",)), doc_lang=Choice(("en",)), max_chars=9)
    assert (own.within, own.confidence, own.category) == (Within("tail", 2), "certain", "nav")
    assert lifted.when == When(doc_lang=Choice(("ru",)))


@pytest.mark.parametrize(
    ("rule_id", "category"), [("ru/teaser/a", "teaser"), ("site/x.com/credit", "credit"), ("my/thing", "ui")]
)
def test_category_is_read_from_the_id(rule_id: str, category: str) -> None:
    assert load(HEAD.replace("my/x", rule_id) + "    match: {line: x}\n").rules[0].category == category


def test_slots_disable_and_override() -> None:
    file = load(
        "version: 1\nslots: {paper: [The Post, 'The Times']}\ndisable: [ru/ui/*]\noverride:\n  - id: en/teaser/more\n"
        "    status: off\n    why: z\n    match+:\n      line: |\n        Read on\n"
    )
    assert file.disable == (("ru/ui/*", Place("rules.yaml", 3, 11)),)
    keys = (("why", "z"), ("status", "off"), ("match+", ("line", ("Read on",))))
    assert file.override == (Override("en/teaser/more", keys, Place("rules.yaml", 5, 5)),)
    assert load("version: 1\nslots: {paper: [The Post]}\n" + HEAD[11:] + "    match: {like: By the paper}\n").rules[0].slots == (
        ("paper", ("The Post",)),
    )


def test_rules_beside_a_faulty_one_are_read() -> None:
    text = HEAD + "    match: {lien: x}\n  - id: my/z\n    why: y\n    do: drop-line\n    match: {line: z}\n"
    file, faults = load_text(text, "rules.yaml")
    assert [rule.id for rule in file.rules] == ["my/z"]
    assert [(fault.place.line, fault.severity) for fault in faults] == [(6, "error")]


def test_line_ends_do_not_count() -> None:
    text = HEAD + "    match:\n      line: |\n        a b\n        c d\n"
    assert load(text.replace("\n", "\r\n")) == load(text.replace("\n", "\r")) == load(text)


def test_byte_order_mark_is_tolerated(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + HEAD.encode() + b"    match: {line: x}\n")
    file, faults = load_path(path)
    assert (len(file.rules), faults) == (1, [])


def test_bytes_that_are_no_utf8_are_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_bytes(b"version: 1\n# caf\xe9\n")
    file, faults = load_path(path)
    assert file == RuleFile(str(path))
    assert [fault.render() for fault in faults] == [f"{path}:2:6: the file is not UTF-8 here; save it as UTF-8"]


def test_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot read"):
        load_path(tmp_path / "none.yaml")


def test_lone_surrogate_is_a_fault() -> None:
    _, faults = load_text(HEAD + "    match: {line: a\ud800}\n", "rules.yaml")
    assert [(fault.place.line, fault.place.column, fault.mend) for fault in faults] == [(6, 20, "delete it")]
