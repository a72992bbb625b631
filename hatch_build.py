"""Builds a wheel with the bundled rules compiled: `rules.bin`, `files.bin` and `names.bin` in `cleanse/_bundled`, beside the rules."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledRules(BuildHookInterface):
    """Compiles the rules of the source tree; an editable install uses the user's cache instead."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the compiled files to the wheel."""
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, self.root)
        from cleanse.names.table import write_pack
        from cleanse.rulebook.packing import write_packs

        folder = Path(tempfile.mkdtemp(prefix="cleanse-rules-"))
        for path in (*write_packs(folder), write_pack(folder)):
            build_data["force_include"][str(path)] = f"cleanse/_bundled/{path.name}"
