"""Capital "Ã" and "Â" before blanks and quotation marks stay where they are letters, and are repaired where they are damage."""

import pytest

from cleanse import Cleaner
from cleanse.text.misread.sound import find_sound

CLEANER = Cleaner(only=["chars/*"])

#: with a plain blank behind the letter
TOLD_OF = ["Ã é uma letra", "Ã e Õ são vogais", "Â și Î se citesc la fel.", "Â est un A circonflexe"]
LETTERS = [
    "THỊ XÃ~GÒ CÔNG",
    "XÃ~TAM AN",
    "ĐÃ~BÁN HẾT",
    "UBND XÃ~BÌNH AN VÀ XÃ LONG HÒA",
    "NGÃ~SÁU PHÙ ĐỔNG",
    "CHỦ TỊCH XÃ~",
    "chữ “Â” đứng sau chữ “Ă”",
    "Viết hoa chữ Â~rồi đến chữ B",
    "CHÂU Â~U",
    "Â Ă Ê",
    "Ă~Â~B",
    "HÔM QUA ÔNG HỎI “ĐÂU LÀ XÔ",
    "LÃ~DE OVELHA E ALGODÃO",
    "A CAMPEÃ~VOLTA À CIDADE",
    "AMANHÃ~NÃO HÁ AULAS",
    "TORTA DE MAÇÃ~FÁCIL",
    "O cartaz diz “AMANHÔ e mais nada",
    "A letra «Ã» e a letra «Õ»",
    "O som Ã~em irmão e não",
    "Feminino: ALEMÃ~CATALÃ~ALDEÃ",
    "As letras “Õ” e “Ã” são nasais",
    "Das „Â“ und das „Ö“",
    "La lettre «Â» de «pâte»",
    "Litera „Â” nu stă la început",
    "HÂLÂ~YAĞIYOR",
]
DAMAGE = [
    ("Elle rentre Ã~ la maison", "Elle rentre à la maison"),
    ("metÅ³ Å³domi dalykai Å³", "metų ųdomi dalykai ų"),
    ("MÃ‰XICO Y JOSÃ‰â€", "MÉXICO Y JOSÉ”"),
    ("Ð“Ð»Ð°Ð²Ð° Ð”", "Глава Д"),
    ("100 KMÂ²", "100 KM²"),
    ("C’est dÃ©jÃ~ l’Ã©tÃ©, voilÃ~ !", "C’est déjà l’été, voilà !"),
    ("LÃ~ oÃ¹ il va", "Là où il va"),
    ("LÃ~-bas il pleut", "Là-bas il pleut"),
    ("Una cittÃ~ piÃ¹ bella", "Una città più bella"),
    ("Le prixÂ~: 12Â~€", "Le prix~: 12~€"),
    ("L’ÉTÉÂ~: LES DATES", "L’ÉTÉ~: LES DATES"),
    ("Bis zu Â~500 Euro", "Bis zu ~500 Euro"),
    ("Closed. Â~Open again on Friday", "Closed. ~Open again on Friday"),
    ("SALEÂ~NOW ON", "SALE~NOW ON"),
    ("Il dit Â« non Â»", "Il dit « non »"),
    ("L’ÃTÃ\x89,Â~L’EUROPE ET L’HIVER", "L’ÃTÉ,~L’EUROPE ET L’HIVER"),
    ("ESPAÃ‘A Y LEÃ“N", "ESPAÑA Y LEÓN"),
    ("HÃ”TEL DE VILLE", "HÔTEL DE VILLE"),
    ("Ã€ PARIS, Ã‰TÃ‰", "À PARIS, ÉTÉ"),
]


@pytest.mark.parametrize("line", [line.replace("~", "\u00a0") for line in LETTERS])
def test_letters_stay(line: str) -> None:
    assert CLEANER.clean(line).text == line
    assert CLEANER.clean(f"{line}\nAn article of one line.\n").text == f"{line}\nAn article of one line.\n"


@pytest.mark.parametrize(("line", "want"), [(line.replace("~", "\u00a0"), want.replace("~", "\u00a0")) for line, want in DAMAGE])
def test_damage_is_repaired(line: str, want: str) -> None:
    cleaned = CLEANER.clean(line)
    assert cleaned.text == want
    assert cleaned.revert() == line


def test_a_control_character_of_the_text_is_no_letter() -> None:
    line = "\x0eUBND XÃ\u00a0BÌNH AN\x0e, cafÃ©"
    assert CLEANER.clean(line).text == "UBND XÃ\u00a0BÌNH AN, café"


def test_a_long_line_is_looked_at_once() -> None:
    assert len(find_sound("XÃ\u00a0TÂN " * 20_000)) == 20_000


@pytest.mark.parametrize("line", TOLD_OF)
def test_letters_that_a_line_speaks_of_stay(line: str) -> None:
    assert CLEANER.clean(line).text == line


@pytest.mark.parametrize(("line", "want"), [("Il va Ã Paris", "Il va à Paris"), ("Il est Ã l'école", "Il est à l'école")])
def test_the_same_before_words_is_damage(line: str, want: str) -> None:
    assert CLEANER.clean(line).text == want
