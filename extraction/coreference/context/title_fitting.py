"""Whether a title without a name fits somebody: "der Minister", "der Verbandschef", "die Chefdiplomatin"."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from extraction.coreference.context.participants import Participant
from extraction.coreference.context.parties import parties_of
from extraction.grammar import is_body
from extraction.knowledge import tables
from extraction.knowledge.names import FEMALE, MALE, base_of, roles_on, serves, titles_of
from extraction.knowledge.records import Role
from extraction.linking import OnBehalfOf, TitlePhrase
from extraction.text import word_list, words_of

_WOMAN = words_of("determiner_of_woman")
_MAN = words_of("determiner_of_man")
_SHARED_TITLES = words_of("title_of_several_offices")
_FEDERAL = word_list("title_of_germany_start")
_FEDERATIONS = ("DE", "AT", "CH")
_OF_JUST_NAMED = word_list("owner_start")
_SHORTEST_BODY = 4  # letters
_LONG_TITLE = 10  # letters: "Staatssekretär", but not "Präsident" of "Vizepräsident"
_LEADERS = words_of("leader_of_body")
# Titles that hold of every minister, spokesman and so on, whatever stands in front.
_GENERIC_HEADS = words_of("generic_title")
# What everybody who holds a public office may be called.
_DIPLOMATS = words_of("diplomat")
_BY_PROFESSION = words_of("public_servant")
# What somebody is besides their office.
_BY_CALLING = words_of("calling")
# What a minister is called by their ministry.
_MINISTERS = words_of("minister_by_ministry")
_MINISTER_ENDINGS = ("minister", "Minister")
_VICE, _DEPUTY = "Vize", "stellvertretender "
_OF_PARTIES = words_of("title_of_somebody_named")
_UNUSUAL = words_of("office_without_synonyms")


def fits_title(person: Participant, phrase: TitlePhrase, on: date | None) -> int:
    """How well a title phrase describes a participant: 0 not at all, 1 loosely, 2 by what is known, 3 in the article's words."""
    if person.gender is not None and person.gender not in genders_of(phrase):
        return 0
    if phrase.base.startswith(_FEDERAL) and person.country not in (None, *_FEDERATIONS):
        return 0  # "der Bundespräsident" is no president of Chile
    of_party = is_of_party(person, phrase)
    if of_party is False:
        return 0
    if any(_says_same(own, phrase, person) for own in person.titles):
        return 3
    if of_party and (phrase.title.kind == "party" or phrase.title.head in _OF_PARTIES):
        return 2
    return _by_office(person, phrase, on)


def _by_office(person: Participant, phrase: TitlePhrase, on: date | None) -> int:
    """The same by what somebody does: 2 by their office, 1 loosely."""
    if _known_by(person, phrase, on) or any(_leads_same_body(own, phrase) for own in person.titles):
        return 2
    if any(_ends_alike(own, phrase, person) for own in person.titles):
        return 2
    if phrase.base in _MINISTERS and _is_minister(person, on):
        return 2
    if phrase.base in _BY_PROFESSION and any(own.title.head in _DIPLOMATS for own in person.titles):
        return 2
    if phrase.former and phrase.title.head in _DIPLOMATS and any(own.base in _BY_PROFESSION for own in person.titles):
        return 2  # "der Alt-Botschafter" who was called "der frühere Diplomat"
    if phrase.title.head in _BY_CALLING and any(own.title.head in _BY_CALLING for own in person.titles):
        return 2
    generic = phrase.title.kind == "party" or is_generic(phrase) or _by_profession(phrase)
    if (generic and _loosely(person, phrase, on)) or _same_office(person, phrase):
        return 1
    return 0


def is_of_party(person: Participant, phrase: TitlePhrase) -> bool | None:
    """Whether somebody is of the party that a title names; "der CDU-Politiker" is nobody of the FDP. None where nothing tells."""
    wanted = parties_of(phrase)
    parties = person.parties.union(*map(parties_of, person.titles)) if wanted else wanted
    return not parties.isdisjoint(wanted) if parties else None


def _says_same(own: TitlePhrase, phrase: TitlePhrase, person: Participant) -> bool:
    """Whether a title of the article says of a person what a later one does."""
    if own.deputy != phrase.deputy or not _same_side(own.on_behalf_of, phrase.on_behalf_of, person):
        return False
    return _same_title(own, phrase) or _stand_in(own, phrase)


def _ends_alike(own: TitlePhrase, phrase: TitlePhrase, person: Participant) -> bool:
    """ "Der Staatssekretär" is who was called "Kardinalstaatssekretär", "die Abgeordnete" the "Europaabgeordnete"."""
    if len(phrase.base) < _LONG_TITLE or own.deputy != phrase.deputy or own.title.head != phrase.title.head:
        return False
    same = own.base.lower().endswith(phrase.base.lower())
    return same and _same_side(own.on_behalf_of, phrase.on_behalf_of, person)


def _stand_in(own: TitlePhrase, phrase: TitlePhrase) -> bool:
    """ "Der Vizepremier", "der stellvertretende Regierungschef" is who was called "Vizepremierminister"."""
    if not phrase.deputy:
        return False
    office, other = _office_of_deputy(own.base), _office_of_deputy(phrase.base)
    return office == other or other in _synonyms(office) or office in _synonyms(other)


def _office_of_deputy(base: str) -> str:
    """The office that a deputy stands in for: "Vizepremierminister" → "Premierminister"."""
    office = base[len(_VICE) :].lstrip("-") if base.startswith(_VICE) else base
    return office[:1].upper() + office[1:]


def titles_of_deputy(phrase: TitlePhrase) -> tuple[str, ...]:
    """The titles by which lists have a deputy: "Vizeaußenminister", "stellvertretender Außenminister"."""
    office = _office_of_deputy(phrase.base)
    return _VICE + office.lower(), _DEPUTY + office


def _leads_same_body(own: TitlePhrase, phrase: TitlePhrase) -> bool:
    """ "Der Büroleiter" is the "Direktor des Büros für Handel", "der Verbandschef" the "Präsident des Verbands"."""
    body = phrase.title.modifier.lower().removesuffix("s")
    if len(body) < _SHORTEST_BODY or not {own.title.head, phrase.title.head} <= _LEADERS:
        return False
    if (own.determiner or "").startswith(_OF_JUST_NAMED) and is_body(body.capitalize()):
        return True  # "Verdi kündigte Streiks an. Deren Chef Jan Kern … Der Gewerkschaftschef …"
    return any(word.lower().startswith(body) for word in own.role.split()[1:] if word[0].isupper())


def _is_minister(person: Participant, on: date | None) -> bool:
    """ "Der Ressortchef" is who leads a ministry, by the article's words or by what is known."""
    if any(title.title.head == "Minister" for title in person.titles):
        return True
    return any(title.endswith(_MINISTER_ENDINGS) for role in roles_on(person.id, on) for title in titles_of(role))


def is_generic(phrase: TitlePhrase) -> bool:
    """ "Der Minister", "die Vizeministerin"."""
    head = phrase.title.head
    return head in _GENERIC_HEADS and phrase.base in (head, "Vize" + head.lower())


def _by_profession(phrase: TitlePhrase) -> bool:
    """ "Der Diplomat", "der Vertreter Teherans"."""
    return phrase.base in _BY_PROFESSION | _BY_CALLING or (
        phrase.base == "Vertreter" and phrase.on_behalf_of.country is not None
    )


def _same_office(person: Participant, phrase: TitlePhrase) -> bool:
    """Who was introduced as a colleague holds the office that the article is about."""
    if phrase.title.kind != "office" or phrase.title.head == "Sprecher" or phrase.on_behalf_of:
        return False
    return any(own.title.head == "Kollege" for own in person.titles)


def genders_of(phrase: TitlePhrase) -> str:
    """The genders that title and determiner leave open."""
    genders = phrase.title.genders
    if len(genders) > 1 and phrase.determiner is not None and phrase.title.singular:
        if phrase.determiner in _WOMAN:
            return FEMALE if not phrase.title.base.endswith("haupt") else genders
        if phrase.determiner in _MAN and not phrase.title.base.endswith("haupt"):
            return MALE
    return genders


def _same_title(own: TitlePhrase, phrase: TitlePhrase) -> bool:
    if own.title.head in _LEADERS and _of_different_bodies(own, phrase):
        return False
    names = {own.base, own.title.base}
    if own.title.head == phrase.title.head and _same_but_for_bodies(own.title.base, phrase.title.base):
        return True
    return phrase.base in names or phrase.title.base in names or bool(_synonyms(own.base) & {phrase.base})


def _same_but_for_bodies(one: str, other: str) -> bool:
    """ "Der SPÖ-Delegationsleiter" is the "EU-Delegationsleiter der SPÖ", "der CSU-Chef" no "CDU-Chef"."""
    *bodies, title = one.split("-")
    *others, same = other.split("-")
    nested = set(bodies) <= set(others) or set(others) <= set(bodies)
    return title == same and bool(bodies or others) and nested


def _of_different_bodies(own: TitlePhrase, phrase: TitlePhrase) -> bool:
    """ "Chef der Serbischen Liste" and "Chef der Bauernpartei" are two, "Chef der Behörde" and "der Atomenergiebehörde" one."""
    one, other = ([w.lower() for w in title.role.split()[1:] if w[0].isupper()] for title in (own, phrase))
    return bool(one and other) and not any(a.endswith(b) or b.endswith(a) for a in one for b in other)


@lru_cache(maxsize=1 << 12)
def _synonyms(title: str) -> frozenset[str]:
    """Other titles of the same office: a Präsident is also called Staatschef."""
    found: set[str] = set()
    for office in tables.offices().values():
        titles = {base_of(t) for t in (*office.men, *office.women)}
        if title in titles and office.id not in _UNUSUAL and title not in _SHARED_TITLES:
            found |= titles
    return frozenset(found)


def _same_side(own: OnBehalfOf, wanted: OnBehalfOf, person: Participant) -> bool:
    if wanted.organisation:
        return own.organisation is None or own.organisation == wanted.organisation
    if wanted.country:
        return (own.country or person.country) in (wanted.country, None)
    return True


def _known_by(person: Participant, phrase: TitlePhrase, on: date | None) -> bool:
    known = tables.people().get(person.id)
    if known is None:
        return False
    wanted = {phrase.base, phrase.title.base, base_of(phrase.role)}
    if phrase.deputy:
        wanted = set(titles_of_deputy(phrase))
    roles = known.roles if phrase.former or on is None else roles_on(person.id, on)
    return any(_meets(wanted, r, phrase.on_behalf_of) for r in roles)


def _meets(wanted: set[str], role: Role, side: OnBehalfOf) -> bool:
    """ "Der AU-Vorsitzende" is also who is listed as "Vorsitzender der Afrikanischen Union", "die Chefdiplomatin" as the EU's."""
    titles = _first_words(role.titles) if side.organisation else _called(role.titles)
    return not wanted.isdisjoint(titles) and serves(role, side.country, side.organisation)


@lru_cache(maxsize=1 << 12)
def _called(titles: tuple[str, ...]) -> frozenset[str]:
    """The titles of a role in their masculine base, and those without the body in front."""
    bases = frozenset(map(base_of, titles))
    return bases | {title.partition("-")[2] for title in bases if title.partition("-")[0].isupper()}


@lru_cache(maxsize=1 << 12)
def _first_words(titles: tuple[str, ...]) -> frozenset[str]:
    return _called(titles) | {title.split()[0] for title in _called(titles)}


def _loosely(person: Participant, phrase: TitlePhrase, on: date | None) -> bool:
    """ "Der Minister" for a foreign minister, "der Sprecher" for the Kremlin's."""
    head = phrase.title.head
    if phrase.on_behalf_of.country and person.country not in (phrase.on_behalf_of.country, None):
        return False
    if any(own.title.head == head for own in person.titles):
        return True
    if phrase.title.kind == "party" or _by_profession(phrase):
        return person.id in tables.people() or bool(person.titles)
    return any(t.lower().endswith(head.lower()) for role in roles_on(person.id, on) for t in titles_of(role))
