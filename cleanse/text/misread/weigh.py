"""Which confusion explains a stretch of text best, and how sure that is.

Every pair of tables that can explain its odd tokens gives a candidate. A candidate weighs what its words weigh in the one
language, of each script, that fits the whole stretch best, less its faults.
"""

from collections import Counter
from typing import NamedTuple

from cleanse.text.misread.model import UNIT, Words, add, fit_all, load_model, weigh_words
from cleanse.text.misread.shape import (
    count_letters,
    count_running,
    count_shouted,
    join_words,
    weigh_change,
    weigh_faults,
)
from cleanse.text.misread.stretch import POOR, Stretch
from cleanse.text.misread.tables import CONFUSIONS, RARE, Confusion, are_kin, find_letters, holds_alphabet, undo
from cleanse.text.scripts import script_of

#: a table must explain this share of the odd tokens' characters
_COVERED = 0.8
_BLAME = 2.0
#: tables that are hardly met must win by so much more, in nats
_UNCOMMON = 5.0
#: so many times as many letters of a script in sound words speak against its odd words being of another
_MOST = 0.7
#: words of this quality are sound
_SOUND = 0.75
#: what a letter of a script without a model should weigh and does not
_UNKNOWN = 6.0
#: candidates that have more faults than the line, or so much more than the best ones, are not weighed by letters
_NEAR = 20.0
#: what a rarer pair of tables must win by, for each place further down the lists
_RARER = 0.25
#: letters of a new alphabet are at least so many
_FEW = 4
#: of readings that differ in case alone, the one in small letters is right
_SHOUT = 0.25
#: a character that the table cannot have read
_UNREAD = 1.0
#: so many letters are enough to know a language by
_SOME = 10
#: this is a fault that no word has
_FAULT = 3.0
#: what letters in a wrong table may have been, beside letters
_MARKS = frozenset("\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u00ab\u00bb")


class Found(NamedTuple):
    """A confusion that explains the odd tokens of a stretch, and what speaks for it."""

    confusion: Confusion
    #: in nats
    gain: float
    #: characters that change
    changed: int
    #: of the changed tokens' script, as a share of what is usual
    quality: float
    #: the same as the text stands
    before: float
    #: what makes it a kind of damage that does not happen
    is_strange: bool
    #: the quality of the words that do not change, in the language of those that do
    company: float
    #: and their letters
    letters: int
    faults: float
    faults_before: float
    languages: dict[str, str]

    @property
    def evidence(self) -> float:
        """All that speaks for it, in nats."""
        return self.gain + _BLAME * (self.faults_before - self.faults) - (_UNCOMMON if self.confusion.written in RARE else 0.0)


def find_confusions(stretch: Stretch) -> list[Found]:
    """What explains a stretch, best first."""
    sample = stretch.sample
    if not sample:
        return []
    chars = Counter(char for char in sample if char > "\x7f")
    total = sum(chars.values())
    kinds = "".join(chars)
    #: by what each kind of character was, so that readings which say the same are made once
    candidates: dict[str, tuple[str, float, Confusion, float]] = {}
    for read, confusions in CONFUSIONS.items():
        letters = find_letters(read)
        unread = total - sum(count for char, count in chars.items() if char in letters)
        if unread > (1 - _COVERED) * total:
            continue
        for rank, confusion in enumerate(confusions):
            were = kinds.translate(undo(confusion))
            if were != kinds and were not in candidates and holds_alphabet(were, confusion.written):
                made = sample.translate(undo(confusion))
                candidates[were] = (made, weigh_change(sample, made), confusion, _RARER * rank + _UNREAD * unread)
    if not candidates:
        return []
    most = min(weigh_faults(sample), min(faults for _, faults, _, _ in candidates.values()) + _NEAR + len(sample) / 8)
    weigh = _Weigher(stretch, sample)
    found = [
        (weigh(made, faults, confusion), malus + _SHOUT * count_shouted(made))
        for made, faults, confusion, malus in candidates.values()
        if faults <= most and not weigh.has_few(made)
    ]
    return [one for one, _ in sorted(found, key=lambda pair: pair[1] - pair[0].evidence)]


def weigh_confusion(stretch: Stretch, confusion: Confusion) -> Found | None:
    """What speaks for one confusion; None where it changes nothing odd."""
    sample = stretch.sample
    made = sample.translate(undo(confusion))
    if made == sample:
        return None
    weigh = _Weigher(stretch, sample)
    return None if weigh.has_few(made) else weigh(made, weigh_change(sample, made), confusion)


class _Weigher:
    """Weighs readings of a stretch against what it says as it stands."""

    def __init__(self, stretch: Stretch, sample: str) -> None:
        self._rest = stretch.rest
        self._sample = sample
        self._tokens = sample.split(" ")
        self._languages = stretch.languages
        self._weight, _ = _weigh(stretch.rest, join_words(sample))
        self._faults = weigh_faults(sample)
        #: scripts other than Latin of which most words are not odd
        words = weigh_words(sample)
        self._sound = {
            script
            for script, sums in stretch.rest.items()
            if script not in {"", "Latn"}
            and sums.letters > _MOST * words.get(script, sums).letters
            and _measure({script: sums}, stretch.languages) > _SOUND
        }
        self._scripts = set(words)
        self._sound_tokens: set[str] = set(stretch.tokens).difference(stretch.odd)
        #: letters that a table must have if all of the text was read in it
        self._beyond = {char for char in stretch.text if char > "\x7f" and char.isalpha()}

    def __call__(self, made: str, faults: float, confusion: Confusion) -> Found:
        weight, languages = _weigh(self._rest, made)
        readings = list(zip(self._tokens, made.split(" "), strict=True))
        pairs = [pair for pair in readings if pair[0] != pair[1]]
        others = weigh_words(" ".join(old for old, new in readings if old == new))
        before = _measure(weigh_words(join_words(" ".join(old for old, _ in pairs))), self._languages)
        quality = _measure(weigh_words(" ".join(new for _, new in pairs)), languages)
        kept = {script: sums for script, sums in self._rest.items() if script in languages}
        letters = sum(sums.letters for sums in kept.values())
        changed = sum(1 for old, new in zip(self._sample, made, strict=True) if old != new)
        return Found(
            confusion,
            weight - self._weight,
            changed,
            quality,
            before,
            self._is_strange(confusion, made, changed, set(languages))
            or self._spoils(pairs)
            or self._is_alien(others, languages)
            or (are_kin(confusion) and not self._is_whole(confusion, len(pairs))),
            _measure(kept, languages),
            letters,
            faults,
            self._faults,
            languages,
        )

    def has_few(self, made: str) -> bool:
        """Whether a reading brings an alphabet, and too few letters of it."""
        others = {script_of(char) for char in made if char > "\x7f"} - self._scripts - {"Latn", None}
        return bool(others) and sum(script_of(char) in others for char in made) < _FEW

    def _is_whole(self, confusion: Confusion, changed: int) -> bool:
        """Whether the whole text may have been read in the table: no letter is missing there, and few sound tokens would change."""
        if not self._beyond <= find_letters(confusion.read):
            return False
        table = undo(confusion)
        return sum(token.translate(table) != token for token in self._sound_tokens) <= changed

    def _is_alien(self, others: dict[str, Words], languages: dict[str, str]) -> bool:
        """Whether odd tokens that stay read no better in the languages that speak for the others."""
        known = {script: sums for script, sums in others.items() if script in languages}
        return sum(sums.letters for sums in known.values()) >= _SOME and _measure(known, languages) < POOR

    def _spoils(self, pairs: list[tuple[str, str]]) -> bool:
        """Whether many of the changed tokens have faults then."""
        return 4 * sum(weigh_faults(new) >= _FAULT for _, new in pairs) > len(pairs)

    def _is_strange(self, confusion: Confusion, made: str, changed: int, scripts: set[str]) -> bool:
        """A few words of one alphabet became another or other words, letters of another alphabet are too few, or most are lost."""
        is_sound = not self._sound.isdisjoint(self._scripts)
        if self._sound - scripts or (is_sound and not are_kin(confusion) and 2 * changed > count_letters(self._sample)):
            return True
        if not holds_alphabet(made, confusion.written):
            return True
        if 2 * count_running(made) < count_letters(made):
            return True
        pairs = [(old, new) for old, new in zip(self._sample, made, strict=True) if old != new and old.isalpha()]
        lost = [pair for pair in pairs if not count_letters(pair[1])]
        if not pairs and not any(
            new.isalpha() or old < "\xa0" for old, new in zip(self._sample, made, strict=True) if old != new
        ):
            return True
        marks = sum(new in _MARKS for _, new in lost)
        if marks < len(pairs):
            # beside letters that stay letters, others may have been quotation marks and dashes
            return 2 * (len(lost) - marks) > len(pairs) - marks
        return any(new != "\u2019" or old.islower() for old, new in lost)


def weigh_lines(old: str, new: str) -> float:
    """What speaks for a reading of a whole line, in nats: words and shape."""
    was, now = (sum(fit.weight for fit in fit_all(weigh_words(text)).values()) for text in (old, new))
    return now - was + _BLAME * (weigh_faults(old) - weigh_faults(new))


def _weigh(rest: dict[str, Words], sample: str) -> tuple[float, dict[str, str]]:
    """The weight of all words, and the languages of the sample's scripts that fit all words."""
    words = weigh_words(sample)
    fits = fit_all(add([rest, words]))
    return sum(fit.weight for fit in fits.values()), {script: fits[script].language for script in words if script}


def _measure(words: dict[str, Words], languages: dict[str, str]) -> float:
    """The quality of words in given languages; 1 without letters."""
    got = usual = 0.0
    for script, (total, letters) in words.items():
        if script in languages and script:
            model = load_model(script)
            at = model.languages.index(languages[script])
            got += model.pick(total, languages[script]) / UNIT
            usual += model.expected[at] * letters
        else:
            usual += _UNKNOWN * letters
    return got / usual if usual else 1.0
