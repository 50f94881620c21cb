"""Finds the whole names of people whom the text calls by a surname alone elsewhere: "Zbylut Wielgorz …. „Ja“, sagt Wielgorz."

Neither word need be on a list: that the last one stands alone where somebody speaks or acts tells that both are a name.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction.grammar import verb_forms
from extraction.knowledge.names import is_given_name, title_of
from extraction.linking.introduced.name_rows import is_dictionary_word, may_be_in_row, row_of_names, surname_of
from extraction.linking.links import Links, PersonMention
from extraction.text import Token, words_of
from extraction.text.records import keeping_words

_PARTICLES = words_of("name_particle_of_newcomer")
_BEFORE_PEOPLE = words_of("before_surname_alone")
_SHORTEST = 3  # letters


def add_people_called_again(tokens: list[Token], links: Links) -> None:
    """Put in the whole names that nothing announces, of those whom the text calls by surname too."""
    rows = list(_rows_of_strange_words(tokens, links))
    if not rows:
        return
    alone = _called_alone(tokens, {surname_of(tokens, first, end) for first, end in rows})
    for first, end in rows:
        surname = surname_of(tokens, first, end)
        if surname in alone or surname.removesuffix("s") in alone:
            links.people.append(PersonMention(first, end))
    links.people.sort(key=lambda person: person.first)


def _rows_of_strange_words(tokens: list[Token], links: Links) -> Iterator[tuple[int, int]]:
    """Two capitalised words or more in a row of which German lacks the first and the last, and that no list has."""
    capitals = [i for i, token in enumerate(tokens[:-1]) if token.text[0].isupper() and _is_strange(token.text)]
    taken = {i for person in links.people for i in range(person.first, person.last)}
    behind = 0
    for i in capitals:
        if i < behind or i in taken or not _may_begin(tokens, links, i):
            continue
        end = row_of_names(tokens, links.scan, i, len(tokens))
        words = [t.text for t in tokens[i:end] if t.text not in _PARTICLES]
        if len(words) > 1 and _is_strange(words[-1]):
            behind = end
            if taken.isdisjoint(range(i, end)):
                yield i, end


def _may_begin(tokens: list[Token], links: Links, i: int) -> bool:
    return may_be_in_row(tokens, i, len(tokens)) and links.scan.starting_at(i) is None


@keeping_words
def _is_strange(word: str) -> bool:
    """Whether a word can only be a name: German has no such word, and it is no acronym."""
    if len(word) < _SHORTEST or not word[1:].strip("-’'.").replace("-", "").isalpha() or word.isupper():
        return False
    last = word.rpartition("-")[2]
    return is_given_name(word) or not (is_dictionary_word(last) or title_of(word))


def _called_alone(tokens: list[Token], surnames: set[str]) -> set[str]:
    """Which of some surnames stand where a person alone can stand: beside a verb, behind "so", "laut", "Frau"."""
    by_first: dict[str, list[list[str]]] = {}
    for surname in surnames:
        for form in (surname, surname.removesuffix("s")):
            words = form.split(" ")
            by_first.setdefault(words[0], []).append(words)
    found: set[str] = set()
    for i, token in enumerate(tokens):
        for words in by_first.get(token.text, ()):
            end = i + len(words)
            if [t.text for t in tokens[i:end]] == words and _stands_for_person(tokens, i, end):
                found.add(" ".join(words))
    return found


def _stands_for_person(tokens: list[Token], first: int, end: int) -> bool:
    before = tokens[first - 1].text if first else "."
    after = tokens[end].text if end < len(tokens) else "."
    if before.lower() in _BEFORE_PEOPLE or _is_finite(before):
        return True
    if before[0].isalpha():
        return False
    behind = tokens[end + 1].text if end + 1 < len(tokens) else "."
    return _is_finite(after) or (after == "," and (behind == "der" or behind.isdigit()))  # "Wielgorz, 58, war Förster"


def _is_finite(word: str) -> bool:
    return word.islower() and any(form.finite for form in verb_forms(word))
