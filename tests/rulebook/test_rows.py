"""Rows of facts: the telephone of an invitation stays, the telephone of an imprint goes; a table of a film keeps who photographed it."""

import pytest

from cleanse import Cleaner
from cleanse.core.document import Document
from cleanse.rulebook.engine import judge
from cleanse.run.spec import PipelineSpec, build_rules, make_facts

ARTICLES = {
    "en": "The festival opens on Saturday in the park by the lake, and sixty potters from twelve towns will show what they make.",
    "vi": "Lễ hội gốm sẽ khai mạc vào thứ bảy này tại công viên bên hồ với sự tham gia của sáu mươi nghệ nhân từ mười hai tỉnh.",
    "ro": "Festivalul se deschide sâmbătă în parcul de lângă lac, iar șaizeci de olari din douăsprezece orașe își arată lucrările.",
    "zh": "陶艺节将于本周六在湖畔公园开幕，来自十二个省份的六十位匠人将展示自己的作品，市民可以免费入场参观。",
    "he": "הפסטיבל ייפתח בשבת בפארק שליד האגם, ושישים קדרים משתים עשרה ערים יציגו בו את עבודותיהם לקהל הרחב.",
}
FACTS = {
    "en": ("Date: 7 to 9 October", "Admission: free", "Email: potters@lakeside.example"),
    "vi": ("Thời gian: 7-9/10", "Vé: miễn phí", "Điện thoại: 024-0000-0000"),
    "ro": ("Data: 7 octombrie", "Intrarea: liberă", "Telefon: 0269 000 000"),
    "zh": ("日期：10月7日至9日", "费用：免费入场", "联系方式：potters@lakeside.example"),
    "he": ("תאריך: 7 באוקטובר", "כניסה: חופשית", "טלפון: 03-0000000"),
}
#: what rules know
IMPRINTS = {
    "vi": ("Giấy phép: 123/GP-TTĐT", "Điện thoại: 024-0000-0000"),
    "ro": ("© 2024 Curierul de Harwick", "Telefon: 0269 000 000"),
    "zh": ("版权所有 © 2024 湖畔日报", "联系电话：000-00000000"),
    "he": ("© 2024 כל הזכויות שמורות", "טלפון: 03-0000000"),
}


@pytest.mark.parametrize("lang", FACTS)
def test_contact_among_facts_stays(cleaner: Cleaner, lang: str) -> None:
    text = "\n".join([ARTICLES[lang], *FACTS[lang]])
    assert cleaner.clean(text, lang=lang).text == text


@pytest.mark.parametrize("lang", IMPRINTS)
def test_contact_among_rows_of_an_imprint_goes(cleaner: Cleaner, lang: str) -> None:
    text = "\n".join([ARTICLES[lang], ARTICLES[lang][::-1], *IMPRINTS[lang]])
    assert IMPRINTS[lang][1] not in cleaner.clean(text, lang=lang).text


def test_credit_in_a_table_of_a_film_stays(cleaner: Cleaner) -> None:
    table = "导演：林若谷\n编剧：许念\n摄影：王大川\n剪辑：高一鸣\n片长：128分钟"
    text = f"{ARTICLES['zh']}\n{table}"
    assert cleaner.clean(text, lang="zh").text == text
    assert "摄影" not in cleaner.clean(f"{ARTICLES['zh']}\n摄影：王大川", lang="zh").text


def test_refusal_is_told() -> None:
    doc = Document("\n".join([ARTICLES["en"], *FACTS["en"]]), make_facts(lang="en"))
    reasons = [verdict.reason for verdict in judge(doc, build_rules(PipelineSpec()))]
    assert any(reason is not None and "a row of a list" in reason for reason in reasons)


def test_long_lists_are_linear(cleaner: Cleaner) -> None:
    rows = [f"Giấy phép: {number}/GP-TTĐT\nĐiện thoại: 024-0000-0{number:03}" for number in range(400)]
    assert cleaner.clean("\n".join([ARTICLES["vi"], "Vé: miễn phí", *rows]), lang="vi").text.count("Điện thoại") == 400
