"""Decides whom and what the names in an article mean, and fills in its mentions and entities.

Three passes: every known name (scanning.py); every name of a person (name_mentions.py); then name resolution
(name_resolution.py): who has the name, with the whole article, its title line included, in view. A surname that is a
common word or shared links only with the support of the article: the full name, or the title of an office that its
holder held on the article's date.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from extraction.knowledge import tables
from extraction.knowledge.names import Form
from extraction.linking.introduced import (
    add_people_by_given_name,
    add_people_called_again,
    complete_newcomers,
    part_names_side_by_side,
)
from extraction.linking.links import Links, entity_of
from extraction.linking.name_mentions import read_people
from extraction.linking.name_resolution import find_people_again, join_title_line, name_newcomers, resolve_surnames
from extraction.linking.scanning import Scan, scan
from extraction.text import Document, Fault, Mention, Span, guarded
from extraction.text.tokens import tokenise

STAGE = "names"
_PLACE = attrgetter("span.start", "span.end")


def find_mentions(document: Document) -> Links:
    """Fill in the mentions and entities of a document, in the order of the text. Tokens and sentences must be there."""
    before = _title_line(document)
    links = _link(document, before)
    document.mentions = []
    for mention in sorted(_mentions(document, links), key=_PLACE):
        with guarded(document, STAGE, mention.span):
            for identifier in (mention.entity, *tables.ancestors(mention.entity)):
                if identifier not in document.entities:
                    document.entities[identifier] = entity_of(links, identifier)
            document.mentions.append(mention)
    with guarded(document, STAGE):
        _add_spellings(document, links)
    return links


def _add_spellings(document: Document, links: Links) -> None:
    """A full name that is spelled otherwise than on the lists ("Hussein" for "Hossein") is another name of the person."""
    for person in links.people:
        match = links.scan.starting_at(person.first)
        if person.last - person.first < 2 or (match is not None and match.genitive):
            continue
        entity = document.entities[person.entity]
        said = " ".join(t.text for t in document.tokens[person.first : person.last]).replace(" .", ".")
        known = match is not None or not said.endswith("s")
        if known and said not in (entity.name, *entity.aliases):
            document.entities[person.entity] = replace(entity, aliases=(*entity.aliases, said))


def _title_line(document: Document) -> Links | None:
    """The title line, read as a text of its own: it may give the full name of somebody whom the text calls by surname."""
    if not document.title:
        return None
    line = Document(document.title, published_on=document.published_on)
    with guarded(document, STAGE):
        tokenise(line)
    links = _link(line, None)
    document.faults |= dict.fromkeys(Fault(fault.stage) for fault in line.faults)  # their offsets are the line's
    return links


def _link(document: Document, before: Links | None) -> Links:
    tokens = document.tokens
    links = Links(Scan())
    with guarded(document, STAGE):
        links.scan = scan(tokens)
    if before is not None:
        links.people_by_surname = {
            name: [(-1, entity) for _, entity in found] for name, found in before.people_by_surname.items()
        }
        for entity, newcomer in before.newcomers.items():
            links.add_newcomer(entity, newcomer)
        links.title_line = tuple(dict.fromkeys(person.entity for person in before.people))
        links.title_bodies = tuple(dict.fromkeys(filter(_is_body, (match.entity for match in before.scan.matches))))
    for sentence in document.sentences:
        with guarded(document, STAGE, sentence.span):
            read_people(document, links, sentence.first, sentence.last)
    with guarded(document, STAGE):
        add_people_called_again(tokens, links)
        add_people_by_given_name(document, links)
        part_names_side_by_side(tokens, links)
        name_newcomers(tokens, links, document.published_on)
        join_title_line(links)
        resolve_surnames(tokens, links, document.published_on)
        find_people_again(tokens, links)
        complete_newcomers(tokens, links, document.published_on)
    links.people = sorted((p for p in links.people if p.entity), key=lambda person: person.first)
    return links


def _is_body(entity: str) -> bool:
    return entity in tables.organisations() or entity in tables.institutions()


def _mentions(document: Document, links: Links) -> Iterator[Mention]:
    text = document.text
    for match in (*links.scan.matches, *links.scan.parts):
        if match.form not in (Form.FULL_NAME, Form.SURNAME):
            yield Mention(match.entity, text[match.start : match.end], Span(match.start, match.end))
    for person in links.people:
        span = Span(document.tokens[person.first].start, document.tokens[person.last - 1].end)
        yield Mention(person.entity, span.of(text), span)
