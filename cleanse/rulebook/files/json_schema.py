"""The JSON Schema of rule files, made from the same table as the reader, so that editors complete and check what cleanse reads.

The reader is the judge: the schema says nothing about keys that need or exclude each other beyond what editors can show.
"""

import json

from cleanse.core.record import Json
from cleanse.rulebook.files import schema
from cleanse.rulebook.rule import CATEGORIES, CONFIDENCES, LISTED
from cleanse.rulebook.scorecard.card import LEVELS, WHERE
from cleanse.rulebook.scorecard.features import FEATURES

_TEXT: Json = {"type": ["string", "number", "boolean"]}
_TEXTS: Json = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_BLOCKS: Json = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
_LINES: Json = {
    "anyOf": [{"type": "integer", "minimum": 1, "maximum": 10_000}, {"type": "string", "pattern": "^(100|[1-9][0-9]?)%$"}]
}
_ID: Json = {"type": "string", "pattern": f"^{schema.ID.pattern}$"}


def _words(words: tuple[str, ...]) -> Json:
    return {"enum": list(words)}


def _some(words: tuple[str, ...]) -> Json:
    return {"anyOf": [_words(words), {"type": "array", "items": _words(words)}]}


def _choice() -> Json:
    inner: Json = {"type": "object", "properties": {"not": _TEXTS}, "required": ["not"], "additionalProperties": False}
    return {"anyOf": [_TEXTS, inner]}


def _ref(name: str) -> Json:
    return {"$ref": f"#/definitions/{name}"}


def _object(keys: dict[str, str], types: dict[str, Json], **more: object) -> Json:
    """An object of known keys, each with its type and what the table says of it."""
    properties = {key: {"description": text, **types[key]} for key, text in keys.items()}
    return {"type": "object", "additionalProperties": False, "properties": properties, **more}


def _match() -> Json:
    types: dict[str, Json] = dict.fromkeys(schema.KINDS, _TEXTS)
    types |= {**dict.fromkeys(LISTED, _BLOCKS), "shape": _some(schema.SHAPES)}
    kinds = {kind: types[kind] for kind in schema.KINDS}
    return {"type": "object", "additionalProperties": False, "properties": kinds, "minProperties": 1, "maxProperties": 1}


def _neighbours() -> Json:
    pattern: Json = {
        "type": "object",
        "additionalProperties": False,
        "properties": dict.fromkeys(schema.NEIGHBOUR_KINDS, _TEXTS),
        "minProperties": 1,
    }
    one: Json = {"anyOf": [_words(schema.NEIGHBOURS), pattern]}
    return {"anyOf": [one, {"type": "array", "items": one}]}


def make_schema() -> Json:
    """The whole schema, draft 7, which editors know best."""
    truth: Json = {"type": "boolean"}
    spellings: Json = {"type": "object", "additionalProperties": {"type": "string"}}
    shared: dict[str, Json] = {
        "id": _ID,
        "why": _TEXT,
        "at": _words(schema.AT),
        "within": _ref("within"),
        "when": _ref("when"),
        "with": _TEXT,
        "confidence": _words(CONFIDENCES),
        "category": _words(CATEGORIES),
        "status": _words(schema.STATUSES),
        "test": _ref("test"),
        "match": _ref("match"),
        "match+": _ref("match"),
        "match-": _ref("match"),
    }
    rule: dict[str, Json] = {
        **shared,
        "do": _words(schema.VERBS),
        "until": _ref("match"),
        "protects": _TEXTS,
        "limit": _ref("limit"),
        "ignore_case": truth,
        "fold": truth,
        "words": truth,
        "origin": {"type": "object"},
    }
    name: dict[str, Json] = {
        **shared,
        "kind": _words(schema.NAME_KINDS),
        "canonical": spellings,
        "original": spellings,
        "schemes": _TEXTS,
        "variants": _TEXTS,
        "surname_alone": truth,
        "impose": truth,
        "never": _TEXTS,
    }
    when: dict[str, Json] = {
        **{key: _choice() for key in ("source", "doc_lang", "doc_script", "line_lang", "line_script")},
        "previous": _neighbours(),
        "next": _neighbours(),
        "company": truth,
        "max_chars": {"type": "integer", "minimum": 1},
        "pack": {"type": "string"},
    }
    change: Json = _object(schema.CHANGE, dict.fromkeys(schema.CHANGE, _TEXT), required=["from", "to"])
    share: Json = {"type": "number", "minimum": 0, "maximum": 1}
    points: Json = {"type": "number", "minimum": -100, "maximum": 100}
    feature: dict[str, Json] = {"feature": _words(tuple(FEATURES)), "why": _TEXT, "points": {"type": "string"}}
    needed = [*feature]
    feature["where"] = _words(WHERE)
    levels: Json = {"type": "object", "additionalProperties": False, "properties": dict.fromkeys(LEVELS, points)}
    card: dict[str, Json] = {
        "whole": truth,
        "base": points,
        "thresholds": levels,
        "features": {"type": "array", "items": _object(schema.SCORECARD_FEATURE, feature, required=needed)},
        "test": _ref("test"),
    }
    definitions: dict[str, Json] = {
        "scorecard": _object(schema.SCORECARD, card, minProperties=1),
        "rule": _object(schema.RULE, rule, required=["id", "why", "do", "match"]),
        "name": _object(schema.NAME, name, required=["id"]),
        "override": _object(schema.OVERRIDE, rule, required=["id"]),
        "defaults": _object(schema.DEFAULTS, shared),
        "match": _match(),
        "when": _object(schema.WHEN, when),
        "within": _object(schema.WITHIN, dict.fromkeys(schema.WITHIN, _LINES), minProperties=1, maxProperties=1),
        "limit": _object(schema.LIMIT, {"lines": {"type": "integer", "minimum": 1}, "share": share}),
        "test": _object(schema.TEST, {"drop": _TEXTS, "keep": _TEXTS, "change": {"type": "array", "items": change}}),
    }

    def entries(kind: str) -> Json:
        return {"type": "array", "items": _ref(kind)}

    file: dict[str, Json] = {
        "version": {"const": 1},
        "defaults": _ref("defaults"),
        "slots": {"type": "object", "additionalProperties": _TEXTS},
        "rules": entries("rule"),
        "names": entries("name"),
        "scorecard": _ref("scorecard"),
        "disable": _TEXTS,
        "override": entries("override"),
    }
    whole = _object(schema.FILE, file, required=["version"])
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "cleanse rule file, version 1",
        **whole,
        "definitions": definitions,
    }


def write_schema() -> str:
    """The schema as the text of `rules/schema/rules-1.json`."""
    return json.dumps(make_schema(), ensure_ascii=False, indent=1) + "\n"
