"""`cleanse stats`: what a run did, counted by rule, language and source.

The log is read as a stream. Texts that did not change and were not flagged have no lines in it, so the tables count those that did;
the first line counts all. `removed` and `added` are code points that went and came; an edit of several rules counts for the last.
"""

import json
from collections.abc import Iterator
from typing import Annotated

import typer

from cleanse.cli.app import check_word
from cleanse.cli.say import say
from cleanse.cli.summary import say_count
from cleanse.core.record import Json
from cleanse.errors import UsageError
from cleanse.report.tally import Count, Tally, order, read_tally
from cleanse.run.log_file import open_log
from cleanse.text.visible import show_invisible

_TABLES = ("rule", "language", "source")
_COLUMNS = ("edits", "texts", "removed", "added")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("stats")(stats)


def stats(
    *,
    log: Annotated[str, typer.Option("--log", metavar="FILE", help="The change log; - for standard input.")],
    by: Annotated[
        list[str] | None, typer.Option("--by", metavar="rule|language|source", help="Only this table; may be repeated.")
    ] = None,
    top: Annotated[int, typer.Option("--top", metavar="N", help="At most so many rows a table; 0 for all.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object with all rows instead of tables.")] = False,
) -> int:
    """Count what a run did, from its log. By rule, language and source."""
    for name in by or ():
        check_word("--by", name, _TABLES)
    with open_log(log) as lines:
        tally = read_tally(lines, log)
    if as_json:
        say(json.dumps(describe(tally), ensure_ascii=True))
        return 0
    if top < 0:
        raise UsageError(f"--top {top}: a number from 1 on is wanted, or 0 for all")
    for row in write_tables(tally, tuple(by or _TABLES), top):
        say(row)
    return 0


def describe(tally: Tally) -> Json:
    """The counts as one JSON object: the totals of the log's end, `flags` by rule, and `rules`, `languages`, `sources`, most edits first."""
    return {
        **{key: value for key, value in tally.end.items() if key != "t"},
        "flags": dict(sorted(tally.flags.items())),
        "rules": [
            {"rule": name, **(tally.legends[name]._asdict() if name in tally.legends else {}), **count.as_json()}
            for name, count in order(tally.rules)
        ],
        "languages": [{"language": name, **count.as_json()} for name, count in order(tally.languages)],
        "sources": [{"source": name, **count.as_json()} for name, count in order(tally.sources)],
    }


def write_tables(tally: Tally, tables: tuple[str, ...], top: int) -> Iterator[str]:
    """The totals, then the tables, a blank line before each."""
    end = tally.end
    removed = end.get("removed")
    share = f"{100 * removed:.1f}%" if isinstance(removed, (int, float)) else "?"
    yield (
        f"{say_count(end.get('texts'), 'text')}, {end.get('changed')} changed, "
        f"{say_count(end.get('edits'), 'edit')} by {say_count(len(tally.rules), 'rule')}, "
        f"{share} removed, {say_count(sum(tally.flags.values()), 'flag')}, {end.get('failed', 0)} failed"
    )
    counts = {"rule": tally.rules, "language": tally.languages, "source": tally.sources}
    for name in tables:
        yield ""
        yield from _write_table(name, order(counts[name]), top)


def _write_table(name: str, rows: list[tuple[str, Count]], top: int) -> Iterator[str]:
    shown = rows[:top] if top > 0 else rows
    table: list[tuple[str, ...]] = [(*_COLUMNS, name)]
    for key, count in shown:
        numbers = count.as_json()
        table.append((*(f"{numbers[column]:,}" for column in _COLUMNS), show_invisible(key)))
    widths = [max(len(row[place]) for row in table) for place in range(len(_COLUMNS))]
    for row in table:
        yield "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=False)) + f"  {row[-1]}"
    if len(rows) > len(shown):
        yield f"and {len(rows) - len(shown):,} more; --top 0 shows all"
