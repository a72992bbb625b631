"""What a pattern is said to need stands in every line that it matches."""

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from cleanse.rulebook.patterns.needs import MOST, choose_anchor, find_needs
from cleanse.text.fold import fold_apart, plain_line
from tests.rulebook.patterns import compile_made_up

_letters = st.sampled_from([*"abAß İıſ", "\u00e9", "\u200b", r"\.", r"\{"])
_classes = st.sampled_from(
    ["[ab]", "[^a]", "[a-c]", r"[\]x]", "[]b]", r"[\p{L}]", "[[:alpha:]b]", "[[:^alpha:]]", "[[:a]", r"[\x{61}-c]", "."]
)
_counts = st.sampled_from(["", "", "", "?", "*", "+", "??", "+?", "{2}", "{0,2}", "{1,}", "{", "{1,b}", "{,2}"])
_leaf = st.one_of(_letters, _classes, st.sampled_from(["^", "$", r"\x{62}", r"\p{Lu}", r"\\p{L}", "(?i)"]))
_patterns = st.recursive(
    st.tuples(_leaf, _counts).map("".join),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.tuples(
            st.sampled_from(["(", "(?:", "(?i:", "(?P<n>"]), st.lists(inner, min_size=1, max_size=3).map("|".join), _counts
        ).map(lambda parts: f"{parts[0]}{parts[1]}){parts[2]}"),
    ),
    max_leaves=9,
)


@settings(max_examples=500)
@example("a(?i)?[^a]", ["I"])
@example("^^a$$", ["a"])
@given(_patterns, st.lists(st.text("abAcxßiIİısſS .{]\u00e9\u200b\u00a0", max_size=8), min_size=1, max_size=8))
def test_a_line_that_matches_holds_what_the_pattern_needs(pattern: str, lines: list[str]) -> None:
    made_up = compile_made_up(pattern)
    assume(made_up is not None)
    native, compiled = made_up
    clauses, longest = find_needs(native)
    for line in lines:
        if any(match.end() > match.start() for match in compiled.finditer(plain_line(line))):
            assert len(plain_line(line)) <= longest, (native, line)
            folded = f"\n{fold_apart(line)}\n"
            for clause in (*clauses, choose_anchor(clauses)):
                assert not clause or any(literal in folded for literal in clause), (clause, folded)


def test_alternatives_are_written_out_while_they_are_few() -> None:
    assert set(find_needs("^(?:read|see) (?:more|all)$").clauses[0]) == {
        f"\n{verb} {what}\n" for verb in ("read", "see") for what in ("more", "all")
    }
    many = "|".join(f"word{number}x" for number in range(MOST + 1))
    assert (" here",) in find_needs(f"(?:{many}) here").clauses


def test_what_may_be_missing_is_not_needed() -> None:
    assert find_needs("(?:the )?end of it").clauses[0] == ("end of it",)
    assert find_needs("x*|a?").clauses == []
