"""`holds`: a line with a word of each of several groups goes, in whatever order they stand; what is quoted or says more stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanse.errors import RuleError
from cleanse.rulebook.files.freeze import freeze
from cleanse.rulebook.files.load import load_text
from cleanse.rulebook.matchers import match_kind
from cleanse.rulebook.rule import Place, Rule
from cleanse.rulebook.ruleset import Ruleset
from cleanse.rulebook.view import View
from tests.sets import merge

HEAD = "version: 1\nslots:\n  ours: [our, your inbox]\nrules:\n  - id: my/x\n    why: y\n    do: drop-line\n    when: {max_chars: 200}\n"
RULE = f"""{HEAD}    match:
      holds:
        - |
          newsletter*
          mailing list
        - |
          sign up
          subscri*
        - |
          {{ours}}
"""


def found(line: str, groups: tuple[str, ...]) -> list[str]:
    """What a rule of these groups found in a line."""
    rule = Rule("my/x", "y", "drop-line", "holds", groups, Place("", 1, 1))
    return [hit.note or "" for hit in match_kind("holds").build(rule, {}).find(View(line), 0)]


def takes(line: str) -> bool:
    file, faults = load_text(RULE, "my.yaml")
    assert not faults
    return bool(found(line, file.rules[0].patterns))


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our newsletter today!",
        "► OUR NEWSLETTERS: subscribe here",
        "News in your inbox? Subscribing to the mailing list takes a minute.",
        "Why not? Our newsletter tells you more if you sign\u00a0up.",
    ],
)
def test_the_order_of_the_words_does_not_matter(line: str) -> None:
    assert takes(line)


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for the newsletter today!",  # none of the third group
        "Sign upstairs for our newsletter.",  # the word goes on
        "Design up to our newsletter.",  # something stands before it
        '"Sign up for our newsletter," the baker said.',
        "The candidate wrote: sign up for our newsletter.",
        "1. Sign up for our newsletter.",  # an item of a numbered list
        "The baker said: “Our newsletter! Sign up!",  # the mark at the end is missing
        "Der Bäcker sagte: »Our newsletter, sign up«.",
        "'Sign up for our newsletter,' the baker said.",
        'ח"כ אמר: "sign up for our newsletter".',
        "面包师说「sign up for our newsletter」。",
        "The bridge is open.Sign up for our newsletter.",  # glued to a sentence
        "It always begins the same. Sign up for our newsletter.",
        # a sentence of it says something else
        "The council has opened the bridge after years of repairs. Sign up for our newsletter.",
    ],
)
def test_what_lacks_a_word_is_quoted_or_says_more_stays(line: str) -> None:
    assert not takes(line)


def test_in_a_long_line_the_words_of_two_groups_stand_apart() -> None:
    groups = ("facebook", "follow our", "our")
    assert found("Follow our page on Facebook.", groups) == ["facebook + follow our + our"]
    match = "Follow our match against Harwick on Facebook on Saturday, since the radio will not be there."
    assert found(match, groups) == []
    assert found(match + " It is our biggest.", groups) == ["facebook + follow our + our"]


def test_a_star_lets_letters_stand_before_a_word() -> None:
    assert found("Unser Fernsehkanal heißt euch willkommen", ("*kanal", "unser")) == ["kanal + unser"]
    assert found("Unser Fernsehkanal heißt euch willkommen", ("kanal", "unser")) == []


def test_scripts_without_spaces_have_no_edges() -> None:
    assert found("欢迎订阅我们的免费电子报。", ("电子报", "订阅", "我们")) == ["电子报 + 订阅 + 我们"]
    assert (
        found(
            "这座桥在三年的修缮之后于周一重新开放，居民们都很高兴，他们等了很久很久，终于可以过河去车站了。欢迎订阅我们的电子报。",
            ("电子报", "订阅"),
        )
        == []
    )


def test_the_groups_of_a_file_are_read_with_its_lists_in_them() -> None:
    file, _ = load_text(RULE, "my.yaml")
    assert file.rules[0].patterns == ("newsletter*\nmailing list", "sign up\nsubscri*", "our\nyour inbox")


def test_a_frozen_rule_says_the_same() -> None:
    ruleset = merge([load_text(RULE, "my.yaml")[0]], {}, 0)
    again, faults = load_text("\n".join(freeze(ruleset)) + "\n", "frozen.yaml")
    assert not faults
    assert merge([again], {}, 0).digest == ruleset.digest


@pytest.mark.parametrize("key", ["match+", "match-"])
def test_an_override_writes_all_groups(key: str) -> None:
    override = (
        f"version: 1\noverride:\n  - id: my/x\n    {key}:\n      holds:\n        - |\n          a\n        - |\n          b\n"
    )
    with pytest.raises(RuleError, match="write the whole `match`"):
        merge([load_text(RULE, "my.yaml")[0], load_text(override, "more.yaml")[0]], {}, 0)


@pytest.mark.parametrize(
    ("match", "message"),
    [
        ("      holds: |\n        newsletter\n        our\n", "`holds` has one group only"),
        ("      holds:\n        - |\n          news\n        - |\n          {hours}\n", "{hours} is no list of this file"),
    ],
)
def test_faults_of_groups_are_told(match: str, message: str) -> None:
    _, faults = load_text(f"{HEAD}    match:\n{match}", "my.yaml")
    assert [message in fault.message for fault in faults] == [True]


words = st.lists(st.sampled_from([*"aбİßéµ", "e\u0301"]), min_size=1, max_size=3).map("".join)
groups = st.lists(st.lists(words, min_size=1, max_size=2).map("\n".join), min_size=2, max_size=3)


@given(groups, st.lists(st.one_of(words, words.map(str.upper)), max_size=12))
def test_no_match_is_lost(patterns: list[str], spoken: list[str]) -> None:
    rule = Rule("my/x", "y", "flag", "holds", tuple(patterns), Place("", 1, 1))
    view = View(" ".join(spoken[:6]) + "\n" + " ".join(spoken[6:]))
    matcher = match_kind("holds").build(rule, {})
    expected = [number for number in view.solid if any(True for _ in matcher.find(view, number))]
    assert expected == sorted(hit.line for _, hit in Ruleset([rule]).search.find(view))
