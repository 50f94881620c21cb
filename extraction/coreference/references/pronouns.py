"""Whom pronouns mean: the most prominent of their gender, the nearest, the body that adopts what it stands in."""

from __future__ import annotations

from extraction.coreference.context import Context
from extraction.coreference.nouns import just_brought_in
from extraction.coreference.references.demonstratives import person_pointed_at
from extraction.coreference.references.parties import institution_meant
from extraction.coreference.references.titles import is_plural
from extraction.grammar import body_meant_by_it, is_body
from extraction.knowledge.names import FEMALE, MALE
from extraction.text import TokenRange, word_list, words_of

_FIRST_OF_TWO = words_of("first_of_two")
PRONOUNS = {"er": MALE, "dieser": MALE, "jener": MALE, "letzterer": MALE, "sie": FEMALE, "diese": FEMALE, "jene": FEMALE,
            "letztere": FEMALE,
            "ersterer": MALE, "erstere": FEMALE, "der": MALE, "die": FEMALE, "ihm": MALE, "ihr": FEMALE, "ihn": MALE}  # fmt: skip
RELATIVE = words_of("nearest_pronoun")
NOBODY = words_of("pronoun_of_nobody")
_ARTICLES_OF_BODIES = {"er": "der", "sie": "die"}
_COUNCILS = word_list("end_of_council")
_IN_WHICH = words_of("preposition_of_document")
_SHORTEST_ADOPTION = 6  # "Der Rat verabschiedete Schlussfolgerungen, in denen | er"
_HIS, _HER = words_of("his"), words_of("her")
_OBLIQUE_ARTICLES = words_of("oblique_article")


def unnamed_person(context: Context, token: int) -> TokenRange | None:
    """The title that "dieser" points at, where it stands nearer than anybody whom the text names or has spoken of."""
    gender = PRONOUNS[context.tokens[token].text.lower()]
    people = context.participants.people
    near = (r for r in context.participants.before(token) if people[r.entity].gender in (gender, None))
    last = next((r.last - 1 for r in near), -1)
    return person_pointed_at(context, token, gender, last)


def first_or_nearest(context: Context, token: int) -> str | None:
    """Whom "ersterer" or a relative or demonstrative pronoun means: the first of two, the nearest of its gender."""
    word = context.tokens[token].text.lower()
    gender = PRONOUNS[word]
    if word in _FIRST_OF_TWO and (group := context.last_group(token)) is not None:
        return group[0]
    if word in RELATIVE:
        sentence = context.sentence_at(token)
        for referent in context.participants.before(token):
            if sentence - referent.sentence <= 2 and context.participants.people[referent.entity].gender in (
                gender,
                None,
            ):
                return referent.entity
    return None


def most_prominent(context: Context, token: int) -> str | None:
    """The most prominent participant of a pronoun's gender, else an institution that goes with its article."""
    gender = PRONOUNS[context.tokens[token].text.lower()]
    found = just_brought_in(context, token, gender) or context.best(token, gender)
    if found is not None and found == _object_of_pronoun(context, token):
        others = {p for p in context.recent_people(token) if p != found}
        found = context.best(token, gender, among=others) or found  # "Er unterrichtete den Präsidenten"
    return found or institution_meant(context, token, "der" if gender == MALE else "die")


def possessor(context: Context, token: int) -> str | None:
    """ "| Seine | Hoffnung sei, dass …": whose it is, where the noun itself belongs to the cue; None for other words."""
    word = context.tokens[token].text.lower()
    if word not in _HIS and word not in _HER:
        return None
    return context.best(token, MALE if word in _HIS else FEMALE)


def body_before(context: Context, token: int) -> str | None:
    """ "Das Ministerium sieht es anders. Ihm zufolge …": the body in the neuter that the sentence before begins with."""
    sentence = context.sentence_at(token)
    if context.tokens[token].text.lower() != "ihm" or sentence == 0:
        return None
    before = context.document.sentences[sentence - 1]
    if context.tokens[before.first].text != "Das":
        return None
    return next(
        (body for at, body in context.institutions_between(before.first, token) if at <= before.first + 2), None
    )


def body_called_it(context: Context, token: int) -> TokenRange | None:
    """ "Das Ministerium lehnt das ab. | Es | verurteilt …": the phrase of the body in the neuter that "es" means."""
    return body_meant_by_it(context.tokens, token)


def body_adopting(context: Context, token: int) -> TokenRange | None:
    """ "Der Rat nahm Schlussfolgerungen an, in denen er …": the phrase of the body that opens the sentence and adopts something."""
    tokens = context.tokens
    first = context.document.sentences[context.sentence_at(token)].first
    article = _ARTICLES_OF_BODIES.get(tokens[token].text)
    if article is None or token - first < _SHORTEST_ADOPTION or tokens[first].text.lower() != article:
        return None
    if tokens[token - 3].text != "," or tokens[token - 2].text not in _IN_WHICH:
        return None
    end = next((i for i in range(first + 2, token) if tokens[i].text.islower()), token)
    named = context.links.people_in(first, end) or context.title_phrase(end - 1)
    body = is_body(tokens[end - 1].text) or tokens[end - 1].text.endswith(_COUNCILS)
    return (first, end) if body and not named else None


def _object_of_pronoun(context: Context, token: int) -> str | None:
    """Whom the title right behind the verb of a pronoun means: nobody is the subject and the object of one verb."""
    start = token + 2
    last = context.limits(token)[1]
    if start + 1 >= last or context.tokens[start].text not in _OBLIQUE_ARTICLES:
        return None
    phrases = (context.title_phrase(at) for at in range(start + 1, min(start + 3, last)))
    phrase = next((p for p in phrases if p is not None and p.first == start), None)
    return context.titled(phrase, start) if phrase is not None and not is_plural(context, phrase) else None
