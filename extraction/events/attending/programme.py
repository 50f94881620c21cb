"""With whom a visit is to bring talks: "Auf dem Programm stehen Gespräche mit Präsident Muster"."""

from __future__ import annotations

from extraction.events.attending.attendance import GATHERINGS, Attendance, is_private, type_at
from extraction.events.parties import EventLine, find_parties, with_commas
from extraction.events.words import clause_around
from extraction.text import EventParticipant, EventType, ParticipantRole, Span, words_of


def find_programme(line: EventLine, index: int) -> Attendance | None:
    """Whom a visit's programme names: "Gespräche mit Präsident X sind vorgesehen", "wird mit X zusammentreffen"."""
    parties = find_parties(line)
    line = with_commas(line, parties)
    planned = words_of("event_programme", "event_planned")
    partners = [
        p for p in parties
        if p.is_person and not p.is_pronoun and p.governor == "mit" and not is_private(line, p)
        and not planned.isdisjoint(line.words_in(clause_around(line, p.first)) | frozenset(line.words[-3:]))
        and (p.noun is None or type_at(line, p.noun) in GATHERINGS)
    ]  # fmt: skip
    names = dict.fromkeys(e for p in partners for e in p.entities)
    if not names:
        return None
    participants = tuple(EventParticipant(name, ParticipantRole.HOST) for name in names)
    tokens = line.document.tokens
    span = Span(tokens[line.first].start, tokens[line.last - 1].end)
    return Attendance(index, participants, span, EventType.VISIT, to_text=False, countries=frozenset())
