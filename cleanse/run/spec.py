"""A recipe for a pipeline: plain values that can be pickled, from which every process builds the same pipeline.

`build` is cached, so that a process compiles a set of rules once.
"""

from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from cleanse.core.document import Facts
from cleanse.core.pipeline import Pipeline
from cleanse.core.step import Gated, Stage
from cleanse.rulebook.ruleset import Ruleset
from cleanse.rulebook.sources import load_ruleset
from cleanse.steps.ascii import spell_in_ascii
from cleanse.steps.chars import CHARS, FTFY, find_needed, restore_crlf
from cleanse.steps.foreign import find_foreign
from cleanse.steps.names import NamesStep
from cleanse.steps.repeats import RepeatsStep
from cleanse.steps.rules import RulesStep
from cleanse.steps.select import only_allowed
from cleanse.steps.space import SPACE

if TYPE_CHECKING:
    from collections.abc import Callable

    from cleanse.text.language import Decision


class PipelineSpec(NamedTuple):
    """Everything that decides what comes out, but for the text and its source, language and title."""

    #: rule files and folders, on top of the bundled rules
    rules: tuple[str, ...] = ()
    #: globs over ids of rules and built-in decisions
    only: tuple[str, ...] = ()
    disable: tuple[str, ...] = ()
    #: the largest share of letters and digits that may go
    max_removed: float = 0.5
    #: `keep` gives a text with CR LF throughout its line ends back, `lf` does not
    newline: str = "keep"
    #: whether all is spelt in ASCII letters in the end
    ascii: bool = False
    #: what decides the language of a text that comes without one
    langid: str = "profiles"
    #: the stage `chars` gives what `ftfy.fix_text` gives by default; line ends become LF
    ftfy_defaults: bool = False


@lru_cache(maxsize=8)
def build(spec: PipelineSpec) -> Pipeline:
    """The pipeline of a recipe.

    Raises:
        RuleError: a rule file is broken, or a glob matches nothing.
        UsageError: the language identifier is not known or not installed.
    """
    if spec.langid != "profiles":
        _find_backend(spec.langid)
    ruleset = build_rules(spec)
    allowed = partial(only_allowed, spec.only, spec.disable, off=ruleset.off)
    closing = (restore_crlf,) if spec.newline == "keep" and not spec.ftfy_defaults else ()
    chars = Stage("chars", (Gated(find_needed, tuple(map(allowed, CHARS))),), always=True, rounds=4)
    # ftfy's own result may change when it is repaired again
    settle = () if spec.ftfy_defaults else chars.steps
    if spec.ftfy_defaults:
        chars = Stage("chars", (allowed(FTFY),), always=True)
    space = (*map(allowed, SPACE), *closing)
    names = NamesStep(ruleset.names, ruleset.imposed)
    return Pipeline(
        (
            chars,
            Stage("rules", (RulesStep(ruleset), allowed(find_foreign)), weighed=True),
            Stage("repeats", (allowed(RepeatsStep(ruleset.known_sites)),), weighed=True),
            Stage("names", (allowed(names),)),
            Stage("space", space, always=True),
            *((Stage("ascii", (spell_in_ascii,), always=True),) if spec.ascii else ()),
        ),
        spec.max_removed,
        Stage("settle", (*settle, *space), rounds=4),
    )


@lru_cache(maxsize=8)
def build_rules(spec: PipelineSpec) -> Ruleset:
    """The rules of a recipe: bundled, then the user's, less what the globs leave out.

    Raises:
        RuleError: a rule file is broken, or a glob matches nothing.
    """
    return load_ruleset(spec.rules).select(spec.only, spec.disable)


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
    languages = tuple(part.strip() for part in lang.split(",") if part.strip()) if lang else ()
    return Facts(normalise_source(source), languages, title, partial(_detect, langid), is_head=is_head, is_tail=is_tail)


def _detect(langid: str, text: str) -> tuple[str, ...]:
    return _find_backend(langid)(text).own


def _find_backend(langid: str) -> "Callable[[str], Decision]":
    from cleanse.text.langid import find_backend

    return find_backend(langid)


def normalise_source(source: str | None) -> str | None:
    """A domain out of a domain or URL: lower case, no scheme, port, path or `www.`, in its ASCII form.

    >>> normalise_source("https://www.Example.org:8080/news?id=1")
    'example.org'
    """
    if source is None:
        return None
    host = source.strip().rpartition("://")[2].partition("/")[0].partition("?")[0].rpartition("@")[2].partition(":")[0]
    host = host.lower().strip(".").removeprefix("www.")
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return host or None
    return host or None
