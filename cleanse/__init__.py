"""Clean scraped text by rules, with a log that takes every byte back.

The public names are imported when they are first used, so that `import cleanse` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from cleanse.version import __version__ as __version__

if TYPE_CHECKING:
    from cleanse.core.document import Document
    from cleanse.core.edits import Change, Edit, Flag, revert
    from cleanse.core.pipeline import Pipeline
    from cleanse.core.step import Step
    from cleanse.errors import CleanseError
    from cleanse.formats.base import Fields
    from cleanse.rulebook.rule import Rule
    from cleanse.run.batch import clean_batch
    from cleanse.run.cleaner import Cleaned, Cleaner, clean
    from cleanse.run.spec import PipelineSpec

_HOMES = {
    "Change": "cleanse.core.edits",
    "Cleaned": "cleanse.run.cleaner",
    "Cleaner": "cleanse.run.cleaner",
    "CleanseError": "cleanse.errors",
    "Document": "cleanse.core.document",
    "Edit": "cleanse.core.edits",
    "Fields": "cleanse.formats.base",
    "Flag": "cleanse.core.edits",
    "Pipeline": "cleanse.core.pipeline",
    "PipelineSpec": "cleanse.run.spec",
    "Rule": "cleanse.rulebook.rule",
    "Step": "cleanse.core.step",
    "clean": "cleanse.run.cleaner",
    "clean_batch": "cleanse.run.batch",
    "revert": "cleanse.core.edits",
}

__all__ = [
    "Change",
    "Cleaned",
    "Cleaner",
    "CleanseError",
    "Document",
    "Edit",
    "Fields",
    "Flag",
    "Pipeline",
    "PipelineSpec",
    "Rule",
    "Step",
    "clean",
    "clean_batch",
    "revert",
]


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """The public names, for `help` and for completion, which find no others."""
    return sorted((*__all__, "__version__", "__doc__", "__all__"))
