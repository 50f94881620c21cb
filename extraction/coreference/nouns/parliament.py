"""Groups in parliament: "die Fraktion Bündnis 90/Die Grünen", and who asked: "die Abgeordneten" behind "Anfrage der Fraktion X"."""

from __future__ import annotations

from extraction.coreference.context import Context
from extraction.knowledge import tables
from extraction.text import Entity, EntityType, TokenRange, words_of

_GROUPS, _OF = words_of("group_in_parliament"), words_of("genitive_or_von")
_MOTIONS, _MOVERS = words_of("motion"), words_of("mover_of_motion")
_LONGEST_NAME = 5  # tokens: "Bündnis 90 / Die Grünen"
_TO_GROUP, _TO_MOTION = 5, 12  # tokens from a motion to whose it is, from a group to its motion
_BACK = 400  # tokens back to both


def group_in_parliament(context: Context, part: TokenRange, head: int) -> str | None:
    """ "Die Fraktion Die Linke", "die Fraktion der FDP": the name behind the noun, by which the group goes too."""
    word = context.tokens[head].text
    if word not in _GROUPS:
        return None
    first = head + 2 if head + 1 < part[1] and context.tokens[head + 1].text in _OF else head + 1
    if first >= part[1] or not context.tokens[first].text[0].isupper():
        return None
    name = context.span_of((first, part[1])).of(context.document.text)
    aliases = (f"{word} {name}", f"{word} der {name}", f"{name}-{word}")
    return context.ensure(Entity(tables.slug(name), EntityType.ORGANISATION, name, aliases=aliases))


def movers_of_motion(context: Context, part: TokenRange, word: str) -> TokenRange | None:
    """ "Die Abgeordneten", "die Fragesteller" behind "eine Kleine Anfrage der Fraktion X": the phrase for the group that asked."""
    if word.lower() not in _MOVERS or part[1] - part[0] > 2:
        return None
    tokens = context.tokens
    for i in range(part[0] - 1, max(0, part[0] - _BACK), -1):
        if not tokens[i].text.endswith(_groups()):
            continue
        near = [token.text for token in tokens[max(0, i - _TO_GROUP) : i + _TO_MOTION]]
        if any(one in _MOTIONS for one in near):
            return (i, _end_of_name(context, i))
    return None


def _groups() -> tuple[str, ...]:
    return tuple(sorted(_GROUPS | {group.lower() for group in _GROUPS}))


def _end_of_name(context: Context, at: int) -> int:
    """Where the name behind "Fraktion" ends: "Fraktion | der | FDP", "Fraktion | Bündnis 90/Die Grünen"."""
    tokens = context.tokens
    if tokens[at].text not in _GROUPS:
        return at + 1
    last = min(context.limits(at)[1], at + 1 + _LONGEST_NAME + 1)
    i = at + 2 if at + 1 < last and tokens[at + 1].text in _OF else at + 1
    while i < last and (tokens[i].text[0].isupper() or tokens[i].text[0].isdigit() or tokens[i].text == "/"):
        i += 1
    return i
