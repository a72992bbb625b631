"""The JSON Schema of rule files, made from the same table as the reader, so that editors complete and check what cleanse reads.

The reader is the judge: the schema says nothing about keys that need or exclude each other beyond what editors can show.
"""

import json

from cleanse.core.record import Json
from cleanse.rulebook.files import schema
from cleanse.rulebook.rule import CATEGORIES, CONFIDENCES, LISTED
from cleanse.rulebook.scorecard.card import LEVELS, WHERE
from cleanse.rulebook.scorecard.features import FEATURES

_TRUTH: Json = {"type": "boolean"}
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


def _shared() -> dict[str, Json]:
    """The keys that rules and names have in common, which are those of `defaults` as well."""
    return {
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


def _rule() -> dict[str, Json]:
    """The keys of a rule, and of an override."""
    return {
        **_shared(),
        "do": _words(schema.VERBS),
        "until": _ref("match"),
        "protects": _TEXTS,
        "limit": _ref("limit"),
        "ignore_case": _TRUTH,
        "fold": _TRUTH,
        "words": _TRUTH,
        "origin": {"type": "object"},
    }


def _name() -> dict[str, Json]:
    spellings: Json = {"type": "object", "additionalProperties": {"type": "string"}}
    return {
        **_shared(),
        "kind": _words(schema.NAME_KINDS),
        "canonical": spellings,
        "original": spellings,
        "schemes": _TEXTS,
        "variants": _TEXTS,
        "surname_alone": _TRUTH,
        "impose": _TRUTH,
        "never": _TEXTS,
    }


def _when() -> dict[str, Json]:
    return {
        **{key: _choice() for key in ("source", "doc_lang", "doc_script", "line_lang", "line_script")},
        "previous": _neighbours(),
        "next": _neighbours(),
        "company": _TRUTH,
        "max_chars": {"type": "integer", "minimum": 1},
        "pack": {"type": "string"},
    }


def _card() -> dict[str, Json]:
    """The keys of a scorecard."""
    points: Json = {"type": "number", "minimum": -100, "maximum": 100}
    feature: dict[str, Json] = {"feature": _words(tuple(FEATURES)), "why": _TEXT, "points": {"type": "string"}}
    needed = [*feature]
    feature["where"] = _words(WHERE)
    return {
        "whole": _TRUTH,
        "base": points,
        "thresholds": {"type": "object", "additionalProperties": False, "properties": dict.fromkeys(LEVELS, points)},
        "features": {"type": "array", "items": _object(schema.SCORECARD_FEATURE, feature, required=needed)},
        "test": _ref("test"),
    }


def _limit() -> dict[str, Json]:
    return {"lines": {"type": "integer", "minimum": 1}, "share": {"type": "number", "minimum": 0, "maximum": 1}}


def _test() -> dict[str, Json]:
    change = _object(schema.CHANGE, dict.fromkeys(schema.CHANGE, _TEXT), required=["from", "to"])
    return {"drop": _TEXTS, "keep": _TEXTS, "change": {"type": "array", "items": change}}


def _file() -> dict[str, Json]:
    """The keys at the top of a file."""
    return {
        "version": {"const": 1},
        "defaults": _ref("defaults"),
        "slots": {"type": "object", "additionalProperties": _TEXTS},
        "rules": {"type": "array", "items": _ref("rule")},
        "names": {"type": "array", "items": _ref("name")},
        "scorecard": _ref("scorecard"),
        "disable": _TEXTS,
        "override": {"type": "array", "items": _ref("override")},
    }


def make_schema() -> Json:
    """The whole schema, draft 7, which editors know best."""
    definitions: dict[str, Json] = {
        "scorecard": _object(schema.SCORECARD, _card(), minProperties=1),
        "rule": _object(schema.RULE, _rule(), required=["id", "why", "do", "match"]),
        "name": _object(schema.NAME, _name(), required=["id"]),
        "override": _object(schema.OVERRIDE, _rule(), required=["id"]),
        "defaults": _object(schema.DEFAULTS, _shared()),
        "match": _match(),
        "when": _object(schema.WHEN, _when()),
        "within": _object(schema.WITHIN, dict.fromkeys(schema.WITHIN, _LINES), minProperties=1, maxProperties=1),
        "limit": _object(schema.LIMIT, _limit()),
        "test": _object(schema.TEST, _test()),
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "cleanse rule file, version 1",
        **_object(schema.FILE, _file(), required=["version"]),
        "definitions": definitions,
    }


def write_schema() -> str:
    """The schema as the text of `rules/schema/rules-1.json`."""
    return json.dumps(make_schema(), ensure_ascii=False, indent=1) + "\n"
