"""The table of formats says what the modules do, and is all that a new module needs beside itself."""

import inspect
import subprocess
import sys
from io import BytesIO
from itertools import permutations
from pathlib import Path
from types import ModuleType
from typing import cast

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import cleanse.formats
from cleanse.formats import SPLIT, TEXT, TRAITS
from cleanse.formats.base import BLOCK, Fields, load_format
from cleanse.formats.suffix import COMPRESSIONS, guess_format


def write_columns(name: str) -> bytes:
    table, sink = pa.table({"text": ["Trams run."]}), BytesIO()
    if name == "parquet":
        pq.write_table(table, sink)
    else:
        with pa.ipc.new_file(sink, table.schema) as writer:
            writer.write_table(table)
    return sink.getvalue()


FOLDER = Path(cleanse.formats.__file__).parent
#: one text in each format
STREAMS = {
    TEXT: b"Trams run.\n",
    SPLIT: b"Trams run.\n",
    "lines": b"Trams run.\n",
    "null": b"Trams run.\0",
    "jsonl": b'{"text": "Trams run."}\n',
    "csv": b"text\nTrams run.\n",
    "tsv": b"text\nTrams run.\n",
    "parquet": write_columns("parquet"),
    "arrow": write_columns("arrow"),
}
#: a format that anybody may add: one module, and one row of the table
SSV = '''
"""Values parted by semicolons."""

from cleanse.formats.base import BLOCK
from cleanse.formats.csv import parse_rows, read_rows, spell, spell_part

def read(stream, size=BLOCK):
    return read_rows(stream, size, ";")

def parse(block, fields):
    return parse_rows(block, fields, ";")
'''
START = """
import sys
import cleanse.formats
cleanse.formats.__path__.append(sys.argv.pop(1))
cleanse.formats.TRAITS["ssv"] = cleanse.formats.Traits((".ssv",), (b"id;text",), has_fields=True, is_seeking=True)
from cleanse.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def test_formats_are_the_modules_that_read_and_parse() -> None:
    names = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")
    modules = {name: load_format(name) for name in names}
    assert sorted(TRAITS) == [name for name, module in modules.items() if hasattr(module, "read") and hasattr(module, "parse")]


def test_table_imports_no_format() -> None:
    code = "import cleanse.formats, sys; print(sorted(name for name in sys.modules if name.startswith('cleanse')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.decode().strip() == "['cleanse', 'cleanse.formats', 'cleanse.version']"


@pytest.mark.parametrize("name", TRAITS)
def test_options_are_those_of_the_reader(name: str) -> None:
    module = cast("ModuleType", load_format(name))
    assert tuple(inspect.signature(module.read).parameters) == ("stream", "size", *TRAITS[name].options)


@pytest.mark.parametrize("name", STREAMS)
def test_fields_are_those_of_the_pieces(name: str) -> None:
    options = {option: "^==" for option in TRAITS[name].options if option == "split_at"}
    [block] = load_format(name).read(BytesIO(STREAMS[name]), BLOCK, **options)
    [piece] = load_format(name).parse(block, Fields(split_at="^==")).pieces
    assert (piece.field is not None, isinstance(piece.text, str)) == (TRAITS[name].has_fields, TRAITS[name].has_fields)


def test_what_tells_a_format_tells_one() -> None:
    suffixes = [*COMPRESSIONS, *(suffix for traits in TRAITS.values() for suffix in traits.suffixes)]
    assert not [pair for pair in permutations(suffixes, 2) if pair[0].endswith(pair[1])]
    begins = [magic for traits in TRAITS.values() for magic in traits.magic]
    assert not [pair for pair in permutations(begins, 2) if pair[0].startswith(pair[1])]
    assert guess_format("notes") == TEXT


def test_streams_begin_as_the_table_says() -> None:
    begins = {name: traits.magic for name, traits in TRAITS.items() if traits.magic}
    assert begins and all(STREAMS[name].startswith(magic) for name, magic in begins.items())


def test_module_and_row_make_a_format(tmp_path: Path) -> None:
    (tmp_path / "ssv.py").write_text(SSV, encoding="utf-8")
    source = b'id;text;note\na1;"Trams run.\nREAD MORE: Mayor Praises Builders\n";x\na2;Tea\xc2\xa0time.;\n'
    (tmp_path / "in.ssv").write_bytes(source)

    def run(*arguments: str, stdin: bytes = b"", status: int = 0, told: bytes = b"") -> bytes:
        command = [sys.executable, "-c", START, str(tmp_path), *arguments]
        done = subprocess.run(command, input=stdin, capture_output=True, cwd=tmp_path, check=False)
        assert (done.returncode, done.stderr) == (status, told)
        return done.stdout

    clean = b'id;text;note\na1;"Trams run.\n";x\na2;Tea time.;\n'
    assert run("--log", "log.jsonl", "--field", "text", "--id-field", "id", "in.ssv") == clean
    assert run("--format", "ssv", stdin=source) == run(stdin=source) == clean
    assert run("revert", "--log", "log.jsonl", "-f", "ssv", stdin=clean) == source
    told = b"cleanse: in.ssv: --encoding is for text, lines and null; ssv is UTF-8: convert it with iconv first\n"
    run("--encoding", "latin-1", "in.ssv", status=2, told=told)
    assert b"ssv" in run("clean", "--help")
    assert b"a1" in run("detect", "in.ssv")
