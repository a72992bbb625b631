"""Replaying a log on records: the same bytes as the filter gave, in every format; what is taken out stays."""

import json
from pathlib import Path

import pytest

from tests.cli.run import read, run

LINES = "The bridge is open again.\nREAD MORE: Mayor Praises Builders\nTraffic was\u00a0calm.\n"
JSONL = (
    '{"n": 1.50, "text": "The bridge is open.\\nREAD MORE: Mayor Praises Builders\\n", "x": [ ]}\n'
    '{"text": "Nothing.\\n"}\n{"broken": \n{"text": "It is\\u00a0calm here.\\n"}\n'
)
CSV = 'id,text\n1,"The bridge is open.\nREAD MORE: Mayor Praises Builders\n"\n2,It is\u00a0calm here.\n'


@pytest.mark.parametrize(("form", "data"), [("lines", LINES), ("jsonl", JSONL), ("csv", CSV)])
def test_the_log_makes_what_the_filter_made(form: str, data: str, tmp_path: Path) -> None:
    (tmp_path / "raw").write_text(data, encoding="utf-8")
    done = run("-f", form, "--lang", "en", "--on-error", "skip", "--log", "log.jsonl", "raw", cwd=tmp_path)
    assert done.returncode in {0, 3} and done.stdout != data.encode()
    assert run("apply", "-f", form, "--log", "log.jsonl", "raw", cwd=tmp_path).stdout == done.stdout
    log = (tmp_path / "log.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "less.jsonl").write_text(
        "".join(line for line in log if '"edit"' not in line or "nbsp" in line), encoding="utf-8"
    )
    made = ["--new-log", "new.jsonl", "-o", "reviewed"]
    read("apply", "-f", form, "--log", "less.jsonl", *made, "raw", cwd=tmp_path)
    reviewed = (tmp_path / "reviewed").read_text(encoding="utf-8")
    assert read("revert", "-f", form, "--log", "new.jsonl", "reviewed", cwd=tmp_path) == data
    assert "READ MORE" in reviewed and "\u00a0" not in reviewed and "\\u00a0" not in reviewed


def test_another_record_is_refused(tmp_path: Path) -> None:
    (tmp_path / "raw.jsonl").write_text(JSONL, encoding="utf-8")
    run("--lang", "en", "--log", "log.jsonl", "-o", "out.jsonl", "raw.jsonl", cwd=tmp_path)
    (tmp_path / "raw.jsonl").write_text(JSONL.replace("bridge", "tunnel"), encoding="utf-8")
    done = run("apply", "--log", "log.jsonl", "raw.jsonl", cwd=tmp_path)
    assert done.returncode == 2 and b"record 0 is not the original" in done.stderr


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_records_in_another_order_are_refused_by_their_ids(form: str, tmp_path: Path) -> None:
    rows = ["The bridge is open.\nREAD MORE: Mayor Praises Builders", "The bridge is open."]
    head, write = {
        "jsonl": ("", lambda n, text: json.dumps({"id": n, "text": text})),
        "csv": ("id,text\n", lambda n, text: f'{n},"{text}"'),
    }[form]
    (tmp_path / f"raw.{form}").write_text(head + "".join(f"{write(n, text)}\n" for n, text in enumerate(rows)), encoding="utf-8")
    run("--id-field", "id", "--log", "log.jsonl", "-o", f"out.{form}", f"raw.{form}", cwd=tmp_path)
    out = (tmp_path / f"out.{form}").read_text(encoding="utf-8")
    assert read("revert", "--log", "log.jsonl", f"out.{form}", cwd=tmp_path).encode() == (tmp_path / f"raw.{form}").read_bytes()
    *_, one, two = out.splitlines(keepends=True)
    for command, name in (("revert", f"out.{form}"), ("apply", f"raw.{form}")):
        text = (tmp_path / name).read_text(encoding="utf-8")
        swapped = (
            text.replace(write(0, rows[0]), "\0").replace(write(1, rows[1]), write(0, rows[0])).replace("\0", write(1, rows[1]))
        )
        (tmp_path / f"swapped.{form}").write_text(head + two + one if command == "revert" else swapped, encoding="utf-8")
        done = run(command, "--log", "log.jsonl", f"swapped.{form}", cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, b"")
        assert b"record 0 has the id '1', the log tells of '0' there" in done.stderr
