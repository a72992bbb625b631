"""How records spell their texts: kept where a field is written anew, and where only some changes are taken back."""

import pytest

from tests.run.streaming import clean, give_back


@pytest.mark.parametrize(
    ("form", "row", "want"),
    [
        ("tsv", '3\tsays\u00a0"hi" now', '3\tsays "hi" now'),
        ("csv", '3,5" pipe\u00a0x', '3,5" pipe x'),
        ("csv", '3,"5"" pipe\u00a0x"', '3,"5"" pipe x"'),
        ("csv", "3,A&quot;B&quot;\u00a0x", '3,"A""B"" x"'),
        ("csv", '3,&quot;hi"\u00a0x', '3,"""hi"" x"'),
    ],
)
def test_quotation_mark_in_a_bare_field_stays_as_it_is(form: str, row: str, want: str) -> None:
    data = f"id{',' if form == 'csv' else chr(9)}text\n{row}\n".encode()
    cleaned = clean(data, form)
    assert cleaned.output.decode().splitlines()[1] == want
    assert give_back(cleaned, form) == data


TEASER = r"Trams\u00a0run.\nREAD MORE: Night Buses to Stay\n"


@pytest.mark.parametrize(
    ("form", "data", "rules", "want"),
    [
        ("jsonl", r'{"text":"Tea\u00a0x"}', "*", r'{"text":"Tea\u00a0x"}'),
        ("jsonl", r'{"text":"Tea\u00A0x"}', "space/*", r'{"text":"Tea\u00A0x"}'),
        ("jsonl", f'{{"text":"{TEASER}"}}', "space/*", r'{"text":"Trams\u00a0run.\n"}'),
        ("jsonl", f'{{"text":"{TEASER}"}}'.replace("Trams", r"Tr\/ms"), "space/*", r'{"text":"Tr/ms\u00a0run.\n"}'),
        ("jsonl", f'{{"text":"{TEASER}"}}'.replace(r"\u00a0", "\u00a0"), "space/*", '{"text":"Trams\u00a0run.\\n"}'),
        ("jsonl", f'{{"text":"{TEASER}"}}', "fr/*", r'{"text":"Trams run.\n"}'),
        ("csv", 'text\n"Trams\u00a0run.\nREAD MORE: Night Buses to Stay\n"\n', "space/*", 'text\n"Trams\u00a0run.\n"\n'),
        ("csv", 'text\n5" pipe\u00a0run.\n', "*", 'text\n5" pipe\u00a0run.\n'),
    ],
)
def test_what_some_rules_did_comes_back_as_it_was_spelt(form: str, data: str, rules: str, want: str) -> None:
    cleaned = clean(data.encode(), form)
    assert cleaned.output != data.encode()
    assert give_back(cleaned, form, rules=rules) == want.encode()
