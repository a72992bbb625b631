"""`fix_text` gives what ftfy gives: for every switch, on text in many scripts, whole and damaged."""

from itertools import islice
from random import Random

import ftfy
import pytest
from ftfy import TextFixerConfig
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanse.core.edits import Edit, apply
from cleanse.errors import UsageError
from cleanse.text.damage.ftfy_engine import Step, Switches
from cleanse.text.damage.triggers import find_triggers
from cleanse.text.repair import find_repairs, fix_segment, fix_text
from tests.mangle import ODD, SENTENCES, make_texts

DEFAULTS = TextFixerConfig()
BOOLEANS = [name for name, value in DEFAULTS._asdict().items() if isinstance(value, bool)]
ALL_OFF = DEFAULTS._replace(unescape_html=False, normalization=None, **dict.fromkeys(BOOLEANS, False))
CONFIGS = [
    None,
    ALL_OFF,
    *(DEFAULTS._replace(**{name: False}) for name in BOOLEANS),
    *(ALL_OFF._replace(**{name: True}) for name in BOOLEANS),
    *(DEFAULTS._replace(unescape_html=value, explain=False) for value in (True, False)),
    *(DEFAULTS._replace(normalization=form) for form in (None, "NFD", "NFKC", "NFKD")),
    *(DEFAULTS._replace(max_decode_length=length) for length in (1, 2, 7, 40)),
    DEFAULTS._replace(max_decode_length=9, normalization="NFKD", unescape_html=True, fix_encoding=False),
    DEFAULTS._replace(remove_terminal_escapes=False, fix_surrogates=False, explain=False),
]


def name(config: TextFixerConfig | None) -> str:
    if config is None:
        return "defaults"
    base = ALL_OFF if not config.fix_latin_ligatures and not config.fix_character_width else DEFAULTS
    return ",".join(f"{key}={value}" for key, value in config._asdict().items() if value != getattr(base, key)) or "all off"


def check(texts: list[str], config: TextFixerConfig | None) -> None:
    differing = [text for text in texts if fix_text(text, config) != ftfy.fix_text(text, config)]
    assert differing == []


@pytest.mark.parametrize("number", range(len(CONFIGS)), ids=lambda number: name(CONFIGS[number]))
def test_every_switch_gives_what_ftfy_gives(number: int) -> None:
    check([*SENTENCES, *ODD, *islice(make_texts(number), 150)], CONFIGS[number])


def test_defaults_give_what_ftfy_gives_on_thousands_of_damaged_texts() -> None:
    check(list(islice(make_texts(1000), 3000)), None)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(ODD) | st.characters(), max_size=12).map("".join))
def test_any_characters_give_what_ftfy_gives(text: str) -> None:
    assert fix_text(text) == ftfy.fix_text(text)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(ODD), max_size=12).map("".join),
    st.builds(
        TextFixerConfig,
        **dict.fromkeys(BOOLEANS, st.booleans()),
        unescape_html=st.sampled_from(("auto", True, False)),
        normalization=st.sampled_from((None, "NFC", "NFD", "NFKC", "NFKD")),
        max_decode_length=st.integers(1, 20),
    ),
)
def test_any_choice_of_switches_gives_what_ftfy_gives(text: str, config: TextFixerConfig) -> None:
    assert fix_text(text, config) == ftfy.fix_text(text, config)


def test_lines_longer_than_a_segment_are_cut_where_ftfy_cuts_them() -> None:
    rng = Random(3)
    line = "".join(rng.choice([*SENTENCES, "Ã©", "Â ", "e", "\u0301"]) for _ in range(900))
    for length in (999, 1000, 5000):
        text = f"short &amp;\n{line}\n&eacute; {line} <\n&eacute;\n"
        assert fix_text(text, DEFAULTS._replace(max_decode_length=length)) == ftfy.fix_text(text, max_decode_length=length)


def test_a_million_characters_and_one_more() -> None:
    text = "a" * 999_999 + "Ã©" + "b" * 10 + " &amp; “x”"
    assert fix_text(text) == ftfy.fix_text(text)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("&eacute;\n<b>&eacute;</b>\n&eacute;\n", "é\n<b>&eacute;</b>\n&eacute;\n"),
        ("&lt;\n&eacute;\n", "<\né\n"),
        ("<&eacute;", "<&eacute;"),
        ("", ""),
        ("plain", "plain"),
    ],
)
def test_entities_are_left_from_the_first_segment_with_markup_on(text: str, want: str) -> None:
    assert fix_text(text) == want == ftfy.fix_text(text)


def test_untouched_text_is_the_same_object() -> None:
    text = "Текст без повреждений.\n" * 3
    assert fix_text(text) is text


def test_switches_are_those_of_ftfy() -> None:
    assert Switches._fields == TextFixerConfig._fields
    assert tuple(Switches()) == tuple(TextFixerConfig(explain=False))


@pytest.mark.parametrize(
    ("config", "message"),
    [({"normalization": "NFX"}, "normalization: 'NFX' is none of"), ({"max_decode_length": 0}, "max_decode_length: 0")],
)
def test_impossible_configuration_is_refused(config: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        fix_text("é", TextFixerConfig(**config))


def test_repairs_make_the_same_text_and_carry_the_explanation_of_ftfy() -> None:
    for text in islice(make_texts(7), 800):
        parts = list(find_repairs(text))
        assert apply(text, [Edit(start, end, new, "chars/ftfy") for start, end, new, _ in parts]) == ftfy.fix_text(text)


def test_steps_are_those_of_ftfy() -> None:
    for text in islice(make_texts(8), 800):
        segment = text.split("\n")[0]
        steps: list[Step] = []
        fixed = fix_segment(segment, find_triggers(Switches(), entities="<" not in segment), steps)
        want = ftfy.fix_and_explain(segment)
        assert (fixed, steps) == (want.text, [tuple(step) for step in want.explanation or ()])


@pytest.mark.parametrize(
    "unit",
    ["\u0301\u0316", "\u0f73\u0316", "e\u0327\u0301\u0316", "amp;", "&amp;amp;amp;eacute;", "Ã©", "œ ", "“"],
    ids=["marks", "hidden marks", "marked letters", "layers", "entities", "mojibake", "ligatures", "quotes"],
)
def test_bombs_end_as_ftfy_would_end_them(unit: str) -> None:
    text = "&" + unit * 70
    want = ftfy.fix_text(text)
    assert fix_text(text) == want
    # ftfy would take hours for some of these
    assert set(fix_text("&" + unit * 20_000)) == set(want)
