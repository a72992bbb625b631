"""One digest of the rules and the scorecard of a recipe: runs with the same one take the same from a text."""

from hashlib import sha256

from cleanse.run.spec import PipelineSpec, build_rules, build_scorer


def digest_rules_and_card(spec: PipelineSpec) -> str:
    """A digest of what the rules and the scorecard of a recipe say; not of where they stand or how they are tested.

    Raises:
        RuleError: a rule file is broken.
    """
    scorer = build_scorer(spec)
    said = "" if scorer is None else repr((scorer.card.base, scorer.card.thresholds, scorer.card.entries))
    return sha256(f"{build_rules(spec).digest} {said}".encode()).hexdigest()
