"""Rules and names as plain nested tuples, and back; the cache holds nothing else."""

import marshal
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleanse.rulebook.rule import Case, Choice, Limit, NameRule, Neighbour, Place, Rule, When, Within

if TYPE_CHECKING:
    from cleanse.rulebook.rule_file import RuleFile


def pack(value: object) -> object:
    """Tuples of tuples out of named ones; all else as it is.

    >>> pack(Choice(("en",)))
    (('en',), False)
    """
    return tuple(map(pack, value)) if isinstance(value, tuple) else value


def pack_bytes(value: object) -> bytes:
    """Packed and marshalled, in a version of the format that every Python since 3.4 reads.

    Bytes tell how many others hold a part, such as a cache; what was just read has no others, so that the same value is the same bytes.
    """
    return marshal.dumps(marshal.loads(marshal.dumps(pack(value), 4)), 4)  # type: ignore[arg-type]


def unpack_file(item: Sequence) -> "RuleFile":  # type: ignore[type-arg]
    """A rule file that disables and overrides nothing, out of its packed values."""
    from cleanse.rulebook.rule_file import RuleFile

    path, rules, names, _, _ = item
    return RuleFile(path, tuple(map(unpack_rule, rules)), tuple(map(unpack_name, names)))


def unpack_rule(item: Sequence) -> Rule:  # type: ignore[type-arg]
    """A rule out of its packed values."""
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
        pack=when.pack,
        previous=tuple(Neighbour(kind, tuple(patterns)) for kind, patterns in when.previous),
        next=tuple(Neighbour(kind, tuple(patterns)) for kind, patterns in when.next),
    )


_NO_CONDITION = When()


def _unpack_cases(items: Sequence) -> tuple[Case, ...]:  # type: ignore[type-arg]
    return tuple(Case(*item) for item in items)


def unpack_name(item: Sequence) -> NameRule:  # type: ignore[type-arg]
    """A names rule out of its packed values."""
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
