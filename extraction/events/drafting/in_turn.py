"""One line that tells of events with one after another: "telefonierte zunächst mit X und danach mit Y"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extraction.events.drafts import Draft
from extraction.events.parties import BARE, EventLine, Party, country_of
from extraction.events.words import Trigger, clause_around
from extraction.text import EventParticipant, EventType, ParticipantRole, replace, words_of

_BETWEEN_PEOPLE = frozenset((EventType.CALL, EventType.VIDEO_CALL, EventType.MEETING))
_NEAR = 4  # tokens between "danach" and whom somebody met then


def one_after_another(
    line: EventLine, trigger: Trigger, parties: Sequence[Party], draft: Draft, *, is_only: bool
) -> list[Draft]:
    """An event with each: "telefonierte nacheinander mit X und mit Y", "traf erst X und dann Y".

    One that `is_only` has no verb for another beside it: "sprach zunächst mit X, danach telefonierte sie mit Y" has two.
    """
    if draft.type not in _BETWEEN_PEOPLE:
        return [draft]
    clause = clause_around(line, trigger.at)
    in_turn = not words_of("event_in_turn").isdisjoint(line.words_in(clause))
    steps = [] if in_turn or line.is_title or not is_only else _steps(line, parties)
    if steps:
        return _of_steps(line, draft, parties, steps)
    if not in_turn:
        return [draft]
    partners = {
        e
        for p in parties
        if p.governor in words_of("event_with") and clause[0] <= p.first < clause[1]
        for e in p.entities
    }
    alone = [p for p in draft.participants if p.entity not in partners]
    if not alone:
        return [draft]
    each = [replace(draft, participants=(*alone, p)) for p in draft.participants if p.entity in partners]
    return each or [draft]


def _steps(line: EventLine, parties: Iterable[Party]) -> list[int]:
    """Where a line says "zunächst" and "danach", the latter right in front of somebody."""
    if words_of("event_then").isdisjoint(line.words):
        return []
    first = next((i for i in range(line.first, line.last) if line.word(i) in words_of("event_at_first")), None)
    if first is None:
        return []
    people = [p.first for p in parties if p.is_person]
    then = [
        i for i in range(first + 1, line.last)
        if line.word(i) in words_of("event_then") and any(i < at <= i + _NEAR for at in people)
    ]  # fmt: skip
    return [first, then[0]] if then else []


def _of_steps(line: EventLine, draft: Draft, parties: Sequence[Party], steps: Sequence[int]) -> list[Draft]:
    """The event with those who stand behind "zunächst", and that with those behind "danach"."""
    first, then = steps
    with_ = [p for p in parties if p.is_person and p.governor in words_of("event_with")]
    met = with_ or [p for p in parties if p.is_person and p.first > first and p.governor == BARE]
    before = {e for p in met if p.first < then for e in p.entities}
    behind = dict.fromkeys(e for p in met if p.first > then for e in p.entities)
    alone = [p for p in draft.participants if p.entity not in before and p.entity not in behind]
    earlier = [p for p in draft.participants if p.entity in before]
    if not (alone and earlier and behind):
        return [draft]
    roles = {p.entity: p.role for p in draft.participants}
    later = [EventParticipant(e, roles.get(e, ParticipantRole.PARTICIPANT)) for e in behind]
    sides = {**draft.sides, **{e: country_of(line.document, e) for e in behind}}
    return [replace(draft, participants=(*alone, *group), sides=sides) for group in (earlier, later)]
