"""Where the bundled rules are: in the wheel inside the package, in a checkout in the folder `rules` beside it.

A short run asks for the name alone: to import pathlib would take it as long as to clean a page.
"""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def bundled_folder() -> str:
    """The name of the folder of the bundled rules."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "_bundled", "rules")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(package), "rules")


def bundled_root() -> "Path":
    """The folder of the bundled rules."""
    from pathlib import Path

    return Path(bundled_folder())
