"""What is given from Python: mistakes are told as a `CleanseError` that says what came and what is wanted."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cleanse import Cleaner, clean
from cleanse.errors import CleanseError, InputError, UsageError
from tests.run import own_steps

RULES = "version: 1\nrules:\n  - {id: my/x, why: y, do: drop-line, match: {line: Read this on}}\n"


@pytest.mark.parametrize("data", [bytearray(b"ok\xc2\xa0go"), memoryview(b"ok\xc2\xa0go")])
def test_what_holds_bytes_is_taken_as_bytes(data: bytearray | memoryview) -> None:
    cleaned = clean(data)
    assert (cleaned.text, cleaned.revert()) == ("ok go", b"ok\xc2\xa0go")


@pytest.mark.parametrize(
    ("work", "kind", "said"),
    [
        (lambda: clean(None), InputError, "a text is wanted, a str or bytes, not None"),
        (lambda: clean(5), InputError, "a text is wanted, a str or bytes, not 5 (int)"),
        (lambda: clean(Path("page.txt")), InputError, "read the file first"),
        (lambda: list(Cleaner().clean_many(["a", None])), InputError, "not None"),
        (lambda: list(Cleaner().clean_many(["a", None], jobs=2)), InputError, "not None"),
        (lambda: Cleaner().clean_many("abc"), InputError, "many texts are wanted, not one str"),
        (lambda: Cleaner().clean_many(5), InputError, "many texts are wanted, such as a list, not 5 (int)"),
        (lambda: Cleaner(only=5), UsageError, "only: a text or a list of texts is wanted, not 5 (int)"),
        (lambda: Cleaner(keep=[None]), UsageError, "keep: a text or a list of texts is wanted, not [None] (list)"),
        (lambda: Cleaner(rules=[5]), UsageError, "rules: a path or a list of paths is wanted"),
        (lambda: Cleaner(steps=5), UsageError, "steps: a step or a list of steps is wanted"),
        (lambda: Cleaner(max_removed="half"), UsageError, "max_removed 'half': a share from 0 to 1 is wanted"),
        (lambda: clean("a", source=5), UsageError, "source: a text is wanted, not 5 (int)"),
        (lambda: clean("a", title=5), UsageError, "title: a text is wanted, not 5 (int)"),
    ],
)
def test_a_wrong_value_is_told(work: Callable[[], object], kind: type[CleanseError], said: str) -> None:
    with pytest.raises(kind) as error:
        work()
    assert said in str(error.value)


def test_one_item_is_a_list_of_one(tmp_path: Path) -> None:
    path = tmp_path / "my.yaml"
    path.write_text(RULES)
    alone = Cleaner(
        rules=path,
        only="my/*",
        disable="space/*",
        keep="teaser",
        drop="place",
        drop_line="Share",
        keep_line="Home",
        steps=own_steps.hide_phones,
    )
    listed = Cleaner(
        rules=[path],
        only=["my/*"],
        disable=["space/*"],
        keep=["teaser"],
        drop=["place"],
        drop_line=["Share"],
        keep_line=["Home"],
        steps=[own_steps.hide_phones],
    )
    assert alone.spec == listed.spec


@pytest.mark.parametrize("lang", ["zz zz", "english!", 5])
def test_a_language_that_is_no_tag_is_refused_as_on_the_command_line(lang: str) -> None:
    with pytest.raises(UsageError, match=f"^lang {lang}: a tag such as en or zh-Hant is wanted, or several parted by commas$"):
        Cleaner(lang=lang)
    assert clean("a", lang="en, zh-Hant").lang == "en"


@pytest.mark.parametrize("span", [(0, 999), (-1, 3), (3, 2), (None, 3)])
def test_a_span_outside_the_text_is_refused(span: tuple[int, int]) -> None:
    text = "READ MORE: Night Buses to Stay\nok\u00a0go"
    cleaned = clean(text)
    for find in (cleaned.map, cleaned.unmap):
        with pytest.raises(InputError, match="span"):
            find(*span)
    assert cleaned.map(0, len(text))[:2] == (0, len(cleaned.text))
    assert cleaned.unmap(0, len(cleaned.text)) == (31, len(text))
