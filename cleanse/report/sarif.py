"""Edits as SARIF 2.1.0, for code scanning: each edit a result with its place, its rule and a fix.

Places are lines and columns from 1, columns in code points, ends exclusive, beside the offset in characters. A text within a record has no
place in its file that the log knows; its results name the record instead.
Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cleanse.changelog.write import Legend
from cleanse.core.edits import Change
from cleanse.core.record import Json
from cleanse.report.changed_text import ChangedText, make_uri
from cleanse.text.lines import find_line_starts
from cleanse.text.visible import clip, show_invisible
from cleanse.version import __version__

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: changes of these categories are notes, all others warnings
_LIGHT = {"char", "space", "name"}
#: how many characters of what goes and comes are shown in a message
_SHOWN = 80


def write_sarif(texts: Iterable[ChangedText], legends: Mapping[str, Legend]) -> Iterator[str]:
    """A SARIF file in pieces; memory is bounded by one text and the rules used."""
    yield f'{{"$schema":{json.dumps(SCHEMA)},"version":"2.1.0","runs":[{{"columnKind":"unicodeCodePoints","results":['
    rules: dict[str, int] = {}
    separator = "\n"
    for text in texts:
        for result in _make_results(text, legends, rules):
            yield separator + json.dumps(result)
            separator = ",\n"
    driver = {
        "name": "cleanse",
        "version": __version__,
        "rules": [_describe_rule(rule, legends.get(rule)) for rule in rules],
    }
    yield f'\n],"tool":{{"driver":{json.dumps(driver)}}}}}]}}\n'


def _describe_rule(rule: str, legend: Legend | None) -> Json:
    if legend is None:
        return {"id": rule}
    return {"id": rule, "shortDescription": {"text": legend.why or rule}, "properties": {"category": legend.category}}


def _make_results(text: ChangedText, legends: Mapping[str, Legend], rules: dict[str, int]) -> Iterator[Json]:
    artifact = {"uri": make_uri(text.name)}
    starts = find_line_starts(text.original) if text.original is not None and text.record is None else None
    for change in text.changes:
        rule = change.rules[-1]
        legend = legends.get(rule)
        region = _make_region(change, starts)
        location: Json = {"physicalLocation": {"artifactLocation": artifact, "region": region}}
        if text.record is not None:
            location = {
                "physicalLocation": {"artifactLocation": artifact},
                "logicalLocations": [{"fullyQualifiedName": text.record, "kind": "member"}],
            }
        result: Json = {
            "ruleId": rule,
            "ruleIndex": rules.setdefault(rule, len(rules)),
            "level": "note" if legend is not None and legend.category in _LIGHT else "warning",
            "message": {"text": _say(change, legend)},
            "locations": [location],
        }
        if text.record is None and not _holds_surrogate(change.new):
            replacement = {"deletedRegion": region, "insertedContent": {"text": change.new}}
            result["fixes"] = [{"artifactChanges": [{"artifactLocation": artifact, "replacements": [replacement]}]}]
        yield result


def _say(change: Change, legend: Legend | None) -> str:
    why = legend.why if legend is not None and legend.why else change.rules[-1]
    notes = "".join(f" ({note})" for note in change.notes)
    shown = " becomes ".join(f"“{_show(text)}”" for text in (change.old, change.new) if text)
    return f"{why}{notes}: {shown}" if change.new else f"{why}{notes}: {shown} goes"


def _show(text: str) -> str:
    return clip(show_invisible(text.strip("\n").replace("\n", "\u23ce")), _SHOWN)


def _holds_surrogate(text: str) -> bool:
    return any("\ud800" <= char <= "\udfff" for char in text)


def _make_region(change: Change, starts: Sequence[int] | None) -> Json:
    region: Json = {"charOffset": change.start, "charLength": change.end - change.start}
    if starts is not None:
        for name, place in (("start", change.start), ("end", change.end)):
            line = bisect_right(starts, place) - 1
            region |= {f"{name}Line": line + 1, f"{name}Column": place - starts[line] + 1}
    return region
