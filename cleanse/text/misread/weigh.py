"""Which confusion explains a stretch of text best, and how sure that is.

Every pair of tables that can explain its odd tokens gives a candidate. A candidate weighs what its words weigh in the one
language, of each script, that fits the whole stretch best, less its faults.
"""

import re
from collections import Counter
from typing import NamedTuple

from cleanse.text.misread.model import UNIT, Words, add, fit_all, load_model, weigh_words
from cleanse.text.misread.readings import Readings
from cleanse.text.misread.shape import (
    count_letters,
    count_running,
    count_shouted,
    join_words,
    weigh_faults,
)
from cleanse.text.misread.stretch import POOR, Stretch
from cleanse.text.misread.tables import CONFUSIONS, RARE, Confusion, are_kin, find_letters, holds_alphabet, undo
from cleanse.text.misread.vetoes import Swap, breaks_words, is_foreign_table, is_utf8, leaves_marks, loses_letters
from cleanse.text.scripts import script_of

#: a table must explain this share of the odd tokens' characters
_COVERED = 0.8
_BLAME = 2.0
#: by how much tables that are hardly met must win beyond the others, in nats
_UNCOMMON = 5.0
#: where a script has more letters in other words than this many times those in odd ones, the odd ones are of that script
_MOST = 0.7
#: words of this quality are sound
_SOUND = 0.75
#: what a letter of a script without a model should weigh and does not
_UNKNOWN = 6.0
#: candidates that have more faults than the line, or this much more than the best ones, are not weighed by letters
_NEAR = 20.0
#: what a rarer pair of tables must win by, for each place further down the lists
_RARER = 0.25
#: the fewest letters of a new alphabet
_FEW = 4
#: of readings that differ in case alone, the one in small letters is right
_SHOUT = 0.25
#: a character that the table cannot have read
_UNREAD = 1.0
#: fewer letters that should be others may be a slip, a name or a word of another language
_TIMES = 4
_WORD = re.compile(r"[^\W\d_]+")
#: the fewest letters by which a language is known
_SOME = 10
#: this is a fault that no word has
_FAULT = 3.0


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
    #: the letters that change, if nothing else does and these are no more than a slip, a name or a word of another language has
    few: str
    #: whether all of the text may have been read in the table
    is_whole: bool

    @property
    def evidence(self) -> float:
        """All that speaks for it, in nats."""
        return _add_up(self.gain, self.faults_before - self.faults, self.confusion)


def _add_up(gain: float, mended: float, confusion: Confusion) -> float:
    """All that speaks for a confusion, in nats: what words gain, and the faults that are mended."""
    return gain + _BLAME * mended - (_UNCOMMON if confusion.written in RARE else 0.0)


class _Candidate(NamedTuple):
    """A confusion that may explain a stretch."""

    confusion: Confusion
    #: what each character beyond ASCII was
    were: str
    #: what speaks against it beside its words
    faults: float
    malus: float


def find_confusion(stretch: Stretch) -> Found | None:
    """What explains a stretch best."""
    if not stretch.sample:
        return None
    readings = Readings(stretch.sample)
    most = weigh_faults(stretch.sample)
    candidates = _find_candidates(readings, most)
    if not candidates:
        return None
    most = min(most, min(one.faults for one in candidates) + _NEAR + len(stretch.sample) / 8)
    weigher = _Weigher(stretch, readings)
    best: tuple[float, _Candidate] | None = None
    for one in candidates:
        if one.faults <= most and not weigher.has_few(one.were):
            against = one.malus + _SHOUT * count_shouted(weigher.read(one.confusion)) - weigher.weigh_evidence(one)
            if best is None or against < best[0]:
                best = against, one
    return None if best is None else weigher.judge(best[1])


def _find_candidates(readings: Readings, most: float) -> list[_Candidate]:
    """The confusions that have no more faults than `most`, and explain nearly all characters; of those that say the same the first."""
    candidates: list[_Candidate] = []
    seen = {readings.chars}
    total = sum(readings.counts)
    counts = dict(zip(readings.chars, readings.counts, strict=True))
    for read, confusions in CONFUSIONS.items():
        unread = sum(map(counts.__getitem__, counts.keys() - find_letters(read)))
        if unread > (1 - _COVERED) * total:
            continue
        for rank, confusion in enumerate(confusions):
            were = readings.chars.translate(undo(confusion))
            if were in seen or not holds_alphabet(were, confusion.written):
                continue
            seen.add(were)
            if readings.weigh_alone(were) <= most:
                candidates.append(_Candidate(confusion, were, readings.weigh(were), _RARER * rank + _UNREAD * unread))
    return candidates


def weigh_confusion(stretch: Stretch, confusion: Confusion) -> Found | None:
    """What speaks for one confusion; None where it changes nothing odd."""
    readings = Readings(stretch.sample)
    were = readings.chars.translate(undo(confusion))
    if were == readings.chars:
        return None
    weigher = _Weigher(stretch, readings)
    return None if weigher.has_few(were) else weigher.judge(_Candidate(confusion, were, readings.weigh(were), 0.0))


class _Weigher:
    """Weighs readings of a stretch against what it says as it stands."""

    def __init__(self, stretch: Stretch, readings: Readings) -> None:
        sample = stretch.sample
        self._stretch = stretch
        self._readings = readings
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

    def read(self, confusion: Confusion) -> str:
        """What the stretch said by a confusion."""
        return self._stretch.sample.translate(undo(confusion))

    def has_few(self, were: str) -> bool:
        """Whether a reading brings an alphabet, and too few letters of it."""
        scripts: Counter[str | None] = Counter()
        for char, count in zip(were, self._readings.counts, strict=True):
            scripts[script_of(char)] += count
        others = scripts.keys() - self._scripts - {"Latn", None}
        few: int = sum(scripts[script] for script in others)
        return bool(others) and few < _FEW

    def weigh_evidence(self, candidate: _Candidate) -> float:
        """All that speaks for a candidate, in nats."""
        weight, _ = _weigh(self._stretch.rest, self.read(candidate.confusion))
        return _add_up(weight - self._weight, self._faults - candidate.faults, candidate.confusion)

    def judge(self, candidate: _Candidate) -> Found:
        """What speaks for a candidate, and against it."""
        confusion = candidate.confusion
        rest = self._stretch.rest
        made = self.read(confusion)
        weight, languages = _weigh(rest, made)
        readings = list(zip(self._stretch.sample.split(" "), made.split(" "), strict=True))
        pairs = [pair for pair in readings if pair[0] != pair[1]]
        others = weigh_words(" ".join(old for old, new in readings if old == new))
        before = _measure(weigh_words(join_words(" ".join(old for old, _ in pairs))), self._stretch.languages)
        kept = {script: sums for script, sums in rest.items() if script in languages}
        characters = zip(self._readings.chars, candidate.were, self._readings.counts, strict=True)
        swaps = [Swap(*swap) for swap in characters if swap[0] != swap[1]]
        number = sum(swap.times for swap in swaps)
        letters = "".join(swap.old for swap in swaps)
        is_whole = self._is_whole(confusion, len(pairs))
        return Found(
            confusion,
            weight - self._weight,
            number,
            _measure(weigh_words(" ".join(new for _, new in pairs)), languages),
            before,
            self._is_strange(confusion, made, swaps, set(languages))
            or self._spoils(pairs)
            or self._is_alien(others, languages)
            or breaks_words(pairs)
            or is_utf8(pairs, confusion, languages)
            or is_foreign_table(confusion, swaps, languages)
            or leaves_marks(self._stretch.sample, confusion, list(languages))
            or (are_kin(confusion) and not is_whole),
            _measure(kept, languages),
            sum(sums.letters for sums in kept.values()),
            candidate.faults,
            self._faults,
            languages,
            letters if letters.isalpha() and _count_in_words(letters, self._stretch.sample) < _TIMES else "",
            is_whole,
        )

    def _is_whole(self, confusion: Confusion, changed: int) -> bool:
        """Whether the whole text may have been read in the table: no letter is missing there, and few sound tokens would change."""
        stretch = self._stretch
        if not {char for char in stretch.text if char > "\x7f" and char.isalpha()} <= find_letters(confusion.read):
            return False
        table = undo(confusion)
        sound: set[str] = set(stretch.tokens).difference(stretch.odd)
        return sum(token.translate(table) != token for token in sound) <= changed

    def _is_alien(self, others: dict[str, Words], languages: dict[str, str]) -> bool:
        """Whether odd tokens that stay read no better in the languages that speak for the others."""
        known = {script: sums for script, sums in others.items() if script in languages}
        return sum(sums.letters for sums in known.values()) >= _SOME and _measure(known, languages) < POOR

    def _spoils(self, pairs: list[tuple[str, str]]) -> bool:
        """Whether many of the changed tokens have faults then."""
        return 4 * sum(weigh_faults(new) >= _FAULT for _, new in pairs) > len(pairs)

    def _is_strange(self, confusion: Confusion, made: str, swaps: list[Swap], scripts: set[str]) -> bool:
        """A few words of one alphabet became another or other words, letters of another alphabet are too few, or most are lost."""
        is_sound = not self._sound.isdisjoint(self._scripts)
        changed = sum(swap.times for swap in swaps)
        if self._sound - scripts or (is_sound and not are_kin(confusion) and 2 * changed > count_letters(self._stretch.sample)):
            return True
        if not holds_alphabet(made, confusion.written):
            return True
        if 2 * count_running(made) < count_letters(made):
            return True
        return loses_letters(swaps)


def _count_in_words(letters: str, text: str) -> int:
    """How often letters stand in the words of a text, each taken once."""
    words = "".join(set(_WORD.findall(text)))
    return sum(map(words.count, letters))


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
