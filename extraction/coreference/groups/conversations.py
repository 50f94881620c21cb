"""Who talks in a readout: the two of whom it tells that they met, as long as nobody else is heard in it."""

from __future__ import annotations

from extraction.coreference.context import Context
from extraction.coreference.groups.counted import met
from extraction.knowledge import tables
from extraction.text import words_of

_TALKS = words_of("conversation", "talk", "talk_in_genitive", "word_of_meeting")
_TWO = 2


def who_talk(context: Context, token: int, *, answers: bool = False) -> tuple[str, ...]:
    """The two who say what a readout gives to nobody: "Hervorgehoben wurde der Handel"; () in a report of several voices.

    Who `answers` is not who spoke last: "Kern lud ihn ein. Die Einladung wurde angenommen."
    """
    people = context.recent_people(token)
    pair = met(context, token, set(people)) or (people if len(people) == _TWO else None)
    if pair is None or not _tells_of_talk(context, token):
        return ()
    countries = {context.country_of(person) for person in pair}
    for referent in context.participants.before(token):
        if not referent.speaker or referent.quoted or referent.entity in pair:
            continue
        heard = context.participants.people[referent.entity]
        own = context.country_of(heard.id) or code_of(heard.id)  # "Kasachstan" of its president
        if not heard.speaks_for_others and (heard.is_person or own not in countries):
            return ()
    last = next((r.entity for r in context.participants.before(token) if r.speaker and r.entity in pair), None)
    those = [one for one in pair if not (answers and one == last)]
    return tuple(sorted(those, key=context.order_of))


def _tells_of_talk(context: Context, token: int) -> bool:
    """Whether the title or what stands before tells of a conversation or a meeting."""
    title = (context.document.title or "").lower().split()
    return not _TALKS.isdisjoint(title) or any(t.text.lower() in _TALKS for t in context.tokens[:token])


def code_of(entity: str) -> str | None:
    """The code of a country."""
    known = tables.entities().get(entity)
    return known.code if known else None
