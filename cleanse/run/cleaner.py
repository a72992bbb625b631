"""The Python interface: `clean` for one text, `Cleaner` for many.

The text that is given may be a str, or bytes of any kind; what `Cleaned.revert` gives back is of the same type, and equal.
"""

from collections.abc import Iterable, Iterator, Sequence
from operator import index
from os import PathLike, fspath
from typing import Never

from cleanse.core.document import Document
from cleanse.core.edits import Change, Flag, revert
from cleanse.core.offsets import Mapped, OffsetMap
from cleanse.core.pipeline import MAX_REMOVED
from cleanse.core.record import Encoding
from cleanse.core.step import Step
from cleanse.errors import UsageError
from cleanse.rulebook.rule import DEFAULT_CONFIDENCE
from cleanse.run.check import clean_record, clean_text
from cleanse.run.domain import check_source
from cleanse.run.given import PATH, STEP, check_span, check_word, count_jobs, refuse_unknown, to_items, to_text, to_texts
from cleanse.run.spec import PipelineSpec, build, check_lang, check_spec, make_facts
from cleanse.run.user_step import name_step
from cleanse.text.decode import encode

#: what `Cleaner` takes
OPTIONS = ("source", "lang", *PipelineSpec._fields)


class Cleaned:
    """A cleaned text, and the way back.

    Attributes:
        text: The clean text; undecodable bytes stand in it as lone surrogates U+DC80-DCFF.
        changes: What differs from the original, sorted and disjoint, offsets in code points of the original.
        flags: What was seen and left, spans in code points of the original.
        encoding: What the bytes were read as, or most of them; None where a str was given.
    """

    __slots__ = ("_doc", "_encoding", "_map", "changes", "encoding", "flags", "text")

    def __init__(self, doc: Document, encoding: Encoding | None) -> None:
        self._doc = doc
        self._encoding = encoding
        self._map: OffsetMap | None = None
        self.text = doc.text
        self.changes: tuple[Change, ...] = doc.changes
        self.flags: tuple[Flag, ...] = doc.flags
        self.encoding = None if encoding is None else encoding.name

    def __repr__(self) -> str:
        return f"<Cleaned: {_count(self.changes, 'change')}, {_count(self.flags, 'flag')}>"

    @property
    def lang(self) -> str | None:
        """The text's language as a BCP 47 tag, or None where it cannot be told."""
        return self._doc.language()

    def map(self, start: int, end: int) -> Mapped:
        """The clean span of an original one, and how it came through: exact, changed, trimmed or deleted.

        Raises:
            InputError: the span does not lie in the original.
        """
        check_span(start, end, len(self._doc.original), "the original")
        return self._offsets().map(index(start), index(end))  # plain numbers, of whatever kind these are

    def unmap(self, start: int, end: int) -> tuple[int, int]:
        """The smallest original span that holds all of a clean one.

        Raises:
            InputError: the span does not lie in the clean text.
        """
        check_span(start, end, len(self.text), "the clean text")
        return self._offsets().unmap(index(start), index(end))

    def _offsets(self) -> OffsetMap:
        if self._map is None:
            self._map = OffsetMap(self.changes)
        return self._map

    def revert(self) -> str | bytes:
        """What was given: a str, or bytes."""
        original = revert(self.text, self.changes)
        return original if self._encoding is None else encode(original, self._encoding)


class Cleaner:
    """Cleans many texts with one recipe; can be pickled, and used from several threads.

    >>> cleaner = Cleaner(lang="en", disable=["names/*"])
    >>> [cleaned.text for cleaned in cleaner.clean_many(["Trams\\u00a0run.", "READ MORE: Night Buses to Stay"])]
    ['Trams run.', '']

    Args:
        rules: Rule files or folders on top of the bundled rules.
        source: The domain that the texts come from, where they have one in common.
        lang: Their language, or several parted by commas; None: decided for each text.
        only: Globs over ids; only these rules and built-in decisions act.
        disable: Globs over ids; these do not act.
        keep: Categories that are only flagged.
        drop: Categories that are taken although they are kept otherwise.
        min_confidence: The least confidence that acts: low, medium, high or certain.
        drop_line: Lines that are dropped, as a rule would.
        keep_line: Lines that stay, whatever the rules say.
        preset: `news`, or `encoding` for the repair of characters and blanks alone.
        names: `document`, `rules` or `off`.
        newline: `keep` or `lf`.
        keep_lines: Whether a dropped line leaves an empty one.
        max_removed: The largest share of letters and digits that may go.
        ascii: Whether all of the clean text is spelt in ASCII letters.
        langid: What decides the language of a text: `profiles`, `langdetect` or `py3langid`.
        ftfy_defaults: Repair characters exactly as `ftfy.fix_text` does by default.
        bundled: Whether the bundled rules are below `rules`.
        steps: Functions of one's own, or their names as `package.module:function`; they run before the white space is tidied.

    Attributes:
        spec: The recipe, which every engine takes.

    Raises:
        CleanseError: a rule file is broken, a path is not there, a glob fits nothing, a word or an argument is not known, or a step
            has no name under which another process could find it.
    """

    __slots__ = ("_lang", "_source", "spec")

    def __init__(
        self,
        *,
        rules: str | PathLike[str] | Sequence[str | PathLike[str]] = (),
        source: str | None = None,
        lang: str | None = None,
        only: Sequence[str] = (),
        disable: Sequence[str] = (),
        keep: Sequence[str] = (),
        drop: Sequence[str] = (),
        min_confidence: str = DEFAULT_CONFIDENCE,
        drop_line: Sequence[str] = (),
        keep_line: Sequence[str] = (),
        preset: str = "news",
        names: str = "document",
        newline: str = "keep",
        keep_lines: bool = False,
        max_removed: float = MAX_REMOVED,
        ascii: bool = False,  # noqa: A002
        langid: str = "profiles",
        ftfy_defaults: bool = False,
        bundled: bool = True,
        steps: str | Step | Sequence[str | Step] = (),
        **unknown: Never,
    ) -> None:
        refuse_unknown("Cleaner", unknown, OPTIONS)
        self.spec = check_spec(
            PipelineSpec(
                tuple(fspath(path) for path in to_items("rules", rules, PATH)),  # type: ignore[call-overload]
                only=_to_texts("only", only),
                disable=_to_texts("disable", disable),
                max_removed=max_removed,
                newline=newline,
                keep_lines=keep_lines,
                keep=_to_texts("keep", keep),
                drop=_to_texts("drop", drop),
                min_confidence=min_confidence,
                drop_line=_to_texts("drop_line", drop_line),
                keep_line=_to_texts("keep_line", keep_line),
                preset=preset,
                names=names,
                ascii=ascii,
                langid=langid,
                ftfy_defaults=ftfy_defaults,
                bundled=bundled,
                steps=tuple(name_step(step) for step in to_items("steps", steps, STEP)),
            )
        )
        check_word("source", source)
        if source is not None:
            check_source(source, "source")
        check_lang(lang, "lang")
        self._source = source
        self._lang = lang
        build(self.spec)

    def clean(
        self,
        text: str | bytes | bytearray | memoryview,
        *,
        source: str | None = None,
        lang: str | None = None,
        title: str | None = None,
        encoding: str | None = None,
    ) -> Cleaned:
        """Clean one text; source and language given here stand over the cleaner's own, `encoding` is what bytes are read as.

        What is said of a single text may be anything, as metadata are: a language or a source that nobody knows is as good as none.

        Raises:
            InputError: it is no text, or not in that encoding.
            UsageError: source, language, title or encoding is no text, or the encoding is not known.
        """
        text = to_text(text)
        check_word("source", source)
        check_word("lang", lang)
        check_word("title", title)
        check_word("encoding", encoding)
        facts = make_facts(source or self._source, lang or self._lang, title, langid=self.spec.langid)
        if isinstance(text, bytes):
            record = clean_record(text, build(self.spec), facts, encoding)
            return Cleaned(record.doc, record.encoding)
        return Cleaned(clean_text(text, build(self.spec), facts).doc, None)

    def clean_many(self, texts: Iterable[str | bytes | bytearray | memoryview], *, jobs: int = 1) -> Iterator[Cleaned]:
        """Clean texts as they come, in their order.

        Args:
            texts: Read as they are needed; may have no end.
            jobs: How many processes share the work; what comes out is the same.

        Raises:
            UsageError: `jobs` is no whole number from 1 on.
            InputError: there are no texts; as `clean`, when the text is reached.
        """
        if count_jobs(jobs) == 1:
            return map(self.clean, to_texts(texts))
        from cleanse.run.ordered import map_in_order

        return map_in_order(self.clean, to_texts(texts), jobs)


def _count(things: Sequence[object], noun: str) -> str:
    return f"{len(things)} {noun}{'' if len(things) == 1 else 's'}"


def _to_texts(name: str, value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in to_items(name, value))


def clean(
    text: str | bytes | bytearray | memoryview,
    *,
    source: str | None = None,
    lang: str | None = None,
    title: str | None = None,
    rules: str | PathLike[str] | Sequence[str | PathLike[str]] = (),
    **unknown: Never,
) -> Cleaned:
    """Clean a text with the bundled rules, and those of `rules` on top.

    Args:
        text: The text, or its bytes in any encoding, which is found out.
        source: The domain or URL it comes from; rules for one site need it.
        lang: Its language, or several parted by commas; None: decided from the text.
        title: Its title, if it is known apart from the text.
        rules: Rule files or folders.

    Raises:
        CleanseError: a rule file is broken or is not there, or an argument is not known or not what is wanted.

    >>> cleaned = clean("The bridge is open again.\\nREAD MORE: Mayor Praises Builders\\nTraffic was calm on Monday.\\n")
    >>> print(cleaned.text)
    The bridge is open again.
    Traffic was calm on Monday.
    <BLANKLINE>
    >>> cleaned.changes[0].rules
    ('en/teaser/read-more',)
    >>> cleaned
    <Cleaned: 1 change, 0 flags>
    """
    for name in unknown:
        if name in OPTIONS:
            raise UsageError(f"clean takes no {name!r}; write Cleaner({name}=…).clean(text)")
    refuse_unknown("clean", unknown, ("source", "lang", "title", "rules"))
    return Cleaner(rules=rules, source=source, lang=lang).clean(text, title=title)
