"""What a set has worked out of its rules, for a set that holds most of them, too: the bundled ones are compiled once, not with each
user's own, and after an edit only what was edited.
"""

from cleanse.rulebook.matchers import Anchors
from cleanse.rulebook.tables.compiled import Compiled, Known
from cleanse.rulebook.tables.index import pattern_of, rule_of


def recall_anchors(compiled: Compiled) -> Known:
    """The anchors of a set's rules."""
    table = compiled.table
    rules = [table.skim(number) for number in range(len(table))]
    keys: list[list[str]] = [[] for _ in rules]
    literals: list[list[list[str]]] = [[] for _ in rules]
    for index in (compiled.lookup, compiled.late):
        for key, place in index.keys.pairs():
            keys[rule_of(place)].append(key)
        for number, literal in enumerate(index.literals):
            for place in index.literals.places(number):
                _grow(literals[rule_of(place)], pattern_of(place)).append(literal)
        for place in index.everywhere:
            _grow(literals[rule_of(place)], pattern_of(place))
    return {
        (rule.kind, rule.patterns): Anchors(tuple(keys[number]), tuple(map(tuple, literals[number])), table.needs(number))
        for number, rule in enumerate(rules)
    }


def _grow(patterns: list[list[str]], number: int) -> list[str]:
    """The literals of a pattern, in a list that is made as long as it must be."""
    while len(patterns) <= number:
        patterns.append([])
    return patterns[number]
