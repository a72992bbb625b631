"""`cleanse detect`: encoding, language and scripts of texts, one JSON object a text.

Keys: `n`, the text's number over all inputs, from 0 · `id`, the file's name, with the line behind a colon where each line is a text, or
what the record says (null for standard input) · `encoding` · `lang`, the decision, `und` where it cannot be told · `best`, the first
choice whatever the margin, null without letters · `scripts`, the share of the letters by ISO 15924 code, most first · `lines` with
`--per-line`: `line` (from 1), `lang`, `best` and `script` of each line that is not blank.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Annotated, BinaryIO, NamedTuple

import typer

from cleanse.cli.files import open_input
from cleanse.cli.options import OPTIONS
from cleanse.errors import UsageError
from cleanse.text.decode import decode
from cleanse.text.langid import find_backend
from cleanse.text.language import Decision
from cleanse.text.scripts import choose_main, count_scripts

FORMATS = ("text", "lines", "jsonl")
_HELP = {option.name: option.help for option in OPTIONS}
#: with one of these in front, a file of lines is decoded as a whole
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


class Text(NamedTuple):
    """A text to be looked at; the reason instead of a text that could not be read."""

    id: str | None
    text: str
    encoding: str
    fault: str | None = None


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command("detect")
    def detect(
        paths: Annotated[
            list[str] | None, typer.Argument(metavar="[PATH]...", help="The files to read; - or none for standard input.")
        ] = None,
        form: Annotated[
            str, typer.Option("-f", "--format", metavar="text|lines|jsonl", help="What a text is: a file, a line, or a record.")
        ] = "text",
        field: Annotated[
            str,
            typer.Option(
                "--field", metavar="NAME", help="The field of a record that holds its text; a.b for one within another."
            ),
        ] = "text",
        id_field: Annotated[str, typer.Option("--id-field", metavar="NAME", help="The field of a record that names it.")] = "id",
        per_line: Annotated[bool, typer.Option("--per-line", help="Say it for each line too.")] = False,
        encoding: Annotated[str | None, typer.Option("--encoding", metavar="NAME", help=_HELP["encoding"])] = None,
        langid: Annotated[str, typer.Option("--langid", metavar="NAME", help=_HELP["langid"])] = "profiles",
    ) -> int:
        """Say encoding, language and scripts of each text as one JSON object a line; a record that cannot be read gives status 3."""
        if form not in FORMATS:
            raise UsageError(f"--format {form}: one of {', '.join(FORMATS)} is wanted")
        decide = find_backend(langid)
        failed = 0
        number = 0
        for path in paths or ["-"]:
            with open_input(path) as stream:
                for one in read_texts(stream, None if path == "-" else path, form, encoding, (field, id_field)):
                    if one.fault is not None:
                        failed += 1
                        typer.echo(f"cleanse: {one.fault}", err=True)
                    else:
                        _write(describe(one, number, decide, per_line=per_line))
                    number += 1
        sys.stdout.buffer.flush()
        return 3 if failed else 0


def _write(found: dict[str, object]) -> None:
    sys.stdout.buffer.write(json.dumps(found, ensure_ascii=True).encode() + b"\n")


def read_texts(stream: BinaryIO, name: str | None, form: str, encoding: str | None, fields: tuple[str, str]) -> Iterator[Text]:
    """The texts of a stream.

    Raises:
        InputError: the named encoding does not fit.
    """
    if form == "text":
        decoded = decode(stream.read(), encoding)
        yield Text(name, decoded.text, decoded.encoding.name)
        return
    for number, (line, used) in enumerate(_read_lines(stream, encoding), 1):
        place = f"{name or '-'}:{number}"
        if form == "lines":
            yield Text(place, line, used)
        elif line.strip():
            yield _read_record(line, used, place, *fields)


def _read_lines(stream: BinaryIO, encoding: str | None) -> Iterator[tuple[str, str]]:
    """The lines without their ends, each with what it was read as."""
    first = stream.readline()
    if encoding is not None or first.startswith(_WIDE_MARKS):
        whole = decode(first + stream.read(), encoding)
        lines: Iterable[str] = whole.text.removesuffix("\n").split("\n") if whole.text else ()
        yield from ((line.rstrip("\r"), whole.encoding.name) for line in lines)
        return
    while first:
        one = decode(first.rstrip(b"\r\n"))
        yield one.text, one.encoding.name
        first = stream.readline()


def _read_record(line: str, encoding: str, place: str, field: str, id_field: str) -> Text:
    """The text of a JSON record."""
    try:
        record = json.loads(line.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        return Text(None, "", encoding, f"{place}: no JSON: {error}")
    text = _look_up(record, field)
    if not isinstance(text, str):
        known = f"; it has {', '.join(map(str, record))}" if isinstance(record, dict) and record else ""
        return Text(None, "", encoding, f"{place}: no text in the field {field!r}{known}; name another one with --field")
    name = _look_up(record, id_field)
    return Text(place if name is None else str(name), text, encoding)


def _look_up(record: object, field: str) -> object:
    """The value of a dotted field, or None."""
    for part in field.split("."):
        record = record.get(part) if isinstance(record, dict) else None
    return record


def describe(one: Text, number: int, decide: Callable[[str], Decision], *, per_line: bool = False) -> dict[str, object]:
    """What is known of a text.

    >>> describe(Text("a.txt", "Καλημέρα OK", "utf-8"), 0, find_backend("profiles"))
    {'n': 0, 'id': 'a.txt', 'encoding': 'utf-8', 'lang': 'el', 'best': 'el', 'scripts': {'Grek': 0.8, 'Latn': 0.2}}
    """
    counts = count_scripts(one.text)
    total = sum(counts.values())
    decision = decide(one.text)
    found: dict[str, object] = {
        "n": number,
        "id": one.id,
        "encoding": one.encoding,
        "lang": decision.lang or "und",
        "best": decision.best,
        "scripts": {script: round(count / total, 3) for script, count in counts.items()},
    }
    if per_line:
        found["lines"] = list(_describe_lines(one.text.split("\n"), decide))
    return found


def _describe_lines(lines: Sequence[str], decide: Callable[[str], Decision]) -> Iterator[dict[str, object]]:
    known: dict[str, Decision] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        decision = known.get(line)
        if decision is None:
            decision = known[line] = decide(line)
        yield {
            "line": number,
            "lang": decision.lang or "und",
            "best": decision.best,
            "script": choose_main(count_scripts(line)),
        }
