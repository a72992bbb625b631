"""What a corpus calls its people: counted, proposed, never merged where a veto speaks against it."""

import pytest

from cleanse.names.census import Census, Proposal


def take(*texts: str, lang: str = "en") -> list[tuple[str, list[str]]]:
    census = Census()
    for number, text in enumerate(texts):
        census.add(text, lang, f"site{number}.example")
    return [show(proposal) for proposal in census.proposals()]


def show(proposal: Proposal) -> tuple[str, list[str]]:
    return proposal.tier, [found.mention.text for found in proposal.spellings]


def test_explained_spellings_are_one_proposal_most_frequent_first() -> None:
    assert take("Sergei Shoigu came.", "Sergey Shoigu left. Sergey Shoigu spoke.") == [("A", ["Sergey Shoigu", "Sergei Shoigu"])]


def test_counts_are_kept_by_language_and_source() -> None:
    census = Census()
    census.add("Sergei Shoigu came. Sergei Shoigu left.", "en", "a.example")
    census.add("Sergej Shoigu kam.", "de", "b.example")
    (proposal,) = census.proposals()
    assert [dict(found.places) for found in proposal.spellings] == [{("en", "a.example"): 2}, {("de", "b.example"): 1}]


def test_what_is_close_is_proposed_apart_from_what_is_explained() -> None:
    found = take("Boris Berezovsky spoke.", "Boris Berezovskiy left.", "Boris Berezovzki came.")
    assert found[0] == ("A", ["Boris Berezovskiy", "Boris Berezovsky"])
    assert [tier for tier, _ in found[1:]] == ["B"] * len(found[1:])


def test_a_patronymic_is_evidence_for_review() -> None:
    assert take("Sergey Lavrov.", "Sergey Viktorovich Lavrov.") == [("B", ["Sergey Lavrov", "Sergey Viktorovich Lavrov"])]


def test_korean_syllables_are_evidence_for_review() -> None:
    assert take("Lee Myung-soo came.", "Yi Myong-su left.") == [("B", ["Lee Myung-soo", "Yi Myong-su"])]
    assert take("Lee Jong-hoon came.", "Lee Jung-hoon left.") == []


def test_two_people_are_not_proposed() -> None:
    assert (
        take("Dmitry Medvedev.", "Daniil Medvedev.", "Aleksandr Belov.", "Aleksandra Belova.", "Kim Jong-un.", "Kim Jong-il.")
        == []
    )


def test_the_order_of_texts_does_not_matter() -> None:
    texts = ("Sergei Shoigu.", "Sergey Shoigu.", "Yevgeny Primakov.", "Evgeny Primakov.", "Mikhail Fridman.", "Michail Fridman.")
    assert take(*texts) == take(*reversed(texts))


def test_headlines_in_capitals_are_not_counted() -> None:
    assert take("SERGEI SHOIGU IN TOWN", "Sergey Shoigu spoke.") == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Aleksandr Petrov, 24, won for Russia. Alexander Petrov, 51, is the Bulgarian coach."),
        ("en", "Alexei Volkov spoke. His brother Aleksey Volkov left."),
        ("en", "Sergei Orlov sings. His lawyer, Sergey Orlov, sleeps."),
        ("es", "Ramón López padre fundó la tienda. Ramon Lopez hijo la cerró."),
        ("de", "Jörg Müller und Joerg Müller kamen."),
        ("cs", "Tomáš Novák starší vedl pilu. Tomas Novák mladší studuje."),
    ],
)
def test_what_a_text_holds_apart_is_no_proposal_of_the_first_tier(lang: str, text: str) -> None:
    census = Census()
    census.add(text, lang)
    (proposal,) = census.proposals()
    assert proposal.tier == "B"
    assert proposal.reasons[1].endswith("; kept apart in 1 text")


def test_what_another_text_holds_apart_counts_for_the_corpus() -> None:
    apart = "Sergei Orlov and Sergey Orlov met."
    census = Census()
    for text in (apart, "Sergei Orlov left. Sergey Orlov left.", apart):
        census.add(text, "en")
    (proposal,) = census.proposals()
    assert (proposal.tier, proposal.reasons[1]) == ("B", "Sergei = Sergey (one given name); kept apart in 2 texts")
