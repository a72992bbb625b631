"""Rule files read once: their values as JSON in the user's cache folder, by the digest of what they were read from.

A cache that cannot be read or written is as good as none: the rules are read from their YAML files.
"""

import json
import os
from collections.abc import Sequence
from pathlib import Path

from cleanse.rulebook.rule import Case, Choice, Limit, NameRule, Neighbour, Override, Place, Rule, RuleFile, When, Within

#: what the stored values look like; raise it when the fields of a rule change
LAYOUT = 1


def cache_folder() -> Path:
    """`$XDG_CACHE_HOME/cleanse`, or its place on this system."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "cleanse"


def load_cached(key: str) -> list[RuleFile] | None:
    """The files that were stored under a digest, or None."""
    try:
        data = json.loads((cache_folder() / f"rules-{LAYOUT}-{key}.json").read_bytes())
        return [_unpack_file(item) for item in data]
    except (OSError, RuntimeError, TypeError, ValueError, KeyError, IndexError):
        return None


def store(key: str, files: Sequence[RuleFile]) -> None:
    """Keep files under a digest; another process never sees half of them."""
    try:
        folder = cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
        temporary = folder / f"rules-{LAYOUT}-{key}.{os.getpid()}.tmp"
        temporary.write_text(json.dumps(files, ensure_ascii=True), encoding="ascii")
        temporary.replace(folder / f"rules-{LAYOUT}-{key}.json")
    except (OSError, RuntimeError):
        return


def _unpack_file(item: list) -> RuleFile:  # type: ignore[type-arg]
    path, rules, names, disable, override = item
    return RuleFile(
        path,
        tuple(map(_unpack_rule, rules)),
        tuple(map(_unpack_name, names)),
        tuple((glob, Place(*place)) for glob, place in disable),
        tuple(
            Override(name, tuple((key, tuple(values)) for key, values in keys), Place(*place)) for name, keys, place in override
        ),
    )


def _unpack_rule(item: list) -> Rule:  # type: ignore[type-arg]
    rule = Rule(*item)
    return rule._replace(
        patterns=tuple(rule.patterns),
        place=Place(*rule.place),
        until=tuple(rule.until),
        within=None if rule.within is None else Within(*rule.within),
        when=_unpack_when(rule.when),
        protects=tuple(rule.protects),
        limit=Limit(*rule.limit),
        drop_cases=_unpack_cases(rule.drop_cases),
        keep_cases=_unpack_cases(rule.keep_cases),
        change_cases=_unpack_cases(rule.change_cases),
        slots=tuple((name, tuple(values)) for name, values in rule.slots),
    )


def _unpack_when(item: Sequence) -> When:  # type: ignore[type-arg]
    when = When(*item)
    if when == _NO_CONDITION:
        return When()
    choices: dict[str, Choice] = {
        name: Choice(tuple(value[0]), value[1])
        for name in ("source", "doc_lang", "doc_script", "line_lang", "line_script")
        if (value := getattr(when, name)) is not None
    }
    return When(
        **choices,
        company=when.company,
        max_chars=when.max_chars,
        previous=tuple(Neighbour(kind, tuple(patterns)) for kind, patterns in when.previous),
        next=tuple(Neighbour(kind, tuple(patterns)) for kind, patterns in when.next),
    )


_NO_CONDITION = When(previous=[], next=[])  # type: ignore[arg-type]


def _unpack_cases(items: Sequence) -> tuple[Case, ...]:  # type: ignore[type-arg]
    return tuple(Case(*item) for item in items)


def _unpack_name(item: list) -> NameRule:  # type: ignore[type-arg]
    name = NameRule(*item)
    return name._replace(
        place=Place(*name.place),
        canonical=tuple((lang, text) for lang, text in name.canonical),
        original=tuple((lang, text) for lang, text in name.original),
        schemes=tuple(name.schemes),
        variants=tuple(name.variants),
        never=tuple(name.never),
        keep_cases=_unpack_cases(name.keep_cases),
        change_cases=_unpack_cases(name.change_cases),
    )
