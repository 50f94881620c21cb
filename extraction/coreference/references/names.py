"""Phrases around a known name: "der Franzose", "Berlin", "der Römer", "das UN-Nothilfebüro OCHA"."""

from __future__ import annotations

from extraction.coreference.context import Context
from extraction.coreference.descriptions import describe
from extraction.coreference.nouns import named_person
from extraction.coreference.references.parties import resolve_inhabitant
from extraction.knowledge import tables
from extraction.knowledge.names import FEMALE, MALE, Form
from extraction.linking import NameMatch
from extraction.text import EntityType, TokenRange, word_list

_PARTS_OF_COUNTRIES = word_list("end_of_part_of_country")


def resolve_match(context: Context, match: NameMatch, part: TokenRange) -> str | None:
    """The entity that a known name means by itself, or as an inhabitant or an adjective."""
    if match.form is Form.INHABITANT:
        return resolve_inhabitant(context, match, part)
    if match.form is Form.ADJECTIVE and match.last == part[1] and context.tokens[match.first].text[0].isupper():
        return resolve_inhabitant(context, match, part)  # "die Deutsche"
    if match.form in (Form.ADJECTIVE, Form.OF_CAPITAL):
        return _of_capital(context, match, part) or describe(context, part)
    capital_of = _country_of_capital(match)
    return context.known(capital_of) if capital_of is not None else match.entity


def country_with_part(context: Context, part: TokenRange, head: int) -> str | None:
    """ "Des Vermittlers | Katar", "Nachbar | Kenia": the country that closes a phrase behind the part that it plays."""
    match = context.links.scan.ending_at(part[1])
    if match is None or match.form is not Form.NAME or match.genitive or match.first != head + 1:
        return None
    word = context.tokens[match.first - 1].text
    plays = word[0].isupper() and word.lower().endswith(_PARTS_OF_COUNTRIES)
    return match.entity if plays and tables.entities()[match.entity].type is EntityType.COUNTRY else None


def _country_of_capital(match: NameMatch) -> str | None:
    """ "Peking warnt": the country that a capital stands for."""
    known = tables.entities().get(match.entity)
    if known is not None and known.type is EntityType.PLACE and known.country and known not in tables.places():
        return tables.countries()[known.country].id
    return None


def is_before_noun(context: Context, match: NameMatch, part: TokenRange) -> bool:
    """ "Berlin: | Außenminister Maas" without the colon, "das UN-Nothilfebüro | OCHA": whether a noun goes on behind a known name."""
    if match.form in (Form.INHABITANT, Form.ADJECTIVE, Form.OF_CAPITAL) or _country_of_capital(match) is not None:
        return False
    return match.last < part[1] and context.tokens[match.last].text[0].isupper() and not match.genitive


def resolve_with_noun(context: Context, match: NameMatch, part: TokenRange) -> str | None:
    """Whom the noun behind a known name means by a name of its own."""
    named = named_person(context, part, match.last)
    if named is not None and any(title.at == match.last for p in context.links.people_in(*part) for title in p.titles):
        return named
    return _named_again(context, match, part)


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
