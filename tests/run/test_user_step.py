"""Users' own steps: where they run, what they leave in the log, and how their mistakes are told."""

from functools import partial
from pathlib import Path

import pytest

from cleanse import Change, Cleaner, Flag
from cleanse.errors import StepError, UsageError
from tests.cli.run import read, run
from tests.run import own_steps

STEPS = "tests.run.own_steps"


def test_edits_and_flags_keep_their_ids_and_notes() -> None:
    cleaned = Cleaner(steps=[own_steps.hide_phones]).clean("Call the desk's phone, +44 20 7946 0000.")
    assert cleaned.text == "Call the desk's phone, [phone]."
    assert cleaned.changes == (Change(23, 39, "+44 20 7946 0000", "[phone]", ("my/phone",), ("as the editors ask",)),)
    assert cleaned.flags == (Flag(0, 5, "my/seen", "speaks of phones"),)


def test_a_text_given_back_is_compared_word_by_word() -> None:
    cleaned = Cleaner(steps=[f"{STEPS}:shout"]).clean("TRAMS run, at LAST.")
    assert cleaned.text == "TRAMS RUN, AT LAST."
    assert [change[:5] for change in cleaned.changes] == [
        (6, 9, "run", "RUN", ("user/shout",)),
        (11, 13, "at", "AT", ("user/shout",)),
    ]


def test_steps_run_in_order_after_the_rules_and_before_space() -> None:
    text = "Trams run.\nREAD MORE: +44 20 7946 0000\nCall\u00a0+44 20 7946 0001.\n"
    cleaned = Cleaner(lang="en", steps=[own_steps.hide_phones, own_steps.shout]).clean(text)
    assert cleaned.text == "TRAMS RUN.\nCALL [PHONE].\n"
    assert [change.rules for change in cleaned.changes][-2:] == [("space/nbsp",), ("my/phone", "user/shout")]
    assert cleaned.revert() == text


def test_keep_lines_holds_for_own_steps_and_they_run_in_every_preset() -> None:
    cleaner = Cleaner(keep_lines=True, preset="encoding", steps=[own_steps.drop_second_line])
    assert cleaner.clean("One.\nTwo.\nThree.\n").text == "One.\n\nThree.\n"


def test_undecodable_bytes_pass_a_step() -> None:
    cleaned = Cleaner(steps=[own_steps.hide_phones]).clean("Größe +44 20 7946 0000 ".encode() + b"\xff\n" + "Größe\n".encode())
    assert "[phone]" in cleaned.text and cleaned.revert() == "Größe +44 20 7946 0000 ".encode() + b"\xff\n" + "Größe\n".encode()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("fail", r"the step tests\.run\.own_steps:fail: ValueError: cannot read Trams \(own_steps\.py:\d+\)"),
        ("fail_late", r"fail_late: KeyError: 'Trams run\.' \(own_steps\.py:\d+\)"),
        ("forget", "forget gave NoneType; edits, flags or a str are wanted"),
        ("count", "count gave 10 among its edits and flags"),
        ("go_outside", "a rule id and a span within 10 code points are wanted"),
        ("give_number", "has a value of another type"),
        ("give_half", "which no encoding can write"),
        ("Steps.method", "TypeError: .*missing 1 required positional argument"),
    ],
)
def test_mistakes_of_a_step_name_it(name: str, message: str) -> None:
    with pytest.raises(StepError, match=message):
        Cleaner(steps=[f"{STEPS}:{name}"]).clean("Trams run.")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("shout", "package.module:function is wanted"),
        ("tests.run.no_steps:shout", "there is no module 'tests.run.no_steps' on Python's path"),
        (f"{STEPS}:whisper", "there is no 'whisper' in tests.run.own_steps"),
        (f"{STEPS}:Steps.number", "is no function but int"),
        (partial(own_steps.shout), "has no name that another process could find"),
        (lambda doc: doc.text, "define it at the top of a module"),
    ],
)
def test_steps_that_cannot_be_found_are_refused_before_any_text(name: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        Cleaner(steps=[name])


def test_command_line_finds_modules_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text("def shout(doc):\n    return doc.text.upper()\n", encoding="utf-8")
    (tmp_path / "broken.py").write_text("1 / 0\n", encoding="utf-8")
    assert read("--step", "mine:shout", stdin="Trams run.\n", cwd=tmp_path, PYTHONSAFEPATH="1") == "TRAMS RUN.\n"
    assert read("diff", "--step", "mine:shout", "-", stdin="Trams.\n", cwd=tmp_path, status=1).endswith("(user/shout)\n")
    done = run("--step", "broken:shout", stdin="Trams run.\n", cwd=tmp_path)
    message = (
        b"cleanse: the step broken:shout: its module cannot be imported: ZeroDivisionError: division by zero (broken.py:1)\n"
    )
    assert (done.returncode, done.stdout, done.stderr) == (2, b"", message)


def test_mistake_in_a_worker_ends_the_run_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "bad.py").write_text("def fail(doc):\n    return len(doc.text) / 0\n", encoding="utf-8")
    done = run("--step", "bad:fail", "-j", "2", "--format", "lines", stdin="Trams run.\n", cwd=tmp_path)
    message = b"cleanse: the step bad:fail: ZeroDivisionError: division by zero (bad.py:2)\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, b"", message)
