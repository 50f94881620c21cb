"""Bodies that no list has: by a longer word before, by the name behind the noun, by who leads them."""

from __future__ import annotations

from functools import cache

from extraction.coreference.context import Context
from extraction.coreference.descriptions import is_in_marks
from extraction.knowledge import tables
from extraction.knowledge.names import Form
from extraction.linking import is_dictionary_word, is_party
from extraction.text import NAME_CHARS, Entity, EntityType, TokenRange, rows, word_list, words_of
from extraction.text.inflection import nominative_of_genitive

_MOVEMENTS = word_list("end_of_movement")
_FOREIGN_ARTICLES = words_of("foreign_article")
_GENITIVE_DETERMINERS = words_of("genitive_masculine_start")
_LED = word_list("end_of_led_body")
_NEAR = 2  # sentences
_WITH_ARTICLE = 2  # words
_LONGEST_NAME = 3  # words
_LONGEST_FOREIGN_NAME = 6  # words, particles too
_PARTICLES = words_of("name_particle_of_newcomer", "small_word_in_newspapers_name")
_BACK = 300  # tokens


def body_with_name(context: Context, part: TokenRange, head: int, name: list[str]) -> str:
    """A body by the name in quotation marks behind its noun: "Magazin „Atlas“" is "Atlas", "Bündnis „Minen weg“" goes by both.

    What such a movement is called is a demand as often as a name, so its noun belongs to it.
    """
    noun, called = context.tokens[head].text, " ".join(name)
    if not any(form.endswith(_MOVEMENTS) for form in (noun.lower(), nominative_of_genitive(noun).lower())):
        return context.ensure(Entity(tables.slug(called) or called[:NAME_CHARS], EntityType.ORGANISATION, called))
    genitive = context.tokens[part[0]].text.lower() in _GENITIVE_DETERMINERS
    whole = f"{nominative_of_genitive(noun) if genitive else noun} {called}"
    entity = Entity(tables.slug(whole), EntityType.ORGANISATION, whole, aliases=(called,))
    return context.ensure(entity)


def movement_again(context: Context, part: TokenRange, head: int) -> str | None:
    """ "Das Bündnis warnte": the movement that was last meant by this noun and its name."""
    noun = context.tokens[head].text
    if part[1] != head + 1 or part[0] == head or not noun.lower().endswith(_MOVEMENTS):
        return None
    entities = context.document.entities
    before = (r.entity for r in context.participants.before(part[0]))
    return next((e for e in before if e in entities and entities[e].name.startswith(f"{noun} ")), None)


def is_title_of_medium(context: Context, part: TokenRange) -> bool:
    """ "Le Figaro", "„Die Zeit“": a name that opens with an article of its own is no person's."""
    tokens = context.tokens
    return tokens[part[0]].text in _FOREIGN_ARTICLES or is_in_marks(tokens, part)


def longer_word(context: Context, part: TokenRange, word: str) -> str | None:
    """ "Die Versammlung" is the "Weltgesundheitsversammlung" that the article named before."""
    if part[1] - part[0] != 2 or not word.lower().endswith(body_endings()):
        return None
    before = (t.text for t in context.tokens[max(0, part[0] - _BACK) : part[0]][::-1])
    return next((w for w in before if w[0].isupper() and len(w) > len(word) and w.endswith(word.lower())), None)


def named_body(context: Context, part: TokenRange, head: int) -> str | None:
    """ "Der Verband Modint", "das Hilfswerk Ocalenie": a body by its noun and a name that German lacks as a word."""
    names = [token.text for token in context.tokens[head + 1 : part[1]]]
    noun = context.tokens[head].text.lower()
    if not 0 < len(names) <= _LONGEST_FOREIGN_NAME or not noun.endswith(body_endings()):
        return None
    own = [name for i, name in enumerate(names) if not (0 < i < len(names) - 1 and name in _PARTICLES)]
    if len(own) > _LONGEST_NAME or any(not name[0].isupper() or not name[-1].isalnum() for name in own):
        return None
    if all(map(is_dictionary_word, own)):
        return None
    name = " ".join(names)
    return context.ensure(Entity(tables.slug(name), EntityType.ORGANISATION, name))


def led_body(context: Context, part: TokenRange, head: int) -> str | None:
    """ "Modint-Direktorin Anna Kern …. Der Verband …": the body whose leader has just been named by it."""
    named_only = part[1] == head + 1 == part[0] + _WITH_ARTICLE
    if not named_only or not context.tokens[head].text.lower().endswith(_LED):
        return None
    sentence = context.sentence_at(part[0])
    near = (r.entity for r in context.participants.before(part[0]) if sentence - r.sentence <= _NEAR)
    titles = [title for entity in near for title in context.participants.people[entity].titles]
    pieces = (piece.entity for title in titles for piece in context.links.scan.parts_at(title.at))
    if (known := next((entity for entity in pieces if entity in tables.institutions()), None)) is not None:
        return context.known(known)
    bodies = (t.title.modifier.removesuffix("-") for t in titles if t.title.modifier.endswith("-"))
    name = next((body for body in bodies if body[:1].isupper() and not is_dictionary_word(body)), None)
    if name is None or is_party(name):
        return None
    return context.ensure(Entity(tables.slug(name), EntityType.ORGANISATION, name))


@cache
def body_endings() -> tuple[str, ...]:
    """The endings of nouns for bodies, in lower case."""
    return tuple(row[0] for row in rows("body_endings.txt"))


def apposed_body(context: Context, part: TokenRange, head: int) -> str | None:
    """ "Das Bündnis NATO": the name behind the noun."""
    match = context.links.scan.starting_at(head + 1)
    if match is None:
        return named_body(context, part, head)
    ends = match.last == part[1] and match.form is Form.NAME and not match.genitive
    return match.entity if ends else None
