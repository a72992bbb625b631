"""The language of a text, decided once and the same way everywhere.

A script that one living language of the news writes in decides at once. For the others the profiles of its languages are added up in
one pass over the longest lines. The *decision* has the language, or None where the text is too short or two languages are too close;
the scorer's first choice, whatever the margin; and the document's *own* languages: the language, and siblings of it that come close,
so that the rules of both apply (Indonesian and Malay, Norwegian and Danish, …).

Units: letters are code points; scores and margins are nats of log-likelihood. What stands for what: `languages.tsv` beside this file.
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from cleanse.text.language.profiles import UNIT, find_scripts, load_profiles
from cleanse.text.language.siblings import tell_siblings
from cleanse.text.lines import read_rows
from cleanse.text.scripts import choose_main, count_scripts

#: fewer letters have no language, where the script does not tell it
MIN_LETTERS = 40
MIN_LETTERS_SCRIPT = 4
#: how much likelier the best language must be than the next that is no sibling of it, in nats
MARGIN = 10.0
#: a sibling that is less likely by this, in nats, is no language of the text
CLEAR = 60.0
#: how many code points are enough; the longest lines are read, since menus and names are short
ENOUGH = 400
#: of Han alone, fewer letters may be Japanese
_MIN_CHINESE = 40


class Decision(NamedTuple):
    """What was decided about a text."""

    lang: str | None
    best: str | None
    own: tuple[str, ...] = ()


UNKNOWN = Decision(None, None)


@lru_cache(maxsize=1)
def _facts() -> tuple[dict[str, str], list[frozenset[str]]]:
    """Languages by script, and the groups of siblings."""
    rows = [row.split("\t") for row in read_rows(Path(__file__).with_name("languages.tsv"))]
    by_script = {row[1]: row[2] for row in rows if row[0] == "script"}
    return by_script, [frozenset(row[1:]) for row in rows if row[0] == "siblings"]


def decide(text: str) -> Decision:
    """The languages of a text as BCP 47 tags.

    >>> decide("Правительство обсудило новый закон о дорогах и мостах в области")
    Decision(lang='ru', best='ru', own=('ru',))
    >>> decide("Pemerintah membahas undang-undang baru tentang jalan dan jembatan").own
    ('id', 'ms')
    >>> decide("Home page")
    Decision(lang=None, best='en', own=())
    """
    counts = count_scripts(text)
    script = choose_main(counts)
    if script is None:
        return UNKNOWN
    language = _facts()[0].get(script)
    if language is not None:
        return _decide_by_script(text, language, sum(counts.values()))
    if script not in find_scripts():
        return UNKNOWN
    return _decide_by_profile(choose_sample(text), script, sum(counts.values()))


def _decide_by_script(text: str, language: str, letters: int) -> Decision:
    best = tell_chinese(text) if language == "zh" else language
    if letters < MIN_LETTERS_SCRIPT:
        return Decision(None, best)
    return Decision(best, best, (best, "ja") if language == "zh" and letters < _MIN_CHINESE else (best,))


def _decide_by_profile(sample: str, script: str, letters: int) -> Decision:
    profiles = load_profiles(script)
    languages = profiles.languages
    scores = profiles.score(sample)
    top = max(scores)
    best = languages[scores.index(top)]
    if letters < MIN_LETTERS:
        return Decision(None, best)
    near, others = _part(script, best)
    if top - max([scores[place] for place in others]) < MARGIN * UNIT:
        return Decision(None, best)
    group = find_siblings(best)
    if len(group) == 1:
        return Decision(best, best, (best,))
    far = {languages[place] for place in near if top - scores[place] > CLEAR * UNIT}
    best = tell_siblings(sample, best)
    return Decision(best, best, (best, *sorted(group - far - {best})))


@cache
def _part(script: str, language: str) -> tuple[list[int], list[int]]:
    """The places of a language's siblings among the languages of its script, and of all that are none."""
    group = find_siblings(language)
    languages = load_profiles(script).languages
    near = [place for place, other in enumerate(languages) if other in group]
    return near, [place for place, other in enumerate(languages) if other not in group]


def find_siblings(language: str) -> frozenset[str]:
    """The language and those that are near to it.

    >>> sorted(find_siblings("da"))
    ['da', 'nn', 'no']
    """
    return next((group for group in _facts()[1] if language in group), frozenset((language,)))


def detect(text: str) -> str | None:
    """The language of a text, or None where it cannot be told.

    >>> detect("The government discussed a new law on roads and bridges in the region")
    'en'
    >>> detect("OK")
    """
    return decide(text).lang


#: the same for lines, which come again
decide_line = lru_cache(maxsize=1024)(decide)


def measure_distance(text: str, language: str) -> float | None:
    """How much likelier the best language makes a text than `language` does, in nats; None where the profiles cannot say.

    >>> measure_distance("Hier anmelden und weiterlesen", "de")
    0.0
    >>> measure_distance("Здесь", "de")
    """
    script = choose_main(count_scripts(text))
    if script is None or script not in find_scripts():
        return None
    profiles = load_profiles(script)
    if language not in profiles.languages:
        return None
    scores = profiles.score(text)
    return (max(scores) - scores[profiles.languages.index(language)]) / UNIT


def choose_sample(text: str) -> str:
    """The longest lines of a text, until there are letters enough.

    >>> choose_sample("a\\nlonger line")
    'longer line\\na'
    """
    if "\n" not in text:
        return text[:ENOUGH]
    chosen: list[str] = []
    total = 0
    for line in sorted(text[:200_000].split("\n"), key=len, reverse=True):
        chosen.append(line[:ENOUGH])
        total += len(line)
        if total >= ENOUGH:
            break
    return "\n".join(chosen)


def tell_chinese(text: str) -> str:
    """Traditional or simplified Chinese, by which of the two national character sets holds more of the text; `zh` if neither does.

    >>> tell_chinese("國會討論關於鄉村道路的新法律"), tell_chinese("国会讨论关于乡村道路的新法律"), tell_chinese("中文")
    ('zh-Hant', 'zh-Hans', 'zh')
    """
    text = text[:ENOUGH]
    simplified = len(text.encode("gb2312", "ignore"))
    traditional = len(text.encode("big5", "ignore"))
    if abs(simplified - traditional) < 2 * max(1.0, len(text) / 50):
        return "zh"
    return "zh-Hans" if simplified > traditional else "zh-Hant"
