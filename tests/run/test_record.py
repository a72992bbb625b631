"""Any bytes: never an error, the log gives them back, and a second cleaning changes nothing more."""

from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleanse.changelog.undo import undo
from cleanse.core.record import Origin
from cleanse.errors import InputError
from cleanse.formats.windows import WINDOW, read_windows
from cleanse.run.check import clean_record
from cleanse.run.spec import PipelineSpec, build, make_facts
from cleanse.run.stream import clean_stream
from tests.read_logs import read_log
from tests.strategies import ugly_bytes

NOTHING_KNOWN = Origin()
DEFAULTS = PipelineSpec()


def clean(data: bytes, origin: Origin = NOTHING_KNOWN, spec: PipelineSpec = DEFAULTS) -> tuple[bytes, list[bytes]]:
    output: list[bytes] = []
    log: list[str] = []
    clean_stream(BytesIO(data), output.append, log.append, spec, origin)
    return b"".join(output), [line.encode() for line in log]


@settings(max_examples=1500, deadline=None)
@given(ugly_bytes)
def test_log_gives_any_bytes_back(data: bytes) -> None:
    output, log = clean(data)
    assert undo(output, read_log(log)) == data


@settings(max_examples=1500, deadline=None)
@given(ugly_bytes)
@example(b"}\xad")  # a line of a script behind which stands what cannot be seen
def test_cleaning_twice_changes_nothing_more(data: bytes) -> None:
    output, _ = clean(data)
    assert clean(output)[0] == output


@settings(max_examples=300, deadline=None)
@given(ugly_bytes, st.integers(8, 40))
def test_windows_are_all_of_the_stream(data: bytes, size: int) -> None:
    windows = list(read_windows(BytesIO(data), size))
    assert b"".join(window.data for window in windows) == data
    assert [window.start for window in windows] == [sum(len(w.data) for w in windows[:n]) for n in range(len(windows))]
    assert windows[0].is_head and windows[-1].is_tail
    assert all(0 < len(window.data) <= size for window in windows[:-1])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"\r\n",
        b"\0\0\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80 lone surrogate",
        b"a\rb\r\nc\nd\xc2\x85e\xe2\x80\xa8f",
        "\ufeffz\u00e1\u0159\u00ed\r\n".encode("utf-16"),
        b"\xc3XX\xa9",
        b"caf\xe9\nna\xefve\n",
    ],
)
def test_odd_input_goes_through_and_comes_back(data: bytes) -> None:
    output, log = clean(data)
    assert undo(output, read_log(log)) == data
    assert clean(output)[0] == output


def test_crlf_stays_and_nothing_is_logged_for_it() -> None:
    output, log = clean(b"One line.\r\nREAD MORE: Night Buses to Stay\r\nAnother line.\r\n")
    assert output == b"One line.\r\nAnother line.\r\n"
    assert sum(b'"t":"edit"' in line for line in log) == 1


def test_mixed_line_ends_become_one_kind() -> None:
    assert clean(b"a\r\nb\rc\n")[0] == b"a\nb\nc\n"


def test_newline_lf_is_obeyed() -> None:
    assert clean(b"a\r\nb\r\n", spec=PipelineSpec(newline="lf"))[0] == b"a\nb\n"


def test_bytes_that_a_deletion_would_join_into_a_letter_stay_apart() -> None:
    # a control character between a stray lead byte and a stray tail byte: without it they would read as one letter
    data = b"x \xc3\x01\xa9 y\n"
    output, log = clean(data)
    assert output.decode("utf-8", "surrogateescape") == "x \udcc3\x01\udca9 y\n"
    assert undo(output, read_log(log)) == data
    assert any(b'"rule":"bytes/self-check"' in line for line in log)


def test_utf16_is_read_by_its_mark_and_given_back() -> None:
    data = "Trams run.\nREAD MORE: Buses\n".encode("utf-16")
    output, log = clean(data)
    assert output == b"Trams run.\n"
    assert undo(output, read_log(log)) == data


def test_named_encoding_is_used_and_logged() -> None:
    data = "Трамваи ходят.\n".encode("cp1251")
    output, log = clean(data, Origin(encoding="cp1251"))
    assert output.decode() == "Трамваи ходят.\n"
    assert undo(output, read_log(log)) == data


@pytest.mark.parametrize("encoding", ["klingon", "ascii", "utf-7"])
def test_encoding_that_does_not_fit_is_refused(encoding: str) -> None:
    with pytest.raises(InputError, match="encoding"):
        clean("Трамваи +AGE-".encode(), Origin(encoding=encoding))


def test_large_text_is_cut_into_windows_with_a_log_line_each() -> None:
    line = "The tram bridge reopened\u00a0on Monday, the council said. " * 20 + "\n"
    data = (line * (WINDOW // len(line.encode()) + 200)).encode()
    output, log = clean(data)
    assert sum(b'"t":"doc"' in entry for entry in log) == 2
    assert b'"part":{"number":1' in b"".join(log)
    assert undo(output, read_log(log)) == data


def test_head_rules_act_in_the_first_window_only() -> None:
    record = clean_record(b"Sputnik International\nA line of text.\n", build(PipelineSpec()), make_facts(is_head=False))
    assert record.output == record.source
