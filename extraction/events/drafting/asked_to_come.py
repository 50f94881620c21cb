"""Who had asked whom to come to an event, by a clause behind its noun: "beim Treffen, zu dem X Präsident Y geladen hatte"."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.events.parties import BARE, EventLine, Party
from extraction.events.words import Trigger, inviting_clause


def with_those_asked(line: EventLine, trigger: Trigger, parties: Sequence[Party], taking: list[Party]) -> list[Party]:
    """Those who take part, with whoever stands in such a clause."""
    clause = None if trigger.is_verb else inviting_clause(line, trigger.at)
    if clause is None:
        return taking
    first, last = clause
    asked = (p for p in parties if p.is_person and first <= p.first < last and p not in taking)
    return [*taking, *(p for p in asked if p.governor == BARE or p.first == first + 1)]  # "zu | dem Präsident X"
