"""The report's page as text: in order, escaped, self-contained, the same every time, and of a fixed size at most."""

import gzip
import os
import re
import sys
import threading
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.report import write_lines
from cleanse.core.document import Document
from cleanse.errors import UsageError
from cleanse.report.page import make_report
from cleanse.report.rows import make_marks, make_rows
from cleanse.report.sample import Sample
from cleanse.report.visible import show
from cleanse.text.visible import name_invisible
from tests.changelog.test_spans import documents
from tests.cli.run import read, run
from tests.report.logs import BRIDGE, FERRY, PLAIN, Raw, clean_all, write_log
from tests.strategies import ugly_text

EVIL = Raw(
    'He said </script><script>window.evil = 1</script>\u00a0and "quotes".\n'
    'READ MORE: Mayor "><img src=x onerror="window.evil = 2"> \u202eevil\nTraffic was\u200b calm.\n',
    '"><b>evil</b>.txt',
    "\"'><script>window.evil=3</script>",
    "en",
)


def prepare(folder: Path, *raws: Raw) -> tuple[str, list[str]]:
    """A log and the cleaned files of texts, in a folder."""
    log = folder / "log.jsonl"
    log.write_bytes(write_log(raws))
    paths = []
    for number, record in enumerate(clean_all(raws)):
        path = folder / f"{number}.clean"
        path.write_bytes(record.output)
        paths.append(str(path))
    return str(log), paths


class Page(HTMLParser):
    """The tags, attributes and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "br", "input", "img", "link"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] not in (["script"], ["style"]):
            self.text += data


def test_sections_stand_in_order_and_every_tag_is_closed(tmp_path: Path) -> None:
    log, paths = prepare(tmp_path, BRIDGE, PLAIN, FERRY)
    page = Page(make_report(log, paths))
    assert page.open == []
    sections = [attributes["id"] for tag, attributes in page.tags if tag == "section"]
    assert sections == ["safe", "most", "rare", "sample", "whole", "where", "names", "facts"]
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert "3 texts, 2 changed, 5 edits by 3 rules" in page.text
    assert "READ MORE: Mayor Praises Builders" in page.text and "Traffic was" in page.text


def test_what_texts_and_logs_say_stays_text(tmp_path: Path) -> None:
    log, paths = prepare(tmp_path, EVIL)
    Path(log).write_text(
        Path(log).read_text(encoding="utf-8").replace("en/teaser/read-more", "</script><script>window.evil=4//"), encoding="utf-8"
    )
    page = make_report(log, paths)
    tags = Page(page).tags
    assert [attributes for tag, attributes in tags if tag == "script"] == [
        {"nonce": re.findall("script-src 'nonce-(.*?)'", page)[0]}
    ]
    assert not {"img", "iframe", "object", "link"} & {tag for tag, _ in tags}
    assert not [
        name for _, attributes in tags for name in attributes if name.startswith("on") or name in {"style", "src", "srcset"}
    ]
    assert {str(attributes.get("href"))[0] for _, attributes in tags if "href" in attributes} == {"#"}
    assert "\u202e" not in page and "RLO" in page
    policy = next(attributes["content"] for tag, attributes in tags if attributes.get("http-equiv") == "Content-Security-Policy")
    assert str(policy).startswith("default-src 'none'; ") and "unsafe" not in str(policy)


def test_same_log_gives_the_same_page_and_another_seed_another_sample(tmp_path: Path) -> None:
    raws = [Raw(f"Text number {number} is\u00a0here.\n", f"{number}.txt", lang="en") for number in range(30)]
    log, paths = prepare(tmp_path, *raws)
    first = make_report(log, paths, texts=3)
    assert make_report(log, list(reversed(paths)), texts=3) == first
    assert make_report(log, paths, texts=3, seed=1) != first
    assert first.count('<article class="sample"') == 3


def test_packed_log_and_texts_out_of_a_pipe_give_the_same_page(tmp_path: Path) -> None:
    log, (path,) = prepare(tmp_path, BRIDGE)
    packed, pipe = tmp_path / "log.jsonl.gz", tmp_path / "pipe"
    packed.write_bytes(gzip.compress(Path(log).read_bytes()))
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(Path(path).read_bytes(),))
    writer.start()
    page = make_report(str(packed), [str(pipe)])
    writer.join()
    assert page == make_report(log, [path]) != make_report(log)


def test_earlier_run_shows_what_is_new(tmp_path: Path) -> None:
    log, _ = prepare(tmp_path, BRIDGE)
    before = tmp_path / "before.jsonl"
    before.write_bytes(write_log([FERRY]))
    text = Page(make_report(log, before=str(before))).text
    assert re.search(r"en/teaser/read-more\s*new", text)
    assert re.search(r"1 rules acted then and do not now\s*nl/", text)


def test_a_large_log_gives_a_page_of_a_fixed_size(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    sizes = []
    for texts in (300, 1200):
        log.write_text("".join(f"{line}\n" for line in write_lines(texts, rules=600, sources=400)), encoding="utf-8")
        sizes.append(len(make_report(str(log))))
    assert sizes[1] < 1.1 * sizes[0]


def test_report_through_its_entry_point(tmp_path: Path) -> None:
    prepare(tmp_path, BRIDGE)
    assert read("report", "--log", "log.jsonl", "-o", "r.html", "0.clean", cwd=tmp_path) == ""
    assert (tmp_path / "r.html").read_bytes().startswith(b"<!DOCTYPE html>")
    done = run("report", "--log", "missing.jsonl", cwd=tmp_path)
    assert done.returncode == 2 and b"cannot read 'missing.jsonl'" in done.stderr


def test_missing_package_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log, _ = prepare(tmp_path, BRIDGE)
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(UsageError, match=r"pip install Jinja2"):
        make_report(log)


@settings(max_examples=200, deadline=None)
@given(documents())
def test_rows_hold_every_change_and_both_texts(doc: Document) -> None:
    rows = list(make_rows(doc.original, doc.changes, 1000))
    assert [change for row in rows for change in row.changes] == list(doc.changes)
    if all(row.kind != "gap" for row in rows):
        lines = ["".join(mark.text for mark in row.left if mark.kind != "cut") for row in rows]
        assert "".join(lines).replace("\n", "") == doc.original.replace("\n", "")
    marks = make_marks(doc.original, doc.changes, 10_000)
    assert "".join(mark.text for mark in marks if mark.kind in {"same", "del"}) == doc.original
    assert "".join(mark.text for mark in marks if mark.kind in {"same", "ins"}) == doc.text


@given(ugly_text)
def test_shown_text_is_the_text_with_boxes(text: str) -> None:
    page = Page(f"<p>{show(text, is_edit=True)}</p>".encode("utf-8", "replace").decode())
    boxes = ("\u23ce\n" if char == "\n" else name_invisible(char) or char for char in text)
    assert page.text == "".join(boxes)


@given(st.lists(st.integers(0, 40)), st.integers(0, 6), st.integers(0, 3))
def test_a_sample_does_not_depend_on_the_order(numbers: list[int], size: int, seed: int) -> None:
    first, second = Sample[int](size, seed), Sample[int](size, seed)
    for number in numbers:
        first.add(str(number), number)
    for number in reversed(numbers):
        second.add(str(number), number)
    assert first.items() == second.items()
    assert len(first.items()) == min(size, len(set(numbers)))


def test_log_on_standard_input_is_refused() -> None:
    done = run("report", "--log", "-", stdin="{}\n")
    assert (done.returncode, done.stderr.decode()) == (2, "cleanse: --log -: the report reads its log twice; name a file\n")
