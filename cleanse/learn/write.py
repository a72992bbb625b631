"""A survey as a rule file: above each rule the lines that it takes, in how many texts, and what stands around them."""

from collections.abc import Iterator

from cleanse.learn.survey import Proposal, Survey
from cleanse.rulebook.files.write import write_rule
from cleanse.text.visible import clip

#: how many lines of a rule are shown with their neighbours
_SHOWN = 5
#: how many code points of each are shown
_LONGEST = 80


def write_survey(found: Survey) -> Iterator[str]:
    """The lines of a rule file; `rules: []` where nothing is proposed."""
    yield "# Lines that the texts of a site share, for review. Delete what belongs to a text, and set `status: active` where the rest is right."
    yield "version: 1"
    yield "rules:" if found.proposals else "rules: []"
    for proposal in found.proposals:
        yield from _describe(proposal)
        yield from write_rule(proposal.rule)


def _describe(proposal: Proposal) -> Iterator[str]:
    """The evidence as comments."""
    yield f"  # {proposal.source}: {proposal.sample} texts, {proposal.texts} of them independent of each other"
    for number, (line, taken) in enumerate(zip(proposal.lines, proposal.taken, strict=True)):
        yield f"  #   in {line.texts} of {proposal.texts}, taken in {taken} of {proposal.sample}: {_show(line.text)}"
        if number < _SHOWN:
            yield f"  #     between: {_show(line.above) or '(start)'} | {_show(line.below) or '(end)'}"


def _show(text: str) -> str:
    """A line that no comment breaks at, cut where it is long."""
    plain = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return clip(plain, _LONGEST)
