"""How long commands take from start to end, as a multiple of an interpreter that does nothing."""

import subprocess
import sys
from statistics import median
from time import perf_counter

STARTS = 15
TEXT = b"The bridge is open again.\nREAD MORE: Mayor Praises Builders\nTraffic was calm on Monday.\n"
BARE = "python -c pass"
COMMANDS = {
    BARE: ("-c", "pass"),
    "cleanse < three lines": ("-m", "cleanse", "-q"),
    "cleanse --help": ("-m", "cleanse", "--help"),
    "cleanse rules list": ("-m", "cleanse", "rules", "list"),
}


def measure_starts() -> dict[str, float]:
    """The median seconds of each command, measured by turns."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(STARTS):
        for name, arguments in COMMANDS.items():
            begin = perf_counter()
            subprocess.run([sys.executable, *arguments], input=TEXT, capture_output=True, check=True)
            times[name].append(perf_counter() - begin)
    return {name: median(found) for name, found in times.items()}
