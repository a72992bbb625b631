"""The bundled rules as a wheel ships them: read and compiled when it was built, so that the first start costs what every start costs.

Two files beside the rules: the compiled set, which is all that a run without rules of its own needs, and the rule files' values, for a
run that lays others on top. A checkout has neither; its rules are compiled into the user's cache folder.
"""

import marshal
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleanse.rulebook.bundled import bundled_folder
from cleanse.rulebook.tables.cache import LAYOUT, map_file
from cleanse.rulebook.tables.compiled import Compiled, from_bytes
from cleanse.rulebook.unpack import unpack_file
from cleanse.version import __version__

if TYPE_CHECKING:
    from cleanse.rulebook.rule_file import RuleFile

SET = "rules.bin"
FILES = "files.bin"
HEAD = f"cleanse {__version__} layout {LAYOUT}\n".encode()


def load_set(folder: str | os.PathLike[str] | None = None) -> Compiled | None:
    """The compiled set of the wheel, or that in a folder; None in a checkout."""
    data = _read(SET, folder)
    return None if data is None else from_bytes(data)


def load_files() -> "Sequence[RuleFile] | None":
    """The values of the wheel's rule files; None in a checkout."""
    data = _read(FILES)
    return None if data is None else [unpack_file(item) for item in marshal.loads(data)]


def _read(name: str, folder: str | os.PathLike[str] | None = None) -> memoryview | None:
    return map_file(os.path.join(folder or os.path.dirname(bundled_folder()), name), HEAD)
