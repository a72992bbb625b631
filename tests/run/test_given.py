"""What is given from Python: mistakes are told as a `CleanseError` that says what came and what is wanted."""

import pydoc
from collections.abc import Callable
from pathlib import Path

import pytest

import cleanse
from cleanse import Change, Cleaner, clean, revert
from cleanse.errors import CleanseError, InputError, RevertError, UsageError
from tests.run import own_steps

CHANGE = Change(2, 3, "\u00a0", " ", ("space/nbsp",))
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
        (lambda: Cleaner(keap=["title"]), UsageError, "Cleaner takes no 'keap'; did you mean 'keep'?"),
        (lambda: clean("a", langs="en"), UsageError, "clean takes no 'langs'; did you mean 'lang'?"),
        (lambda: clean("a", keep=["title"]), UsageError, "clean takes no 'keep'; write Cleaner(keep=…).clean(text)"),
        (lambda: Cleaner(keep=[None]), UsageError, "keep: a text or a list of texts is wanted, not [None] (list)"),
        (lambda: Cleaner(rules=[5]), UsageError, "rules: a path or a list of paths is wanted"),
        (lambda: Cleaner(rules=["a.yaml", ""]), UsageError, "rules: '' is the name of no file"),
        (lambda: Cleaner(ascii="false"), UsageError, "ascii 'false': True or False is wanted"),
        (lambda: Cleaner(bundled="no"), UsageError, "bundled 'no': True or False is wanted"),
        (lambda: Cleaner(max_removed=True), UsageError, "max_removed True: a share from 0 to 1 is wanted"),
        (lambda: clean("a", lang="english!"), UsageError, "lang english!: a tag such as en"),
        (lambda: clean("a", source="a b"), UsageError, "source 'a b': a domain or URL is wanted"),
        (lambda: Cleaner(steps=5), UsageError, "steps: a step or a list of steps is wanted"),
        (lambda: Cleaner(max_removed="half"), UsageError, "max_removed 'half': a share from 0 to 1 is wanted"),
        (lambda: Cleaner(max_removed=2), UsageError, "max_removed 2: a share from 0 to 1 is wanted"),
        (lambda: Cleaner(langid="cld9"), UsageError, "langid 'cld9': one of profiles, langdetect, py3langid is wanted"),
        (lambda: Cleaner(keep_line=[" "]), UsageError, "keep_line ' ': the text of one line is wanted"),
        (lambda: clean("a", source=5), UsageError, "source: a text is wanted, not 5 (int)"),
        (lambda: clean("a", title=5), UsageError, "title: a text is wanted, not 5 (int)"),
        (lambda: Cleaner().clean(b"a", encoding=5), UsageError, "encoding: a text is wanted, not 5 (int)"),
        (lambda: Cleaner().clean(b"a", encoding="utf-99"), CleanseError, "utf-99"),
        (lambda: Cleaner().clean_many(["a"], jobs="auto"), UsageError, "jobs: a whole number from 1 on is wanted"),
        (lambda: Cleaner().clean_many(["a"], jobs=None), UsageError, "such as os.cpu_count(), not None"),
        (lambda: Cleaner().clean_many(["a"], jobs=0), UsageError, "not 0 (int)"),
        (lambda: Cleaner().clean_many(["a"], jobs=1.5), UsageError, "not 1.5 (float)"),
        (lambda: revert(None, []), UsageError, "a text is wanted, a str, not NoneType"),
        (lambda: revert(b"ok go", clean("ok\u00a0go").changes), UsageError, "a text is wanted, a str, not bytes"),
        (lambda: revert("ok go", [CHANGE._asdict()]), UsageError, "changes are wanted, not dict; write Change(**row)"),
        (lambda: revert("ok go", [tuple(CHANGE)]), UsageError, "changes are wanted, not tuple"),
        (lambda: revert("ok go", 5), UsageError, "changes are wanted, such as a list of them, not int"),
        (lambda: revert("ok go", [5]), UsageError, "changes are wanted, not int"),
        (lambda: revert("ok go", [CHANGE, CHANGE]), RevertError, "the changes are out of order"),
        (lambda: revert("ok go", [CHANGE._replace(start=-9)]), RevertError, "the changes are out of order"),
    ],
)
def test_a_wrong_value_is_told(work: Callable[[], object], kind: type[CleanseError], said: str) -> None:
    with pytest.raises(kind) as error:
        work()
    assert said in str(error.value)


class Odd(str):
    """A text that says something else of its parts."""

    __slots__ = ()

    def __getitem__(self, _key: object) -> str:
        raise IndexError

    def __str__(self) -> str:
        return "another"


def test_text_of_a_class_of_its_own_is_cleaned_as_a_plain_one() -> None:
    cleaned = clean(Odd("ok\u00a0go"))
    assert (cleaned.text, cleaned.revert(), type(cleaned.revert())) == ("ok go", "ok\u00a0go", str)


def test_bytes_are_read_as_the_named_encoding() -> None:
    data = "caf\u00e9\u00a0noir".encode("cp1252")
    cleaned = Cleaner().clean(data, encoding="cp850")
    assert (cleaned.encoding, cleaned.revert()) == ("cp850", data)
    assert Cleaner().clean(data, encoding="cp1252").text == "caf\u00e9 noir"


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


class Whole:
    """A whole number of another kind than int, as numpy has it."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __index__(self) -> int:
        return self.number


def test_mapped_spans_are_plain_numbers() -> None:
    cleaned = clean("ok\u00a0go")
    mapped = cleaned.map(Whole(0), Whole(2))  # type: ignore[arg-type]
    assert [type(number) for number in (*mapped[:2], *cleaned.unmap(Whole(0), Whole(2)))] == [int] * 4  # type: ignore[arg-type]


@pytest.mark.parametrize(("lang", "mend"), [("jp", "'ja'"), ("de, ua", "'uk'")])
def test_language_that_is_a_country_is_told(lang: str, mend: str) -> None:
    with pytest.raises(UsageError, match=f"no text is in .*; write {mend}"):
        Cleaner(lang=lang).clean("x")


def test_help_tells_the_public_names_and_no_others() -> None:
    assert set(cleanse.__all__) == {name for name in dir(cleanse) if not name.startswith("__")}
    assert "clean(text:" in pydoc.plain(pydoc.render_doc(cleanse))
