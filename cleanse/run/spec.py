"""A recipe for a pipeline: plain values that can be pickled, from which every process builds the same pipeline.

`build` is cached, so that a process compiles a set of rules once.
"""

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from cleanse.core.document import Document, Facts
from cleanse.core.edits import Edit, Flag
from cleanse.core.pattern import compile_late
from cleanse.core.pipeline import MAX_REMOVED, Pipeline
from cleanse.core.step import Gated, LateStep, Stage, Step
from cleanse.errors import UsageError
from cleanse.rulebook.builtin import STRUCTURE, THREAD
from cleanse.rulebook.rule import CONFIDENCES, DEFAULT_CONFIDENCE
from cleanse.rulebook.ruleset import Ruleset, is_chosen
from cleanse.rulebook.sources import load_ruleset
from cleanse.steps.chars import CHARS, FTFY, find_needed, restore_crlf
from cleanse.steps.foreign import find_foreign
from cleanse.steps.names import NamesStep
from cleanse.steps.repeats import RepeatsStep
from cleanse.steps.rules import RulesStep
from cleanse.steps.select import only_allowed
from cleanse.steps.space import REVEALING, SPACE

if TYPE_CHECKING:
    from collections.abc import Callable

    from cleanse.rulebook.scorecard.card import Scorer
    from cleanse.text.language.decide import Decision


class PipelineSpec(NamedTuple):
    """Everything that decides what comes out, but for the text and its source, language and title."""

    #: rule files and folders, on top of the bundled rules
    rules: tuple[str, ...] = ()
    #: globs over ids of rules and built-in decisions
    only: tuple[str, ...] = ()
    disable: tuple[str, ...] = ()
    #: the largest share of letters and digits that may go
    max_removed: float = MAX_REMOVED
    #: `keep` gives a text with CR LF throughout its line ends back, `lf` does not
    newline: str = "keep"
    #: whether all is spelt in ASCII letters in the end
    ascii: bool = False
    #: what decides the language of a text that comes without one
    langid: str = "profiles"
    #: the stage `chars` gives what `ftfy.fix_text` gives by default; line ends become LF
    ftfy_defaults: bool = False
    #: leave an empty line where a line was dropped
    keep_lines: bool = False
    #: categories of leftovers that are only flagged, and those that are taken although they are kept otherwise
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    #: the weakest confidence that acts
    min_confidence: str = DEFAULT_CONFIDENCE
    #: lines that are dropped, and lines that are kept, whatever the rules say
    drop_line: tuple[str, ...] = ()
    keep_line: tuple[str, ...] = ()
    #: `news` is everything, `encoding` only the stages chars and space
    preset: str = "news"
    #: `document` unifies all that a text spells in several ways, `rules` only what names rules list, `off` nothing
    names: str = "document"
    #: whether the bundled rules are below the others; a frozen set stands without them
    bundled: bool = True
    #: users' own steps, as `package.module:function`; they run before the stage `space`
    steps: tuple[str, ...] = ()


#: the scorecard wants 300 letters, of which a character of some scripts counts as two and a half
_MIN_ARTICLE = 120
#: language tags, as BCP 47 begins them
_LANGUAGES = compile_late(r"\s*([A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*\s*(,\s*|$))+")
#: the words that a field may be
WORDS = {
    "newline": ("keep", "lf"),
    "langid": ("profiles", "langdetect", "py3langid"),
    "min_confidence": CONFIDENCES,
    "preset": ("news", "encoding"),
    "names": ("document", "rules", "off"),
}


def name_flag(field: str) -> str:
    """What a field is called on the command line.

    >>> name_flag("max_removed"), name_flag("steps")
    ('--max-removed', '--step')
    """
    return "--step" if field == "steps" else f"--{field.replace('_', '-')}"


def check_spec(spec: PipelineSpec, name: "Callable[[str], str]" = str) -> PipelineSpec:
    """The recipe itself, if its words, numbers and lines are such as are wanted.

    Args:
        spec: The recipe.
        name: What a field is called where it was given.

    Raises:
        UsageError: names the field and what is wanted.
    """
    for field, words in WORDS.items():
        value = getattr(spec, field)
        if value not in words:
            raise UsageError(f"{name(field)} {value!r}: one of {', '.join(words)} is wanted")
    for field, default in PipelineSpec._field_defaults.items():
        value = getattr(spec, field)
        if isinstance(default, bool) and not isinstance(value, bool):
            raise UsageError(f"{name(field)} {value!r}: True or False is wanted")
        if isinstance(default, tuple) and not (isinstance(value, tuple) and all(isinstance(item, str) for item in value)):
            raise UsageError(f"{name(field)} {value!r}: a tuple of texts is wanted, such as ('a', 'b') or ('a',)")
    if isinstance(spec.max_removed, bool) or not isinstance(spec.max_removed, (int, float)):
        raise UsageError(f"{name('max_removed')} {spec.max_removed!r}: a share from 0 to 1 is wanted")
    if not 0 <= spec.max_removed <= 1:
        raise UsageError(f"{name('max_removed')} {spec.max_removed:g}: a share from 0 to 1 is wanted")
    if spec.drop_line or spec.keep_line:
        from cleanse.run.own_lines import check_lines

        check_lines(name("drop_line"), spec.drop_line)
        check_lines(name("keep_line"), spec.keep_line)
    return spec


def check_lang(lang: str | None, name: str) -> None:
    """Refuse what is no language tag, nor several parted by commas; `name` is the option's.

    Raises:
        UsageError: names the option and what is wanted.
    """
    if lang and not (isinstance(lang, str) and _LANGUAGES.fullmatch(lang)):
        raise UsageError(f"{name} {lang}: a tag such as en or zh-Hant is wanted, or several parted by commas")
    if lang:
        from cleanse.text.tags import find_fault

        for tag in lang.split(","):
            if (mend := find_fault(tag.strip())) is not None and len(tag.strip()) == 2:
                raise UsageError(f"{name} {lang}: no text is in {tag.strip()!r}; {mend}")


@lru_cache(maxsize=8)
def build(spec: PipelineSpec) -> Pipeline:
    """The pipeline of a recipe.

    Raises:
        RuleError: a rule file is broken, or a glob matches nothing.
        UsageError: a value is not such as is wanted; the language identifier or a step is not known or not installed.
        StepError: the module of a step cannot be imported.
    """
    if spec.langid != "profiles":
        _find_backend(spec.langid)
    if spec.rules:
        build_scorer(spec)  # a broken card is told before any data is read
    return _assemble(spec)


@lru_cache(maxsize=8)
def build_scorer(spec: PipelineSpec) -> "Scorer | None":
    """The scorecard of a recipe, ready to be used; None where the globs leave it out.

    Raises:
        RuleError: a card is broken.
    """
    if not is_chosen(STRUCTURE, spec.only, spec.disable):
        return None
    from cleanse.rulebook.cards import load_card
    from cleanse.rulebook.scorecard.card import Scorer

    card = load_card(spec.rules, bundled=spec.bundled)
    return None if card is None else Scorer(card)


def _assemble(spec: PipelineSpec) -> Pipeline:
    ruleset = build_rules(spec)
    allowed = partial(only_allowed, spec.only, spec.disable, off=ruleset.off)
    keep_ends, protect = _choose_wrappers(spec)
    closing = (restore_crlf,) if spec.newline == "keep" and not spec.ftfy_defaults else ()
    repair = (Gated(find_needed, tuple((kind, allowed(step)) for kind, step in CHARS)),)
    space = (*(keep_ends(allowed(step)) for step in SPACE), *closing)
    stages = [
        Stage("chars", (allowed(FTFY),) if spec.ftfy_defaults else repair, always=True, rounds=1 if spec.ftfy_defaults else 4)
    ]
    if spec.preset != "encoding":
        found = (keep_ends(RulesStep(ruleset)), protect(keep_ends(allowed(find_foreign))))
        repeats = protect(keep_ends(allowed(RepeatsStep(ruleset.known_sites, ruleset.category_of))))
        stages.append(Stage("rules", found, weighed=True))
        structure = Gated(may_hold_article, ((STRUCTURE, keep_ends(LateStep(partial(_make_structure, ruleset, spec)))),))
        stages.append(Stage("repeats", (repeats, structure), weighed=True))
        if spec.names != "off":
            names = NamesStep(ruleset.names, ruleset.imposed, by_rules=spec.names == "rules")
            stages.append(Stage("names", (allowed(names),)))
    if spec.steps:
        stages.append(Stage("steps", tuple(keep_ends(_load_step(name)) for name in spec.steps), always=True))
    stages.append(Stage("space", space, always=True))
    if spec.ascii:
        from cleanse.steps.ascii import spell_in_ascii

        stages.append(Stage("ascii", (spell_in_ascii,), always=True))
    # ftfy's own result may change when it is repaired again
    settle = Stage("settle", (*(() if spec.ftfy_defaults else repair), *space), rounds=4)
    return Pipeline(
        stages, spec.max_removed, settle, free=frozenset({STRUCTURE, THREAD}), again=REVEALING, is_fixed=ruleset.is_fixed
    )


def _choose_wrappers(spec: PipelineSpec) -> "tuple[Callable[[Step], Step], Callable[[Step], Step]]":
    """Two wrappers of steps: one leaves an empty line where the step drops one, the other keeps the lines that the user named."""
    if not (spec.keep_lines or spec.keep_line):
        return _as_it_is, _as_it_is
    from cleanse.steps.keep_lines import keep_lines, protect_lines  # few runs need it

    return keep_lines if spec.keep_lines else _as_it_is, partial(protect_lines, spec.keep_line)


def _as_it_is(step: Step) -> Step:
    return step


def may_hold_article(text: str) -> Sequence[str]:
    """The name of the scorecard's step for a text that is long enough for an article, which the step itself decides."""
    return (STRUCTURE,) if len(text) >= _MIN_ARTICLE else ()


def _make_structure(ruleset: Ruleset, spec: PipelineSpec) -> Step:
    from cleanse.steps.structure import StructureStep

    scorer = build_scorer(spec)
    return find_nothing if scorer is None else StructureStep(ruleset, scorer)


def find_nothing(_doc: Document, /) -> Sequence[Edit | Flag]:
    """A step that leaves every text as it is."""
    return ()


@lru_cache(maxsize=8)
def build_rules(spec: PipelineSpec) -> Ruleset:
    """The rules of a recipe: bundled, then the user's, less what the globs leave out, and the lines named one by one.

    Raises:
        RuleError: a rule file is broken, a glob matches nothing, or a category is not known.
    """
    ruleset = load_ruleset(spec.rules, bundled=spec.bundled)
    chosen = ruleset.select(spec.only, spec.disable, spec.keep, spec.drop, spec.min_confidence)
    if not (spec.drop_line or spec.keep_line):
        return chosen
    from cleanse.run.own_lines import make_line_rules

    return chosen.extend(make_line_rules(spec.drop_line, spec.keep_line))


def make_facts(
    source: str | None = None,
    lang: str | None = None,
    title: str | None = None,
    *,
    langid: str = "profiles",
    is_head: bool = True,
    is_tail: bool = True,
) -> Facts:
    """The facts about a text, as the user gives them: a domain or URL, one or more languages parted by commas."""
    languages: tuple[str, ...] = ()
    if lang:
        from cleanse.text.tags import read_tags

        languages = read_tags(lang)
    if source is not None:
        from cleanse.run.domain import normalise_source

        source = normalise_source(source)
    return Facts(source, languages, title, partial(_detect, langid), is_head=is_head, is_tail=is_tail)


def _load_step(name: str) -> Step:
    from cleanse.run.user_step import load_step

    return load_step(name)


def _detect(langid: str, text: str) -> tuple[str, ...]:
    return _find_backend(langid)(text).own


def _find_backend(langid: str) -> "Callable[[str], Decision]":
    from cleanse.text.language.langid import find_backend

    return find_backend(langid)
