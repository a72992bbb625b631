"""datatrove: documents through a pipeline of its own executor."""

from pathlib import Path

import pytest

pytest.importorskip("datatrove", reason="the extra `datatrove` is not installed")

from cleanse import Change, revert
from tests.integrations.rows import ROWS, clean_rows, run_example

pytestmark = pytest.mark.integration


def test_datatrove_gives_what_direct_cleaning_gives() -> None:
    from datatrove.data import Document

    from cleanse.integrations.datatrove import Clean

    documents = [
        Document(row["text"], str(row["id"]), metadata={name: row[name] for name in ("url", "lang", "title")})
        for row in ROWS
        if row["text"] is not None
    ]
    direct = [row for row in clean_rows() if row["text"] is not None]
    got = list(Clean(lang="lang", title="title").run(documents))
    assert [document.text for document in got] == [row["text"] for row in direct]
    for column in ("cleanse_changes", "cleanse_lang", "cleanse_flags"):
        assert [document.metadata[column] for document in got] == [row[column] for row in direct]
    changes = [Change(**change) for change in got[0].metadata["cleanse_changes"]]
    assert revert(got[0].text, changes) == ROWS[0]["text"]


def test_example_of_the_page(tmp_path: Path) -> None:
    run_example("datatrove", tmp_path)
