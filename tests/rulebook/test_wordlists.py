"""Lists of words, phrasebooks and titles above rows stay though rules know what they say; menus go as before."""

import pytest

from cleanse import Cleaner
from cleanse.rulebook.article.wordlists import WordLists
from cleanse.rulebook.view import View

PROSE = "The tram to the mill was stopped for most of the winter, because two of its wires had broken near the northern end of the line.\n"
WORDS = {
    "ar": "كلمات الدرس\n\nإعلان\nنافذة\nمشاركة\nجسر\nتعليقات\nفانوس\n",
    "en": "Words for Friday\n\nsubscribe\ncomment\nlibrary\nadvertisement\nladder\nshare\nlogin\nbiscuit\n",
    "fr": "Mots de la dictée\n\npublicité\nfenêtre\npartager\nrivière\ncommentaires\nlanterne\naccueil\n",
    "ja": "単語帳\n\n広告\n窓\nログイン\n橋\nコメント\nちょうちん\nシェア\n",
    "ru": "реклама\nокно\nвойти\nмост\nподелиться\nфонарь\nподписаться\n",
    "sv": "Lösning\n\nAnnons\nLykta\nDela\nBro\nKommentarer\nÅtta\n",
}
PAIRS = {
    "de fr": "Lesen Sie mehr\nLire la suite\n\nAnmelden\nSe connecter\n\nGuten Morgen\nBonjour\n\nTeilen\nPartager\n",
    "en ru": "At the port\n\nRead more\nЧитать далее\n\nLog in\nВойти\n\nGood evening\nДобрый вечер\n",
}
TITLED = {
    "ar": "الطقس\n\nالاثنين 12 درجة، مطر في الشمال\nالثلاثاء 14 درجة، جاف\nالأربعاء 9 درجات، ريح من البحر\n",
    "en": "House rules\n\n1. Boots stay in the hall.\n2. No candles above the first floor.\n3. The boat is shared by all guests.\n",
    "ja": "目次\n\n第一章　川 3\n第二章　船 17\n第三章　綱 40\n",
    "ru": "Погода\n\nПонедельник: 12°, дождь на севере\nВторник: 14°, сухо\nСреда: 9°, ветер с моря\n",
}


@pytest.mark.parametrize("text", [*WORDS.values(), *PAIRS.values(), *TITLED.values()], ids=[*WORDS, *PAIRS, *TITLED])
def test_lists_stay(cleaner: Cleaner, text: str) -> None:
    assert cleaner.clean(text).text == text


def test_table_of_contents_stays_in_a_book(cleaner: Cleaner) -> None:
    text = f"{PROSE}\nContents\n\nThe river 3\nThe trams 17\nThe wires 40\n\n{PROSE.replace('mill', 'lock')}"
    assert cleaner.clean(text).text == text


def test_words_in_small_letters_stay_in_an_article(cleaner: Cleaner) -> None:
    text = f"{PROSE}\nadvertisement\nladder\nbiscuit\nlogin\nlantern\n\n{PROSE.replace('mill', 'lock')}"
    assert cleaner.clean(text).text == text


@pytest.mark.parametrize("line", ["Weather", "Погода", "目次"])
def test_rubric_above_an_article_goes(cleaner: Cleaner, line: str) -> None:
    text = f"Storm on 3 May takes the roof of tram 12\n{PROSE}{PROSE.replace('mill', 'lock')}"
    assert cleaner.clean(f"{line}\n{text}").text == text


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("share\nrope\nboat\nmast\nlock\n", 1),
        ("share\nprint\ntags\nlogin\nrope\n", 0),
        ("Title\n\nshare\nprint\ntags\nlogin\nrope\n", 4),
        ("Share\nRope\nBoat\nMast\nLock\n", 0),
        ("Title\n\nShare\nRope\nBoat\nMast\nLock\n", 1),
        ("Title\n\nHome\nNews\nSport\nMast\nLock\n", 0),
        ("Title\n\nRope\nNews\nSport\nMast\nLock\n", 2),
        ("Title\n\nShare\nRope\nBoat\nMast\nShare\n", 0),
        ("Title\n\nShare\nRope\nBoat\nMast\nThe rope is red.\n", 0),
        ("Title\n\nShare\nRope\nBoat\n", 0),
        (f"Title\n\nShare\nRope\nBoat\nMast\nLock\n\n{PROSE}", 0),
        ("Share\nRope\n\nPrint\nBoat\n\nLock\nMast\n", 2),
        ("Share\nRope\n\nPrint\nBoat\n\nLogin\nMast\n", 3),
        ("Share\nRope\n\nPrint\nTags\n\nLogin\nHome\n", 0),
        ("Share\nRope\nTags\n\nPrint\nBoat\nLogin\n\nLock\nMast\nOar\n", 4),
        ("Share\nRope\n\nPrint\nBoat\n\nOar\nMast\nLock\n", 0),
        ("Share\nPrint\n\nTags\nLogin\n\nHome\nNews\n", 0),
        ("Share: a part\nRope: a cord\nPrint: ink\nBoat: a ship\n", 2),
        ("Words\n\nShare: a part\nRope: a cord\nPrint: ink\nBoat: a ship\n", 2),
        ("Share: a part\nRope: a cord\nPrint: ink\nLogin: in\n", 0),
        ("Share: a part\nRope: a cord\nRope: ink\nBoat: a ship\n", 0),
        ("Share: a part\nRope: a cord\nBoat\nBoat: a ship\n", 0),
        ("News\nMay 3: boats\nMay 5: ropes\n", 1),
        ("News\nMay 3: boats\nBoats are red\nMay 5: ropes\n", 0),
        ("News\nMay 3: boats\n", 0),
        (f"News\nBoats 3\nRopes 17\nMasts 39\n{PROSE}", 1),
        (f"News\nBoats 3\nRopes 17\nMasts 9\n{PROSE}", 0),
        (f"News\nBoats 3\nRopes 17\nMasts 39\nLocks 4\n{PROSE}", 0),
        (f"News\nBoats (3)\nRopes (17)\nMasts (39)\n{PROSE}", 0),
    ],
)
def test_what_holds_a_word(text: str, held: int) -> None:
    view = View(text)
    kinds = {"share": "share", "print": "ui", "tags": "tags", "login": "login", "home": "nav", "news": "nav", "sport": "nav"}
    known = {line: {kinds[word]} for line, raw in enumerate(view.raw) if (word := raw.lower().partition(":")[0]) in kinds}
    lists = WordLists(view, known)
    assert sum(lists.holds(line) for line in known) == held
