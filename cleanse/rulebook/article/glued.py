"""Leftovers glued to a paragraph: a pattern that knows the one would take the line with the other.

A sentence speaks for its line if more of its words stand in the paragraphs that no rule knows than are words that leftovers are made of.
docs/rules.md has what this saves and what it leaves; `python -m benchmarks.glued` measures it.
"""

from collections.abc import Set

from cleanse.core.letters import count_letters
from cleanse.rulebook.edges import BETWEEN_SENTENCES, SENTENCE_ENDS
from cleanse.rulebook.rule import Rule
from cleanse.rulebook.shapes import CLOSERS, is_paragraph
from cleanse.rulebook.view import Hit, View
from cleanse.rulebook.vocabulary.known import known_words
from cleanse.rulebook.vocabulary.words import find_pieces, is_dense

#: a rule of this confidence takes the line whatever else it says
_CERTAIN = "certain"
#: what leads to other articles often speaks of what this one does
_TEASER = "teaser"
#: shorter lines have no room for a sentence beside the leftover, in code points; the second figure is for scripts without spaces
_LONG, _LONG_DENSE = 100, 40
#: a sentence of fewer letters does not speak for its line; the second figure is for scripts without spaces
_LETTERS, _LETTERS_DENSE = 45, 18
#: nor does one of fewer different words
_WORDS = 7
#: nor one that shares fewer of them with the article
_SHARED = 3
#: how much of a text tells whether it is of a script without spaces, in code points
_BEGINNING = 3000
#: what stands behind the sign that ends a sentence
_BEHIND = CLOSERS + " "


class Glued:
    """The article of a text, by its words, found when a rule first asks.

    Args:
        view: The text.
        known: Numbers of the lines that rules know something of.
    """

    __slots__ = ("_is_dense", "_known", "_view", "_words")

    def __init__(self, view: View, known: Set[int]) -> None:
        self._view = view
        self._known = known
        self._is_dense = False
        self._words: set[str] | None = None

    def holds_sentence(self, rule: Rule, hit: Hit) -> bool:
        """Whether the line that a rule would take holds a sentence of the article."""
        if rule.confidence == _CERTAIN or rule.category == _TEASER:
            return False
        view = self._view
        words = self._find_words()
        long, least = (_LONG_DENSE, _LETTERS_DENSE) if self._is_dense else (_LONG, _LETTERS)
        return len(view.raw[hit.line]) >= long and any(
            count_letters(sentence) >= least and self._is_of_article(find_pieces(sentence, dense=self._is_dense), words)
            for sentence in BETWEEN_SENTENCES.split(view.folded[hit.line])
            if sentence.rstrip(_BEHIND)[-1:] in SENTENCE_ENDS
        )

    def _find_words(self) -> set[str]:
        """The words of the paragraphs that no rule knows."""
        if self._words is None:
            view = self._view
            self._is_dense = is_dense(view.text[:_BEGINNING])
            paragraphs = (number for number in view.solid if number not in self._known and is_paragraph(view.raw[number]))
            self._words = set().union(*(find_pieces(view.folded[number], dense=self._is_dense) for number in paragraphs))
        return self._words

    @staticmethod
    def _is_of_article(sentence: set[str], words: set[str]) -> bool:
        shared = len(sentence & words)
        return len(sentence) >= _WORDS and shared >= _SHARED and shared >= len(sentence & known_words())
