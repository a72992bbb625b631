"""The rules of a survey: what they take when they are tried, and that they do not depend on the order of the texts."""

from itertools import permutations

import pytest

from cleanse import Cleaner
from cleanse.learn.corpus import Corpus
from cleanse.learn.survey import Survey, survey
from cleanse.learn.trial import make_active
from cleanse.rulebook.rule import Rule
from tests.learn.site import make_text


def make_corpus(texts: list[str], source: str = "post.example", most: int = 100) -> Corpus:
    corpus = Corpus(most)
    for text in texts:
        corpus.add(text, source)
    return corpus


def run(texts: list[str], **options: list[str]) -> Survey:
    return survey(make_corpus(texts), Cleaner(lang="en", **options))


def test_rule_takes_what_all_texts_have() -> None:
    found = run([make_text(number, "Harwick Post Online") for number in range(6)])
    (proposal,) = found.proposals
    assert proposal.rule.patterns == ("Harwick Post Online",)
    assert (proposal.rule.status, proposal.rule.when.source and proposal.rule.when.source.values) == (
        "proposed",
        ("post.example",),
    )
    assert (proposal.taken, proposal.texts, proposal.sample) == ((6,), 6, 6)


def test_line_that_was_never_taken_is_not_proposed() -> None:
    question = "What is your favourite book?"
    assert run([make_text(number, between=question) for number in range(8)]).proposals == ()


def test_headline_beside_a_leftover_goes_behind_and_not_as_the_title() -> None:
    headline = "Ferry Runs Again After the Long Winter"
    texts = [make_text(number, below=f"{headline}\nShare on Facebook" if number < 5 else "") for number in range(9)]
    (proposal,) = run(texts, disable=["structure/*"]).proposals
    assert (proposal.rule.id, proposal.rule.patterns) == ("learned/post.example/behind", (headline,))
    title = f"Share on Facebook\n{headline}\n" + make_text(99)
    assert headline in clean_with(proposal.rule, title) and headline not in clean_with(proposal.rule, texts[0])


def clean_with(rule: Rule, text: str, source: str = "post.example") -> str:
    with make_active([rule], Cleaner(lang="en")) as cleaner:
        return cleaner.clean(text, source=source).text


def test_numbers_become_a_slot_and_dates_metadata() -> None:
    texts = [
        make_text(number, f"Posted: Jan {number + 3}, 2024 at {number + 10}:15", f"Views so far: {number * 31}")
        for number in range(6)
    ]
    by_id = {proposal.rule.id: proposal.rule for proposal in run(texts).proposals}
    assert by_id["learned/post.example/dates-with-numbers"].category == "metadata"
    assert by_id["learned/post.example/anywhere-with-numbers"].patterns == ("Views so far: {number}",)


def test_sites_with_too_few_texts_are_named() -> None:
    found = run([make_text(number, "Harwick Post Online") for number in range(4)])
    assert (found.proposals, found.sites, found.too_few) == ((), 1, ("post.example",))


def test_line_of_one_site_stays_in_texts_of_another() -> None:
    (proposal,) = run([make_text(number, "Harwick Post Online") for number in range(6)]).proposals
    assert "Harwick Post Online" not in clean_with(proposal.rule, make_text(7, "Harwick Post Online"))
    assert "Harwick Post Online" in clean_with(proposal.rule, make_text(7, "Harwick Post Online"), "other.example")


@pytest.mark.parametrize("most", [2, 3, 100])
def test_sample_does_not_depend_on_the_order(most: int) -> None:
    texts = [make_text(number) for number in range(4)]
    samples = [list(make_corpus(list(order), most=most).sites()) for order in permutations(texts)]
    assert all(sample == samples[0] for sample in samples)
    assert len(samples[0][0][1]) == min(most, 4)


def test_same_text_counts_once() -> None:
    assert list(make_corpus([make_text(1), make_text(1)]).sites()) == [("post.example", [make_text(1)])]


def test_line_is_learned_as_rules_see_it() -> None:
    texts = [make_text(number, "\ufeffCaf\u00c3\u00a9\u00a0Harwick Online") for number in range(6)]
    (proposal,) = run(texts).proposals
    assert proposal.rule.patterns == ("Café Harwick Online",)
    assert proposal.taken == (6,)
