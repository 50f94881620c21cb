"""Whom "sie" means as a plural: those who were greeted, a group, a crowd, the two who meet."""

from __future__ import annotations

from extraction.coreference.context import Context
from extraction.coreference.groups.addressed import greeted_person
from extraction.coreference.groups.counted import met
from extraction.coreference.groups.crowds import crowd_before
from extraction.coreference.groups.pairs import both


def they(context: Context, token: int, *, alone: bool) -> tuple[str, ...] | None:
    """The one whom a letter greets and calls "Sie"; those whom the pronoun means where it stands `alone`."""
    return greeted_person(context, token) or (_several(context, token) if alone else None)


def _several(context: Context, token: int) -> tuple[str, ...] | None:
    """ "Sie" with a plural verb: the last group, else the two who meet. With a singular verb it is no group."""
    near = context.is_plural_verb_near((token, token + 1))
    if not (near or (near is None and context.is_plural_clause_of(token))):
        return None
    at, group = context.last_group_with_sentence(token)
    if (crowd := crowd_before(context, token, after=at)) is not None:
        return (crowd,)
    later = met(context, token, set(context.recent_people(token)), after=at) if group is not None else None
    return tuple(sorted(later, key=context.order_of)) if later else group or both(context, token, None, ["sie"])
