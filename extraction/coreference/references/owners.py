"""Who stands behind what belongs to somebody: "sein Büro", "seines Ministeriums", "so ihr Fazit"."""

from __future__ import annotations

from functools import cache

from extraction.coreference.context import Context
from extraction.coreference.descriptions import ministry_of
from extraction.coreference.nouns import body_endings
from extraction.coreference.references.titles import resolve_title
from extraction.grammar import is_body
from extraction.knowledge.names import FEMALE, MALE, roles_on
from extraction.text import TokenRange, word_list, words_of
from extraction.text.dictionary import names_people

_OF = words_of("genitive_or_von")
_OWNERS = word_list("owner_start")
_HIS = word_list("his_start")
_OWN_BODIES = words_of("own_body")
_POSSESSIVES = word_list("possessive_start")
_SO, _HIS_FORMS, _HER_FORMS = "so", words_of("his"), words_of("her")
_COMMON_ENDINGS = words_of("body_ending_too_common")


def owner_of_office(context: Context, part: TokenRange, head: int) -> str | None:
    """Whose "Büro": the person named before or behind it, or meant by the possessive."""
    word = context.tokens[part[0]].text.lower()
    if word.startswith(_OWNERS):
        return context.best(part[0], MALE if word.startswith(_HIS) else FEMALE)
    if (person := next(iter(context.links.people_in(*part)), None)) is not None:
        return person.entity
    behind = head + 2
    titled = behind < part[1] and context.tokens[head + 1].text.lower() in _OF
    phrase = next((p for i in range(behind, part[1]) if (p := context.title_phrase(i))), None) if titled else None
    owner = resolve_title(context, phrase, (behind - 1, part[1])) if phrase is not None else None
    return owner if any(person.entity == owner for person in context.links.people) else None


def body_of_owner(context: Context, part: TokenRange, head: int) -> str | None:
    """ "Nach Angaben seines Ministeriums", "seiner Behörde": what the person meant by the possessive leads."""
    possessive = context.tokens[part[0]].text.lower().startswith(_POSSESSIVES)
    if not possessive or context.tokens[head].text.lower() not in _OWN_BODIES:
        return None
    owner = context.best(part[0], MALE if context.tokens[part[0]].text.lower().startswith(_HIS) else FEMALE)
    for role in roles_on(owner, context.on) if owner is not None else ():
        if role.organisation is not None:
            return context.known(role.organisation)
        ministry = next((t.removesuffix("in").removesuffix("minister") for t in role.titles if "minister" in t), None)
        if ministry and (body := ministry_of(context, ministry + "ministerium", role.country)) is not None:
            return body
    return None


def owner_of_thought(context: Context, part: TokenRange, head: int) -> str | None:
    """ "…, so seine Überlegung", "so ihr Fazit": what stands behind "so" with a possessive and can't speak is somebody's."""
    word, possessive = context.tokens[head].text, context.tokens[part[0]].text.lower()
    his = possessive in _HIS_FORMS
    if part[0] == 0 or context.tokens[part[0] - 1].text.lower() != _SO or not (his or possessive in _HER_FORMS):
        return None
    if is_body(word) or names_people(word) or word.lower().endswith(_sure_bodies()):
        return None
    return context.best(part[0], MALE if his else FEMALE)


@cache
def _sure_bodies() -> tuple[str, ...]:
    """The endings of nouns for bodies that no nouns for thoughts have."""
    return tuple(ending for ending in body_endings() if ending not in _COMMON_ENDINGS)
