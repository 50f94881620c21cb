"""Reads what somebody is behind their name and a comma: "Anna Kern, Sprecherin des Verbands"."""

from __future__ import annotations

from extraction.knowledge.names import title_of
from extraction.linking.introduced.name_rows import is_dictionary_word
from extraction.linking.links import Links, PersonMention
from extraction.linking.title_phrases import TitlePhrase, read_title_phrase
from extraction.text import Token, words_of

_OBLIQUE_ARTICLES = words_of("oblique_article")
_NOMINATIVE_ARTICLES = words_of("nominative_article_of_person")
_PLACE_PREPOSITIONS = words_of("preposition_of_place")
_LONGEST_BODY = 6  # words


def is_explained(tokens: list[Token], links: Links, end: int, limit: int) -> bool:
    """ "Bolat Aktajew, Vizeaußenminister Kasachstans,": words that are no nouns, up to `end`, a comma, a title that closes."""
    if end + 1 >= limit or tokens[end].text != "," or is_dictionary_word(tokens[end - 1].text):
        return False
    return _closing_title(tokens, links, end + 1, limit) is not None


def _closing_title(tokens: list[Token], links: Links, at: int, limit: int) -> TitlePhrase | None:
    """The title phrase that starts at a token and ends at a mark or at the end of the sentence."""
    for i in range(at, min(limit, at + 5)):
        if title_of(tokens[i].text) is not None:
            phrase = read_title_phrase(tokens, links.scan, i, at - 1, limit)  # the mark before it starts no sentence
            closes = phrase is not None and any(
                _is_mark(tokens, end, limit)
                for end in (phrase.end, phrase.far, _past_name_of_body(tokens, phrase, limit))
            )
            return phrase if phrase is not None and phrase.first == at and closes else None
    return None


def is_what_somebody_is(tokens: list[Token], links: Links, phrase: TitlePhrase) -> bool:
    """ "Anna Kern, | Vorsitzende des Arctic Council": behind a name and a comma, what belongs to a title names nobody else."""
    person = links.people[-1] if links.people else None
    apposed = person is not None and person.last + 1 == phrase.first and tokens[person.last].text == ","
    return apposed and phrase.end > phrase.at + 1 and not _is_mark(tokens, phrase.end, len(tokens))


def _past_name_of_body(tokens: list[Token], phrase: TitlePhrase, limit: int) -> int:
    """The end of "Vorsitzende des Inuit | Circumpolar Council", "Direktor der Stiftung | Swisspeace in Basel"."""
    end = phrase.end
    if end == phrase.at + 1:
        return end
    while end < min(limit, phrase.end + _LONGEST_BODY) and (
        (tokens[end].text[0].isupper() and title_of(tokens[end].text) is None)
        or tokens[end].text in _PLACE_PREPOSITIONS
    ):
        end += 1
    return end


def _is_mark(tokens: list[Token], at: int, limit: int) -> bool:
    return at >= limit or not tokens[at].text[0].isalpha()


def read_apposition(tokens: list[Token], links: Links, person: PersonMention, limit: int) -> None:
    """ "…, Sprecher des Verbands", "…, die Leiterin des Instituts": a title right behind the name and a comma."""
    at = person.last + 1
    if at >= limit or tokens[person.last].text != ",":
        return
    phrase = _closing_title(tokens, links, at, limit)
    if phrase is not None and not _is_of_next(person, phrase):
        person.titles.append(phrase)


def _is_of_next(person: PersonMention, phrase: TitlePhrase) -> bool:
    """ "traf die Botschafterin, Anna Kern, | den Minister, Jan Weber": a title in another gender or case is another person's."""
    oblique = phrase.determiner in _OBLIQUE_ARTICLES
    return any(
        not set(title.title.genders) & set(phrase.title.genders)
        or (oblique and title.determiner in _NOMINATIVE_ARTICLES)
        for title in person.titles
    )
