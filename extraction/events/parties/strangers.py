"""Phrases for people whom nothing introduces, by names in two words."""

from __future__ import annotations

from collections.abc import Iterator

from extraction.events.parties.line import EventLine, Party
from extraction.events.parties.people import is_person
from extraction.knowledge import tables
from extraction.knowledge.names import is_given_name, title_of
from extraction.linking.introduced.name_rows import row_of_names
from extraction.linking.links import PersonMention
from extraction.text import Span, words_of
from extraction.text.dictionary import is_known


def find_strangers(line: EventLine, people: list[PersonMention]) -> Iterator[Party]:
    """Names in two words that nothing introduces: "hat Bambang Sutedjo eine Rede gehalten"."""
    tokens, scan = line.document.tokens, line.resolver.links.scan
    taken = {i for person in people for i in range(person.first, person.last)}
    i = line.first
    while i < line.last - 1:
        if not tokens[i].text[0].isupper():
            i += 1  # like most words
            continue
        end = i
        if i not in taken and scan.starting_at(i) is None and _begins_name(line, i):
            end = max(i, row_of_names(tokens, scan, i, line.last))
        if end - i > 1 and not taken.intersection(range(i, end)):
            entities = line.resolver.resolve(Span(tokens[i].start, tokens[end - 1].end))
            people_ = (in_usual_order(line, e) for e in entities if is_person(line.document, e))
            yield Party(i, end, tuple(people_), is_person=True)
        i = max(i + 1, end)


def _begins_name(line: EventLine, i: int) -> bool:
    word, following = line.text(i), line.text(i + 1)
    if not following[:1].isupper() or title_of(word) is not None or is_known(following):
        return False
    if word.lower() in words_of("event_title_body"):
        return False
    if line.word(i - 1) in words_of("event_title_body"):
        return True  # "Bundesrat Beat Muster"
    return any(map(is_given_name, word.split("-"))) or (
        word.isalpha() and not is_known(word) and following.replace("-", "").isalpha()
    )


def in_usual_order(line: EventLine, entity: str) -> str:
    """Who is known, where a text has the family's name first: "Kishida Fumio"."""
    family, _, given = entity.partition("-")
    turned = f"{given}-{family}"
    if entity in tables.people() or turned not in tables.people():
        return entity
    line.document.entities.setdefault(turned, tables.entities()[turned])
    return turned
