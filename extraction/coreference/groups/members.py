"""Members of a body: "die Minister" behind "die Außenminister der EU" are the EU's again."""

from __future__ import annotations

from extraction.coreference.context import Context
from extraction.knowledge import tables
from extraction.knowledge.names import Form
from extraction.linking import OnBehalfOf, TitlePhrase, on_behalf_of_entity
from extraction.text import TokenRange, words_of

_ARTICLES = words_of("determiner_of_group")


def remember_members(context: Context, phrase: TitlePhrase, group: tuple[str, ...]) -> None:
    """Remember that a plural title means the members of one organisation."""
    if len(group) == 1 and group[0] in tables.organisations():
        context.members.append((phrase.at, phrase.title.base.lower(), group[0]))


def body_of_members(context: Context, phrase: TitlePhrase) -> tuple[str, ...] | None:
    """The organisation whose members a plural title without a name means again, unless people who hold it are a group since."""
    if phrase.determiner not in _ARTICLES or phrase.on_behalf_of:
        return None
    base = phrase.title.base.lower()
    named = ((at, body) for at, title, body in reversed(context.members) if at < phrase.at and title.endswith(base))
    at, body = next(named, (-1, None))
    if body is None:
        return None
    since = (group for token, group in context.groups if at < token < phrase.at)
    return None if any(_are_people(context, group) for group in since) else (body,)


def _are_people(context: Context, group: tuple[str, ...]) -> bool:
    """Whether a group are people, who may hold the office themselves."""
    people = context.participants.people
    return len(group) > 1 and all(one in people and people[one].is_person for one in group)


def sides_of(context: Context, part: TokenRange) -> list[OnBehalfOf]:
    """The countries and organisations that a phrase names."""
    sides = []
    for i in range(part[0], part[1]):
        sides += [on_behalf_of_entity(piece.entity) for piece in context.links.scan.parts_at(i)]
        match = context.links.scan.starting_at(i)
        if match is not None and match.form not in (Form.FULL_NAME, Form.SURNAME):
            sides.append(on_behalf_of_entity(match.entity))
    return sides
