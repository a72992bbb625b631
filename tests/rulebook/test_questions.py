"""Answers in a list of questions stay, though they use the words in which sites ask; what a site asks goes."""

import pytest

from cleanse import Cleaner

ARTICLES = {
    "en": "The library by the canal has written down what readers ask at its desk, and the answers hang beside the door.",
    "fr": "La bibliothèque du canal a noté ce que les lecteurs demandent au comptoir, et les réponses sont affichées près de la porte.",
    "de": "Die Bücherei am Kanal hat aufgeschrieben, was die Leser an der Theke fragen, und die Antworten hängen neben der Tür.",
}
LISTS = {
    "en": (
        ("Where do I leave my bicycle?", "Behind the house."),
        ("Do you send out news?", "Sign up for our newsletter to receive the list of new books every month."),
        ("Are cookies set?", "We use cookies to improve your experience on our website."),
        ("Who owns the pictures?", "All rights reserved by the society."),
        ("May I say what I think?", "Please log in to leave a comment."),
    ),
    "fr": (
        ("Où laisser mon vélo ?", "Derrière la maison."),
        ("Envoyez-vous des nouvelles ?", "Inscrivez-vous à notre newsletter pour recevoir nos actualités."),
        ("Posez-vous des cookies ?", "Nous utilisons des cookies pour améliorer votre expérience sur notre site."),
    ),
    "de": (
        ("Wo lasse ich mein Fahrrad?", "Hinter dem Haus."),
        ("Verschicken Sie Nachrichten?", "Melden Sie sich für unseren Newsletter an und erhalten Sie die neuesten Nachrichten."),
        ("Setzen Sie Cookies?", "Wir verwenden Cookies, um Ihre Erfahrung auf unserer Website zu verbessern."),
    ),
}


@pytest.mark.parametrize("lang", LISTS)
def test_answers_stay(cleaner: Cleaner, lang: str) -> None:
    text = "\n".join([ARTICLES[lang], *(line for pair in LISTS[lang] for line in pair)])
    assert cleaner.clean(text).text == text


@pytest.mark.parametrize("lang", LISTS)
def test_one_question_is_no_list(cleaner: Cleaner, lang: str) -> None:
    answers = [answer for _, answer in LISTS[lang][1:]]
    question = LISTS[lang][0][0]
    assert cleaner.clean("\n".join([ARTICLES[lang], question, *answers])).text == "\n".join([ARTICLES[lang], question])


@pytest.mark.parametrize(
    ("lang", "question", "answer"),
    [
        ("en", "Forgot your password?", "Click on the link below the form, and we send you a new one."),
        ("de", "Passwort vergessen?", "Klicken Sie auf den Link unter der Anmeldung, und wir schicken Ihnen ein neues."),
        ("fr", "Mot de passe oublié ?", "Cliquez sur le lien sous le formulaire et nous vous en enverrons un nouveau."),
    ],
)
def test_a_question_that_sites_ask_is_one_of_a_list(cleaner: Cleaner, lang: str, question: str, answer: str) -> None:
    questions = [line for asked, _ in LISTS[lang] for line in (asked, ARTICLES[lang])]
    text = "\n".join([*questions, question, answer])
    assert cleaner.clean(text).text == text
    alone = "\n".join([ARTICLES[lang], question])
    assert cleaner.clean(alone).text == ARTICLES[lang]
