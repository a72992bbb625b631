"""`cleanse detect`: encoding, language and scripts of texts, one JSON object a text.

Keys: `n`, the text's number over all inputs, from 0 · `id`, the file's name, with the line behind a colon where a file has several texts, or
what the record says (null for standard input) · `encoding` · `lang`, the decision, `und` where it cannot be told · `best`, the first
choice whatever the margin, null without letters · `scripts`, the share of the letters by ISO 15924 code, most first · `lines` with
`--per-line`: `line` (from 1), `lang`, `best` and `script` of each line that is not blank.
`damage` names, most first, the tables that pieces of the text were written and read in by mistake; none in most texts.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Annotated

import typer

from cleanse.cli.parameters import HELP, Encoding, Field, Format, Paths
from cleanse.cli.say import say
from cleanse.cli.texts import read_told
from cleanse.formats.base import Fields
from cleanse.run.texts import USUAL, Text
from cleanse.text.language.decide import Decision
from cleanse.text.language.langid import find_backend
from cleanse.text.scripts import choose_main, count_scripts


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("detect")(detect)


def detect(
    paths: Paths = None,
    form: Format = "auto",
    field: Field = "text",
    id_field: Annotated[
        str | None, typer.Option("--id-field", metavar="NAME", help="The field of a record that names it.  [default: id]")
    ] = None,
    per_line: Annotated[bool, typer.Option("--per-line", help="Say it for each line too.")] = False,
    encoding: Encoding = None,
    langid: Annotated[str, typer.Option("--langid", metavar="NAME", help=HELP["langid"])] = "profiles",
) -> int:
    """Say encoding, language and scripts of each text. One JSON object a line; the status is 3 if a record cannot be read."""
    decide = find_backend(langid, "--langid")
    failed = False
    for number, one in enumerate(read_told(paths, form, Fields((field,), id_field or USUAL.id), encoding)):
        failed = failed or one is None
        if one is not None:
            _write(describe(one, number, decide, per_line=per_line))
    return 3 if failed else 0


def _write(found: dict[str, object]) -> None:
    say(json.dumps(found, ensure_ascii=True))


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
        "id": one.name,
        "encoding": one.encoding,
        "lang": decision.lang or "und",
        "best": decision.best,
        "scripts": {script: round(count / total, 3) for script, count in counts.items()},
    }
    from cleanse.text.misread.find import find_misread  # the help of all commands needs none of its tables

    damage = Counter(part.note or "" for part in find_misread(one.text).replacements)
    if damage:
        found["damage"] = [note for note, _ in damage.most_common()]
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
