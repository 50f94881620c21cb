"""People whom a title without a name means because the article has just spoken of them, or called them so beside the name."""

from __future__ import annotations

from dataclasses import replace

from extraction.coreference.context import Context, Participant
from extraction.coreference.nouns.professions import is_without_name, lines_of
from extraction.knowledge import tables
from extraction.knowledge.names import FEMALE, MALE, roles_on
from extraction.linking import TitlePhrase, is_party
from extraction.text import Token, TokenRange, word_list, words_of

_PERSON_ARTICLES = words_of("nominative_article_of_person")
_SOME = words_of("indefinite")
_PARTIES = word_list("end_of_party")
_CALLINGS = words_of("calling_of_official", "public_servant")
_OFFICES_EVERYWHERE = words_of("office_everywhere")
_DESCRIBING = ([",", "der"], [",", "die"])
_PERSONAL = frozenset({"er", "sie"})
_EPITHETS = words_of("title_of_somebody_named")
_NEAR = 6  # sentences to the only one of whom they tell


def named_with(context: Context, part: TokenRange, word: str) -> str | None:
    """Who was called "Möbelhändlerin Ruta Mustere" before, for "die Möbelhändlerin"."""
    if context.tokens[part[0]].text.lower() not in _PERSON_ARTICLES:
        return None
    before = (p for p in reversed(context.links.people) if 0 < p.first < part[0] and p.entity)
    return next((p.entity for p in before if context.tokens[p.first - 1].text == word), None)


def just_brought_in(context: Context, token: int, gender: str) -> str | None:
    """ "Kritik kam von FPÖ-Obmann Kern. Er warf …": whom alone the sentence before tells of, and for the first time."""
    if context.tokens[token].text.lower() not in _PERSONAL:
        return None
    sentence, participants = context.sentence_at(token), context.participants
    near: dict[str, bool] = {}
    for referent in participants.before(token):
        if referent.sentence < sentence - 1:
            break
        person = participants.people[referent.entity]
        if referent.quoted or not (person.is_person and participants.may_be(referent.entity, gender)):
            continue
        if referent.sentence == sentence or referent.attributive:
            return None
        near[referent.entity] = True
    if len(near) != 1:
        return None
    found = next(iter(near))
    return found if participants.first_meant[found] == sentence - 1 else None


def called_so_elsewhere(context: Context, phrase: TitlePhrase) -> str | None:
    """ "SPÖ-Delegationsleiter fordert Gipfel … sagte SPÖ-Delegationsleiter Jan Kern": whom a longer title stands beside anywhere."""
    title = phrase.title
    if (
        not (title.modifier and title.singular)
        or title.head == "Sprecher"
        or phrase.on_behalf_of
        or phrase.determiner in _SOME
    ):
        return None
    named = {p.entity for p in context.links.people if any(own.title.base == title.base for own in p.titles)}
    return named.pop() if len(named) == 1 else None


def newly_named(context: Context, phrase: TitlePhrase) -> str | None:
    """ "… traf sich mit Marina Muster. Die Umweltministerin sagte": the only one just named whom nothing is known of."""
    if phrase.title.kind != "office" or phrase.determiner not in _PERSON_ARTICLES:
        return None
    sentence, titles = context.sentence_at(phrase.first), phrase.title.genders
    near = (r.entity for r in context.participants.before(phrase.first) if sentence - r.sentence <= 1)
    people = (context.participants.people[entity] for entity in dict.fromkeys(near))
    strangers = [
        p
        for p in people
        if p.is_person
        and p.id not in tables.people()
        and (p.gender or titles) in titles
        and (phrase.on_behalf_of.country is None or p.country in (phrase.on_behalf_of.country, None))
    ]
    fitting = [p for p in strangers if not _has_office(p)]
    if not fitting and phrase.end > phrase.at + 1 and phrase.title.head != "Sprecher":
        fitting = [p for p in strangers if _is_new_with_trade(context, p, sentence - 1)]
    if len(fitting) != 1:
        return None
    fitting[0].titles.append(phrase)
    _learn(context, fitting[0], phrase)
    return fitting[0].id


def _is_new_with_trade(context: Context, person: Participant, sentence: int) -> bool:
    """ "… von der Forscherin Anna Kern. Die Leiterin des Instituts …": whom a sentence names first, by their work alone."""
    first = next(r.sentence for r in context.participants.referents if r.entity == person.id)
    return first == sentence and all(lines_of(title.title.base) for title in person.titles)


def epithet(context: Context, phrase: TitlePhrase) -> str | None:
    """ "Der frühere Armeechef", "der Lega-Chef", "die Vorsteherin des EDA": what else somebody just spoken of is."""
    if phrase.determiner not in _PERSON_ARTICLES or not phrase.title.singular:
        return None
    party = is_party(phrase.title.modifier.rstrip("-")) or phrase.role.lower().endswith(_PARTIES)
    if not (phrase.former or party or phrase.title.head in _EPITHETS):
        return None
    gender = _gender_of(phrase)
    meant = context.lately_meant(phrase.first, gender, None if party else phrase.on_behalf_of.country, phrase)
    return meant or (only_one(context, phrase.first, gender) if phrase.title.head in _EPITHETS else None)


def going_on(context: Context, phrase: TitlePhrase) -> str | None:
    """ "… warnte Anna Kern. „…“, sagte die Leiterin des Büros": what else somebody new is who spoke just before."""
    if phrase.determiner not in _PERSON_ARTICLES or phrase.title.kind != "office" or phrase.title.head == "Sprecher":
        return None
    gender = _gender_of(phrase)
    last = context.speaker_going_on(phrase.first, gender, phrase.on_behalf_of.country)
    return last if last not in tables.people() else None


def _gender_of(phrase: TitlePhrase) -> str:
    """Of a title that men and women have, its article tells: "die Vorsitzende"."""
    genders = phrase.title.genders
    return genders if len(genders) == 1 else MALE if phrase.determiner == "der" else FEMALE


def leads_body(context: Context, phrase: TitlePhrase) -> str | None:
    """ "Anna Kern, Geschäftsführerin der DIHK, … Die DIHK-Chefin": whoever has a title with the name of the same body."""
    body = phrase.title.modifier.removesuffix("-").lower()
    if not body or not phrase.title.modifier.endswith("-") or phrase.determiner not in _PERSON_ARTICLES:
        return None
    people, tokens = context.participants.people, context.tokens
    near = {r.entity for r in context.participants.before(phrase.first) if people[r.entity].is_person}
    fitting = {
        entity
        for entity in near
        if (people[entity].gender or phrase.title.genders) in phrase.title.genders
        and any(_names_body(tokens, title, body) for title in people[entity].titles)
    }
    return context.best(phrase.first, among=fitting)


def _names_body(tokens: list[Token], title: TitlePhrase, body: str) -> bool:
    """Whether a body stands inside a title or in what belongs to it."""
    words = [title.title.modifier, *(tokens[i].text for i in range(title.at + 1, min(title.far, len(tokens))))]
    return any(body in word.lower().split("-") for word in words)


def only_stranger(context: Context, phrase: TitlePhrase) -> str | None:
    """ "…“, sagt die Mitarbeiterin": the only woman of whom the last sentences tell, if no list has her."""
    if phrase.determiner not in _PERSON_ARTICLES or phrase.title.kind != "person" or not phrase.title.singular:
        return None
    gender = _gender_of(phrase)
    found = only_one(context, phrase.first, gender)
    strange = found in context.links.newcomers and not is_without_name(
        context, phrase.first, context.tokens[phrase.at].text
    )
    return found if strange else None


def said_otherwise(context: Context, phrase: TitlePhrase) -> str | None:
    """ "Gazprom-Chef Alexej Kern klagte. Der Manager …": what else the subject is, where the text has nobody else of that title.

    An office that others hold fits only somebody of whom neither the text nor a list says an office, and the highest of a state
    only with its country. A clause behind the title describes somebody new: "Der Oberst, der uns …".
    """
    title = phrase.title
    if phrase.determiner not in _PERSON_ARTICLES or not title.singular or phrase.end > phrase.at + 1:
        return None
    word = context.tokens[phrase.at].text
    if title.head == "Sprecher" or title.kind == "part" or is_without_name(context, phrase.first, word):
        return None
    if [token.text for token in context.tokens[phrase.end : phrase.end + 2]] in _DESCRIBING:
        return None
    gender = _gender_of(phrase)
    country = None if title.kind == "party" else phrase.on_behalf_of.country
    found = context.lately_meant(phrase.first, gender, country)
    if found is None or title.kind == "party" or title.head in _CALLINGS:
        return found
    if country is None and title.base in _OFFICES_EVERYWHERE:
        return None
    person = context.participants.people[found]
    if title.base.lower().startswith(_GROUPS) and any(own.title.head in _HEADS for own in person.titles):
        return found if only_one(context, phrase.first, gender) == found else None
    return found if not (_has_office(person) or any(roles_on(found, context.on))) else None


_GROUPS = word_list("group_of_party_start")  # "AfD-Chefin Kern … Die Fraktionschefin"
_HEADS = words_of("leader_of_body")


def _learn(context: Context, person: Participant, phrase: TitlePhrase) -> None:
    """What a later title says about somebody new: "der bolivianische Staatschef"."""
    entity = context.document.entities.get(person.id)
    country = phrase.on_behalf_of.country
    if entity is None or country is None or entity.country is not None:
        return
    person.country = country
    context.document.entities[person.id] = replace(entity, country=country, role=entity.role or phrase.role)


def _has_office(person: Participant) -> bool:
    """Whether something is known of somebody beyond their part in the conversation: "die Gastgeberin"."""
    return any(title.title.kind not in ("part", "party") for title in person.titles)


def only_one(context: Context, token: int, gender: str) -> str | None:
    """ "Kern fordert … „…“ Man müsse …, sagte die Außenpolitikerin": the only woman of whom the last sentences tell."""
    sentence = context.sentence_at(token)
    near = (r for r in context.participants.before(token) if sentence - r.sentence <= _NEAR and not r.quoted)
    people = (context.participants.people[entity] for entity in dict.fromkeys(r.entity for r in near))
    fitting = [person.id for person in people if person.is_person and person.gender == gender]
    return fitting[0] if len(fitting) == 1 else None
