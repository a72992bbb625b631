"""Keys that are written where they do not belong, and where they do: what is said of them in each mapping of a rule file."""

from cleanse.rulebook.files import schema

_LANGUAGE = ("lang", "language")
#: at the top of a file
IN_FILE = (
    dict.fromkeys((*schema.RULE, *schema.KINDS), "write it in a rule, below `rules:`")
    | dict.fromkeys(schema.TEST, "write it below the `test:` of a rule")
    | {key: f"write it in a rule, or `defaults: {{{key}: …}}` for all rules of the file" for key in schema.DEFAULTS}
    | {key: f"write `defaults: {{when: {{{key}: …}}}}`" for key in schema.WHEN}
    | dict.fromkeys(_LANGUAGE, "write `defaults: {when: {doc_lang: …}}`")
)
#: in a rule or an override
IN_RULE = (
    {
        key: f"write `{outer}: {{{key}: …}}`"
        for outer, inner in (("match", schema.KINDS), ("within", schema.WITHIN), ("limit", schema.LIMIT), ("when", schema.WHEN))
        for key in inner
    }
    | {
        **dict.fromkeys(schema.TEST, "write it below `test:`"),
        **dict.fromkeys(("slots", "defaults", "disable", "override"), "write it at the top of the file, not in a rule"),
    }
    | dict.fromkeys(_LANGUAGE, "write `when: {doc_lang: …}`, or `line_lang` for the language of the line")
)
#: in a `match` or `until`
IN_MATCH = (
    {key: f"write `{key}:` beside `match`, not within it" for key in schema.RULE}
    | {key: f"write `when: {{{key}: …}}` beside `match`" for key in schema.WHEN}
    | dict.fromkeys(_LANGUAGE, "write `when: {doc_lang: …}` beside `match`")
)
#: in a `when`
IN_WHEN = dict.fromkeys(_LANGUAGE, "write `doc_lang: …`, or `line_lang` for the language of the line")
