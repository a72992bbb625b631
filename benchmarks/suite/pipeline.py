"""Speed of the whole pipeline, log included, beside ftfy alone and beside the pipeline of peers; and of each stage."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from time import thread_time

from benchmarks.corpus import SEED, make_articles
from benchmarks.forget import forget_lines
from benchmarks.suite.peers import decode, make_steps
from benchmarks.suite.timing import ROUNDS, Row, Work, take_turns
from cleanse.changelog.entry import describe
from cleanse.core.document import Document
from cleanse.core.edits import Edit, Flag
from cleanse.core.pipeline import Pipeline
from cleanse.core.step import Gated, Stage, Step
from cleanse.run.check import clean_record
from cleanse.run.log import make_log_writer
from cleanse.run.spec import PipelineSpec, build, make_facts

FTFY = "ftfy.fix_text alone"
WHOLE = "cleanse, whole pipeline with log"
WITHOUT = "cleanse, --disable 'structure/*'"
PEERS = "peers"
PEERS_LANGUAGE = "peers with a language a line"


def clean_all(data: Sequence[bytes], spec: PipelineSpec) -> int:
    """Clean texts and write their log to nowhere; the number of changes."""
    pipeline, log = build(spec), make_log_writer(spec)
    lines = chain(log.begin())
    count = 0
    for item in data:
        record = clean_record(item, pipeline, make_facts(None, None, None, langid=spec.langid))
        count += len(record.doc.changes)
        lines = chain(log.add(describe(record)))
        for line in lines:
            line.encode()
    return count


def compare(kind: str, articles: int, *, peers: int) -> list[Row]:
    """One table: the same articles through everything; the slow peers take the first few of them."""
    import ftfy

    rounds = [list(make_articles(kind, articles, SEED + number)) for number in range(ROUNDS)]
    data = [[text.encode() for text in texts] for texts in rounds]
    whole = [sum(map(len, items)) / 1e6 for items in data]
    few = [sum(map(len, items[:peers])) / 1e6 for items in data]
    works: dict[str, tuple[Work, list[float]]] = {
        FTFY: (lambda number: [ftfy.fix_text(text) for text in rounds[number]], whole),
        WHOLE: (lambda number: clean_all(data[number], PipelineSpec()), whole),
        WITHOUT: (lambda number: clean_all(data[number], PipelineSpec(disable=("structure/*",))), whole),
    }
    for name, with_language in ((PEERS, False), (PEERS_LANGUAGE, True)):
        if peers:
            steps = [step for _, step in make_steps(with_language=with_language)]
            works[name] = (
                lambda number, steps=steps: [run_steps(decode(item), steps) for item in data[number][:peers]],
                few,
            )
    other = [text.encode() for text in make_articles(kind, articles, SEED - 1)]
    for spec in (PipelineSpec(), PipelineSpec(disable=("structure/*",))):
        clean_all(other, spec)  # patterns are compiled when a line first holds their literals
    return take_turns(works, forget_lines)


def run_steps(text: str, steps: Sequence[Callable[[str], str]]) -> str:
    """A text after all steps."""
    for step in steps:
        text = step(text)
    return text


def measure_stages(kind: str, articles: int) -> list[tuple[str, float]]:
    """The share of the pipeline's time that each step takes, largest first."""
    spent: dict[str, float] = {}
    pipeline = build(PipelineSpec())
    stages = [_watch(stage, spent) for stage in pipeline.stages]
    settle = None if pipeline.settle is None else _watch(pipeline.settle, spent)
    watched = Pipeline(stages, pipeline.max_removed, settle)
    data = [text.encode() for text in make_articles(kind, articles)]
    forget_lines()
    begin = thread_time()
    for item in data:
        clean_record(item, watched, make_facts(None, None, None))
    total = thread_time() - begin
    found = sorted(spent.items(), key=lambda pair: -pair[1])
    return [(name, seconds / total) for name, seconds in [*found, ("the rest", total - sum(spent.values()))]]


def _watch(stage: Stage, spent: dict[str, float]) -> Stage:
    return stage._replace(steps=tuple(_time(step, spent) for step in stage.steps))


def _time(step: Step | Gated, spent: dict[str, float]) -> Step | Gated:
    if isinstance(step, Gated):
        return Gated(step.find_needed, tuple((name, _time_step(one, spent)) for name, one in step.steps))
    return _time_step(step, spent)


def _time_step(step: Step, spent: dict[str, float]) -> Step:
    def timed(doc: Document, /) -> Iterator[Edit | Flag]:
        begin = thread_time()
        wishes = list(step(doc))
        name = _name_step(getattr(step, "_step", step))  # a late step is made by its first text
        spent[name] = spent.get(name, 0.0) + thread_time() - begin
        return iter(wishes)

    return timed


def _name_step(step: Step) -> str:
    """What a step is about: *names* of `NamesStep`, *gaps* of `mend_gaps`."""
    name = getattr(step, "__name__", type(step).__name__)
    return name.removesuffix("Step").lower().rpartition("_")[2]
