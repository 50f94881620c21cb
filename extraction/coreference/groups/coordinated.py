"""Resolves a phrase that may mean several, its coordinated parts one after the other."""

from __future__ import annotations

from extraction.coreference.context import Context
from extraction.coreference.descriptions import describe, describe_institution
from extraction.coreference.groups.plurals import resolve_group
from extraction.coreference.groups.speaker_phrases import parts_of, what_one_is
from extraction.coreference.nouns import head_of
from extraction.coreference.references import PRONOUNS, is_plural, resolve_one
from extraction.knowledge import tables
from extraction.knowledge.names import Form
from extraction.linking import on_behalf_of_entity
from extraction.text import Entity, TokenRange, word_list, words_of

_NAME_CONJUNCTIONS = words_of("conjunction_of_names")
_LONGEST_PARTICLES = 3  # words
_COUNTING, _LONGEST_COUNT = words_of("both") | {"alle"}, 4  # words
_OF_PLACES, _ENDINGS = word_list("inflected_adjective_of_place"), word_list("adjective_ending")
_WITH_NOUN = 2  # words
_MEMBERS_LIKE_BODIES = words_of("member_called_like_body")


def resolve_phrase(context: Context, tokens: TokenRange) -> tuple[str, ...]:
    """Everybody whom a phrase means, its coordinated parts one after the other."""
    found: dict[str, None] = {}
    first, last = tokens
    if first + 1 < last and context.tokens[first].text.lower() in PRONOUNS and context.tokens[first + 1].text == ",":
        tokens = (first, first + 1)  # "sagte er, die Hand auf dem Sack"
    tokens = what_one_is(context.tokens, tokens)
    tokens = _behind_count(context, tokens)
    if named := _named_in_apposition(context, tokens):
        return named
    several = bool(context.is_plural_verb_near(tokens))
    parts = parts_of(context.tokens, context.links, _whole(context, tokens), several=several)
    if _is_joint_office(context, parts):
        return (describe(context, (parts[0][0], parts[-1][1])),)
    for part in parts:
        if part != parts[-1] and not several and _is_title_of_next(context, part, parts[-1][1]):
            continue
        shared = _authority_of(context, part, parts[-1])
        group = (shared,) if shared else resolve_group(context, part)
        one = None if group else resolve_one(context, part)
        if one in found and _is_pronoun(context, part):
            one = context.other_than(one, part[0])  # "Trump und er"
        found.update(dict.fromkeys(group or ((one,) if one else ())))
    for entity in found:
        if entity not in context.document.entities:
            context.known(entity)
    return tuple(found)


def _behind_count(context: Context, tokens: TokenRange) -> TokenRange:
    """ "Beide Seiten, | Oslo und Riga", "alle drei, | Kern, Lind und Aalto": those who are counted, where they are named."""
    words = [context.tokens[i].text for i in range(*tokens)]
    comma = words.index(",") if "," in words[1:_LONGEST_COUNT] else 0
    counts = comma and not _COUNTING.isdisjoint(word.lower() for word in words[:comma])
    names = counts and not _NAME_CONJUNCTIONS.isdisjoint(words[comma:])
    return (tokens[0] + comma + 1, tokens[1]) if names and words[comma + 1][0].isupper() else tokens


def _is_pronoun(context: Context, part: TokenRange) -> bool:
    return part[1] - part[0] == 1 and context.tokens[part[0]].text.lower() in PRONOUNS


def _is_title_of_next(context: Context, part: TokenRange, last: int) -> bool:
    """ "Der Ökonom | und Ostexperte Nils Muster": one person by two titles."""
    if context.links.people_in(*part):
        return False  # "Lena Kern, Vorsitzende, | Jan Lind, …"
    people = context.links.people_in(part[1], last)
    if part[1] - part[0] == 1 and context.tokens[part[0]].text in _MEMBERS_LIKE_BODIES and people:
        return not context.is_plural_verb_near((part[0], last))  # "Nationalrat und Unternehmer Nils Muster"
    return any(part[0] <= title.at < part[1] for person in people for title in person.titles)


def _is_joint_office(context: Context, parts: list[TokenRange]) -> bool:
    """ "Die Finanzminister und Notenbankchefs der G20": two titles in the plural without names are one group."""
    if len(parts) != 2 or context.links.people_in(parts[0][0], parts[1][1]):
        return False
    one, other = (context.title_phrase(head_of(context, part)) for part in parts)
    return (
        one is not None
        and other is not None
        and one.title.plural
        and other.title.plural
        and context.tokens[other.at].text.lower() != other.title.base.lower()
        and other.determiner is None
        and bool(other.on_behalf_of)
        and not one.on_behalf_of
    )


def _named_in_apposition(context: Context, tokens: TokenRange) -> tuple[str, ...] | None:
    """ "Die Vertreter Chinas und der USA, Fu Cong und Dorothy Shea": several behind a plural title are those it means."""
    comma = next((i for i in range(*tokens) if context.tokens[i].text == ","), None)
    phrase = context.title_phrase(head_of(context, tokens)) if comma is not None else None
    if phrase is None or comma is None or not is_plural(context, phrase):
        return None
    if context.links.people_in(phrase.at + 1, comma):
        return None  # "Die Minister Kern, Fidan und Aalto": the first of a row
    people = [person.entity for person in context.links.people_in(comma + 1, tokens[1]) if person.entity]
    joined = any(context.tokens[i].text in _NAME_CONJUNCTIONS for i in range(comma, tokens[1]))
    return tuple(dict.fromkeys(people)) if joined and len(people) > 1 else None


def _whole(context: Context, tokens: TokenRange) -> TokenRange:
    """The phrase with the whole of the names at its edges: "von Ärzte | ohne Grenzen", "sagte van der | Bellen"."""
    for person in context.links.people_in(max(0, tokens[0] - _LONGEST_PARTICLES), tokens[0]):
        if tokens[0] < person.last <= tokens[1]:
            tokens = (person.first, tokens[1])
    match = context.links.scan.starting_at(tokens[1] - 1) if tokens[0] < tokens[1] else None
    return (tokens[0], match.last) if match is not None and match.last > tokens[1] else tokens


def _authority_of(context: Context, part: TokenRange, last: TokenRange) -> str | None:
    """ "Die deutsche und die französische Regierung": the noun at the end belongs to both adjectives."""
    match = context.links.scan.ending_at(part[1])
    if part == last:
        return None
    if match is None or match.form is not Form.ADJECTIVE or part[1] - part[0] > _WITH_NOUN:
        return _with_noun_of(context, part, last)
    return describe_institution(context, part, head_of(context, last)) or _with_noun_of(context, part, last)


def _with_noun_of(context: Context, part: TokenRange, last: TokenRange) -> str | None:
    """ "Russische | und ukrainische Medien": an adjective in front means others of the same noun, and never a country."""
    tokens = context.tokens
    adjective, other = tokens[part[1] - 1].text.lower(), tokens[last[0]].text
    if last[1] - last[0] < _WITH_NOUN or other[0].isupper() or not adjective.endswith(_OF_PLACES):
        return None
    one = resolve_one(context, last) if other.endswith(_OF_PLACES) and not resolve_group(context, last) else None
    known = context.document.entities.get(one or "") or tables.entities().get(one or "")
    stem, (first, _, noun) = _stem(adjective), known.name.partition(" ") if known is not None else ("", "", "")
    if known is None or _stem(first.lower()) != _stem(other) or not noun:
        return None
    name = f"{stem}{first[len(_stem(first.lower())) :]} {noun}"
    match = context.links.scan.ending_at(part[1])
    country = on_behalf_of_entity(match.entity).country if match is not None and known.country else None
    return context.ensure(Entity(tables.slug(name), known.type, name, country=country))


def _stem(adjective: str) -> str:
    return next((adjective.removesuffix(ending) for ending in _ENDINGS if adjective.endswith(ending)), adjective)
