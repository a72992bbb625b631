"""The report in a real browser: nothing is requested, nothing in a text acts, and everything works by mouse and by keyboard."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from cleanse.report.page import make_report
from tests.report.logs import BRIDGE, FERRY, PLAIN, Raw
from tests.report.test_page import EVIL, prepare

CHROMIUM = shutil.which("chromium")
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")]

ARABIC = Raw(
    "افتتح الميناء القديم أبوابه\u00a0صباح الأحد.\nاقرأ أيضًا: سوق السمك يعود\nقال المجلس إن العمل انتهى.\n", "ar.txt", None, "ar"
)
JAPANESE = Raw("灯台が三年ぶりに公開された。\n関連記事:港の市場が移転\n入場は\u00a0無料である。\n", "ja.txt", None, "ja")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of a log with texts of all kinds."""
    folder = tmp_path_factory.mktemp("report")
    log, paths = prepare(folder, BRIDGE, PLAIN, FERRY, EVIL, ARABIC, JAPANESE)
    page = folder / "report.html"
    page.write_text(make_report(log, paths), encoding="utf-8")
    return page.as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as engine:
        started = engine.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


class Opened:
    """A page, and what it said and asked for."""

    def __init__(self, browser: Any, address: str) -> None:
        self.page = browser.new_page(viewport={"width": 1200, "height": 800})
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(address)


@pytest.fixture
def opened(browser: Any, address: str) -> Iterator[Opened]:
    one = Opened(browser, address)
    yield one
    assert one.said == [], "the console says something"
    assert one.asked == [address], "something was requested"
    assert one.page.evaluate("window.evil") is None
    one.page.close()


def count_seen(page: Any, query: str) -> int:
    return sum(element.is_visible() for element in page.query_selector_all(query))


def test_a_rule_is_shown_alone_and_all_again(opened: Opened) -> None:
    page = opened.page
    texts = count_seen(page, "article.sample")
    assert texts == 5
    page.locator("#most button.rule", has_text="en/teaser/read-more").click()
    assert page.locator("#filter-text").inner_text() == "Only en/teaser/read-more: 2 of 5 texts in the sample."
    assert count_seen(page, "article.sample") == 2
    assert count_seen(page, "#most table.rules tbody tr") == 1
    assert count_seen(page, "#most .examples del") > 0, "its examples are open"
    page.keyboard.press("Escape")
    assert count_seen(page, "article.sample") == texts
    assert page.locator("#filter-off").is_hidden()


def test_a_rule_is_found_by_a_part_of_its_name(opened: Opened) -> None:
    page = opened.page
    page.locator("#find").fill("NBSP")
    assert count_seen(page, "#most table.rules tbody tr") == 1
    assert page.locator("#found").inner_text() == "1 rule"
    page.keyboard.press("b")
    assert page.locator("#text").get_attribute("class") == "text both", "what is typed is no command"


def test_keys_go_from_edit_to_edit_and_show_before_and_after(opened: Opened) -> None:
    page = opened.page
    text = page.locator("#text")
    page.keyboard.press("n")
    assert page.locator("#said").inner_text().startswith("Edit 1 of ")
    assert page.locator("#text .here").count() >= 1
    page.keyboard.press("p")
    page.keyboard.press("p")
    assert "Edit 1 of" not in page.locator("#said").inner_text()
    page.keyboard.press("b")
    assert count_seen(page, "#text ins") == 0 < count_seen(page, "#text del")
    page.keyboard.press("a")
    assert count_seen(page, "#text del") == 0 < count_seen(page, "#text ins")
    assert page.locator("[data-show=after]").get_attribute("aria-pressed") == "true"
    page.locator("[data-show=both]").click()
    assert text.get_attribute("class") == "text both"


def test_everything_can_be_reached_by_tab(opened: Opened) -> None:
    page = opened.page
    page.locator("#find").focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "rule":
            break
    page.keyboard.press("Enter")
    assert page.locator("#filter-text").inner_text().startswith("Only ")


def test_texts_run_in_their_own_direction(opened: Opened) -> None:
    page = opened.page
    sides = page.evaluate(
        "[...document.querySelectorAll('.sides td.text')].map((cell) => [cell.textContent, getComputedStyle(cell).direction])"
    )
    assert {side for text, side in sides if "الميناء" in text} == {"rtl"}
    assert {side for text, side in sides if "灯台" in text} == {"ltr"}
    assert "RLO" in page.locator("body").inner_text() and "\u202e" not in page.content()
    assert page.locator("tbody[lang=ja]").count() == 1


def test_dark_mode_turns_the_page(opened: Opened) -> None:
    page = opened.page
    colours = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        colours.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert colours[0] == "rgb(255, 255, 255)" != colours[1]
    assert page.evaluate("getComputedStyle(document.querySelector('del')).textDecorationLine") == "line-through"


def test_no_other_script_runs(browser: Any, address: str) -> None:
    one = Opened(browser, address)
    one.page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.evil = 5'}))")
    assert one.page.evaluate("window.evil") is None
    assert len(one.said) == 1 and "Content Security Policy" in one.said[0]
    one.page.close()
