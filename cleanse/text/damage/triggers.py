"""Where a text may need repair: one compiled search for each choice of switches.

A *trigger* is a place at which ftfy could change something. ftfy leaves a segment without one as it is; a segment with one need not
change. The search is one class of rare characters, over which `re` runs in its fastest loop, and look-behinds that think only there.

*Hard* triggers ask for work on the whole line: mojibake, entities, surrogates, terminal escapes, letters to compose. *Soft* ones are
characters that are replaced one by one: quotation marks, ligatures, widths, controls, line ends.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from cleanse.core.pattern import compile_late
from cleanse.text.damage.ftfy_engine import Switches
from cleanse.text.damage.installed_tables import load_tables
from cleanse.text.damage.tables import Tables
from cleanse.text.diff import Replacement
from cleanse.text.search import Group, compile_search

#: what ftfy takes for an entity, behind its "&"
ENTITY = "#?[0-9A-Za-z]{1,24};"
C1 = r"\x80-\x9f"
SURROGATES = r"\ud800-\udfff"
_ASCII_CONTROLS = r"\x00-\x08\x0b\x0e-\x1f\x7f"
_LINE_ENDS = dict.fromkeys("\r\u2028\u2029\x85", "\n")
_WIDE = "\U00010000"
_NEVER = compile_late("(?!)")


class Triggers:
    """The searches for one choice of switches.

    Args:
        switches: ftfy's.
        entities: Whether HTML entities are decoded here, whatever the switches say.

    Attributes:
        replace_soft: Replaces all soft triggers at once; only where no terminal escape is near.
        mappers: The same but for controls, by the names of ftfy's fixers, in its order.
        remove_controls: Deletes controls; comes after terminal escapes.
    """

    def __init__(self, switches: Switches, *, entities: bool) -> None:
        tables = load_tables()
        self.switches = switches
        self.entities = entities
        #: any other form than NFC is tested with `unicodedata`: no class of rare characters says enough
        self.form = switches.normalization if switches.normalization != "NFC" else None
        mappings = choose_mappings(switches, tables)
        breaks = bool(switches.fix_line_breaks)
        controls = tables.controls if switches.remove_control_chars else ""
        late = dict.fromkeys(controls, "")
        soft = {**late, **chain(mapping for _, mapping in mappings)}
        self.replace_soft = Mapper(soft, joins_crlf=breaks)
        self.mappers = [(name, Mapper(mapping, joins_crlf=mapping is _LINE_ENDS)) for name, mapping in mappings]
        self.remove_controls = Mapper(late, joins_crlf=False)
        plain = SURROGATES * bool(switches.fix_surrogates) + r"\x1b" * bool(switches.remove_terminal_escapes)
        plain += C1 * (bool(switches.fix_c1_controls) and not switches.fix_encoding)
        self._bad = list(tables.bad) if switches.fix_encoding else []
        self._plain = Group(plain, "")
        self._groups = [self._plain, *self._bad]
        self._groups += [Group("&", ENTITY)] if entities else []
        self._groups += group_decomposed(tables) if switches.normalization == "NFC" else []
        self._beyond = [group_beyond(tables)] if switches.normalization == "NFC" else []
        self._soft = Group("".join(map(re.escape, soft)), "", 200)

    def any(self, text: str) -> re.Pattern[str]:
        """The search for hard and soft triggers that fits a text."""
        return self._any_narrow if is_narrow(text) else self._any_wide

    def hard(self, text: str) -> re.Pattern[str]:
        """The search for hard triggers that fits a text."""
        return self._hard_narrow if is_narrow(text) else self._hard_wide

    @cached_property
    def _any_narrow(self) -> re.Pattern[str]:
        return compile_search([self._soft, *self._groups])

    @cached_property
    def _any_wide(self) -> re.Pattern[str]:
        return compile_search([self._soft, *self._groups, *self._beyond])

    @cached_property
    def _hard_narrow(self) -> re.Pattern[str]:
        return compile_search(self._groups)

    @cached_property
    def _hard_wide(self) -> re.Pattern[str]:
        return compile_search([*self._groups, *self._beyond])

    @cached_property
    def rough(self) -> re.Pattern[str]:
        """Finds what may be mojibake, surrogates and terminal escapes."""
        return compile_search([self._plain, *self._bad])


def is_narrow(text: str) -> bool:
    """Whether a text surely holds nothing beyond U+FFFF: its characters take less than four bytes each (PEP 393).

    A search that need not look for such characters is half as fast again.

    >>> is_narrow("Cyrillic \N{CYRILLIC SMALL LETTER YA}"), is_narrow("a face \N{GRINNING FACE}")
    (True, False)
    """
    return text.__sizeof__() - _WIDE.__sizeof__() < 4 * (len(text) - len(_WIDE))


@lru_cache(maxsize=64)
def find_triggers(switches: Switches, *, entities: bool) -> Triggers:
    """The searches for one choice of switches, compiled once."""
    return Triggers(switches, entities=entities)


@lru_cache(maxsize=64)
def find_ascii_triggers(switches: Switches, entity: str = ENTITY) -> re.Pattern[str]:
    """Finds hard and soft triggers in ASCII text; needs no tables.

    Args:
        switches: ftfy's.
        entity: What stands behind the "&" of an entity.
    """
    plain = "&" * bool(switches.unescape_html) + r"\x1b" * bool(switches.remove_terminal_escapes)
    plain += r"\r" * bool(switches.fix_line_breaks) + _ASCII_CONTROLS * bool(switches.remove_control_chars)
    if plain.startswith("&"):
        return re.compile(f"[{plain}](?:(?<!&)|{entity})")
    return re.compile(f"[{plain}]") if plain else _NEVER


def group_decomposed(tables: Tables) -> list[Group]:
    """Where a text may not be in NFC: a character that never is, a mark on a mark, one that may join what stands before it."""
    marks, joining = tables.marks, tables.nfc_joining
    return [
        Group(tables.nfc_never, ""),
        Group(marks, f"(?<=[{marks}].)", 200),
        Group(joining, f"(?<=[{tables.nfc_joined}{marks}].)", 100),
    ]


def group_beyond(tables: Tables) -> Group:
    """The same for what lies beyond U+FFFF; one range, since many would be tried one by one at every character."""
    return Group("\U00010000-\U0010ffff", f"(?<=[{tables.nfc_beyond}])", 10)


def choose_mappings(switches: Switches, tables: Tables) -> list[tuple[str, dict[str, str]]]:
    """ftfy's fixers that replace single characters, in its order; terminal escapes and controls come later."""
    mappings = {
        "fix_latin_ligatures": tables.ligatures,
        "fix_character_width": tables.widths,
        "uncurl_quotes": tables.quotes,
        "fix_line_breaks": _LINE_ENDS,
    }
    return [(name, mapping) for name, mapping in mappings.items() if getattr(switches, name)]


def chain(mappings: Iterable[dict[str, str]]) -> dict[str, str]:
    """One mapping that does what several do one after the other.

    >>> chain([{"a": "bc"}, {"c": "d"}])
    {'a': 'bd', 'c': 'd'}
    """
    out: dict[str, str] = {}
    for mapping in mappings:
        out = {char: "".join(mapping.get(each, each) for each in to) for char, to in out.items()}
        out |= {char: to for char, to in mapping.items() if char not in out}
    return out


class Mapper:
    """Replaces characters, and CR LF by LF if it is told to.

    >>> Mapper({"\\u2019": "'"}, joins_crlf=False)("It\\u2019s")
    "It's"
    """

    __slots__ = ("_every", "_find", "_put")

    def __init__(self, mapping: dict[str, str], *, joins_crlf: bool) -> None:
        chars = "".join(map(re.escape, mapping))
        self._every = every = {**mapping, "\r\n": "\n"}
        self._put = lambda match: every[match[0]]
        # the class comes first: `re` then runs in its fastest loop
        self._find = re.compile(f"[{chars}]" + r"(?:(?<=\r)\n)?" * joins_crlf) if chars else _NEVER

    def __call__(self, text: str) -> str:
        """The text with all of them replaced."""
        return self._find.sub(self._put, text)

    def find(self, text: str) -> Iterator[Replacement]:
        """The replacements one by one."""
        for match in self._find.finditer(text):
            yield Replacement(*match.span(), self._every[match[0]])
