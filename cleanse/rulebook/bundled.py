"""Where the bundled rules are: in the wheel inside the package, in a checkout in the folder `rules` beside it."""

from pathlib import Path


def bundled_root() -> Path:
    """The folder of the bundled rules."""
    package = Path(__file__).parent.parent
    inside = package / "_bundled" / "rules"
    return inside if inside.is_dir() else package.parent / "rules"
