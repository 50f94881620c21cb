"""Completes what an article says about people on no list: their country and office, from the words around their names.

"Die Britin Barbara Beispiel", "Raus Sprecher Jan Muster", "den russischen Botschafter … Botschafter Anton Beispiel", "ihre
isländische Kollegin": what stands beside the name says too little, what stands before it says the rest.
"""

from __future__ import annotations

from datetime import date

from extraction.knowledge import tables
from extraction.knowledge.names import FEMALE, MALE, Form, roles_on, title_of
from extraction.linking.introduced.honorifics import past_honorific
from extraction.linking.links import Links, Newcomer, PersonMention
from extraction.linking.title_phrases import TitlePhrase, read_title_phrase
from extraction.text import Token, word_list, words_of

_WITHOUT_FEMININE = word_list("title_without_feminine")

_COLLEAGUES = words_of("colleague")
_WINDOW = 20
_ENDS = frozenset(".!?")
_HIS, _HER = word_list("his_start"), word_list("her_start")


def complete_newcomers(tokens: list[Token], links: Links, on: date | None) -> None:
    """Fill in country, gender and role of the newcomers, in the order of the text."""
    people = sorted((p for p in links.people if p.entity), key=lambda person: person.first)
    offices: list[TitlePhrase] | None = None
    for index, person in enumerate(people):
        newcomer = links.newcomers.get(person.entity)
        if newcomer is None:
            continue
        _read_inhabitant(links, person, newcomer)
        _read_bracket(tokens, links, person, newcomer)
        before = people[max(0, index - _WINDOW) : index]
        _read_possessor(links, newcomer, person, before, on)
        _read_colleague(links, newcomer, before, on)
        if newcomer.country is None and newcomer.titles:
            offices = offices if offices is not None else _unnamed_offices(tokens, links)
            newcomer.country = _country_of_office(
                tokens, offices, newcomer, [p for p in people if p.entity == person.entity]
            )


def _unnamed_offices(tokens: list[Token], links: Links) -> list[TitlePhrase]:
    """The offices that the article names with their country and without a holder: "den russischen Botschafter"."""
    found = []
    for i, token in enumerate(tokens):
        if token.text[0].isupper() and title_of(token.text) is not None:
            phrase = read_title_phrase(tokens, links.scan, i, max(0, i - 4), min(len(tokens), i + 6))
            if phrase is None or not phrase.on_behalf_of.country:
                continue
            if not links.people_in(i + 1, i + 3) and not _is_named_behind(tokens, links, phrase.far):
                found.append(phrase)
    return found


def _country_of_office(
    tokens: list[Token], offices: list[TitlePhrase], newcomer: Newcomer, mentions: list[PersonMention]
) -> str | None:
    """The country of the first office that may be this person's: of a title of theirs, and not of whom they meet in a sentence."""
    own = newcomer.titles[0]
    for office in offices:
        is_same = office.base == own.base and not set(office.title.genders).isdisjoint(own.title.genders)
        if is_same and not any(_are_in_one_sentence(tokens, person, office) for person in mentions):
            return office.on_behalf_of.country
    return None


def _are_in_one_sentence(tokens: list[Token], person: PersonMention, office: TitlePhrase) -> bool:
    """ "Außenminister Lars Kern trifft Estlands | Außenminister": one who is named and one who is not are two."""
    between = tokens[person.last : office.first] if person.last <= office.first else tokens[office.far : person.first]
    return len(between) <= _WINDOW and not any(token.text in _ENDS for token in between)


def _is_named_behind(tokens: list[Token], links: Links, end: int) -> bool:
    """ "dem Außenminister der Republik Korea, S.E. Herrn PARK Minho": an office with its holder behind a comma."""
    if end >= len(tokens) or tokens[end].text != ",":
        return False
    at = past_honorific(tokens, end + 1, min(len(tokens), end + 6))
    return bool(links.people_in(at, at + 1))


def _read_inhabitant(links: Links, person: PersonMention, newcomer: Newcomer) -> None:
    """ "Die Britin Barbara Beispiel": country and gender."""
    match = links.scan.ending_at(person.first)
    if match is not None and match.form is Form.INHABITANT:
        newcomer.country = newcomer.country or tables.entities()[match.entity].code
        newcomer.gender = newcomer.gender or match.gender


def _read_bracket(tokens: list[Token], links: Links, person: PersonMention, newcomer: Newcomer) -> None:
    """ "Anna KERN (Estland)": the country in brackets, as reports on a council have it."""
    opens = person.last < len(tokens) and tokens[person.last].text == "("
    match = links.scan.starting_at(person.last + 1) if opens and newcomer.country is None else None
    if match is not None and match.form is Form.NAME and tokens[min(match.last, len(tokens) - 1)].text == ")":
        newcomer.country = tables.entities()[match.entity].code


def _read_possessor(
    links: Links, newcomer: Newcomer, person: PersonMention, before: list[PersonMention], on: date | None
) -> None:
    """ "Raus Sprecher", "seine Sprecherin": of the country of the one whom they serve; colleagues have one of their own."""
    phrase = next((t for t in person.titles if t.first < person.first), None)
    if newcomer.country is not None or phrase is None or phrase.title.head in _COLLEAGUES:
        return
    owner = next((p for p in before if p.last == phrase.first), None) or _meant_by(links, phrase, before)
    if owner is not None:
        newcomer.country = _country(links, owner.entity, on)


def _meant_by(links: Links, phrase: TitlePhrase, before: list[PersonMention]) -> PersonMention | None:
    """Whom a possessive means: the last person of its gender before it."""
    word = phrase.determiner or ""
    gender = MALE if word.startswith(_HIS) else FEMALE if word.startswith(_HER) else None
    if gender is None:
        return None
    return next((p for p in reversed(before) if p.last <= phrase.first and _gender(links, p.entity) == gender), None)


def _read_colleague(links: Links, newcomer: Newcomer, before: list[PersonMention], on: date | None) -> None:
    """ "Ihre isländische Kollegin": who is somebody's colleague holds the same office."""
    if newcomer.role is None or not newcomer.titles or newcomer.titles[0].title.head not in _COLLEAGUES:
        return
    office = next((role for p in reversed(before) if (role := _office(links, p.entity, on))), None)
    if office is not None:
        base = title_of(office)
        man = base.base if base is not None else office
        newcomer.role = f"{man}in" if newcomer.gender == FEMALE and not man.endswith(_WITHOUT_FEMININE) else man


def _office(links: Links, entity: str, on: date | None) -> str | None:
    """The office of somebody named before, as one word."""
    new = links.newcomers.get(entity)
    if new is not None:
        head = new.titles[0].title.head if new.titles else None
        return new.role.split(" ")[0] if new.role and head not in _COLLEAGUES else None
    return next((role.titles[0] for role in roles_on(entity, on) if role.titles), None)


def _country(links: Links, entity: str, on: date | None) -> str | None:
    new = links.newcomers.get(entity)
    return new.country if new is not None else next((r.country for r in roles_on(entity, on) if r.country), None)


def _gender(links: Links, entity: str) -> str | None:
    known, new = tables.people().get(entity), links.newcomers.get(entity)
    return known.gender if known else new.gender if new else None
