"""Rows that every engine cleans, what direct cleaning makes of them, and the examples of the documentation."""

import contextlib
import io
import re
from pathlib import Path

import pyarrow as pa

from cleanse.formats.base import Fields
from cleanse.run.batch import clean_batch
from cleanse.run.spec import PipelineSpec

FIELDS = Fields(source="url", lang="lang", title="title")
_ARTICLES = [
    ("Trams run again.\nREAD MORE: Night Buses to Stay\nThe bridge is\u00a0open.\n", None, "en", None),
    (None, "https://example.org", None, None),
    ("- Sputnik International\nTrams run.\n", "https://sputniknews.com/20261126/trams.html", None, None),
    ("Die Br\u00c3\u00bccke ist wieder offen.\nMEHR ZUM THEMA\nDer Verkehr war ruhig.\n", None, "de", None),
    ("Bridge Opens Again\nThe bridge was closed for two years.\nThe council is glad.\n", None, None, "Bridge Opens Again"),
    ("", None, None, None),
    ("Мост снова открыт.\nЧитайте также: Ночные автобусы\nДвижение было спокойным 🚋.\n", None, None, None),
    ("橋は再開した。\n関連記事\n交通は静かだった。\n", None, "ja", None),
    ("Nothing to do here.", None, None, None),
]
COLUMNS = ("id", "text", "url", "lang", "title", "score")
ROWS = [
    dict(zip(COLUMNS, (number, *_ARTICLES[number % len(_ARTICLES)], number / 4), strict=True))
    for number in range(5 * len(_ARTICLES))
]


def make_batch() -> pa.RecordBatch:
    kinds = [pa.int64(), pa.string(), pa.string(), pa.string(), pa.string(), pa.float64()]
    return pa.RecordBatch.from_pylist(ROWS, schema=pa.schema(list(zip(COLUMNS, kinds, strict=True))))


def clean_rows(spec: PipelineSpec = PipelineSpec()) -> list[dict[str, object]]:
    """The rows as direct cleaning leaves them."""
    rows: list[dict[str, object]] = clean_batch(make_batch(), spec, FIELDS).to_pylist()
    assert sum(row["text"] != raw["text"] for row, raw in zip(rows, ROWS, strict=True)) > len(ROWS) / 2
    return rows


def find_example(name: str) -> tuple[str, str]:
    """The code of an example in docs/integrations.md, and what the page says that it prints."""
    page = Path(__file__).parents[2].joinpath("docs", "integrations.md").read_text(encoding="utf-8")
    found = re.search(rf"^<!-- run: {name} -->\n```python\n(.*?)^```\n+```text\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert found is not None, f"docs/integrations.md has no example {name!r}"
    return found[1], found[2]


def run_example(name: str, folder: Path) -> None:
    """Run an example in a folder; it must print what the page says."""
    code, expected = find_example(name)
    printed = io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(printed):
        exec(compile(code, f"docs/integrations.md:{name}", "exec"), {"__name__": "example"})
    assert printed.getvalue() == expected
