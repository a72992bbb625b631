"""Other language identifiers in place of the profiles: langdetect as the reference, py3langid as an extra.

Each is imported when it is first asked. Both see the same sample of a text as the profiles do, and are held to the same least number
of letters. langdetect draws its n-grams at random; with seed 0 for every text its answers are the same in every run.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from cleanse.errors import UsageError
from cleanse.text.language.decide import MIN_LETTERS, UNKNOWN, Decision, choose_sample, decide, find_siblings

if TYPE_CHECKING:
    from langdetect.detector_factory import DetectorFactory

DEFAULT = "profiles"
#: the least probability that langdetect must give its first choice
MIN_PROBABILITY = 0.9
_CHINESE = {"zh-cn": "zh-Hans", "zh-tw": "zh-Hant"}
_LETTERS = re.compile(r"[^\W\d_]")


def find_backend(name: str, option: str = "langid") -> Callable[[str], Decision]:
    """What decides the language of a text, by its name; `option` is what asks for it.

    Raises:
        UsageError: there is no such identifier, or it is not installed.

    >>> find_backend("profiles")("Привет, мир, мы снова дома и очень рады этому обстоятельству").lang
    'ru'
    """
    try:
        backend = BACKENDS[name]
    except KeyError:
        raise UsageError(f"{option} {name}: one of {', '.join(BACKENDS)} is wanted") from None
    if name == "py3langid":
        _load_py3langid()
    return backend


def _decide_with_langdetect(text: str) -> Decision:
    from langdetect.lang_detect_exception import LangDetectException

    sample = choose_sample(text)
    detector = _load_langdetect().create()
    detector.append(sample)
    try:
        found = detector.get_probabilities()
    except LangDetectException:  # no letter that it knows
        return UNKNOWN
    if not found:
        return UNKNOWN
    return _judge(sample, _CHINESE.get(found[0].lang, found[0].lang), is_sure=found[0].prob >= MIN_PROBABILITY)


@lru_cache(maxsize=1)
def _load_langdetect() -> "DetectorFactory":
    """langdetect's profiles, with a seed of our own, so that other users of the package in this process keep theirs."""
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    factory.set_seed(0)
    return factory


def _decide_with_py3langid(text: str) -> Decision:
    sample = choose_sample(text)
    if _LETTERS.search(sample) is None:
        return UNKNOWN
    best, probability = _load_py3langid()(sample)
    return _judge(sample, best, is_sure=probability >= MIN_PROBABILITY)


@lru_cache(maxsize=1)
def _load_py3langid() -> Callable[[str], tuple[str, float]]:
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier
    except ImportError:
        raise UsageError("py3langid is a package of its own: pip install py3langid") from None
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

    def classify(text: str) -> tuple[str, float]:
        language, probability = identifier.classify(text)
        return str(language), float(probability)

    return classify


def _judge(sample: str, best: str, *, is_sure: bool) -> Decision:
    """The decision for a first choice: siblings count as the text's own, since nothing says how close they come."""
    if not is_sure or sum(map(str.isalpha, sample)) < MIN_LETTERS:
        return Decision(None, best)
    return Decision(best, best, (best, *sorted(find_siblings(best) - {best})))


BACKENDS: dict[str, Callable[[str], Decision]] = {
    DEFAULT: decide,
    "langdetect": _decide_with_langdetect,
    "py3langid": _decide_with_py3langid,
}
