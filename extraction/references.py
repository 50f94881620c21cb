"""Resolves one noun phrase that means one participant: name, title, pronoun, inhabitant, institution or description."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from extraction import knowledge
from extraction.context import Context
from extraction.descriptions import describe, describe_institution, describe_person, voice_in
from extraction.document import Entity, EntityType
from extraction.introductions import gender_of, is_dictionary_word
from extraction.knowledge import FEMALE, MALE
from extraction.lexicon import rows, words_of
from extraction.linking import Occurrence
from extraction.names import Form
from extraction.role_holders import base_of, holders, roles_on
from extraction.scanning import Match
from extraction.speaker_phrases import Range
from extraction.title_phrases import TitlePhrase, Voice
from extraction.titles import title_of

DETERMINERS = words_of("article", "determiner")
PRONOUNS = {"er": MALE, "dieser": MALE, "jener": MALE, "letzterer": MALE, "sie": FEMALE, "diese": FEMALE, "jene": FEMALE,
            "letztere": FEMALE, "der": MALE, "die": FEMALE, "ihm": MALE, "ihr": FEMALE, "ihn": MALE}  # fmt: skip
RELATIVE = frozenset({"der", "die", "welcher", "welche", "dieser", "letzterer", "letztere", "diese"})
NOBODY = frozenset(
    "man es wer niemand jemand ich wir du ihr das dies alle viele einige manche was mir uns mich".split()
)
INDEFINITE = frozenset("ein eine einer einem einen eines mehrere einige zwei drei kein keine".split())
# Offices that every country has: without a country they say too little.
_EVERYWHERE = frozenset(
    "Präsident Staatspräsident Staatschef Staatsoberhaupt Ministerpräsident Premierminister Premier Regierungschef".split()
)
POSSESSIVE = ("sein", "ihr")


_APPOSITION = 8
_OF = frozenset("des der von vom eines einer".split())
QUOTATION_MARKS = frozenset('„»«“"‚›')


def head_of(context: Context, part: Range) -> int:
    """The token of the word that the phrase is built around: past determiner, adjectives, numbers and a genitive in front."""
    i, last = part
    while i < last - 1:
        match = context.links.scan.starting_at(i)
        word = context.tokens[i].text
        if (match is not None and match.form in (Form.ADJECTIVE, Form.OF_CAPITAL)) or (
            match is not None and match.genitive and match.last < last and _goes_on(context, match.last)
        ):
            i = match.last
        elif (
            (person := person_at(context, i))
            and _is_genitive(context, person)
            and person.last < last
            and _goes_on(context, person.last)
        ):
            i = person.last
        elif match is None and _is_genitive_before_title(context, i, last):
            i += 1
        elif word.endswith("-") and i + 2 < last and context.tokens[i + 1].text in ("und", "oder"):
            i += 2
        elif match is not None or (word[0].isupper() and word.lower() not in DETERMINERS):
            break
        else:
            i += 1
    return min(i, last - 1)


def _is_genitive_before_title(context: Context, i: int, last: int) -> bool:
    """ "Bayerns Ministerpräsident": a place that no list knows."""
    word = context.tokens[i].text
    return (
        word[0].isupper() and word.endswith("s") and i + 1 < last and title_of(context.tokens[i + 1].text) is not None
    )


def _goes_on(context: Context, at: int) -> bool:
    """Whether a noun follows that a genitive in front may belong to."""
    word = context.tokens[at].text
    return word[0].isalpha() and word.lower() not in DETERMINERS and word not in ("und", "sowie", "von")


def _is_genitive(context: Context, person: Occurrence) -> bool:
    word = context.tokens[person.last - 1].text
    return word.endswith("s") and title_of(context.tokens[min(person.last, len(context.tokens) - 1)].text) is not None


def person_at(context: Context, token: int) -> Occurrence | None:
    """The person whose name starts at a token."""
    found = context.links.people_in(token, token + 1)
    return found[0] if found else None


def resolve_one(context: Context, part: Range) -> str | None:
    """The entity that a phrase means; None for "man", "es" and the like."""
    word = context.tokens[part[0]].text.lower()
    if part[1] - part[0] == 1 and word in NOBODY and word not in PRONOUNS:
        return None
    if part[1] - part[0] == 1 and word in PRONOUNS:
        return resolve_pronoun(context, part[0])
    head = head_of(context, part)
    named = named_person(context, part, head)
    if named is not None:
        return named
    phrase = context.title_phrase(head)
    if phrase is not None and is_plural(context, phrase):
        return describe(context, part)
    if phrase is not None:
        return resolve_title(context, phrase, part)
    match = context.links.scan.starting_at(head)
    if match is not None and match.last <= part[1]:
        return _resolve_match(context, match, part)
    return _resolve_noun(context, part, head)


def named_person(context: Context, part: Range, head: int) -> str | None:
    """The person named by the head, right behind it, or behind its title and attributes."""
    for person in context.links.people_in(head, part[1] + _APPOSITION):
        if person.first >= part[1] and not any(t.at == head and t.far + 1 == person.first for t in person.titles):
            continue
        beside = person.first in (head, head + 1) and title_of(context.tokens[head].text) is None
        if beside or person.first == head or any(t.at == head for t in person.titles):
            return person.entity
    return None


def resolve_pronoun(context: Context, token: int) -> str | None:
    """The most prominent participant of the pronoun's gender; a relative or demonstrative one points at the nearest."""
    word = context.tokens[token].text.lower()
    gender = PRONOUNS[word]
    if word in RELATIVE:
        sentence = context.sentence_at(token)
        for referent in context.memory.before(token):
            if sentence - referent.sentence <= 2 and context.memory.people[referent.entity].gender in (gender, None):
                return referent.entity
    return context.best(token, gender) or _institution_meant(context, token, "der" if gender == MALE else "die")


def _institution_meant(context: Context, token: int, article: str) -> str | None:
    """ "Sie" may be the Commission, "er" the Kremlin, where no person fits."""
    for entity in context.institutions_before(token):
        known = knowledge.organisations().get(entity) or knowledge.institutions().get(entity)
        if known is not None and known.article == article:
            return entity
    return None


def is_plural(context: Context, phrase: TitlePhrase) -> bool:
    """Whether a title stands in the plural: by its form, its determiner or the verb beside it."""
    title, word = phrase.title, context.tokens[phrase.at].text
    if not title.plural:
        return False
    if not title.singular:
        return True
    if phrase.determiner in ("die", "diese", "alle", "viele", "mehrere", "einige", "beide"):
        return FEMALE not in title.genders or bool(context.is_plural_verb_near((phrase.first, phrase.end)))
    return phrase.determiner is None and word.lower() != title.base.lower() and not phrase.voice


# --- titles -----------------------------------------------------------------------------------------------------------


def resolve_title(context: Context, phrase: TitlePhrase, part: Range) -> str | None:
    """A title without a name: somebody of the article, a known holder of the office, or a description."""
    if phrase.title.kind == "part":
        return resolve_counterpart(context, phrase) or describe_person(context, phrase, part)
    if phrase.determiner is not None and phrase.determiner.startswith(POSSESSIVE) and not phrase.voice:
        phrase = replace(phrase, voice=_possessor_voice(context, phrase))
    if phrase.determiner in INDEFINITE:
        return describe_person(context, phrase, part)
    bare_spokesman = phrase.determiner is None and phrase.title.head == "Sprecher"
    found = None if bare_spokesman else context.titled(phrase, phrase.first)
    return found or office_holder(context, phrase) or describe_person(context, phrase, part)


def office_holder(context: Context, phrase: TitlePhrase) -> str | None:
    """The known holder of an office on the article's date. Spokespeople go by name or by what they are called."""
    if phrase.title.head in ("Sprecher", "Vertreter", "Mitarbeiter") or phrase.title.kind == "person":
        return None
    gender = phrase.title.genders if len(phrase.title.genders) == 1 else None
    voice = phrase.voice
    if context.reading and not voice and not phrase.title.base.startswith(("Bundes", "Kanzler", "Kreml")):
        return None
    for title in dict.fromkeys((base_of(phrase.role), phrase.title.base, phrase.base)):
        found = holders(title, voice.country, voice.organisation, context.on, gender=gender, former=phrase.former)
        if len(found) > 1 and not voice:
            found = [person for person in found if person.country == "DE" and title not in _EVERYWHERE] or found
        if found and (voice or len({p.country for p in found}) == 1 or title.startswith(("Bundes", "Kanzler"))):
            return context.known(found[0].id)
    return None


def _possessor_voice(context: Context, phrase: TitlePhrase) -> Voice:
    gender = MALE if (phrase.determiner or "").startswith("sein") else FEMALE
    owner = context.best(phrase.first, gender)
    return Voice(country=context.country_of(owner)) if owner else Voice()


def resolve_counterpart(context: Context, phrase: TitlePhrase) -> str | None:
    """ "Sein russischer Amtskollege", "der Gastgeber", "sein Gesprächspartner": the other one in the conversation."""
    if phrase.title.head in ("Nachfolger", "Vorgänger", "Stellvertreter", "Verbündeter"):
        return None
    people = context.recent_people(phrase.first)
    if phrase.title.head == "Gastgeber" and not (phrase.determiner or "").startswith(POSSESSIVE):
        return _host(context, phrase, people)
    owner = context.best(phrase.first)
    if phrase.voice.country:
        of_country = {p for p in people if context.country_of(p) == phrase.voice.country}
        return context.best(phrase.first, among=of_country) or _colleague(context, owner, phrase.voice.country)
    genders = phrase.title.genders
    others = [p for p in people if p != owner and (context.memory.people[p].gender or genders) in genders]
    return others[0] if others else None


def _host(context: Context, phrase: TitlePhrase, people: list[str]) -> str | None:
    """At whose place the conversation is; to whom one speaks is another than who speaks."""
    if phrase.determiner in ("dem", "den"):
        owner = context.best(phrase.first)
        people = [person for person in people if person != owner]
    return context.host(people) or min(people, key=context.order_of, default=None)


def _colleague(context: Context, owner: str | None, country: str) -> str | None:
    """Who held the same office in another country."""
    for role in roles_on(owner, context.on) if owner else ():
        for title in role.titles:
            found = holders(base_of(title), country, None, context.on)
            if found:
                return context.known(found[0].id)
    return None


# --- countries, inhabitants, institutions -----------------------------------------------------------------------------


def _resolve_match(context: Context, match: Match, part: Range) -> str | None:
    if match.form is Form.INHABITANT:
        return resolve_inhabitant(context, match, part)
    if match.form in (Form.ADJECTIVE, Form.OF_CAPITAL):
        return describe(context, part)
    known = knowledge.entities().get(match.entity)
    if known is not None and known.type is EntityType.PLACE and known.country:
        return context.known(knowledge.countries()[known.country].id)
    rest = [t.text for t in context.tokens[match.last : part[1]]]
    if rest and rest[0][0].isupper() and not match.genitive:
        return _resolve_noun(context, part, match.last)
    return match.entity


def resolve_inhabitant(context: Context, match: Match, part: Range) -> str | None:
    """ "Der Franzose" is somebody of the article from France; "die Franzosen" are France."""
    country = knowledge.entities()[match.entity].code
    people = {p for p in context.memory.people if context.country_of(p) == country}
    determiner = context.tokens[part[0]].text.lower()
    plural = (
        determiner == "die"
        and match.gender == MALE
        and context.tokens[match.first].text.endswith(("n", "er", "s", "i"))
    )
    gender = MALE if determiner in ("der", "den", "dem", "des") else match.gender
    found = None if plural else context.best(match.first, gender, people) or _of_unknown_country(context, match, gender)
    if found is not None:
        return found
    return match.entity if plural or part[1] - part[0] == 1 else describe(context, part)


def _of_unknown_country(context: Context, match: Match, gender: str | None) -> str | None:
    """ "Der Slowake" may be a commissioner of whose country nothing was said."""
    nearby = {referent.entity for referent in context.memory.before(match.first)}
    strangers = {e for e in nearby if context.memory.people[e].is_person and context.country_of(e) is None}
    return context.best(match.first, gender, strangers) if strangers else None


def _resolve_noun(context: Context, part: Range, head: int) -> str | None:
    word = context.tokens[head].text
    if word in ("Seite", "Gegenseite", "Land", "Führung"):
        found = resolve_side(context, part, head)
        if found is not None:
            return found
    source = _source_of(context, part, head)
    if source is not None:
        return source
    apposed = context.links.scan.starting_at(head + 1)
    if apposed is not None and apposed.last == part[1] and apposed.form is Form.NAME and not apposed.genitive:
        return apposed.entity
    institution = _organisation_meant(context, part, head) or describe_institution(context, part, head)
    if institution is not None:
        return institution
    words = [t.text for t in context.tokens[head : part[1]]]
    if len(words) > 1 and head == part[0] and all(w[0].isupper() and not is_dictionary_word(w) for w in words[:2]):
        name = " ".join(words)
        return context.ensure(Entity(knowledge.slug(name), EntityType.PERSON, name, gender=gender_of(name)))
    return describe(context, part)


@cache
def _document_nouns() -> tuple[str, ...]:
    nouns = [row[0] for row in rows("document_nouns.txt")]
    return (*nouns, *(noun.lower() for noun in nouns))


def _source_of(context: Context, part: Range, head: int) -> str | None:
    """Who speaks in "der Mitteilung des Kremls"; the name in "des Magazins „Atlas“", "das Bündnis AOSIS"."""
    rest = context.tokens[head + 1 : part[1]]
    if len(rest) > 1 and rest[0].text.lower() in _OF and context.tokens[head].text.endswith(_document_nouns()):
        return resolve_one(context, (head + 1, part[1]))
    named = [token.text for token in rest if token.text[0].isalnum()]
    quoted = bool(named) and rest[0].text in QUOTATION_MARKS
    acronym = len(rest) == len(named) == 1 and named[0].isupper() and len(named[0]) > 2
    if not quoted and not acronym:
        return None
    name = " ".join(named)
    return context.ensure(Entity(knowledge.slug(name) or name, EntityType.ORGANISATION, name))


@cache
def _organisation_nouns() -> dict[str, frozenset[str]]:
    return {noun: frozenset(ids.split("|")) for noun, _, ids in rows("organisation_nouns.tsv")}


def _organisation_meant(context: Context, part: Range, head: int) -> str | None:
    """ "Das Bündnis", "die Organisation": the last one that the article named and that is called so."""
    allowed = _organisation_nouns().get(context.tokens[head].text)
    if allowed is None or part[1] - part[0] > 2 or context.tokens[part[0]].text.lower() not in ("der", "die", "das"):
        return None
    before = context.institutions_before(part[0])
    return next((e for e in before if e in knowledge.organisations() and allowed & {e, "*"}), None)


def resolve_side(context: Context, part: Range, head: int) -> str | None:
    """ "Die chinesische Seite": who speaks for China in the article, else China; "die Gegenseite": the other one."""
    word = context.tokens[head].text
    people = context.recent_people(part[0])
    words = {t.text.lower() for t in context.tokens[part[0] : head]}
    if word == "Gegenseite" or words & {"andere", "anderen", "anderer"}:
        owner = context.best(part[0])
        return next((p for p in people if p != owner), None)
    voice = voice_in(context, part, head)
    if not voice.country and words & {"sein", "seine", "ihr", "ihre", "unser", "unsere"}:
        return context.best(part[0])
    if word == "Seite" and voice.country:
        mine = [p for p in people if context.country_of(p) == voice.country]
        if mine:
            return mine[0]
    country = knowledge.countries().get(voice.country or "")
    return context.known(country.id) if country and word in ("Seite", "Führung") else voice.organisation
