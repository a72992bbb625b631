"""A leftover glued to a paragraph: no rule takes the paragraph with it, and one that stands alone goes as before."""

import pytest

from cleanse.core.document import Document
from cleanse.rulebook.engine import judge
from cleanse.rulebook.files.load import load_text
from cleanse.rulebook.ruleset import Ruleset
from cleanse.run.spec import PipelineSpec, build, make_facts
from tests.sets import merge

ARTICLES = {
    "en": (
        "The council of Harwick voted on Monday to open the tram bridge again after three years of repairs.",
        "Residents had waited for the trams since the bridge was closed, and walked to the station in the rain.",
    ),
    "de": (
        "Der Stadtrat von Harzburg hat am Montag beschlossen, die Straßenbahnbrücke nach drei Jahren wieder zu öffnen.",
        "Die Anwohner hatten lange auf die Straßenbahn gewartet und waren im Regen zum Bahnhof gelaufen.",
    ),
    "ru": (
        "Городской совет в понедельник решил открыть трамвайный мост после трёх лет ремонта.",
        "Жители долго ждали, когда трамвай снова пойдёт по мосту, и ходили на вокзал пешком.",
    ),
    "ja": (
        "霧ヶ浜市の市議会は月曜日、三年に及ぶ修復工事を終えた路面電車の橋を再び開通させることを決めた。",
        "住民は橋が閉鎖されてから路面電車の再開を待ち、雨の中を駅まで歩いていた。",
    ),
}
GLUED = {
    "en": (
        "© 2024 The Courier. All rights reserved.",
        "Engineers said the bridge was sound, and the council wants the trams to run in spring.",
    ),
    "de": (
        "© 2024 Harzbote GmbH. Alle Rechte vorbehalten.",
        "Die Anwohner sollen nach dem Willen des Stadtrats noch im Frühjahr wieder mit der Straßenbahn fahren.",
    ),
    "ru": ("Все права защищены.", "Специалисты считают трамвайный мост надёжным, и городской совет хочет открыть его весной."),
    "ja": ("無断転載を禁じます。", "専門家は路面電車の橋は安全だとしており、市議会は春の開通を求めている。"),
}


def clean(*lines: str) -> list[str]:
    return build(PipelineSpec(disable=("structure/*",))).run(Document("\n".join(lines) + "\n", make_facts())).text.splitlines()


@pytest.mark.parametrize("lang", ARTICLES)
def test_a_paragraph_behind_a_notice_stays_and_the_notice_alone_goes(lang: str) -> None:
    first, second = ARTICLES[lang]
    notice, more = GLUED[lang]
    kept = clean(first, f"{notice} {more}" if lang != "ja" else notice + more, second)
    assert len(kept) == 3 and kept[1].endswith(more)
    assert clean(first, more, second, notice) == [first, more, second]


@pytest.mark.parametrize(
    "notice",
    [
        "© 2024 The Courier. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.",
        "We use cookies to improve your experience on this website. By continuing to browse the site you agree to our use of cookies.",
        "Your email address will not be published. Required fields are marked *",
    ],
)
def test_a_notice_of_several_sentences_goes(notice: str) -> None:
    first, second = ARTICLES["en"]
    assert clean(first, second, notice) == [first, second]
    assert clean(first, notice, second, notice) == [first, second], "notices share words with each other"


RULE = """
version: 1
rules:
  - id: my/trams
    why: y
    do: drop-line
    confidence: {confidence}
    category: {category}
    match: {{regex: '^Tip: .*$'}}
"""
LINE = "Tip: the council of Harwick says that the tram bridge will be closed again on Monday for repairs to the rails."


def read(confidence: str = "high", category: str = "ui") -> Ruleset:
    file, faults = load_text(RULE.format(confidence=confidence, category=category), "my.yaml")
    assert [fault.render() for fault in faults] == []
    return merge([file], {}, 0)


@pytest.mark.parametrize(
    ("ruleset", "line", "reason"),
    [
        (read(), LINE, "a sentence of the line shares words with the article"),
        (read(), LINE.rstrip("."), None),
        (read(), "Tip: the council of Harwick, the trams.", None),
        (read("certain"), LINE, None),
        (read(category="teaser"), LINE, None),
    ],
    ids=["a sentence", "no sentence", "a short line", "a rule that is certain", "a teaser"],
)
def test_what_keeps_a_line(ruleset: Ruleset, line: str, reason: str | None) -> None:
    first, second = ARTICLES["en"]
    (verdict,) = judge(Document(f"{first}\n{line}\n{second}\n"), ruleset)
    assert verdict.reason == reason
