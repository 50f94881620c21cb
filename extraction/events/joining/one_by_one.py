"""Events with one after another, which a title tells as one: "Kern telefoniert mit Tveit und Aalto"."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.events.drafts import Draft
from extraction.text import EventType, replace

_TWO = 2


def told_apart(drafts: list[Draft]) -> list[Draft]:
    """The drafts, where the text tells of whom the title names together in events of two, with those instead of the title's."""
    for title in drafts:
        if title.sentence < 0 and title.is_between_people and len(title.names - title.countries) > _TWO:
            return _apart(drafts, title)
    return drafts


def _apart(drafts: list[Draft], title: Draft) -> list[Draft]:
    one = title.participants[0].entity
    texts = [draft for draft in drafts if draft.sentence >= 0 and draft.is_between_people]
    pairs = [draft for draft in texts if len(draft.names) == _TWO and one in draft.names and draft.names < title.names]
    alone = [draft for draft in texts if draft.names == {one} and not draft.refers]
    of_all = any(title.names <= draft.names for draft in texts)
    rest = title.names - {one} - {name for pair in pairs for name in pair.names}
    with_each = len({pair.names for pair in pairs}) > 1 or (pairs and alone)
    if of_all or not with_each or len(rest) > 1 or (alone and not rest and len(pairs) < _TWO):
        return drafts
    first = alone[0] if alone else None
    told = [_like(draft, title, first) if draft in pairs else draft for draft in drafts if draft not in alone]
    if not rest:
        return [draft for draft in told if draft is not title]
    own = first if first is not None and first.is_own else title
    left = replace(
        title,
        type=own.type,
        is_own=own.is_own,
        is_spoken=own.is_spoken,
        day=title.day or (first.day if first is not None else None),
        participants=tuple(p for p in title.participants if p.entity in {one, *rest}),
        spans=(*title.spans, *(first.spans if first is not None else ())),
    )
    return [left if draft is title else draft for draft in told]


def _like(pair: Draft, title: Draft, first: Draft | None) -> Draft:
    """A pair's event, of the kind that the title or the first sentence calls all of them, and on the day of all."""
    others: Sequence[Draft] = [draft for draft in (first, title) if draft is not None]
    day = pair.day or next((draft.day for draft in others if draft.day), None)
    kind = next((draft for draft in others if draft.is_own), None)
    if pair.is_own or kind is None or not pair.is_spoken:
        return replace(pair, day=day)
    place = None if kind.type in (EventType.CALL, EventType.VIDEO_CALL) else pair.place
    return replace(pair, day=day, type=kind.type, is_own=True, is_spoken=False, place=place)
