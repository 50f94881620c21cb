"""Finds people whom a text calls by a given name alone: "Ljudmila, 71, hat …", "er heißt Jewgenij", "Draußen raucht Stipe."

Such people speak in reportages and give no surname. Words of whole names are not read so: they mean whoever has the name.
"""

from __future__ import annotations

from extraction.grammar import verb_forms
from extraction.knowledge.names import is_given_name, title_of
from extraction.knowledge.names.transliteration import transliteration_key
from extraction.linking.introduced.name_rows import is_dictionary_word
from extraction.linking.links import Links, PersonMention
from extraction.text import Document, Token, words_of
from extraction.text.dictionary import is_known_small, names_people, names_woman
from extraction.text.records import keeping_words

_SHORTEST = 3  # letters
_YOUNGEST, _OLDEST = 5, 110
_BEHIND_AGE = frozenset({",", "Jahre", "."})
_CALLED, _CALL_ONESELF = words_of("is_called"), words_of("introduces_oneself")
_PRONOUNS = words_of("third_person_pronoun")
_NAMED = "namens"
_WORDS = words_of("given_name_that_is_a_word")
_MONTHS = words_of("month")
_KIN = words_of("kin")
_BEFORE_PLACES = words_of("preposition_before_place_alone")
_CLOSED = frozenset(',.!?;:–-()“”"«»')
_ARTICLES = frozenset({"ein", "eine"})
_OPENING = frozenset('.!?:"„“”»«')


def add_people_by_given_name(document: Document, links: Links) -> None:
    """Put in the people whom the text introduces by a given name alone, once each; later mentions are found by name."""
    tokens, opening = document.tokens, {sentence.first for sentence in document.sentences}
    names = (i for i, token in enumerate(tokens) if _looks_like_name(token.text))
    found = [i for i in names if _is_introduced(tokens, i, opens=i in opening)]
    if not found:
        return
    taken = {t.text for person in links.people for t in tokens[person.first : person.last]}
    ranges = {i for person in links.people for i in range(person.first, person.last)}
    seen: set[str] = set()
    for i in found:
        word = tokens[i].text
        if word in seen | taken or i in ranges or links.scan.starting_at(i) is not None:
            continue
        if transliteration_key(word) not in links.people_by_surname and not _is_of_a_thing(tokens, word):
            seen.add(word)
            links.people.append(PersonMention(i, i + 1))
    links.people.sort(key=lambda person: person.first)


@keeping_words
def _looks_like_name(word: str) -> bool:
    """Whether a word can be a given name: one of a list, or a word that German lacks."""
    if len(word) < _SHORTEST or not word[0].isupper() or word.isupper() or not word.replace("-", "").isalpha():
        return False
    if word in _WORDS or word.lower() in _MONTHS or title_of(word) is not None:
        return False
    return (is_given_name(word) or not is_dictionary_word(word)) and not is_known_small(word)


def _is_introduced(tokens: list[Token], i: int, *, opens: bool) -> bool:
    before, after = "." if opens else _at(tokens, i - 1), _at(tokens, i + 1)
    if after[0].isupper():
        return False
    if before[0].isupper() and i > 1 and not _is_finite(before.lower()):
        return before in _KIN
    if _is_aged(tokens, i + 1) or _is_called(tokens, i, before, after):
        return True
    if _is_finite(before) and after == "," and _is_what_people_are(tokens, i + 2):
        return True
    return is_given_name(tokens[i].text) and _acts(before, after)


def _is_aged(tokens: list[Token], at: int) -> bool:
    """ "Ljudmila | , 71, hat", "Samira | (29) hat"."""
    opens, age, closes = _at(tokens, at), _at(tokens, at + 1), _at(tokens, at + 2)
    if not age.isdecimal() or len(age) > 3 or not _YOUNGEST <= int(age) <= _OLDEST:
        return False
    return (opens == "," and closes in _BEHIND_AGE) or (opens == "(" and closes == ")")


def _is_called(tokens: list[Token], i: int, before: str, after: str) -> bool:
    """ "er heißt Jewgenij", "Pjotr heißt er", "ein Mann namens Ali", "der sich als Giorgi vorstellt"."""
    if before in _CALLED:
        return _at(tokens, i - 2).lower() in _PRONOUNS
    if before == _NAMED:
        return _means_people(_at(tokens, i - 2))
    if before == "als" and (after in _CALL_ONESELF or "sich" in (_at(tokens, i - 2), _at(tokens, i - 3))):
        return after in _CALL_ONESELF or "vor" in (after, _at(tokens, i + 2))
    return after in _CALLED and _at(tokens, i + 2) in _PRONOUNS


def _is_what_people_are(tokens: list[Token], at: int) -> bool:
    """ "lebt Achol, | eine Mutter von vier Kindern", "raucht Stipe, | Lastwagenfahrer aus Split"."""
    noun = _at(tokens, at + 1) if _at(tokens, at) in _ARTICLES else _at(tokens, at)
    return noun[0].isupper() and _means_people(noun)


def _acts(before: str, after: str) -> bool:
    """Whether a name stands as the subject of a clause: "Hamid will …", "Neben ihm sitzt Fatima und …"."""
    if before in _OPENING:
        return _is_finite(after)
    return _is_finite(before) and (after in _CLOSED or after.islower())


def _is_of_a_thing(tokens: list[Token], word: str) -> bool:
    """Whether a word also stands where a place or thing is named: "in Narwa", "der Hurrikan Melissa"."""
    for i, token in enumerate(tokens):
        if token.text != word or i == 0:
            continue
        before = tokens[i - 1].text
        if before in _BEFORE_PLACES:
            return True
        noun = before[0].isupper() and i > 1 and is_dictionary_word(before) and not _is_finite(before.lower())
        if noun and not _means_people(before):
            return True
    return False


def _means_people(noun: str) -> bool:
    """Whether a noun says what somebody is: "Lehrerin", "Bruder"."""
    return title_of(noun) is not None or names_people(noun) or names_woman(noun) or noun in _KIN


def _at(tokens: list[Token], i: int) -> str:
    return tokens[i].text if 0 <= i < len(tokens) else "."


def _is_finite(word: str) -> bool:
    return word.islower() and any(form.finite for form in verb_forms(word))
