"""What a sentence leaves to those before it: who met somebody, on which day, and where people were who only "spoke"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import pairwise

from extraction.events.drafts import OPENING, Draft
from extraction.events.parties import (
    BARE,
    EventLine,
    country_of,
    find_parties,
    is_one,
    is_person,
    is_setting,
    speaks_for_others,
)
from extraction.text import Document, EventParticipant, EventType, ParticipantRole, replace, words_of

_LineAt = Callable[[int], EventLine]
_SubjectAt = Callable[[int], str | None]
_IN_PLACES = frozenset((EventType.MEETING, EventType.VISIT, EventType.SUMMIT))
_FIRST_WORDS = 3


def with_protagonists(document: Document, drafts: Sequence[Draft], line_at: _LineAt) -> list[Draft]:
    """The events, those that only say with whom somebody met with whoever met somebody before, on the day of that."""
    found: list[Draft] = []
    subject_at = cache(lambda sentence: _subject(line_at(sentence)))  # several events of a line ask for the same
    for draft in drafts:
        before = [one for one in found if one.sentence < draft.sentence]
        wants = draft.lacks_subject and draft.sentence > 0
        whole = _with_protagonist(document, draft, before, subject_at) if wants else draft
        found.append(_as_before(document, whole, before))
    return found


def _with_protagonist(document: Document, draft: Draft, before: Sequence[Draft], subject_at: _SubjectAt) -> Draft:
    """ "… traf er X. Es folgte ein Gespräch mit Y": also his."""
    who = _protagonist(document, draft, before) or subject_at(draft.sentence - 1)
    if who is None or any(is_one(who, name) for name in draft.names):
        return draft
    first = EventParticipant(who, ParticipantRole.PARTICIPANT)
    sides = {**draft.sides, who: country_of(document, who)}
    met = any(one.type in _IN_PLACES and not one.is_spoken and who in one.names for one in before)
    return replace(
        draft,
        participants=(first, *draft.participants),
        sides=sides,
        lacks_subject=False,
        is_somewhere=draft.is_somewhere or met,
    )


def _protagonist(document: Document, draft: Draft, before: Sequence[Draft]) -> str | None:
    """Of those who met before whoever met others as well, or is from another country than whom the sentence names."""
    met = next((one for one in reversed(before) if one.is_between_people and one.names - one.countries), None)
    if met is None:
        return None
    homes = {country_of(document, name) for name in draft.names} - {None}
    people = [p.entity for p in met.participants if is_person(document, p.entity)]
    others = [
        one
        for one in people
        if country_of(document, one) not in homes and not any(is_one(one, name) for name in draft.names)
    ]
    often = max(others, key=lambda one: sum(one in draft_.names for draft_ in before), default=None)
    guests = [p.entity for p in met.participants if p.entity in others and p.role is ParticipantRole.GUEST]
    often_met = sum(often in one.names for one in before) > 1
    return often if often_met or not guests else guests[0]


def _subject(line: EventLine) -> str | None:
    """ "X hat in Prag Station gemacht. Sein Gesprächspartner war Y": the subject of the sentence before."""
    people = (p for p in find_parties(line) if p.is_person and p.governor == BARE and p.entities)
    return next((p.entities[0] for p in people), None)


def _as_before(document: Document, draft: Draft, before: Sequence[Draft]) -> Draft:
    """With the day of the event that the sentence before told, where it goes on from that: "Am Nachmittag …"."""
    last = before[-1] if before else None
    if last is None or draft.day is not None or last.day is None or not _goes_on(document, draft):
        return draft
    return replace(draft, day=last.day)


def _goes_on(document: Document, draft: Draft) -> bool:
    sentence = document.sentences[draft.sentence]
    opening = document.tokens[sentence.first : min(sentence.last, sentence.first + _FIRST_WORDS)]
    return any(token.text.lower() in words_of("event_same_day") for token in opening)


def with_those_before(document: Document, drafts: Sequence[Draft], line_at: _LineAt) -> list[Draft]:
    """The events; one of one alone, who spoke "nach dem Treffen", with whom the sentence before names: "kündigte X gegenüber Y an"."""
    if any(len(draft.names) > 1 for draft in drafts if draft.is_between_people):
        return list(drafts)
    first = next((draft for draft in drafts if draft.is_between_people and draft.is_own and draft.refers), None)
    return [_with_partner(document, draft, line_at) if draft is first else draft for draft in drafts]


def _with_partner(document: Document, draft: Draft, line_at: _LineAt) -> Draft:
    if len(draft.names) != 1 or not 0 < draft.sentence <= OPENING or draft.countries:
        return draft
    governors, line = {BARE, *words_of("event_met_before")}, line_at(draft.sentence - 1)
    near = dict.fromkeys(
        entity
        for p in find_parties(line)
        if p.is_person and not p.is_pronoun and p.governor in governors and (p.noun is None or is_setting(line, p.noun))
        for entity in p.entities
    )
    others = [e for e in near if not any(is_one(e, name) for name in draft.names)]
    if len(others) != 1 or len(near) == len(others) or speaks_for_others(document, others[0]):
        return draft
    sides = {**draft.sides, others[0]: country_of(document, others[0])}
    other = EventParticipant(others[0], ParticipantRole.PARTICIPANT)
    return replace(draft, participants=(*draft.participants, other), sides=sides)


def with_countries_before(document: Document, drafts: Sequence[Draft], line_at: _LineAt) -> list[Draft]:
    """ "Finnland und Polen gehen mit. Gemeinsam mit Estland legten sie eine Erklärung vor": the text of all of them."""
    return [
        _with_row_before(document, draft, line_at) if _is_given_with(document, draft) else draft for draft in drafts
    ]


def _is_given_with(document: Document, draft: Draft) -> bool:
    if draft.type is not EventType.DECLARATION or draft.sentence < 1 or draft.names - draft.countries:
        return False
    sentence = document.sentences[draft.sentence]
    words = [token.text.lower() for token in document.tokens[sentence.first : sentence.last]]
    return "sie" in words and any(
        word in words_of("event_together") and behind in words_of("event_with") for word, behind in pairwise(words)
    )


def _with_row_before(document: Document, draft: Draft, line_at: _LineAt) -> Draft:
    row = [p for p in find_parties(line_at(draft.sentence - 1)) if p.governor == BARE and not p.is_person]
    new = [e for p in row for e in p.entities if e not in draft.names and country_of(document, e) is not None]
    participants = (*(EventParticipant(e, ParticipantRole.PARTICIPANT) for e in new), *draft.participants)
    sides = {**draft.sides, **{e: country_of(document, e) for e in new}}
    return replace(draft, participants=participants, sides=sides, countries=draft.countries | set(new))


def met_there(draft: Draft, others: Iterable[Draft]) -> Draft | None:
    """The event in a place at which somebody was who afterwards spoke with somebody else, surely there too."""
    return next(
        (
            one
            for one in others
            if one.type in _IN_PLACES
            and 0 <= one.sentence < draft.sentence
            and (one.place is not None or one.is_own)
            and not one.is_spoken
            and one.names & draft.names
        ),
        None,
    )
