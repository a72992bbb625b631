"""Source code that an article shows stays; what a page calls by itself goes."""

import pytest

from cleanse import Cleaner

PROSE = "The function below counts the trams of a list that are on the bridge, and the page calls it each time a tram comes.\n"
LISTINGS = {
    "script": "  function countTrams(list) {\n    let sum = 0;\n    return sum;\n  }\n",
    "style": ".trams {\n  margin: 0 auto;\n  width: 40em;\n}\n",
    "data": '{\n  "line": 4,\n  "name": "Harwick",\n  "late": false\n}\n',
    "template": "{% for tram in trams %}\n{{ tram.name }}\n{% endfor %}\n",
    "markup": "<div>\n<p>\n</p>\n</div>\n",
    "fenced": "```\nvar trams = [];\n```\n",
    "with blank lines": "let sum = 0;\n\nlet late = {\n\n};\n",
}


@pytest.mark.parametrize("listing", LISTINGS.values(), ids=LISTINGS)
def test_listings_stay(cleaner: Cleaner, listing: str) -> None:
    for text in (f"{PROSE}{listing}{PROSE.replace('trams', 'cars')}", f"{PROSE}\n{listing}"):
        assert cleaner.clean(text).text == text


@pytest.mark.parametrize(
    "script",
    [
        "var trams = new Trams();\n",
        "window.dataLayer = window.dataLayer || [];\nfunction gtag(){dataLayer.push(arguments);}\ngtag('js', new Date());\n",
        '{\n"@context": "https://schema.org",\n"@type": "NewsArticle",\n"headline": "Trams"\n}\n',
    ],
)
def test_scripts_of_the_page_go(cleaner: Cleaner, script: str) -> None:
    assert '"headline"' not in cleaner.clean(f"{PROSE}\n{script}").text
    assert "(" not in cleaner.clean(f"{PROSE}\n{script}").text


def test_what_a_page_calls_goes_beside_a_listing(cleaner: Cleaner) -> None:
    listing = LISTINGS["script"]
    assert cleaner.clean(f"{PROSE}\n{listing}\ngtag('js', new Date());\n").text == f"{PROSE}\n{listing}"


ABOUT = {
    "shell": "The option that follows lists the trams, and a second one counts them at the stop that the first has named.\n\n"
    "    trams list \\\n        --stop harwick \\\n        --count\n\nOutput::\n\n",
    "interface": "".join(
        f"The field {name}_{more} of the tram\n" for name in ("stop", "line", "door") for more in ("in", "out", "at", "of")
    )
    + "Each field is a number that the tram sends when it stands still, and nothing is sent while it moves between two stops.\n",
}


@pytest.mark.parametrize("text", ABOUT.values(), ids=ABOUT)
def test_a_text_about_code_is_not_judged_by_its_structure(cleaner: Cleaner, text: str) -> None:
    body = f"{text}{PROSE * 2}{LISTINGS['data']}\nRelated items\nHarwick\n  ]\n  }}\nShare on Facebook\n"
    cleaned = cleaner.clean(body)
    assert cleaned.text == body.replace("Share on Facebook\n", "")


def test_a_line_of_code_alone_stays_in_a_text_about_code(cleaner: Cleaner) -> None:
    text = f"{PROSE}\n```\nlet sum = 0;\n```\n{PROSE.replace('trams', 'cars')}\n$ trams count\n$ trams list\nlet late = [];\n"
    assert cleaner.clean(text).text == text


def test_lines_said_twice_stay_in_a_text_about_code(cleaner: Cleaner) -> None:
    said = "// the number of trams that are on the bridge\n"
    text = f"{PROSE}\n```\n{said}let sum = 0;\n{said}let all = 0;\n```\n"
    assert cleaner.clean(text).text == text
    assert cleaner.clean(f"{PROSE}{said}{said}").text == f"{PROSE}{said}"


def test_nothing_goes_between_fences(cleaner: Cleaner) -> None:
    text = f"{PROSE}\n```\nShare on Facebook\nSubscribe to our newsletter\n```\n{PROSE.replace('trams', 'cars')}"
    assert cleaner.clean(f"{text}Share on Facebook\n").text == text


def test_rows_of_a_log_that_say_the_same_stay(cleaner: Cleaner) -> None:
    row = "2024-03-12 18:40:02 WARN the tram at the bridge did not answer"
    text = f"{PROSE}{row}\n{row}\n"
    assert cleaner.clean(text).text == text
