"""`--ftfy-defaults` gives ftfy's own result, logged; without it the author's quotes, ligatures and widths stay."""

from io import BytesIO
from itertools import islice

import ftfy
import pytest
from hypothesis import given, settings

from cleanse import Cleaner
from cleanse.changelog.undo import undo
from cleanse.cli.settings import parse_quickly
from cleanse.core.edits import revert
from cleanse.core.record import Origin
from cleanse.run.spec import PipelineSpec
from cleanse.run.stream import clean_stream
from cleanse.text.decode import decode
from tests.mangle import make_texts
from tests.read_logs import read_log
from tests.strategies import ugly_bytes

FTFY = Cleaner(ftfy_defaults=True, only=["chars/*"])
CHARS = Cleaner(only=["chars/*"])


def test_text_is_what_ftfy_gives_and_every_change_is_logged() -> None:
    for text in islice(make_texts(51), 600):
        cleaned = FTFY.clean(text)
        assert cleaned.text == ftfy.fix_text(text)
        assert cleaned.revert() == text
        assert {rule for change in cleaned.changes for rule in change.rules} <= {"chars/ftfy"}


@settings(max_examples=300, deadline=None)
@given(ugly_bytes)
def test_bytes_come_back(data: bytes) -> None:
    output: list[bytes] = []
    log: list[str] = []
    clean_stream(BytesIO(data), output.append, log.append, PipelineSpec(ftfy_defaults=True), Origin())
    assert undo(b"".join(output), read_log([line.encode() for line in log])) == data


@pytest.mark.parametrize("newline", ["keep", "lf"])
def test_line_ends_become_lf_as_with_ftfy(newline: str) -> None:
    output: list[bytes] = []
    spec = PipelineSpec(newline=newline, only=("chars/*",), ftfy_defaults=True)
    data = "It’s one\r\nline “more”\r\n".encode()
    clean_stream(BytesIO(data), output.append, None, spec, Origin())
    assert b"".join(output).decode() == ftfy.fix_text(decode(data).text) == 'It\'s one\nline "more"\n'


def test_later_stages_go_on_as_usual() -> None:
    text = "The “bridge” is open again.\nREAD MORE: Mayor Praises Builders\nTraffic was calm on\u00a0Monday.\n"
    assert Cleaner(ftfy_defaults=True).clean(text).text == 'The "bridge" is open again.\nTraffic was calm on Monday.\n'


def test_edits_are_small_and_say_what_ftfy_did() -> None:
    changes = FTFY.clean("It’s fine.\ncafÃ© &amp; bar\n").changes
    assert [(change.old, change.new) for change in changes] == [("’", "'"), ("Ã©", "é"), ("amp;", "")]
    assert [change.notes for change in changes] == [
        (),
        *[("apply unescape_html, encode latin-1, decode utf-8",)] * 2,
    ]


def test_option_is_known_to_the_fast_lane() -> None:
    parsed = parse_quickly(["--ftfy-defaults", "-"])
    assert parsed is not None and parsed[1].ftfy_defaults


def test_defaults_leave_what_the_author_wrote() -> None:
    text = "“Fine” ‘so’ ﬁ ŉ ＡＢＣ　（半角）ｶﾅ\n"
    assert CHARS.clean(text).changes == ()


def test_defaults_repair_twice_what_they_repair_once() -> None:
    for text in islice(make_texts(52), 600):
        cleaned = CHARS.clean(text)
        assert revert(cleaned.text, cleaned.changes) == text
        again = CHARS.clean(cleaned.text)
        assert again.text == cleaned.text, ascii(text)
