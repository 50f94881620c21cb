"""Phrases for a wife or a husband, who is named beside somebody and takes no part in an event."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.events.parties.line import EventLine, Party
from extraction.text import words_of


def without_family(line: EventLine, parties: Sequence[Party]) -> list[Party]:
    """The phrases without those of the family: "Präsident Muster und seine Frau Mia Muster", "… und Ehefrau Mia"."""
    return [p for k, p in enumerate(parties) if not (k and _is_of_family(line, p, parties[k - 1]))]


def _is_of_family(line: EventLine, party: Party, before: Party) -> bool:
    """Whether somebody is named as the wife or husband of who stands before: by a possessive, or by one surname."""
    if not party.is_person or party.is_pronoun or not before.is_person:
        return False
    noun = next((i for i in range(party.first - 2, party.last) if line.word(i) in words_of("event_spouse")), None)
    if noun is None or noun < before.last:
        return False
    possessed = line.word(noun - 1) in words_of("event_possessive") or line.word(noun) not in words_of(
        "event_style_or_spouse"
    )
    return possessed or line.word(party.last - 1) == line.word(before.last - 1)
