"""Makes entities of people known by title only, of spokespeople and of offices: "Sprecher des russischen Präsidenten"."""

from __future__ import annotations

from extraction.coreference.context import Context
from extraction.coreference.descriptions.phrases import before_comma, with_case_ending, without_place
from extraction.knowledge import tables
from extraction.linking import TitlePhrase
from extraction.text import NAME_CHARS, Entity, EntityType, Token, TokenRange, word_list, words_of

_UND_ODER = words_of("und_oder")
_FROM = "aus"
_ENDINGS = word_list("ending_of_nominative")
_DETERMINERS = words_of("article", "determiner", "genitive_determiner")


def describe_person(context: Context, phrase: TitlePhrase, part: TokenRange) -> str:
    """The entity of somebody known by title only. The article's other mentions of the same title meet it."""
    name = _name_of_title(context, phrase, part)
    gender = phrase.title.genders if len(phrase.title.genders) == 1 else None
    entity = Entity(
        tables.slug(name) or name[:NAME_CHARS],
        EntityType.PERSON,
        name,
        country=phrase.on_behalf_of.country,
        role=phrase.role,
        gender=gender,
        aliases=_shorter_names(context, phrase, part, name),
    )
    return context.ensure(entity)


def _shorter_names(context: Context, phrase: TitlePhrase, part: TokenRange, name: str) -> tuple[str, ...]:
    """ "Ranghoher UN-Diplomat" is also just a "UN-Diplomat", a "Diplomat aus Baku" a "Diplomat"."""
    adjectives = sum(_is_adjective(t) for t in context.tokens[max(phrase.first, part[0]) : phrase.at])
    words = name.split(" ")
    adjectives = adjectives if adjectives < len(words) and words[0][0].islower() else 0
    start = words.index(_FROM) if _FROM in words else len(words)
    shorter = (" ".join(words[adjectives:]), " ".join(words[:start]), " ".join(words[adjectives:start]))
    return tuple(dict.fromkeys(called for called in shorter if called and called != name))


def _name_of_title(context: Context, phrase: TitlePhrase, part: TokenRange) -> str:
    """Adjectives in the nominative, title, attribute: "ukrainischer Armeesprecher", "Sprecher des russischen Präsidenten"."""
    tokens = context.tokens
    ending = "e" if phrase.title.genders == "f" else "er"
    left = [
        with_case_ending(t.text, ending) for t in tokens[max(phrase.first, part[0]) : phrase.at] if _is_adjective(t)
    ]
    rest = without_place([t.text for t in tokens[phrase.at + 1 : part[1]]], from_where=True)
    title = phrase.role.split(" ")[0]
    possessor = _genitive_name(context, phrase)
    return " ".join([*([possessor] if possessor else []), *left, title, *before_comma(rest)])


def _genitive_name(context: Context, phrase: TitlePhrase) -> str | None:
    match = context.links.scan.starting_at(phrase.first)
    if match is None or not match.genitive or match.last > phrase.at:
        return None
    return context.document.text[match.start : match.end]


def _is_adjective(token: Token) -> bool:
    word = token.text
    return word[0].islower() and word.endswith(_ENDINGS) and word not in _DETERMINERS and word not in _UND_ODER


def describe_office(context: Context, owner: str, part: TokenRange) -> str:
    """The entity of somebody's office ("Netanjahus Büro"), which speaks for that person's country."""
    person = context.document.entities.get(owner) or tables.entities()[owner]
    surname = person.name.split()[-1]
    name = f"Büro von {person.name}"
    said = " ".join(t.text for t in context.tokens[part[0] : part[1]] if t.text.lower() not in _DETERMINERS)
    aliases = (said, f"Büro von {surname}", f"{surname}s Büro", f"Büro {surname}s", f"Büro {person.name}s")
    country = context.country_of(owner)
    entity = Entity(tables.slug(name), EntityType.ORGANISATION, name, aliases=aliases, country=country)
    return context.ensure(entity)


def describe_spokesperson(context: Context, owner: str, phrase: TitlePhrase, part: TokenRange) -> str:
    """The entity of somebody's spokesperson without a name: "sein Sprecher", "ein Sprecher Sunaks"."""
    person = context.document.entities.get(owner) or tables.entities()[owner]
    surname, title = person.name.split()[-1], phrase.title.base
    if phrase.title.genders == "f" and not title.endswith("in"):
        title += "in"
    said = " ".join(t.text for t in context.tokens[part[0] : part[1]] if t.text.lower() not in _DETERMINERS)
    name = f"{title} von {person.name}"
    aliases = tuple(dict.fromkeys((said, f"{title} {surname}s", f"{surname}s {title}", f"{title} von {surname}")))
    gender = phrase.title.genders if len(phrase.title.genders) == 1 else None
    return context.ensure(
        Entity(tables.slug(name), EntityType.PERSON, name, aliases=aliases, country=context.country_of(owner),
               role=phrase.role, gender=gender)
    )  # fmt: skip
