"""Rule files as one set, ready to be used."""

from collections.abc import Sequence

from cleanse.rulebook.join import merge_files
from cleanse.rulebook.rule_file import RuleFile
from cleanse.rulebook.ruleset import Ruleset


def merge(files: Sequence[RuleFile], lists: dict[str, tuple[str, ...]], bundled: int) -> Ruleset:
    """One set of all files, of which the first `bundled` are the tool's own."""
    return Ruleset.of(merge_files(files, lists, bundled))
