"""Rules of lower layers with some keys changed."""

from cleanse.rulebook.files.clashes import find_clashes
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.rule_file import LimitChange, Override, PatternChange, WhenChange


def override_rule(rule: Rule, override: Override) -> Rule | str:
    """The rule with the keys of an override, or what is wrong with them; `when` and `limit` merge key by key."""
    for name, value in override.keys:
        if isinstance(value, PatternChange):
            changed = _change_patterns(rule, name, *value)
            if isinstance(changed, str):
                return changed
            rule = changed
        elif isinstance(value, WhenChange):
            rule = rule._replace(when=rule.when._replace(**{key: getattr(value.when, key) for key in value.names}))
        elif isinstance(value, LimitChange):
            rule = rule._replace(limit=value.over(rule.limit))
        else:
            rule = rule._replace(**{"replacement" if name == "with" else name: value})  # type: ignore[arg-type]
    clash = next(find_clashes(rule), None)
    return rule if clash is None else f"{clash.what}; {clash.mend}"


def _change_patterns(rule: Rule, name: str, kind: str, patterns: tuple[str, ...]) -> Rule | str:
    if name == "match":
        return rule._replace(kind=kind, patterns=patterns)
    if kind != rule.kind:
        return f"{name} is by `{kind}`, the rule's match by `{rule.kind}`; write `{rule.kind}` here too"
    if kind == "holds":
        return f"{name}: a line must hold a word of each group of a `holds`; write the whole `match`"
    if name == "match+":
        return rule._replace(patterns=tuple(dict.fromkeys((*rule.patterns, *patterns))))
    strange = [pattern for pattern in patterns if pattern not in rule.patterns]
    if strange:
        return f"match-: the rule has no pattern {strange[0]!r}; `cleanse rules show {rule.id}` shows them"
    left = tuple(pattern for pattern in rule.patterns if pattern not in patterns)
    if not left:
        return "match- leaves no pattern; write `status: off`"
    return rule._replace(patterns=left)
