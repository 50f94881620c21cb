"""People who are meant by their work, in other words than the article has called them by: "der Offizier" behind "General Kern"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import takewhile

from extraction.coreference.context import Context, Participant
from extraction.knowledge.names import FEMALE, MALE, title_of
from extraction.linking import TitlePhrase
from extraction.text import Token, rows, words_of

ARTICLE_GENDERS = {"der": MALE, "dem": MALE, "den": MALE, "des": MALE, "die": FEMALE}
_ARTICLES = frozenset(ARTICLE_GENDERS)
_LOOSELY = 2  # as well as by what everybody with such a calling may be called
_INDEFINITE = words_of("indefinite")
_ADJECTIVES_BETWEEN = 2
_SHORTEST = 4  # letters of a word that may end a compound


def by_work(context: Context, phrase: TitlePhrase, found: str | None) -> str | None:
    """Whom a title means by its work, unless the article has called the one `found` by this very title."""
    if phrase.determiner not in _ARTICLES or not phrase.title.singular or phrase.on_behalf_of:
        return found
    if found is not None and context.fits(found, phrase) > _LOOSELY:
        return found
    gender = phrase.title.genders if len(phrase.title.genders) == 1 else ARTICLE_GENDERS.get(phrase.determiner or "")
    return of_same_work(context, phrase.first, context.tokens[phrase.at].text, gender) or found


def of_same_work(context: Context, token: int, word: str, gender: str | None) -> str | None:
    """Who before a token is called by a word for the same work as this one; the most prominent, if several are."""
    wanted = lines_of(word)
    if not wanted or is_without_name(context, token, word):
        return None
    participants = context.participants
    near = dict.fromkeys(referent.entity for referent in participants.before(token))
    nouns = _nouns_before_names(context, token)
    fitting = {
        entity
        for entity in near
        if participants.people[entity].is_person
        and not participants.people[entity].provisional
        and participants.may_be(entity, gender)
        and any(wanted & lines_of(own) for own in _words_for(participants.people[entity], nouns))
    }
    return context.best(token, gender, among=fitting)


def is_without_name(context: Context, token: int, word: str) -> bool:
    """Whether the article has introduced somebody by this word alone: "Ein Lehrer wartet. … sagt der Lehrer"."""
    tokens = context.tokens
    before = takewhile(lambda i: i < token, context.tokens_of_words.get(word, ()))
    return any(_is_indefinite(tokens, i) and not context.links.people_in(i + 1, i + 2) for i in before)


def _is_indefinite(tokens: list[Token], at: int) -> bool:
    for i in range(at - 1, max(-1, at - 2 - _ADJECTIVES_BETWEEN), -1):
        if tokens[i].text.lower() in _INDEFINITE:
            return True
        if not tokens[i].text[0].islower():
            return False
    return False


def _words_for(person: Participant, nouns: Mapping[str, list[str]]) -> list[str]:
    """What the article calls somebody: titles, and nouns right before the name ("der Reeder Jan Kern")."""
    return [*(title.title.base for title in person.titles), *nouns.get(person.id, ())]


def _nouns_before_names(context: Context, token: int) -> dict[str, list[str]]:
    """The words in capitals right before the names of people up to a token, by person."""
    found: dict[str, list[str]] = {}
    for person in context.links.people_in(1, token):
        word = context.tokens[person.first - 1].text
        if word[0].isupper():
            found.setdefault(person.entity, []).append(word)
    return found


@lru_cache(maxsize=1 << 12)
def lines_of(word: str) -> frozenset[int]:
    """The lines of the table that a word stands in, or a word that it ends or begins with: "Friedensforscherin"."""
    title = title_of(word)
    man = title.base if title is not None else word.removesuffix("in") if word.endswith("in") else word
    forms = {word.lower(), man.lower()}
    found: set[int] = set()
    for entry, lines in _table().items():
        if any(form == entry or (form.endswith(entry) and len(entry) >= _SHORTEST) for form in forms):
            found |= lines
    return frozenset(found)


@cache
def _table() -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for line, (words,) in enumerate(rows("professions.tsv")):
        for word in words.split():
            found.setdefault(word.lower(), set()).add(line)
    return found
