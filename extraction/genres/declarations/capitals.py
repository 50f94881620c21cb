"""Verbs in capitals: "Der Rat VERURTEILT den Angriff und LEHNT ihn AB" is read as if it were written in small letters."""

from __future__ import annotations

from functools import lru_cache

from extraction.grammar import verb_forms
from extraction.knowledge.names import folded, longest, name_tree
from extraction.text import Document, Token, words_of
from extraction.text.dictionary import is_known, lemma_of

_SMALL = words_of(
    "article",
    "preposition",
    "coordinator",
    "particle",
    "determiner",
    "personal_pronoun",
    "reflexive",
    "announcing_adverb",
    "negation",
)


def lower_capitals(document: Document) -> None:
    """Put words in capitals into small letters in the tokens of what a declaration says; the text stays as it is."""
    for turn in document.turns:
        if turn.declares:
            for sentence in document.sentences[turn.first : turn.last]:
                _lower(document, sentence.first, sentence.last)


def _lower(document: Document, first: int, last: int) -> None:
    """Lower a sentence in which some words are in capitals, a verb or a head of a preamble among them."""
    tokens = document.tokens[first:last]
    words = [token.text for token in tokens if token.text[0].isalpha()]
    loud = [word for word in words if _is_loud(word)]
    opens = loud[:1] == words[:1]  # "UNTER HINWEIS auf …"
    if all(map(str.isupper, words)) or not (opens or any(verb_forms(word.lower()) for word in loud)):
        return
    for i, token in enumerate(tokens):
        if _is_loud(token.text):
            quiet = _quiet(token.text)
            document.tokens[first + i] = Token(quiet, token.start, token.end, lemma_of(quiet))


def _is_loud(word: str) -> bool:
    """Whether a word is written in capitals and is no name, as "EU" is."""
    return len(word) > 1 and word.isupper() and word.isalpha() and _quiet(word) != word


@lru_cache(maxsize=1_000)
def _quiet(word: str) -> str:
    """A word in capitals as it is usually written; a name or a word that nobody knows as it is."""
    small = word.lower()
    if small in _SMALL:
        return small
    if longest(name_tree(), [folded(word)], 0)[1]:
        return word
    if verb_forms(small) and is_known(small):
        return small
    return word.capitalize() if is_known(word.capitalize()) else word
