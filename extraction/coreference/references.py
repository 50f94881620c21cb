"""Resolves one noun phrase that means one participant: name, title, pronoun, inhabitant, institution or description."""

from __future__ import annotations

import re

from extraction.coreference.context import Context
from extraction.coreference.descriptions import (
    describe,
    describe_institution,
    describe_office,
    on_behalf_of_phrase,
)
from extraction.coreference.noun_heads import DETERMINERS, head_of, named_behind_comma, named_person
from extraction.coreference.nouns.bodies import (
    QUOTATION_MARKS,
    body_endings,
    body_with_name,
    is_title_of_medium,
    led_body,
    longer_word,
    movement_again,
    named_body,
)
from extraction.coreference.nouns.bodies_again import body_called_again, whole_name
from extraction.coreference.nouns.just_named import just_brought_in
from extraction.coreference.nouns.newspapers import newspaper_of
from extraction.coreference.nouns.parliament import group_in_parliament
from extraction.coreference.nouns.people import person_meant
from extraction.coreference.nouns.professions import is_without_name
from extraction.coreference.nouns.relatives import relative_meant
from extraction.coreference.owners import (
    OF,
    body_of_owner,
    is_document,
    owner_of_office,
    owner_of_thought,
    publisher_of,
)
from extraction.coreference.party_references import (
    body_of_branch,
    institution_meant,
    organisation_meant,
    resolve_inhabitant,
    resolve_side,
)
from extraction.coreference.title_references import is_plural, object_of_pronoun, resolve_title
from extraction.grammar import is_body
from extraction.knowledge import tables
from extraction.knowledge.names import FEMALE, MALE, Form, gender_of, is_given_name
from extraction.linking import NameMatch, is_dictionary_word, is_party, row_of_names
from extraction.text import Entity, EntityType, TokenRange, replace, word_list, words_of

_FIRST_OF_TWO = words_of("first_of_two")
_SIDES = words_of("side")
_EMBASSIES = words_of("embassy")
_MEMBERS = word_list("members_end")

PRONOUNS = {"er": MALE, "dieser": MALE, "jener": MALE, "letzterer": MALE, "sie": FEMALE, "diese": FEMALE, "jene": FEMALE,
            "letztere": FEMALE,
            "ersterer": MALE, "erstere": FEMALE, "der": MALE, "die": FEMALE, "ihm": MALE, "ihr": FEMALE, "ihn": MALE}  # fmt: skip
RELATIVE = words_of("nearest_pronoun")
_SOME = words_of("some_of_many")
NOBODY = words_of("pronoun_of_nobody")

_ARTICLES_OF_BODIES = {"er": "der", "sie": "die"}
_COUNCILS = word_list("end_of_council")
_IN_WHICH = words_of("preposition_of_document")
_SHORTEST_ADOPTION = 6  # "Der Rat verabschiedete Schlussfolgerungen, in denen | er"
_INNER_CAPITAL = re.compile(r"^[A-Z][a-z]{1,2}[A-Z][a-zà-ÿ]")


def resolve_one(context: Context, part: TokenRange) -> str | None:
    """The entity that a phrase means; None for "man", "es" and the like."""
    word = context.tokens[part[0]].text.lower()
    if part[1] - part[0] == 1 and word in NOBODY and word not in PRONOUNS:
        return None
    if part[1] - part[0] == 1 and word in PRONOUNS:
        return resolve_pronoun(context, part[0])
    if (newspaper := newspaper_of(context, part)) is not None:
        return newspaper
    head = head_of(context, part)
    if context.tokens[head].text == "Gegenüber":
        return context.other_than(context.best(part[0]), part[0])
    named = named_person(context, part, head) or named_behind_comma(context, part)
    if named is not None:
        return named
    phrase = context.title_phrase(head)
    if phrase is not None and phrase.first > part[0] and _is_behind_extended_attribute(context, part, phrase.at):
        article = context.tokens[part[0]].text.lower()
        phrase = replace(phrase, first=phrase.at, determiner=article)  # "ein mit der Sache befasster | Diplomat"
    if phrase is not None and is_plural(context, phrase):
        return describe(context, part)
    if phrase is not None:
        return resolve_title(context, phrase, part)
    match = context.links.scan.starting_at(head)
    if match is not None and (match.last <= part[1] or match.form is Form.NAME):
        return _resolve_match(context, match, part)
    return _resolve_noun(context, part, head)


def _is_behind_extended_attribute(context: Context, part: TokenRange, head: int) -> bool:
    """ "Ein | mit dem Dossier befasster | Diplomat": whether phrases of their own stand between the article and the noun."""
    tokens = context.tokens
    return (
        tokens[part[0]].text.lower() in DETERMINERS
        and head - part[0] > 1
        and any(not token.text.islower() for token in tokens[part[0] + 1 : head])
        and tokens[part[0] + 1].text.islower()
        and context.links.scan.starting_at(part[0] + 1) is None
    )


def resolve_pronoun(context: Context, token: int) -> str | None:
    """The most prominent participant of the pronoun's gender; a relative or demonstrative one points at the nearest."""
    word = context.tokens[token].text.lower()
    gender = PRONOUNS[word]
    if word in _FIRST_OF_TWO and (group := context.last_group(token)) is not None:
        return group[0]
    if word in RELATIVE:
        sentence = context.sentence_at(token)
        for referent in context.participants.before(token):
            if sentence - referent.sentence <= 2 and context.participants.people[referent.entity].gender in (
                gender,
                None,
            ):
                return referent.entity
    if (organ := _whose_document(context, token) or _body_before(context, token)) is not None:
        return organ
    found = just_brought_in(context, token, gender) or context.best(token, gender)
    if found is not None and found == object_of_pronoun(context, token):
        others = {p for p in context.recent_people(token) if p != found}
        found = context.best(token, gender, among=others) or found  # "Er unterrichtete den Präsidenten"
    return found or institution_meant(context, token, "der" if gender == MALE else "die")


def _body_before(context: Context, token: int) -> str | None:
    """ "Das Ministerium sieht es anders. Ihm zufolge …": the body in the neuter that the sentence before begins with."""
    sentence = context.sentence_at(token)
    if context.tokens[token].text.lower() != "ihm" or sentence == 0:
        return None
    before = context.document.sentences[sentence - 1]
    if context.tokens[before.first].text != "Das":
        return None
    return next(
        (body for at, body in context.institutions_between(before.first, token) if at <= before.first + 2), None
    )


def _whose_document(context: Context, token: int) -> str | None:
    """ "Der Rat nahm Schlussfolgerungen an, in denen er …": the body that opens the sentence speaks in what it adopts."""
    tokens = context.tokens
    first = context.document.sentences[context.sentence_at(token)].first
    article = _ARTICLES_OF_BODIES.get(tokens[token].text)
    if article is None or token - first < _SHORTEST_ADOPTION or tokens[first].text.lower() != article:
        return None
    if tokens[token - 3].text != "," or tokens[token - 2].text not in _IN_WHICH:
        return None
    end = next((i for i in range(first + 2, token) if tokens[i].text.islower()), token)
    named = context.links.people_in(first, end) or context.title_phrase(end - 1)
    body = is_body(tokens[end - 1].text) or tokens[end - 1].text.endswith(_COUNCILS)
    return resolve_one(context, (first, end)) if body and not named else None


def _resolve_match(context: Context, match: NameMatch, part: TokenRange) -> str | None:
    if match.form is Form.INHABITANT:
        return resolve_inhabitant(context, match, part)
    if match.form is Form.ADJECTIVE and match.last == part[1] and context.tokens[match.first].text[0].isupper():
        return resolve_inhabitant(context, match, part)  # "die Deutsche"
    if match.form in (Form.ADJECTIVE, Form.OF_CAPITAL):
        return _of_capital(context, match, part) or describe(context, part)
    known = tables.entities().get(match.entity)
    if known is not None and known.type is EntityType.PLACE and known.country and known not in tables.places():
        return context.known(tables.countries()[known.country].id)
    rest = [t.text for t in context.tokens[match.last : part[1]]]
    if rest and rest[0][0].isupper() and not match.genitive:
        named = named_person(context, part, match.last)  # "Berlin: Außenminister Maas" without the colon
        if named is not None and any(
            title.at == match.last for p in context.links.people_in(*part) for title in p.titles
        ):
            return named
        return _named_again(context, match, part) or _resolve_noun(context, part, match.last)
    return match.entity


def _of_capital(context: Context, match: NameMatch, part: TokenRange) -> str | None:
    """ "Der Römer", "die Wienerin": who is called by the capital of their country."""
    gender = {"der": MALE, "die": FEMALE}.get(context.tokens[part[0]].text.lower())
    if gender is None or match.last != part[1] or context.is_plural_verb_near(part):
        return None
    known = tables.entities().get(match.entity)
    country = (known.code or known.country) if known is not None else None
    return context.lately_meant(part[0], gender, country) if country else None


def _named_again(context: Context, match: NameMatch, part: TokenRange) -> str | None:
    """ "Das UN-Nothilfebüro OCHA": one body by two of its names."""
    again = context.links.scan.starting_at(match.last)
    same = again is not None and again.last == part[1] and again.entity == match.entity
    return match.entity if same else None


def _resolve_noun(context: Context, part: TokenRange, head: int) -> str | None:
    """The first reading that finds somebody; what is left is a description."""
    word = context.tokens[head].text
    for reading in (
        _side_or_members,
        group_in_parliament,
        _source_of,
        relative_meant,
        owner_of_thought,
        publisher_of,
        _apposed,
        _body_meant,
        _full_name,
        person_meant,
    ):
        found = reading(context, part, head)
        if found is not None:
            return found
    longer = longer_word(context, part, word)
    if longer is not None:
        return context.ensure(Entity(tables.slug(longer), EntityType.ORGANISATION, longer))
    nouns = [token.text.lower() for token in context.tokens[head : min(head + 2, part[1])] if token.text[0].isupper()]
    body = any(noun.endswith(body_endings()) for noun in nouns)  # "die Nationale | Kommission"
    body = body or (is_party(word) and word.endswith("n")) or is_title_of_medium(context, part)  # "die Grünen"
    if not body and (last := _going_on(context, part, head)) is not None:
        return last
    return describe(context, part, EntityType.ORGANISATION if body else EntityType.PERSON)


def _going_on(context: Context, part: TokenRange, head: int) -> str | None:
    """ "…“, sagte der Römer": a noun for a person and nothing else behind the words of whoever spoke just before."""
    gender = {"der": MALE, "die": FEMALE}.get(context.tokens[part[0]].text.lower())
    if gender is None or part[1] != head + 1 or (gender == FEMALE and not context.tokens[head].text.endswith("in")):
        return None
    last = context.speaker_going_on(part[0], gender, None)
    stranger = last not in tables.people() and not is_without_name(context, part[0], context.tokens[head].text)
    return last if stranger else None


def _side_or_members(context: Context, part: TokenRange, head: int) -> str | None:
    """ "Die chinesische Seite"; "die Mitgliedstaaten" are the organisation that they belong to."""
    word = context.tokens[head].text
    if word in _SIDES:
        return resolve_side(context, part, head)
    members = word.lower().endswith(_MEMBERS)
    if not members or context.tokens[part[0]].text.lower() in _SOME:
        return None
    body = on_behalf_of_phrase(context, part, head).organisation
    if body is None and part[1] == head + 1:
        body = next((e for e in context.bodies_before(part[0]) if e in tables.organisations()), None)
    return context.known(body) if body else None


def _apposed(context: Context, part: TokenRange, head: int) -> str | None:
    """ "Das Bündnis NATO": the name behind the noun."""
    match = context.links.scan.starting_at(head + 1)
    if match is None:
        return named_body(context, part, head)
    ends = match.last == part[1] and match.form is Form.NAME and not match.genitive
    return match.entity if ends else None


def _body_meant(context: Context, part: TokenRange, head: int) -> str | None:
    """An office, organisation or authority."""
    if context.tokens[head].text.removesuffix("s") == "Büro" and (owner := owner_of_office(context, part, head)):
        return describe_office(context, owner, part)
    if (again := body_called_again(context, part, head)) is not None:
        return again
    owned = body_of_owner(context, part, head) or led_body(context, part, head) or body_of_branch(context, part, head)
    owned = owned or movement_again(context, part, head) or organisation_meant(context, part, head)
    owned = owned or whole_name(context, part, head)
    return owned or describe_institution(context, part, head)


def _full_name(context: Context, part: TokenRange, head: int) -> str | None:
    """Two words that German lacks are a name."""
    words = [t.text for t in context.tokens[head : part[1]]]
    strange = [w for w in words[:2] if w[0].isupper() and not is_dictionary_word(w)]
    given = words[0] in strange and any(map(is_given_name, words[0].split("-")))
    given = given or (len(words) > 1 and _INNER_CAPITAL.search(words[1]) is not None)  # "Gay McDougall"
    if len(words) < 2 or head != part[0] or not words[1][0].isupper() or not (given or len(strange) == 2):
        return None
    end = row_of_names(context.tokens, context.links.scan, head, part[1])
    name = " ".join(words[: max(2, end - head)])
    return context.ensure(Entity(tables.slug(name), EntityType.PERSON, name, gender=gender_of(name)))


def _source_of(context: Context, part: TokenRange, head: int) -> str | None:
    """Who speaks in "der Mitteilung des Kremls"; the name in "des Magazins „Atlas“", "das Bündnis AOSIS"."""
    rest = context.tokens[head + 1 : part[1]]
    if context.tokens[head].text in _EMBASSIES and on_behalf_of_phrase(context, part, head).country:
        return describe_institution(context, part, head)  # not the message of a country
    if len(rest) > 1 and rest[0].text.lower() in OF and is_document(context.tokens[head].text):
        return resolve_one(context, (head + 1, part[1]))
    quoted = len(rest) > 1 and rest[0].text in QUOTATION_MARKS and rest[1].text[0].isalnum()
    closing = (
        next((i for i, t in enumerate(rest[1:], 1) if t.text in QUOTATION_MARKS), len(rest)) if quoted else len(rest)
    )
    named = [token.text for token in rest[:closing] if token.text[0].isalnum()]
    acronym = len(rest) == len(named) == 1 and named[0].isupper() and len(named[0]) > 2
    if not quoted and not acronym:
        return None
    if acronym:
        return context.ensure(Entity(tables.slug(named[0]), EntityType.ORGANISATION, named[0]))
    return body_with_name(context, part, head, named)
