"""The keys of a rule file, level by level, each with one line on what it says: the one table that reader and documentation use."""

from cleanse.core.pattern import compile_late
from cleanse.rulebook.actions import find_verbs
from cleanse.rulebook.matchers import find_kinds
from cleanse.rulebook.matchers.shape import find_shapes
from cleanse.rulebook.rule import CATEGORIES as CATEGORIES

FILE = {
    "version": "the version of the format: 1",
    "defaults": "keys that every rule of the file has unless it says otherwise",
    "slots": "lists of the file's own for `like` and `holds`",
    "rules": "the rules",
    "scorecard": "points for the structure of lines",
    "names": "names that are spelt many ways",
    "disable": "ids or globs of rules that are not wanted",
    "override": "rules of lower layers with some keys changed",
}
DEFAULTS = {
    "when": "conditions, merged key by key with the rule's own",
    "within": "the part of the document",
    "confidence": "how sure the rules are",
    "category": "what kind of leftover they take",
}
RULE = {
    "id": "what is found, such as ru/ui/opened-material",
    "why": "one sentence for the log and the report",
    "do": "what happens to the match",
    "match": "what to look for, by exactly one kind",
    "until": "where `drop-between` ends; the same form as `match`",
    "at": "anywhere, line-start or line-end",
    "within": "only in the first or last lines",
    "when": "conditions on the document, the line and its neighbours",
    "with": "what `replace` puts in place; $1 or {slot} for a part of the match",
    "protects": "ids or globs of the rules that `keep` holds off",
    "limit": "the most that the verb may take",
    "ignore_case": "whether letter case does not count",
    "fold": "whether kinds of blank, quotation mark and so on do not count",
    "words": "whether the hit must end at the edges of words",
    "test": "the rule's own tests",
    "confidence": "how sure the rule is",
    "category": "what kind of leftover it takes",
    "status": "whether it is in use",
    "origin": "where a mined rule comes from",
}
WHEN = {
    "source": "domains, each with its subdomains",
    "doc_lang": "the document's language",
    "doc_script": "the document's script",
    "line_lang": "the line's language",
    "line_script": "the line's script",
    "previous": "the line before, blank ones passed over: blank, edge, dropped, headline, or a pattern",
    "next": "the line after, blank ones passed over, likewise",
    "company": "true: only with a second sign that the line is no part of the article",
    "max_chars": "the longest line that the rule takes",
    "pack": "a language: not in texts that are known to be of another",
}
WITHIN = {"head": "the first lines, or per cent of them", "tail": "the last lines, or per cent of them"}
LIMIT = {"lines": "the most lines", "share": "the largest share of the letters"}
TEST = {
    "drop": "lines that the rule takes",
    "keep": "lines that look alike and stay",
    "change": "texts and what becomes of them",
}
CHANGE = {
    "from": "the text",
    "to": "what becomes of it",
    "doc_lang": "the document's language",
    "source": "the document's source",
}
NAME = {
    "id": "such as names/person/sergey-lavrov",
    "why": "one sentence, if there is something to say",
    "kind": "person, place or organisation",
    "canonical": "the spelling to prefer, by language",
    "original": "the name in its own script, by language",
    "schemes": "languages whose press spellings are meant too",
    "variants": "further spellings",
    "surname_alone": "whether the surname alone means this person",
    "impose": "whether the canonical spelling is used against the document's majority; true in users' files",
    "never": "longer names that are somebody or something else",
    "status": "whether it is in use",
    "test": "the entry's own tests",
}
SCORECARD = {
    "whole": "true: instead of the bundled card; else it changes what it names",
    "base": "points that every line has",
    "thresholds": "the points from which on a line goes, by confidence",
    "features": "what a line's features are worth",
    "test": "whole texts, and what the card leaves of them",
}
SCORECARD_FEATURE = {
    "feature": "what is counted",
    "why": "one sentence",
    "points": "rows of a value and what the feature is worth from it on",
    "where": "inside or outside: only for lines of the article's core, or only for the others",
}
OVERRIDE = {
    "id": "the rule of a lower layer",
    **{key: RULE[key] for key in RULE if key not in {"id", "test", "origin"}},
    "match+": "patterns that are added, in the form of the rule's `match`",
    "match-": "patterns that are taken away, likewise",
}

ID = compile_late(r"[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9.-]*){1,3}")
VERBS = find_verbs()
KINDS = find_kinds()
SHAPES = tuple(sorted(find_shapes()))
AT = ("anywhere", "line-start", "line-end")
STATUSES = ("active", "off", "proposed", "rejected")
NAME_KINDS = ("person", "place", "organisation")
NEIGHBOURS = ("blank", "edge", "dropped", "headline")
NEIGHBOUR_KINDS = ("line", "like", "regex")
