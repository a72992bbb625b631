"""The report of a large log: how long it takes, how much memory, how big the page is, and how fast a browser opens it.

    python -m benchmarks.report [TEXTS]

The log is made up: texts with edits of many rules, from many sources in many languages, as a run over a corpus gives. Memory is the
largest that the process of the command had. Where chromium and playwright are installed the page is opened, and the time is told
until the load event.
"""

import json
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

_WORDS = [
    "tram",
    "bridge",
    "ferry",
    "mill",
    "harbour",
    "library",
    "council",
    "river",
    "market",
    "tower",
    "école",
    "Straße",
    "мост",
    "порт",
    "كتاب",
    "図書館",
    "강",
]
_LANGUAGES = ("en", "de", "fr", "ru", "ar", "ja", "ko", "es", "pl", "tr")
_CATEGORIES = ("teaser", "share", "credit", "space", "nav", "name")


def write_lines(texts: int, rules: int = 800, sources: int = 2000, seed: int = 1) -> Iterator[str]:
    """The lines of a made-up log of `texts` texts."""
    dice = random.Random(seed)
    yield _dump({"t": "run", "log": "cleanse-log/1", "tool": "cleanse", "unit": "codepoint", "started": "2026-01-01T00:00:00Z"})
    told: set[int] = set()
    total = 0
    for number in range(texts):
        edits = list(_write_edits(dice, number, rules))
        total += len(edits)
        removed = sum(len(str(edit["old"])) - len(str(edit["new"])) for edit in edits)
        digest = sha256(str(number).encode()).hexdigest()
        chars = 4000 + dice.randrange(2000)
        yield _dump(
            {
                "t": "doc",
                "n": number,
                "id": f"corpus/{number // 100}/{number}.txt",
                "source": f"site{min(int(dice.expovariate(0.01)), sources - 1)}.example",
                "lang": dice.choice(_LANGUAGES),
                "encoding": {"name": "utf-8"},
                "input": {"bytes": chars, "chars": chars, "sha256": digest},
                "output": {"bytes": chars - removed, "chars": chars - removed, "sha256": digest[::-1]},
            }
        )
        for edit in edits:
            rule = int(str(edit["rule"]).rpartition("-")[2])
            if rule not in told:
                told.add(rule)
                yield _dump(
                    {"t": "rule", "id": edit["rule"], "category": _CATEGORIES[rule % 6], "why": "A leftover of a scraper"}
                )
            yield _dump(edit)
        if dice.random() < 0.02:
            yield _dump({"t": "flag", "n": number, "rule": "rules/valve", "span": [0, chars], "why": "refused: too much"})
    yield _dump({"t": "end", "texts": texts + texts // 2, "changed": texts, "edits": total, "removed": 0.1})


def _write_edits(dice: random.Random, number: int, rules: int) -> Iterator[dict[str, object]]:
    position = clean = 0
    for _ in range(1 + dice.randrange(14)):
        rule = min(int(dice.expovariate(0.02)), rules - 1)
        old = " ".join(dice.choices(_WORDS, k=1 + dice.randrange(12))) + "\n"
        new = "y" if _CATEGORIES[rule % 6] == "name" else ""
        gap = dice.randrange(300)
        start, clean = position + gap, clean + gap
        position = start + len(old)
        yield {
            "t": "edit",
            "n": number,
            "rule": f"lang/kind/rule-{rule}",
            "span": [start, position],
            "clean": [clean, clean + len(new)],
            "old": old,
            "new": new,
        }
        clean += len(new)


def _dump(line: dict[str, object]) -> str:
    return json.dumps(line, ensure_ascii=False, separators=(",", ":"))


def measure_load(page: Path) -> float | None:
    """Seconds from the request to the load event in chromium; None where it is not installed."""
    program = shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    if program is None:
        return None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-background-networking"])
        tab = browser.new_page()
        tab.goto(page.as_uri())
        milliseconds = tab.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
        browser.close()
    return float(milliseconds) / 1000


def main() -> None:
    """Make a log, then the report, and print the figures."""
    texts = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as name:
        log, page = Path(name) / "log.jsonl", Path(name) / "report.html"
        with log.open("w", encoding="utf-8") as stream:
            stream.writelines(f"{line}\n" for line in write_lines(texts))
        print(f"log: {texts:,} texts, {log.stat().st_size / 1e6:.0f} MB")
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "cleanse", "report", "--log", str(log), "-o", str(page)], check=True)
        spent = time.perf_counter() - started
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"report: {spent:.1f} s, {memory:.0f} MiB at most, page {page.stat().st_size / 1e6:.2f} MB")
        load = measure_load(page)
        print("browser: not installed" if load is None else f"browser: open after {load:.2f} s")


if __name__ == "__main__":
    main()
