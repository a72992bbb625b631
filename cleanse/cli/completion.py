"""What the shell's completion offers for the values of options and arguments."""

from collections.abc import Callable, Iterator

from cleanse.errors import CleanseError
from cleanse.rulebook.builtin import BUILTIN
from cleanse.rulebook.rule import CATEGORIES


def complete_rules(incomplete: str) -> Iterator[str]:
    """Ids of rules and built-in decisions, those of the settings' rule files among them."""
    from cleanse.cli.recipe import make_spec
    from cleanse.cli.settings import load_settings
    from cleanse.run.spec import build_rules

    try:
        ruleset = build_rules(make_spec(load_settings({}))._replace(only=(), disable=()))
    except CleanseError:  # a completion is no place for messages; the command itself will tell
        return
    ids = {*ruleset.ids, *ruleset.names.ids, *BUILTIN}
    yield from sorted(name for name in ids if name.startswith(incomplete))


def complete_categories(incomplete: str) -> Iterator[str]:
    """Kinds of leftovers."""
    yield from (category for category in CATEGORIES if category.startswith(incomplete))


#: by `Option.completes`
COMPLETERS: dict[str, Callable[[str], Iterator[str]]] = {"rules": complete_rules, "categories": complete_categories}
