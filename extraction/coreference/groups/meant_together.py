"""Those who were there or were last meant together: "alle Redner", "das Podium", "die Hilfswerke"."""

from __future__ import annotations

from extraction.coreference.context import Context
from extraction.knowledge import tables
from extraction.text import TokenRange, words_of

_SEVERAL_BODIES, _OF_SEVERAL = words_of("several_bodies"), words_of("plural_article", "both")
_GROUPS_BACK = 100


def everybody(context: Context, token: int, noun: str) -> tuple[str, ...] | None:
    """ "Alle Redner", "die Teilnehmer": whom the article has named so far and not only quoted somebody about."""
    if noun in words_of("panel"):
        return panel(context, token)
    present = {r.entity for r in context.participants.before(token) if not r.quoted}
    people = [person for person in context.recent_people(token) if person in present]
    return tuple(sorted(people, key=context.order_of)) if len(people) > 1 else context.last_group(token)


def panel(context: Context, token: int) -> tuple[str, ...] | None:
    """ "Alle auf dem Podium", "Auf dem Podium war man sich einig": the people with names who have spoken there so far."""
    own = [a.speaker for a in context.document.attributions if a.speaker is not None and not (a.relayed_by or a.nested)]
    phrases = [context.range_of(phrase) for phrase in own]
    speaking = (r for r in context.participants.before(token) if r.speaker)
    spoken = {r.entity for r in speaking if any(first <= r.first < last for first, last in phrases)}
    named = spoken & (context.links.newcomers.keys() | tables.people().keys())
    heard = [person for person in named if not context.participants.people[person].speaks_for_others]
    return tuple(sorted(heard, key=context.order_of)) if len(heard) > 1 else None


def bodies_meant(context: Context, part: TokenRange, head: int) -> tuple[str, ...] | None:
    """ "Die beiden Hilfswerke", "die Organisationen": the bodies that were last meant together."""
    determined = context.tokens[part[0]].text.lower() in _OF_SEVERAL
    if not determined or context.tokens[head].text not in _SEVERAL_BODIES or part[1] != head + 1:
        return None
    groups = (group for at, group in reversed(context.groups[-_GROUPS_BACK:]) if at < part[0])
    return next((group for group in groups if len(group) > 1 and all(map(_is_body, group))), None)


def _is_body(entity: str) -> bool:
    return entity in tables.organisations() or entity in tables.institutions()


def body_before(context: Context, token: int) -> tuple[str, ...] | None:
    """The organisation of which was spoken last: "Die G7 tagten. In dem gemeinsamen Text heißt es …"."""
    bodies = (r.entity for r in context.participants.before(token) if r.entity in tables.organisations())
    body = next(bodies, None)
    return (body,) if body is not None else None
