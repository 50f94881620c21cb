"""Makes events of an article's drafts: who else took part, the day where no line says it, hosts by the place.

What is too little for an event is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from extraction.events.casting import Cast, with_cast, with_those_of_summit
from extraction.events.days import ToldDay, find_days
from extraction.events.drafts import Draft
from extraction.events.joining import met_there, without_superfluous
from extraction.events.parties import country_of, is_one, is_person, leads_country
from extraction.grammar import cue_entries
from extraction.knowledge import tables
from extraction.text import (
    Document,
    EntityType,
    EventParticipant,
    EventType,
    Genre,
    ParticipantRole,
    Sentence,
    ToldEvent,
    replace,
    words_of,
)

_TWO_SIDED = frozenset((EventType.CALL, EventType.VIDEO_CALL, EventType.MEETING))
_AT_A_HOST = frozenset((EventType.MEETING, EventType.VISIT, EventType.SUMMIT))
_DATELINE = 2  # sentences
_SHORTEST = 8  # tokens
_SEVERAL = 3
_SEVERAL_DAYS = 2
_TWO = 2
_BEHIND_CITY = (",", "(", "–", "—", "-")
_LONGEST_PLACE = 4  # tokens
_ALONE = "."
_BEHIND_DATELINE = frozenset(("(", "/", "–", "—", "-", "--", ".", ":"))
_ENDS = frozenset((",", ";", ":", "–"))
_FRESH = 7  # days


def finish(document: Document, drafts: Sequence[Draft], cast: Cast) -> tuple[ToldEvent, ...]:
    """The events that are enough of one. Who speaks in the article takes part in the first that needs them."""
    summit = any(draft.type is EventType.SUMMIT for draft in drafts)
    completed = [with_cast(document, draft, cast, first=k == 0, summit=summit) for k, draft in enumerate(drafts)]
    enough = [draft for draft in with_those_of_summit(document, completed) if _is_enough(draft)]
    kept = [_of_type(document, _at_place_of(document, draft, enough)) for draft in enough]
    if document.genre is Genre.PRESS_STATEMENT and len(kept) > 1:
        kept = [draft for draft in kept if draft.type is not EventType.STATEMENT]  # who passes on of what happened
    kept = without_superfluous(kept)
    dateline, is_told = _day_of_opening(document)
    return tuple(_event(document, draft, dateline, is_told=is_told) for draft in kept)


def _at_place_of(document: Document, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """ "wurde in Baku empfangen. Anschließend tauschte er sich mit Minister X aus": in Baku, and not on the telephone."""
    somewhere = draft.place is not None or draft.host is not None or draft.is_somewhere
    if draft.type is not EventType.MEETING or not draft.is_spoken or somewhere:
        return draft
    if any(one.type is EventType.PRESS_CONFERENCE and draft.names <= one.names for one in drafts):
        return replace(draft, is_spoken=False)
    there = met_there(draft, drafts)
    if there is None and _is_written_at_others(document, draft):
        return replace(draft, is_spoken=False)
    return draft if there is None else replace(draft, place=there.place, is_spoken=False)


def _is_written_at_others(document: Document, draft: Draft) -> bool:
    """ "BISCHKEK – … X sicherte heute Präsident Y zu": a dateline in the country of the other, where X must have come."""
    first = document.mentions[0] if document.mentions else None
    if draft.sentence < 0 or len(draft.participants) != _TWO or first is None or first.span.start > 0:
        return False
    behind = document.text[first.span.end : first.span.end + 2].strip()
    if len(document.mentions) > 1 and document.mentions[1].span.start <= first.span.end + len(", "):
        return False  # "Berlin, Neu-Delhi. …"
    mine, theirs = (country_of(document, p.entity) for p in draft.participants)
    return (
        behind[:1] in _BEHIND_CITY
        and document.entities[first.entity].type is not EntityType.PERSON
        and country_of(document, first.entity) == theirs != mine
        and None not in (mine, theirs)
    )


def _is_enough(draft: Draft) -> bool:
    if draft.type in _TWO_SIDED and len(draft.participants) < 2:
        return False
    if draft.type is EventType.PRESS_CONFERENCE and not draft.is_own:
        return False  # "sagte vor Journalisten"
    if draft.type is EventType.VISIT and draft.sentence < 0 and not draft.is_own and draft.names <= draft.countries:
        return False  # "China bestätigt Reise"
    return bool(draft.participants)


def _of_people(document: Document, draft: Draft) -> Draft:
    """A summit without the body whose it is, where several of its people are named."""
    people = [p for p in draft.participants if is_person(document, p.entity)]
    if len(people) < _SEVERAL:
        return draft
    kept = tuple(p for p in draft.participants if p in people or country_of(document, p.entity) is not None)
    return replace(draft, participants=kept)


def _is_of_heads(document: Document, draft: Draft) -> bool:
    """Whether three or more met who lead three countries, which is a summit by whatever word it is told."""
    people = [p.entity for p in draft.participants if is_person(document, p.entity)]
    homes = {country_of(document, person) for person in people} - {None}
    alike = all(p.role is ParticipantRole.PARTICIPANT for p in draft.participants)  # nobody received the others
    enough = alike and len(people) == len(draft.participants) >= _SEVERAL and len(homes) in (0, len(people))
    return enough and all(leads_country(document, person) for person in people)


def _is_of_countries(document: Document, draft: Draft) -> bool:
    """ "Die Außenminister von Estland, Finnland und Polen haben in einer Erklärung …": a text of several countries."""
    names = [p.entity for p in draft.participants]
    of_people = len(names) >= _SEVERAL and all(is_person(document, name) for name in names)
    return of_people or (len(names) > 1 and all(document.entities[n].type is EntityType.COUNTRY for n in names))


def _of_type(document: Document, draft: Draft) -> Draft:
    """Who only "spoke" with somebody and is said to be nowhere was on the telephone; a declaration is everybody's alike."""
    if draft.type is EventType.STATEMENT and _is_of_countries(document, draft):
        draft = replace(draft, type=EventType.DECLARATION)
    if draft.type is EventType.DECLARATION:
        plain = tuple(EventParticipant(p.entity, ParticipantRole.PARTICIPANT) for p in draft.participants)
        return replace(draft, participants=plain)
    if draft.type is EventType.SUMMIT:
        return _of_people(document, draft)
    if draft.type is EventType.MEETING and _is_of_heads(document, draft):
        return replace(draft, type=EventType.SUMMIT)
    somewhere = draft.place is not None or draft.host is not None or draft.is_somewhere
    if draft.type is EventType.MEETING and draft.is_spoken and not somewhere:
        return replace(draft, type=EventType.CALL)
    return draft


# --- day, place, host -------------------------------------------------------------------------------------------------


def _event(document: Document, draft: Draft, dateline: date | None, *, is_told: bool) -> ToldEvent:
    participants = _each_once(draft.participants)
    host = _person_of_side(document, participants, draft.host)
    if draft.type in _AT_A_HOST:
        host = host or next((p.entity for p in participants if p.role is ParticipantRole.HOST), None)
        host = host or _at_home(document, participants, draft.place)
        participants = _hosted(_with_inviting(document, draft, participants, host), host)
    names = {p.entity for p in participants}
    homes = {country_of(document, name) for name in names}
    return ToldEvent(
        type=draft.type,
        is_type_told=draft.is_own,
        participants=participants,
        spans=draft.spans,
        day=draft.day or dateline or document.published_on,
        is_day_told=draft.day is not None or is_told,
        place=draft.place if draft.place in document.entities else None,
        host=host,
        initiative=_person_of_side(document, participants, draft.initiative),
        topics=tuple(
            t for t in draft.topics
            if t not in names and t != draft.place and t in document.entities and document.entities[t].code not in homes
        ),
    )  # fmt: skip


def _each_once(participants: tuple[EventParticipant, ...]) -> tuple[EventParticipant, ...]:
    """Without somebody who stands there under a known name too: "suga-yoshihide" beside "yoshihide-suga"."""
    known = tables.people()
    names = [p.entity for p in participants]
    return tuple(
        p
        for k, p in enumerate(participants)
        if not any(
            is_one(p.entity, other) and ((other in known) > (p.entity in known))
            for n, other in enumerate(names)
            if n != k
        )
    )


def _with_inviting(
    document: Document, draft: Draft, participants: tuple[EventParticipant, ...], host: str | None
) -> tuple[EventParticipant, ...]:
    """ "Auf Einladung von Präsident Tveit ist Kern eingetroffen": who invited to a visit or a summit takes part in it."""
    if draft.type not in (EventType.VISIT, EventType.SUMMIT) or host is None or not is_person(document, host):
        return participants
    alone = len(participants) == 1 or draft.type is EventType.SUMMIT
    if not alone or any(p.entity == host for p in participants):
        return participants
    return (*participants, EventParticipant(host, ParticipantRole.HOST))


def _day_of_opening(document: Document) -> tuple[date | None, bool]:
    """The day in a dateline or the first sentences: "Peking, 15. Juni (Agentur) – …"; and whether it is told of what happened.

    That of a dateline may be the day after, as that of publication.
    """
    if not document.sentences:
        return None, False
    bare = document.sentences[0].last - document.sentences[0].first < _SHORTEST  # "Leipzig (dpa) –"
    on, alone = document.published_on, None
    for number, sentence in enumerate(document.sentences[: _DATELINE + bare]):
        for told in _news_first(document, sentence, find_days(document.tokens, sentence.first, sentence.last, on)):
            of_report = number > 0 and told.day == on and _reports(document, sentence)
            aside = _is_in_relative_clause(document, sentence, told.first) or _is_of_noun(
                document, sentence, told.first
            )
            if not (of_report or aside) and (on is None or 0 <= (on - told.day).days <= _FRESH):
                if number > 0 or told.last < sentence.last or not _is_in_dateline(document, sentence, told):
                    return told.day, not _is_in_dateline(document, sentence, told)
                alone = told.day  # "Rom, 22. November. … Der Brief wurde am Dienstag übergeben"
    return alone, False


def _news_first(document: Document, sentence: Sentence, days: list[ToldDay]) -> list[ToldDay]:
    """The days of a sentence, last that of a dateline, and one that only tells what was before ("hatte noch vorgestern gehofft")."""
    if len(days) < _SEVERAL_DAYS:
        return days
    return sorted(
        days, key=lambda told: _is_in_dateline(document, sentence, told) or _is_before(document, sentence, told)
    )


def _is_in_dateline(document: Document, sentence: Sentence, told: ToldDay) -> bool:
    """ "Tirana, 16. März /ATA/ - …": when the report was written."""
    behind = document.tokens[told.last].text if told.last < sentence.last else _ALONE
    return told.explicit and told.first - sentence.first <= _LONGEST_PLACE and behind in _BEHIND_DATELINE


def _is_before(document: Document, sentence: Sentence, told: ToldDay) -> bool:
    """Whether a day stands in a clause in the pluperfect."""
    first, last = told.first, told.last
    while first > sentence.first and document.tokens[first - 1].text not in _ENDS:
        first -= 1
    while last < sentence.last and document.tokens[last].text not in _ENDS:
        last += 1
    return any(token.text.lower() in words_of("event_before") for token in document.tokens[first:last])


def _is_in_relative_clause(document: Document, sentence: Sentence, token: int) -> bool:
    """ "sein Beileid zu dem Unglück, bei dem am Samstag …": a day of something that is only named."""
    words = [t.text.lower() for t in document.tokens[sentence.first : token]]
    if "," not in words:
        return False
    start = words[len(words) - words[::-1].index(",") :]
    return len(start) > 1 and start[0] in words_of("preposition") and start[1] in words_of("relative_pronoun")


def _is_of_noun(document: Document, sentence: Sentence, token: int) -> bool:
    """ "die am Dienstag veröffentlichte Erklärung", "der gestern unterzeichnete Vertrag": the day of what is named so."""
    before = [t.text.lower() for t in document.tokens[max(sentence.first, token - 2) : token]]
    at = len(before) - 1 - (before[-1:] == ["am"])
    following = document.tokens[token + 1].text if token + 1 < sentence.last else ""
    return at >= 0 and before[at] in words_of("definite_article") and following[:1].islower()


def _reports(document: Document, sentence: Sentence) -> bool:
    """ "Über das Gespräch informierte das Amt am Dienstag", "Das behauptete er am Freitag": the day on which it was told."""
    words = [token.text.lower() for token in document.tokens[sentence.first : sentence.last]]
    says = words[0] in words_of("event_pointer") and document.tokens[sentence.first + 1].lemma in cue_entries()
    return says or not words_of("event_report", "event_informing").isdisjoint(words)


def _person_of_side(document: Document, participants: Sequence[EventParticipant], side: str | None) -> str | None:
    """Whoever takes part for a country or body; the side itself where nobody or more than one does."""
    if side is None or any(p.entity == side for p in participants):
        return side
    known = document.entities.get(side) or tables.entities().get(side)
    code = country_of(document, side)
    mine = [p.entity for p in participants if code is not None and country_of(document, p.entity) == code]
    if len(mine) == 1 and known is not None and not is_person(document, side):
        return mine[0]
    return side if side in document.entities else None


def _at_home(document: Document, participants: Sequence[EventParticipant], place: str | None) -> str | None:
    """The one of several who is in their own country."""
    code = country_of(document, place) if place else None
    countries = [country_of(document, p.entity) for p in participants]
    if code is None or len(participants) < 2 or None in countries or countries.count(code) != 1:
        return None
    return participants[countries.index(code)].entity


def _hosted(participants: tuple[EventParticipant, ...], host: str | None) -> tuple[EventParticipant, ...]:
    """With a host the others are guests."""
    if host is None or not any(p.entity == host for p in participants):
        return participants
    plain = ParticipantRole.PARTICIPANT
    return tuple(
        replace(
            p, role=ParticipantRole.HOST if p.entity == host else ParticipantRole.GUEST if p.role is plain else p.role
        )
        for p in participants
    )
