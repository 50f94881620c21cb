"""People who are called by whose relatives or friends they are: "ihre Mutter", "sein Anwalt", "aus seinem Umfeld"."""

from __future__ import annotations

from extraction.coreference.context import Context
from extraction.grammar import verb_forms
from extraction.knowledge import tables
from extraction.knowledge.names import FEMALE, MALE
from extraction.text import Entity, EntityType, TokenRange, words_of

_MEN, _WOMEN, _SEVERAL = words_of("male_relative"), words_of("female_relative"), words_of("circle_of_somebody")
RELATIVES = _MEN | _WOMEN
_HIS, _HER = words_of("his"), words_of("her")
_BACKGROUND = words_of("verb_of_background")
_FAR = 12  # tokens to the verb
_PRESENT_ENDING, _PRESENT = "t", words_of("modal_in_the_present")


def relative_meant(context: Context, part: TokenRange, head: int) -> str | None:
    """ "Ihre Mutter", "seinem Umfeld": an entity that is called after whose they are, "Mutter von Anna Kern"."""
    word, possessive = context.tokens[head].text, context.tokens[part[0]].text.lower()
    if head == part[0] or not (possessive in _HIS or possessive in _HER):
        return None
    if head + 1 < part[1] and context.tokens[head + 1].text[0].isupper():
        return None  # "ihr Nachbar Gela Kern"
    gender = gender_of_relative(word)
    if gender is None and word not in _SEVERAL:
        return None
    owner = _owner(context, part[0], MALE if possessive in _HIS else FEMALE)
    if owner is None or not context.participants.people[owner].is_person:
        return None
    person = context.document.entities[owner]
    name = f"{word} von {person.name}"
    aliases = (f"{person.name.split()[-1]}s {word}",)
    kind = EntityType.ORGANISATION if gender is None else EntityType.PERSON
    return context.ensure(Entity(tables.slug(name), kind, name, aliases=aliases, gender=gender))


def _owner(context: Context, token: int, gender: str) -> str | None:
    """Whose a relative is: the subject of the sentence ("Kern ist laut seinem Umfeld in Sicherheit"), else the most prominent one."""
    sentence, people = context.sentence_at(token), context.participants.people
    for referent in context.participants.before(token):
        if referent.sentence < sentence:
            break
        person = people[referent.entity]
        if person.is_person and person.gender in (gender, None) and not referent.oblique:
            return referent.entity
    return context.best(token, gender)


def gender_of_relative(word: str) -> str | None:
    """The gender of a relative; None for other nouns."""
    return MALE if word in _MEN else FEMALE if word in _WOMEN else None


def is_relative_acting(context: Context, at: int, first: int, last: int) -> bool:
    """Whether a sentence is about a relative who is there: "Ihre Mutter, 81, verfolgt das alles aus der Surselva."

    What is told in the past ("Ihr Vater war Lehrer") or of where somebody lives is told about the family, by somebody else.
    """
    if at != first + 1 or context.tokens[first].text.lower() not in (_HIS | _HER):
        return False
    words = [token.text for token in context.tokens[at + 1 : min(last, at + _FAR)]]
    if words[:1] == [","] and words[1:2] and words[1].isdecimal():
        return True
    verb = next((w for w in words if w.islower() and any(f.finite for f in verb_forms(w))), None)
    return verb is not None and (verb in _PRESENT or (verb.endswith(_PRESENT_ENDING) and verb not in _BACKGROUND))
