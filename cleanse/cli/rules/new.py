"""`cleanse rules new`: a rule written, tested, and ready to be put behind the others of a file."""

import os
import stat
import sys
from pathlib import Path
from typing import Annotated

import typer

from cleanse.cli.completion import complete_categories
from cleanse.cli.messages import warn
from cleanse.cli.say import say
from cleanse.errors import RuleError, UsageError
from cleanse.rulebook.bundled import bundled_root
from cleanse.rulebook.files.draft import VERBS, choose_verb, draft_rule
from cleanse.rulebook.files.load import load_text
from cleanse.rulebook.files.write import write_file, write_rule
from cleanse.rulebook.lint import lint_text
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.sources import read_lists
from cleanse.run.ruletest import run_alone


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("new")(new_rule)


_Texts = list[str] | None


def new_rule(
    line: Annotated[_Texts, typer.Option("--line", metavar="TEXT", help="A whole line that goes.")] = None,
    like: Annotated[_Texts, typer.Option("--like", metavar="TEMPLATE", help="A line with slots, such as {person}.")] = None,
    text: Annotated[_Texts, typer.Option("--text", metavar="TEXT", help="A piece inside a line.")] = None,
    regex: Annotated[_Texts, typer.Option("--regex", metavar="REGEX", help="A regular expression.")] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="SENTENCE", help="Why it is no part of a text.")] = None,
    rule_id: Annotated[str | None, typer.Option("--id", metavar="ID", help="Its id; made of the text if none.")] = None,
    do: Annotated[str | None, typer.Option("--do", metavar="|".join(VERBS), help="What happens to it.")] = None,
    replacement: Annotated[str | None, typer.Option("--with", metavar="TEXT", help="What is put in its place.")] = None,
    category: Annotated[
        str, typer.Option("--category", metavar="NAME", help="What kind of leftover.", autocompletion=complete_categories)
    ] = "ui",
    lang: Annotated[_Texts, typer.Option("--lang", "-l", metavar="TAG", help="Only in texts of this language.")] = None,
    source: Annotated[_Texts, typer.Option("--source", metavar="DOMAIN", help="Only in texts of this site.")] = None,
    takes: Annotated[_Texts, typer.Option("--takes", metavar="TEXT", help="What goes as a whole, for its test.")] = None,
    leaves: Annotated[_Texts, typer.Option("--leaves", metavar="TEXT", help="A line that looks alike and must stay.")] = None,
) -> int:
    """Write a tested rule to standard output. It is a whole file, or one more entry where that is a file that has some (>> my.yaml)."""
    given = {kind: texts for kind, texts in (("line", line), ("like", like), ("text", text), ("regex", regex)) if texts}
    if len(given) != 1:
        raise UsageError("one of --line, --like, --text and --regex is wanted, as often as there are texts")
    if not why:
        raise UsageError("--why is missing; say in one sentence why this is no part of a text")
    kind, patterns = next(iter(given.items()))
    verb = do or choose_verb(kind, replacement)
    _check_options(kind, verb, replacement, takes)
    lists = read_lists(bundled_root())
    rule = draft_rule(
        kind,
        patterns,
        why,
        lists,
        rule_id=rule_id,
        do=verb,
        category=category,
        replacement=replacement,
        languages=lang or (),
        sources=source or (),
        takes=takes or (),
        leaves=leaves or (),
    )
    name, before = _read_target()
    rule = rule._replace(id=rule_id or _find_free(rule.id, before))
    check_draft(rule)
    if before:
        entry = "\n".join(["" if before.endswith("\n") else "\n", *write_rule(rule)]) + "\n"
        _check_behind(name, before, entry)
    else:
        entry = "\n".join(write_file([rule])) + "\n"
    say(entry, end="")
    if not rule.keep_cases:
        warn("the rule has no case of what it leaves; add one with --leaves, or below `keep:`")
    return 0


def _check_options(kind: str, verb: str, replacement: str | None, takes: _Texts) -> None:
    """Refuse options that do not go together.

    Raises:
        UsageError: names them.
    """
    if verb not in VERBS:
        raise UsageError(f"--do {verb}: one of {', '.join(VERBS)} is wanted; write other rules by hand")
    if (verb == "replace") != (replacement is not None):
        raise UsageError("--do replace and --with TEXT belong together")
    if kind == "line" and verb != "drop-line":
        raise UsageError(f"--do {verb} cannot take a whole line; look for a part of it with --text")
    if kind == "regex" and not takes:
        raise UsageError("a regex needs an example for its test; add --takes with a line that it matches")


def check_draft(rule: Rule) -> None:
    """Lint the rule and run its tests.

    Raises:
        RuleError: the faults and failures.
    """
    written = "\n".join(write_file([rule])) + "\n"
    file, faults = lint_text(written, "new rule")
    messages = [fault.render() for fault in faults if fault.severity == "error"]
    if not messages:
        messages = [failure.render() for failure in run_alone(file.rules)]
    if messages:
        raise RuleError("\n".join(messages))


def _read_target() -> tuple[str, str]:
    """Name and text of the file that standard output is put behind; empty where it is a terminal, a pipe or a new file."""
    if sys.stdout is None:  # it is closed, which is told when the entry is written
        return "", ""
    handle = sys.stdout.fileno()
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode) or not status.st_size:
        return "", ""
    link = Path(f"/proc/self/fd/{handle}")
    try:
        return str(link.readlink()), link.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):  # no such file system, or no rights to read: the entry is written unseen
        return "", "\n"


def _find_free(rule_id: str, before: str) -> str:
    """The id, with a number behind it if it stands in the file already."""
    taken = {rule.id for rule in load_text(before, "")[0].rules} if before.strip() else set()
    number = 1
    free = rule_id
    while free in taken:
        number += 1
        free = f"{rule_id}-{number}"
    return free


def _check_behind(name: str, before: str, entry: str) -> None:
    """Refuse to spoil a file.

    Raises:
        UsageError: the entry cannot be put at its end.
    """
    if not before.strip():
        return
    file, faults = load_text(before + entry, name)
    errors = [fault for fault in faults if fault.severity == "error"]
    if errors:
        message = errors[0].render().partition("\n")[0]
        raise UsageError(f"{name}: a rule cannot be put at its end ({message}); write it to a file of its own")
    ids = [rule.id for rule in file.rules]
    if len(set(ids)) < len(ids):
        raise UsageError(f"{name}: the id {ids[-1]} is there already; choose another with --id")
