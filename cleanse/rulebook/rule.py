"""A rule as the program sees it: plain values, read from a YAML file by `load`, ready to be cached by marshal.

Nothing here matches or edits; the matchers and actions are chosen by `Rule.kind` and `Rule.do`. The keys are those of
docs/rules.md.
"""

from typing import NamedTuple

#: confidence by name, weakest first; a run applies those from `high` on
CONFIDENCES = ("low", "medium", "high", "certain")
DEFAULT_CONFIDENCE = "high"
#: what a leftover is, where a run takes it unless told otherwise
ON_CATEGORIES = (
    *("site-name", "tagline", "credit", "repeat", "teaser", "ui", "nav", "login", "comment-prompt", "comment", "newsletter"),
    *("share", "consent", "ad", "copyright", "author", "tags", "structure", "foreign", "code", "paywall"),
    *("encoding", "char", "space", "name"),
)
#: and where it is kept, and flagged, unless it is asked for
OFF_CATEGORIES = frozenset({"caption", "metadata", "place", "section", "title"})
#: what sites ask for in the words in which an answer tells of it
ASKED = frozenset({"consent", "login", "newsletter", "paywall"})
#: kinds whose patterns are several lines each
LISTED = ("block", "holds")
CATEGORIES = (*ON_CATEGORIES, *sorted(OFF_CATEGORIES))


#: the lists of a rule file by name
OwnSlots = tuple[tuple[str, tuple[str, ...]], ...]


class Place(NamedTuple):
    """Where a rule stands: file, line and column, both counted from 1."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


#: the place of a rule that stands in no file
NOWHERE = Place("", 0, 0)


class Choice(NamedTuple):
    """A guard's values: any of them, or none of them where `negated`."""

    values: tuple[str, ...]
    negated: bool = False


class Neighbour(NamedTuple):
    """What the line before or after must be: `blank`, `edge`, `dropped`, `headline`, or a pattern of kind line, like, regex."""

    kind: str
    patterns: tuple[str, ...] = ()


class When(NamedTuple):
    """The conditions of a rule; None or empty where it does not ask."""

    source: Choice | None = None
    doc_lang: Choice | None = None
    doc_script: Choice | None = None
    line_lang: Choice | None = None
    line_script: Choice | None = None
    previous: tuple[Neighbour, ...] = ()
    next: tuple[Neighbour, ...] = ()
    company: bool = False
    max_chars: int | None = None
    #: the language of the pack that it is of: not in documents that are known to be of another
    pack: str | None = None


class Within(NamedTuple):
    """The part of a document where a rule may fire: `head` or `tail`, in non-blank lines, or in per cent of them."""

    side: str
    lines: int
    percent: bool = False


class Limit(NamedTuple):
    """The most that drop-from-here, drop-until-here and drop-between may take."""

    lines: int = 30
    share: float = 0.3


class Case(NamedTuple):
    """One test of a rule: `before` must come out as `after`."""

    before: str
    after: str
    source: str | None = None
    doc_lang: str | None = None
    line: int = 0


class Rule(NamedTuple):
    """One rule; the meaning of each field is that of the key of the same name in docs/rules.md."""

    id: str
    why: str
    do: str
    kind: str
    #: one pattern each; for `block` the lines of one block, joined by "\n", for `holds` the words of one group
    patterns: tuple[str, ...]
    place: Place
    until: tuple[str, ...] = ()
    at: str = "anywhere"
    within: Within | None = None
    when: When = When()
    replacement: str | None = None
    protects: tuple[str, ...] = ()
    limit: Limit = Limit()
    ignore_case: bool | None = None
    fold: bool = True
    words: bool = False
    #: lines that the rule takes, lines that it leaves alone, texts and what becomes of them
    drop_cases: tuple[Case, ...] = ()
    keep_cases: tuple[Case, ...] = ()
    change_cases: tuple[Case, ...] = ()
    confidence: str = DEFAULT_CONFIDENCE
    category: str = "ui"
    status: str = "active"
    #: values of the file's own slots that its `like` patterns may use
    slots: OwnSlots = ()


class NameRule(NamedTuple):
    """One person, place or organisation and the spellings that mean it."""

    id: str
    kind: str
    place: Place
    why: str = ""
    #: (language, spelling) pairs
    canonical: tuple[tuple[str, str], ...] = ()
    original: tuple[tuple[str, str], ...] = ()
    schemes: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    surname_alone: bool = False
    never: tuple[str, ...] = ()
    keep_cases: tuple[Case, ...] = ()
    change_cases: tuple[Case, ...] = ()
    status: str = "active"
    #: whether the canonical spelling is used against the document's majority; None: in users' files alone
    impose: bool | None = None
