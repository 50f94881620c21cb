"""Resolves those who are meant by country or organisation: "der Franzose", "die chinesische Seite", "das Bündnis"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extraction.coreference.context import Context
from extraction.coreference.descriptions import describe, on_behalf_of_phrase
from extraction.knowledge import tables
from extraction.knowledge.names import FEMALE, MALE
from extraction.linking import NameMatch
from extraction.text import Genre, TokenRange, rows, word_list, words_of
from extraction.text.inflection import small

_PLURAL_ENDS = word_list("inhabitant_plural_end")
_ARTICLES_OF_MAN = words_of("article_of_man")
_NOMINATIVE_ARTICLES = words_of("nominative_article")
_GENITIVES = words_of("genitive_article")
_DEFINITE = words_of("definite_determiner", "contracted_preposition")
_OTHER = words_of("other")
_POSSESSIVES = words_of("possessive_of_side")
_SIDES = words_of("side_of_country")
_OWN = words_of("possessive_of_own_body")
_ADJECTIVES = words_of("adjective_of_whole")
_ORGANS = words_of("organ_or_court")
_BRANCHES, _OF_BRANCH = words_of("branch_of_body"), words_of("genitive_or_von")


def resolve_inhabitant(context: Context, match: NameMatch, part: TokenRange) -> str | None:
    """ "Der Franzose" is somebody of the article from France; "die Franzosen" are France."""
    country = tables.entities()[match.entity].code
    people = _active(context, match.first, {p for p in context.participants.people if context.country_of(p) == country})
    determiner = context.tokens[part[0]].text.lower()
    plural = determiner == "die" and match.gender == MALE and context.tokens[match.first].text.endswith(_PLURAL_ENDS)
    gender = MALE if determiner in _ARTICLES_OF_MAN else match.gender
    if determiner == "die" and not plural:
        gender = FEMALE  # "die Deutsche"
    found = None if plural else context.best(match.first, gender, people) or _of_unknown_country(context, match, gender)
    if found is not None:
        return found
    return match.entity if plural or part[1] - part[0] == 1 else describe(context, part)


def _active(context: Context, token: int, people: set[str]) -> set[str]:
    """Those who do or say something in the article, where there are any: nobody calls the late Castro "der Kubaner"."""
    doing = {r.entity for r in context.participants.before(token) if r.entity in people and (r.subject or r.speaker)}
    return doing or people


def _of_unknown_country(context: Context, match: NameMatch, gender: str | None) -> str | None:
    """ "Der Slowake" may be a commissioner of whose country nothing was said."""
    nearby = {referent.entity for referent in context.participants.before(match.first)}
    strangers = {e for e in nearby if context.participants.people[e].is_person and context.country_of(e) is None}
    return context.best(match.first, gender, strangers) if strangers else None


def institution_meant(context: Context, token: int, article: str) -> str | None:
    """ "Sie" may be the Commission, "er" the Kremlin, where no person fits."""
    for entity in context.institutions_before(token):
        known = tables.organisations().get(entity) or tables.institutions().get(entity)
        if known is not None and known.article == article:
            return entity
    return None


@dataclass(frozen=True, slots=True)
class OrganisationNoun:
    """A line of data/organisation_nouns.tsv: what a noun may mean, the likeliest first, and what it means where none is named."""

    noun: str
    organisations: tuple[str, ...]
    usual: str | None

    def ends(self, word: str) -> bool:
        """Whether a word is a compound with the noun at its end: "Nordatlantikrats"."""
        return (
            word.lower().removesuffix("s").removesuffix("e").endswith(self.noun.removesuffix("e"))
            and len(word) > len(self.noun) + 2
        )

    def may_mean(self, organisation: str) -> bool:
        """Whether an organisation is called so."""
        return organisation in self.organisations or ("*" in self.organisations and small(organisation) not in _ORGANS)


@cache
def organisation_nouns() -> dict[str, OrganisationNoun]:
    """Nouns for organisations."""
    lines = rows("organisation_nouns.tsv")
    return {
        noun: OrganisationNoun(noun.lower(), tuple(ids.split("|")), next(iter(usual), None))
        for noun, _, ids, *usual in lines
    }


def organisation_meant(context: Context, part: TokenRange, head: int) -> str | None:
    """ "Das Bündnis", "die Organisation" as a subject: the last one that the article named and that is called so."""
    word = context.tokens[head].text
    whole = " ".join(token.text for token in context.tokens[part[0] + 1 : part[1]])  # "Brüsseler Behörde"
    noun = organisation_nouns().get(whole) or _in_genitive(word) or _behind_country(context, head, word)
    article = context.tokens[part[0]].text.lower()
    if (
        noun is None
        or (part[1] - part[0] > 2 and noun.noun != whole.lower())
        or article not in _NOMINATIVE_ARTICLES | _GENITIVES
    ):
        return None
    meant = _meant_by(context, noun, part[0])
    return context.known(meant) if meant else None


def _in_genitive(word: str) -> OrganisationNoun | None:
    """ "Nach Auffassung des Rates": a noun in the genitive that means some organisations, and not any."""
    noun = organisation_nouns().get(organisation_noun(word) or "")
    return noun if noun is not None and "*" not in noun.organisations else None


def _behind_country(context: Context, head: int, word: str) -> OrganisationNoun | None:
    """ "Die US-Denkfabrik": a noun for institutions, which organisations of states never are, behind a country's short name."""
    noun = organisation_nouns().get(word.rpartition("-")[2]) if context.links.scan.parts_at(head) else None
    return noun if noun is not None and tables.institutions().keys() >= set(noun.organisations) else None


def body_of_branch(context: Context, part: TokenRange, head: int) -> str | None:
    """ "Die deutsche Sektion von Amnesty International" speaks as the body that it is of."""
    if context.tokens[head].text not in _BRANCHES or head + 2 >= part[1]:
        return None
    match = context.links.scan.starting_at(head + 2)
    of = context.tokens[head + 1].text in _OF_BRANCH and match is not None and match.last <= part[1]
    return context.known(match.entity) if of and match is not None and match.entity in tables.institutions() else None


def organisation_named_again(context: Context, head: int) -> str | None:
    """ "Der ganzen Union", "im Bündnis", "unserer Organisation": as `organisation_meant`, in any case."""
    noun = organisation_nouns().get(organisation_noun(context.tokens[head].text) or "")
    if noun is None or head == 0:
        return None
    before = context.tokens[head - 1].text.lower()
    if head > 1 and before in _ADJECTIVES:
        before = context.tokens[head - 2].text.lower()
    if before in _OWN:
        return next((e for e in context.bodies_before(head) if e in tables.organisations() and noun.may_mean(e)), None)
    return _meant_by(context, noun, head) if before in _DEFINITE else None


def _meant_by(context: Context, noun: OrganisationNoun, token: int) -> str | None:
    """The last organisation called so that was named before a token, be it in a compound ("EU-Gipfel"), else the usual one."""
    before = [e for e in context.bodies_before(token) if e in tables.organisations() or e in noun.organisations]
    named = _named_so(context, noun, token) or next((e for e in before if noun.may_mean(e)), None)
    return named or _organ_of(before, noun) or _in_compound(context, noun) or _usually(context, noun)


def _named_so(context: Context, noun: OrganisationNoun, token: int) -> str | None:
    """The last body before a token that is called so or whose name there ends so: "Nordatlantikrat", "Gouverneursrat der IAEA"."""
    start = context.tokens[token].start
    for mention in context.mentions_of_institutions(token):
        if mention.span.end > start:
            continue
        listed = mention.entity in tables.organisations() or mention.entity in noun.organisations
        if (listed and noun.may_mean(mention.entity)) or any(map(noun.ends, mention.text.split())):
            return mention.entity
    return None


def _organ_of(before: Sequence[str], noun: OrganisationNoun) -> str | None:
    """ "Der Rat" in a text about the EU."""
    organs = ((whole, organ) for whole in dict.fromkeys(before) for organ in noun.organisations if organ != "*")
    return next((organ for whole, organ in organs if whole in tables.ancestors(organ)), None)


def _in_compound(context: Context, noun: OrganisationNoun) -> str | None:
    """The first organisation with whose short name a compound of the article begins."""
    return next((e for e in noun.organisations if _short_names(e) & context.firsts_of_compounds), None)


@cache
def _short_names(organisation: str) -> frozenset[str]:
    known = tables.organisations().get(organisation)
    return frozenset(n.lower() for n in (organisation, *known.aliases) if n.isupper()) if known else frozenset()


def _usually(context: Context, noun: OrganisationNoun) -> str | None:
    """What a noun means by itself, unless the article speaks of the parties that are called so too."""
    return None if noun.usual is None or context.names_union_party else noun.usual


def organisation_noun(word: str) -> str | None:
    """The noun for organisations that a word is, be it in the genitive."""
    nouns = organisation_nouns()
    forms = (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ses"))
    return next((form for form in forms if form in nouns), None)


def resolve_side(context: Context, part: TokenRange, head: int) -> str | None:
    """ "Die chinesische Seite": who speaks for China in the article, else China; "die Gegenseite": the other one."""
    word = context.tokens[head].text
    people = context.recent_people(part[0])
    words = {t.text.lower() for t in context.tokens[part[0] : head]}
    if word == "Gegenseite" or words & _OTHER:
        return context.other_than(context.best(part[0]), part[0])
    side = on_behalf_of_phrase(context, part, head)
    if not side.country and words & _POSSESSIVES:
        return context.best(part[0])
    if word == "Seite" and side.country and context.document.genre is not Genre.DECLARATION:
        mine = [p for p in people if context.country_of(p) == side.country]
        if mine:
            return mine[0]
    country = tables.countries().get(side.country or "")
    return context.known(country.id) if country and word in _SIDES else side.organisation
