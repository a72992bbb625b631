"""Builds a wheel with the bundled rules compiled: `rules.bin`, `files.bin` and `names.bin` in `cleanse/_bundled`, beside the rules."""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledRules(BuildHookInterface):
    """Compiles the rules of the source tree; an editable install uses the user's cache instead."""

    #: where the compiled files are until the wheel has them
    _folder: Path | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the compiled files to the wheel."""
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, self.root)
        from cleanse.names.table import write_pack
        from cleanse.rulebook.packing import write_packs

        self._folder = Path(tempfile.mkdtemp(prefix="cleanse-rules-"))
        for path in (*write_packs(self._folder), write_pack(self._folder)):
            build_data["force_include"][str(path)] = f"cleanse/_bundled/{path.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove them, once the wheel is built."""
        if self._folder is not None:
            shutil.rmtree(self._folder)
