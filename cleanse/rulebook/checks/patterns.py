"""Patterns that are broken, too general, can match nothing or everything, or were escaped by accident."""

import re
from collections.abc import Iterator, Sequence

from cleanse.errors import RuleError
from cleanse.rulebook.checks.source import Source
from cleanse.rulebook.edges import has_spaceless, is_letter
from cleanse.rulebook.fault import Fault
from cleanse.rulebook.matchers import match_kind
from cleanse.rulebook.matchers.holds import STAR
from cleanse.rulebook.matchers.like import compile_template, split_template
from cleanse.rulebook.patterns.pattern import compile_native
from cleanse.rulebook.patterns.rarity import rarity
from cleanse.rulebook.patterns.regex import compile_regex, translate
from cleanse.rulebook.patterns.syntax import NO_TEXT
from cleanse.rulebook.rule import Rule, When
from cleanse.rulebook.slots import Lists, slot_values
from cleanse.text.fold import fold_line, line_key, plain_line

#: what a pattern must hold outside its slots
MIN_LITERAL = 3
MIN_LITERAL_SPACELESS = 2
#: bits of a literal that is short, but rare enough to look for: ©, a syllable of Hangul
MIN_RARITY = 9.0
_LITERAL_KINDS = frozenset({"line", "text", "like", "block"})
#: a backslash before something that is written with one in regexes and in programs
_ESCAPE = re.compile(r"\\(?:[nrtbdswDSWBfvx]|u[0-9a-fA-F]{4}|[.*+?()\[\]{}|^$/\"'\\-])")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
_DOUBLED = re.compile(r"\\\\[dwsDWSpPbB.]")
_SLOT = re.compile(r"\{[a-z_]{2,}\}")
#: signs of regexes and globs that a literal takes as they are: ^ and $ at the ends, a star between words or behind a full stop; at the end it marks a field of a form
_SIGN = re.compile(r"^\^(?=\w)|(?<=[^\W\d_])\$$|(?<=\w )\*(?= \w)|\.\*")
_ANY = "{any}"
#: a regex between slashes, as some languages write it
_SLASHED = re.compile(r"/.+/[gimsu]*")
#: lines that have nothing in common; what finds something in each of them finds something in any
_ANYTHING = ("The bridge is open.", "Мост открыт.", "Sie sagte: \u201eNein\u201c", "橋は開いた", "3:1")


def check_patterns(rule: Rule, source: Source, lists: Lists, *, bundled: bool) -> Iterator[Fault]:
    """Each pattern by itself; of a rule that cannot be compiled only the broken patterns are named."""
    faults = list(find_pattern_faults(rule, source, lists))
    yield from faults
    if rule.kind == "regex" and not faults:
        for pattern in (*rule.patterns, *rule.until):
            yield from _check_fixed(rule, pattern, source)
    if bundled and not faults and rule.kind == "line" and not rule.when.company and rule.do not in {"keep", "flag"}:
        for pattern in rule.patterns:
            if is_single_word(pattern) and rule.within is None and rule.when.source is None:
                mend = "add `when: {company: true}`: a word alone can be a heading"
                yield source.fault(rule, f"{pattern!r} is a single word", mend, at=pattern)


def find_pattern_faults(rule: Rule, source: Source, lists: Lists) -> Iterator[Fault]:
    """The patterns that are broken or dangerous, and what is cheap to see beside."""
    broken = list(_find_broken(rule, source, lists))
    yield from broken
    check = {"regex": _check_regex, "holds": _check_group, **dict.fromkeys(_LITERAL_KINDS, _check_literal)}.get(rule.kind)
    if broken or check is None:
        return
    for pattern in (*rule.patterns, *rule.until):
        yield from check(rule, pattern, source)


def _try_patterns(rule: Rule, patterns: Sequence[str], slots: Lists) -> None:
    """Read patterns as the matcher would; a template is sound when its slots are known, and need not be compiled for it.

    Raises:
        RuleError: one is broken.
    """
    if rule.kind == "like":
        for pattern in patterns:
            compile_template(pattern, slots)
    elif rule.kind == "regex":
        for pattern in patterns:
            compile_regex(pattern, ignore_case=rule.ignore_case is True)
    elif rule.kind not in _LITERAL_KINDS:  # a literal cannot be broken
        match_kind(rule.kind).build(rule._replace(patterns=tuple(patterns)), slots)


def _find_broken(rule: Rule, source: Source, lists: Lists) -> Iterator[Fault]:
    """The patterns that cannot be compiled, those of the lines around a hit as well."""
    slots = slot_values(rule, lists)
    around = [(one.kind, one.patterns) for one in (*rule.when.previous, *rule.when.next) if one.patterns]
    for kind, patterns in ((rule.kind, (*rule.patterns, *rule.until)), *around):
        asked = rule._replace(kind=kind)
        try:
            _try_patterns(asked, patterns, slots)
        except RuleError:
            for pattern in patterns:
                try:
                    _try_patterns(asked, (pattern,), slots)
                except RuleError as error:
                    yield source.fault(rule, str(error), "", at=pattern)


def _check_group(rule: Rule, pattern: str, source: Source) -> Iterator[Fault]:
    """A group of `holds`: each of its words."""
    for word in pattern.split("\n"):
        yield from _check_written(rule, word, source)
        if not _count_letters(word):
            yield source.fault(rule, f"{word!r} stands in any line", "write a word, or delete it", at=word)
        elif STAR in word.strip(STAR) or word.startswith(2 * STAR) or word.endswith(2 * STAR):
            mend = "write one at the start or the end of a word, or two words"
            yield source.fault(rule, f"a star stands within {word!r}", mend, at=word)


def _check_written(rule: Rule, pattern: str, source: Source) -> Iterator[Fault]:
    """Backslashes and entities that a literal does not need."""
    if (found := _ESCAPE.search(pattern)) is not None:
        mend = f"literals need no escapes: write the character itself, or `regex:` in place of `{rule.kind}:`"
        yield source.fault(rule, f"{found[0]} is a backslash and a character here", mend, at=pattern)
    if (entity := _ENTITY.search(pattern)) is not None:
        mend = "write the character that it stands for"
        yield source.fault(rule, f"{entity[0]} can never match, entities are decoded before rules look", mend, at=pattern)


def _check_literal(rule: Rule, pattern: str, source: Source) -> Iterator[Fault]:
    yield from _check_written(rule, pattern, source)
    if (sign := _SIGN.search(pattern)) is not None:
        mend = f"delete it, or write `like:` with {{any}} or `regex:` in place of `{rule.kind}:`"
        yield source.warn(rule, f"{sign[0]} is a character like others in a `{rule.kind}`", mend, at=pattern)
    if rule.kind != "like" and (slot := _SLOT.search(pattern)) is not None:
        yield source.warn(
            rule, f"{slot[0]} is no slot in a `{rule.kind}`", f"write `like:` in place of `{rule.kind}:`", at=pattern
        )
    if rule.kind == "like" and pattern.startswith(_ANY) and pattern.endswith(_ANY) and _is_free(rule):
        mend = (
            "write what the line begins or ends with, or where it stands: `max_chars`, `company`, `previous`, `within`, `source`"
        )
        yield source.warn(rule, f"any line that has {pattern.replace(_ANY, '').strip()!r} in it goes", mend, at=pattern)
    if rule.kind == "like":
        keys = ["".join(fold_line(literal) for literal, _ in split_template(pattern))]
    else:
        keys = [line_key(fold_line(part)) for part in pattern.split("\n")]
    key = max(keys, key=_count_letters)
    if rule.kind != "like" and not any(map(str.strip, keys)):
        yield source.fault(rule, f"{pattern!r} can never match: it says nothing", "write what the line says", at=pattern)
    elif _count_letters(key) < _needed(key):
        mend = f"write at least {_needed(key)} letters or digits outside slots"
        yield source.fault(rule, f"a pattern holds too little that is fixed ({key!r})", mend, at=pattern)
    longest = rule.when.max_chars
    if longest is not None and rule.kind in {"line", "text"} and len(pattern) > longest:
        mend = f"the pattern has {len(pattern)} characters; raise `max_chars`"
        yield source.fault(rule, f"can never match: the line may have {longest} characters only", mend, at=pattern)


def _is_free(rule: Rule) -> bool:
    """Whether a rule takes whole lines wherever they stand, however long they are."""
    return (
        rule.do == "drop-line"
        and rule.at == "anywhere"
        and rule.within is None
        and rule.when == When(doc_lang=rule.when.doc_lang)
    )


def _count_letters(text: str) -> int:
    return sum(map(is_letter, text))


def _needed(key: str) -> int:
    return MIN_LITERAL_SPACELESS if has_spaceless(key) else MIN_LITERAL


def _check_regex(rule: Rule, pattern: str, source: Source) -> Iterator[Fault]:
    native = compile_native(translate(pattern), ignore_case=rule.ignore_case is True)
    if any(True for _ in native.finditer("")):
        mend = "let it ask for at least one character: + in place of *, no | with nothing behind it"
        yield source.fault(rule, "the pattern can match the empty string", mend, at=pattern)
        return
    if _SLASHED.fullmatch(pattern) is not None:
        yield source.warn(
            rule, "the slashes are part of the pattern", "delete them; what stood behind goes in front: (?i)", at=pattern
        )
    if (doubled := _DOUBLED.search(pattern)) is not None:
        mend = f"write {doubled[0][1:]}; nothing eats backslashes here"
        yield source.fault(rule, f"{doubled[0]} is a backslash and a character", mend, at=pattern)
    bare = NO_TEXT.sub("", pattern)
    odd = next((char for char in bare if plain_line(char) != char), None)
    if odd is not None:
        mend = f"write {plain_line(odd)!r}"
        message = f"can never match: the line that a regex sees has no U+{ord(odd):04X}, it is made plain before"
        yield source.fault(rule, message, mend, at=pattern)


def _check_fixed(rule: Rule, pattern: str, source: Source) -> Iterator[Fault]:
    """Whether a regex holds a text that can be looked for."""
    (literals,) = match_kind("regex").anchors((pattern,)).literals
    literal = min(literals, key=_count_letters, default="")
    if _count_letters(literal) < _needed(literal) and rarity(literal.strip()) < MIN_RARITY:
        if _takes_anything(rule, pattern):
            mend = "write a word that it cannot do without, or a condition (`when`, `within`)"
            yield source.warn(rule, "takes every line of any text", mend, at=pattern)
            return
        mend = "write a word that it cannot do without; it is tried on every line otherwise"
        yield source.warn(rule, f"no fixed text of {MIN_LITERAL} letters or more ({literal.strip()!r})", mend, at=pattern)


def _takes_anything(rule: Rule, pattern: str) -> bool:
    """Whether a rule without conditions finds something in whatever somebody writes."""
    if rule.do in {"keep", "flag"} or rule.when != When() or rule.within is not None:
        return False
    native = compile_native(translate(pattern), ignore_case=rule.ignore_case is True)
    return all(any(True for _ in native.finditer(text)) for text in _ANYTHING)


def is_single_word(pattern: str) -> bool:
    """Whether a line says one word, or fewer than four letters of a script without spaces.

    >>> is_single_word("Share"), is_single_word("Read more"), is_single_word("分享")
    (True, False, True)
    """
    folded = fold_line(pattern)
    if has_spaceless(folded):
        return sum(map(str.isalnum, folded)) < 4
    return len(folded.split()) < 2
