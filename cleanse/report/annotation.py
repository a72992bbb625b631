"""Edits as W3C Web Annotations, one annotation a line.

The target is the original, by the place and, beside it, by the words; the bodies are the text that comes in their place and the rule.
Positions are code points, as the standard says. Its text selectors are defined on text as it stands in the document, so `exact` is what
was there, invisible characters among it; a byte that could not be decoded stands as U+FFFD.
Source: https://www.w3.org/TR/annotation-model/
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from uuid import NAMESPACE_URL, uuid5

from cleanse.changelog.write import Legend
from cleanse.core.record import Json
from cleanse.report.changed_text import ChangedText, make_uri

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
#: how many characters on either side of the words tell them from others like them
_CONTEXT = 32


def write_annotations(texts: Iterable[ChangedText], legends: Mapping[str, Legend]) -> Iterator[str]:
    """One annotation a line for every edit; its id is made from the place, so that a second export gives the same."""
    for text in texts:
        target = make_uri(text.name) + (f"#{text.record}" if text.record is not None else "")
        for change in text.changes:
            quote: Json = {"type": "TextQuoteSelector", "exact": _plain(change.old)}
            if text.original is not None:
                quote["prefix"] = _plain(text.original[max(0, change.start - _CONTEXT) : change.start])
                quote["suffix"] = _plain(text.original[change.end : change.end + _CONTEXT])
            rule = change.rules[-1]
            tag: Json = {"type": "TextualBody", "purpose": "tagging", "value": rule}
            why = "; ".join([*([legends[rule].why] if rule in legends else []), *change.notes])
            bodies: list[Json] = [
                {"type": "TextualBody", "purpose": "editing", "format": "text/plain", "value": _plain(change.new)},
                tag,
            ]
            if why:
                bodies.append({"type": "TextualBody", "purpose": "describing", "value": why})
            place = f"{target} {change.start} {change.end} {rule} {change.new!r}"
            annotation: Json = {
                "@context": CONTEXT,
                "id": f"urn:uuid:{uuid5(NAMESPACE_URL, place)}",
                "type": "Annotation",
                "motivation": "editing",
                "body": bodies,
                "target": {
                    "source": target,
                    "selector": [{"type": "TextPositionSelector", "start": change.start, "end": change.end}, quote],
                },
            }
            yield json.dumps(annotation) + "\n"


def _plain(text: str) -> str:
    """`text` without lone surrogates, which strict readers of JSON refuse."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
