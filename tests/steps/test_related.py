"""What stands below a dropped heading goes by the category of the rule that dropped it, whatever its id; captions said twice stay once."""

from pathlib import Path

import pytest

from cleanse import Cleaner

ARTICLE = "The tram bridge over the Wick is open again, the council of Harwick said.\n"
HEADLINES = "Why Dogs Dream of Other Dogs\nStorm Leaves Thousands Without Power\n"


@pytest.mark.parametrize("name", ["my/teaser/also", "my/page/also"])
@pytest.mark.parametrize(("category", "left"), [("teaser", ARTICLE), ("ui", ARTICLE + HEADLINES)])
def test_items_below_a_heading(tmp_path: Path, name: str, category: str, left: str) -> None:
    rules = tmp_path / "rules.yaml"
    rules.write_text(
        f"version: 1\nrules:\n  - id: {name}\n    why: Ours\n    category: {category}\n    do: drop-line\n"
        "    match: {line: 'Elsewhere in our pages:'}\n",
        encoding="utf-8",
    )
    cleaner = Cleaner(rules=[rules], disable=["structure/*"])
    assert cleaner.clean(f"{ARTICLE}Elsewhere in our pages:\n{HEADLINES}").text == left


STAYING = {
    "a sentence that ends in a quotation": "Der Wirt Franz Obermoser sagte: „Das war wirklich nicht gut für uns.“\n",
    "the same in Chinese": "居民盧婆婆說：「我不看手機通知，看樹就知道風多大。」\n",
    "rows of results": "Rot-Weiß Lar – SV Niederau 3:1\nTuS Ottermoor – FC Wieck 0:0\n",
    "results with points": "రామగిరి 34 – కొండవీటిపల్లి 29\nసీతారంపేట 22 – గంగవరపాడు 20\n",
    "a list by years": "1974 – Крайречен\n1988 – Долна Брезница\n",
    "prices": "Day ticket: 4.50\nWeek ticket: 20\n",
    "a programme": "15.30 WIB: Kutoanyar vs Melati\n17.00 WIB: Harwick vs Lar\n",
    "the hour of a funeral": "Misa funeral: sábado, 12 h, iglesia de San Roque\nDescanse en paz\n",
    "ingredients": "2 leeks\n3 potatoes\n1 litre of stock\n",
    "paragraphs in a script without full stops": "ชาวบ้านบอกว่าสะพานเก่าไม่ปลอดภัยมานานแล้ว\nเทศบาลจะเปิดสะพานใหม่ในเดือนหน้า\n",
    "a caption with its credit": "Neue Bänke vor dem Rathaus. Foto: Anna Lind\n",
}


@pytest.mark.parametrize("rows", STAYING.values(), ids=STAYING)
def test_lines_of_the_article_below_a_heading_stay(tmp_path: Path, rows: str) -> None:
    """The extractor has lost the headlines that stood below it."""
    cleaner = Cleaner(rules=[_write_heading(tmp_path)], disable=["structure/*", "core/*"])
    assert cleaner.clean(f"{ARTICLE}Elsewhere in our pages:\n{rows}").text == ARTICLE + rows


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (
            "Hari Puding\nAkhirnya bikin puding lagi hehe\n",
            "Telurnya dari tetangga sebelah rumah\nKaramelnya agak pahit tapi pas\n",
        ),
        (
            "يوم البودينغ\nصنعت البودينغ اليوم بعد غياب طويل\n",
            "البيض من عند الجارة في الطابق الثاني\nالكراميل مر قليلا لكنه لذيذ جدا\n",
        ),
    ],
    ids=["id", "ar"],
)
def test_where_no_line_ends_a_sentence_none_is_a_headline(tmp_path: Path, above: str, below: str) -> None:
    cleaner = Cleaner(rules=[_write_heading(tmp_path)], disable=["structure/*"])
    assert cleaner.clean(f"{above}Elsewhere in our pages:\n{below}").text == above + below


def test_caption_whose_credit_was_cut_stays(tmp_path: Path) -> None:
    cleaner = Cleaner(rules=[_write_heading(tmp_path)], disable=["structure/*"])
    caption = "New benches in front of the town hall"
    text = cleaner.clean(f"{ARTICLE}Elsewhere in our pages:\n{caption} (Photo: Joan Marlow/Reuters)\n").text
    assert text == f"{ARTICLE}{caption}\n"


def test_questions_of_an_interview_stay(tmp_path: Path) -> None:
    cleaner = Cleaner(rules=[_write_heading(tmp_path)], disable=["structure/*"])
    answers = [
        "I get up at four and light the oven, and when the first tram passes the dough has to be on the table.",
        "My father did it in the same way, and he never owned an alarm clock in all the years that I knew him.",
        "As long as somebody buys the bread, and the oven holds, and my knees do not give in before the oven does.",
    ]
    asked = ["How does your day begin at the bakery?", "Who has taught you to do that?", "How long will you go on with it?"]
    rows = [row for pair in zip(asked, answers, strict=True) for row in pair]
    text = "\n".join([ARTICLE.strip(), *rows]) + "\n"
    for place in (2, 4):
        marked = [ARTICLE.strip(), *rows]
        marked.insert(place + 1, "Elsewhere in our pages:")
        assert cleaner.clean("\n".join(marked) + "\n").text == text


def _write_heading(folder: Path) -> Path:
    path = folder / "rules.yaml"
    path.write_text(
        "version: 1\nrules:\n  - id: my/teaser/also\n    why: Ours\n    do: drop-line\n    match: {line: 'Elsewhere in our pages:'}\n",
        encoding="utf-8",
    )
    return path


def test_caption_that_is_a_sentence_is_the_article() -> None:
    """Its credit was cut; the subheading below it is no headline of another article."""
    lines = [
        "Broen over Wick Å åbnede igen mandag, to år efter at ingeniører fandt revner i dens ældste pille, oplyser kommunen.",
        "De første biler kører over broen mandag morgen.",
        "Nye revner i den ældste pille",
        "Reparationen kostede ni millioner kroner, tre millioner mere end byrådet havde regnet med, siger borgmesteren.",
    ]
    marked = [lines[0], f"{lines[1]} Foto: Anna Lind/Ritzau Scanpix", *lines[2:]]
    assert Cleaner(disable=["structure/*"]).clean("\n".join(marked)).text == "\n".join(lines)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("1. Copper tape\n", "2. Coffee grounds\n3. Ducks and geese\n"),
        ("- 2 leeks from the garden\n", "- a glass of stock\n- salt and pepper\n"),
    ],
)
@pytest.mark.parametrize("headline", ["", "How to Grow Lettuce Indoors\n"])
def test_a_list_goes_on_below_a_heading(tmp_path: Path, above: str, below: str, headline: str) -> None:
    cleaner = Cleaner(rules=[_write_heading(tmp_path)], disable=["structure/*", "core/*"])
    text = cleaner.clean(f"{ARTICLE}{above}Elsewhere in our pages:\n{headline}{below}").text
    assert text.endswith(below)


def test_a_button_below_each_post_is_no_label_of_the_next() -> None:
    posts = [
        f"The {word} in the oven takes fifty minutes, and it is gone in five when the neighbours smell it.\n"
        for word in ("cake", "bread")
    ]
    cleaner = Cleaner(lang="es", disable=["structure/*"])
    title = "Una sopa para los días fríos\n"
    assert title in cleaner.clean(f"{posts[0]}Leer más\n{title}{posts[1]}Leer más\n").text


CAPTIONS = {
    "credit in brackets": (
        "The old iron ladder in the harbour (Photo: Joan Marlow/Reuters)",
        "The old iron ladder in the harbour",
    ),
    "a short one": ("The old iron ladder (Photo: Joan Marlow/Reuters)", "The old iron ladder"),
}


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("copies", CAPTIONS.values(), ids=CAPTIONS)
def test_a_caption_whose_copy_had_the_credit_stays_once(copies: tuple[str, str], *, is_first: bool) -> None:
    """It is no picture of another article with that one's headline below it."""
    credited, plain = copies
    end = "It was lost in the storm of last winter, and nobody thought that it would ever be found again.\n"
    two = [credited, plain] if is_first else [plain, credited]
    text = "\n".join([ARTICLE.strip(), *two, end])
    assert Cleaner(disable=["structure/*"]).clean(text).text == "\n".join([ARTICLE.strip(), plain, end])
