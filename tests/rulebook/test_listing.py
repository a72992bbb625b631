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
