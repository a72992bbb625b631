"""The built-in decisions, registered like rules: id, category and why; so that selection, log and `explain` treat all alike."""

from typing import NamedTuple


class Builtin(NamedTuple):
    """A decision that code makes, as the log's legend shows it."""

    category: str
    why: str


#: the scorecard's decision
STRUCTURE = "structure/line"
THREAD = "repeats/thread"
BUILTIN: dict[str, Builtin] = {
    "chars/bom": Builtin("encoding", "A byte order mark is no text"),
    "chars/newline": Builtin("char", "One kind of line end"),
    "chars/escape": Builtin("char", "A terminal's colour or cursor code"),
    "chars/control": Builtin("char", "A control character that no text needs"),
    "chars/surrogate": Builtin("encoding", "Two surrogates that are one character"),
    "chars/entity": Builtin("encoding", "A character written as an HTML entity"),
    "chars/escaped": Builtin("encoding", "A character escaped as in JSON or mail, in running text"),
    "chars/mojibake": Builtin("encoding", "Text read in the wrong encoding"),
    "chars/misread": Builtin("encoding", "Text of one 8-bit table read in another"),
    "chars/misread-cjk": Builtin("encoding", "Chinese, Japanese or Korean read in another encoding"),
    "chars/twin": Builtin("char", "A letter of another alphabet that looks the same"),
    "chars/ftfy": Builtin("char", "A character repaired as ftfy does by default"),
    "chars/nfc": Builtin("char", "A letter and its marks, composed"),
    STRUCTURE: Builtin("structure", "A line that stands apart from the article by its place and shape"),
    "rules/valve": Builtin("structure", "Too much would be removed"),
    "rules/unsettled": Builtin("structure", "Every round of the rules changes the text again"),
    "bytes/binary": Builtin("encoding", "No text but binary data"),
    "bytes/invalid-utf-8": Builtin("encoding", "Bytes that are no UTF-8 in a column that says they are"),
    "bytes/unsettled": Builtin("encoding", "Undecodable bytes that the cleaned text would show in another light"),
    "bytes/parted": Builtin("encoding", "A line end where a text is one line"),
    "bytes/self-check": Builtin("encoding", "The log would not give the bytes back"),
    "lang/foreign-script": Builtin("foreign", "An interface string in another script than the text's"),
    "lang/foreign-line": Builtin("foreign", "A line in another language than the text's"),
    "repeats/caption": Builtin("repeat", "A caption said twice"),
    "repeats/line": Builtin("repeat", "A line said twice"),
    "repeats/title": Builtin("repeat", "The title said again"),
    "repeats/related": Builtin("teaser", "The picture and headline of another article"),
    "repeats/related-items": Builtin("teaser", "The headlines under a heading that leads to other articles"),
    THREAD: Builtin("comment", "What readers wrote, between the dropped lines of a thread of comments"),
    "repeats/site-name": Builtin("site-name", "The name of the site as a line of its own"),
    "repeats/site-suffix": Builtin("site-name", "The name of the site behind a title or caption"),
    "names/unify": Builtin("name", "One person's name in several spellings"),
    "space/nbsp": Builtin("space", "A no-break space where a plain one will do"),
    "space/invisible": Builtin("space", "A character that cannot be seen and does nothing"),
    "space/direction": Builtin("space", "A mark of text direction that does nothing here"),
    "space/hidden": Builtin("encoding", "Characters that could hide text from a reader"),
    "space/hyphenation": Builtin("space", "A word that a line end cut in two"),
    "space/cut": Builtin("space", "White space that a cut left over"),
    "space/gap": Builtin("space", "Blank lines around what was dropped"),
    "ascii/letters": Builtin("char", "A character outside ASCII, spelt in ASCII letters"),
}
