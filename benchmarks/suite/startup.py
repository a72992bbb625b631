"""What commands take of the processor from start to end, as a multiple of an interpreter that does nothing.

    python -m benchmarks.suite.startup [PYTHON]

measures the package that is installed for another interpreter, from a wheel for example.
"""

import os
import subprocess
import sys
import tempfile
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

STARTS = 21
TEXT = b"The bridge is open again.\nREAD MORE: Mayor Praises Builders\nTraffic was calm on Monday.\n"
BARE = "python -c pass"
COMMANDS = {
    BARE: ("-c", "pass"),
    "cleanse < three lines": ("-m", "cleanse", "-q"),
    "cleanse --help": ("-m", "cleanse", "--help"),
    "cleanse rules list": ("-m", "cleanse", "rules", "list"),
}


def measure_starts(python: str = sys.executable) -> dict[str, float]:
    """The median seconds of each command, measured by turns in an empty folder."""
    # as an installed package has it: modules are compiled once
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(STARTS + 1):
            for name, arguments in COMMANDS.items():
                before = getrusage(RUSAGE_CHILDREN)
                subprocess.run([python, *arguments], input=TEXT, capture_output=True, check=True, env=environment, cwd=folder)
                after = getrusage(RUSAGE_CHILDREN)
                times[name].append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return {name: median(found[1:]) for name, found in times.items()}


if __name__ == "__main__":
    found = measure_starts(*sys.argv[1:2])
    for name, seconds in found.items():
        print(f"{name}: {1000 * seconds:.0f} ms, {seconds / found[BARE]:.1f} times")
