"""What the settings say of the pipeline and of an input."""

import os
import sys
from collections.abc import Sequence

from cleanse.cli.files import refuse_empty
from cleanse.cli.options import Settings
from cleanse.core.record import Origin
from cleanse.run.spec import PipelineSpec, check_lang, check_spec, name_flag


def make_spec(settings: Settings) -> PipelineSpec:
    """The recipe of the settings.

    Raises:
        UsageError: a value is out of its range.
    """
    if settings.steps and os.getcwd() not in sys.path:
        sys.path.insert(0, os.getcwd())  # steps may stand in a module of this folder
    if settings.rules:
        for path in settings.rules:
            refuse_empty("--rules", path)
    shared = {name: getattr(settings, name) for name in PipelineSpec._fields if name in Settings._fields}
    return check_spec(PipelineSpec(**shared, bundled=not settings.no_bundled), name_flag)


def tell_misnamed(rules: Sequence[str]) -> None:
    """Name the files of rules folders that are no rule files by their names alone."""
    if not rules:
        return
    from pathlib import Path

    from cleanse.cli.messages import warn
    from cleanse.rulebook.sources import find_files, find_misnamed

    for path in (path for root in map(Path, rules) if root.is_dir() and find_files(root) for path in find_misnamed(root)):
        warn(f"{path}: not read, since rule files end in .yaml or .yml; rename it to {path.stem}")


def make_origin(path: str, settings: Settings) -> Origin:
    """What is known of an input.

    Raises:
        UsageError: the language is no tag, or the source no domain.
    """
    check_lang(settings.lang, "--lang")
    if settings.source is not None:
        from cleanse.run.domain import check_source

        check_source(settings.source, "--source")
    name = None if path == "-" else path
    return Origin(name, settings.source, settings.lang, settings.title, settings.encoding)
