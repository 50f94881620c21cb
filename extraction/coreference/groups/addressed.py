"""Whom a letter or speech greets and calls "Sie" afterwards: "Sehr geehrter Herr Kern", "Sehr geehrte Frau Ministerin"."""

from __future__ import annotations

from extraction.coreference.context import Context
from extraction.coreference.references import office_holder
from extraction.text import Genre, words_of

_GREETING, _LONGEST_GREETING = words_of("salutation_adjective"), 5  # tokens before the name
_CALLINGS = words_of("calling_before_office")
_OF_ONE_VOICE = (Genre.SPEECH, Genre.DECLARATION)


def greeted_person(context: Context, token: int) -> tuple[str, ...] | None:
    """ "Das erklärten Sie im Mai": whom the text greets is meant by "Sie" inside a sentence, or at its start with a plural verb."""
    if context.tokens[token].text != "Sie" or not _is_polite(context, token):
        return None
    for person in reversed(context.links.people_in(0, token)):
        before = context.tokens[max(0, person.first - _LONGEST_GREETING) : person.first]
        if any(word.text.lower() in _GREETING for word in before):
            return (person.entity,)
    return _by_office(context, token)


def _is_polite(context: Context, token: int) -> bool:
    """Whether "Sie" surely addresses somebody: inside a sentence, or in one's own words where nobody else is "sie"."""
    if context.tokens[token - 1].text[0].isalnum():
        return True
    own = context.document.genre in _OF_ONE_VOICE
    return own and context.is_plural_verb_near((token, token + 1)) is not False


def _by_office(context: Context, token: int) -> tuple[str, ...] | None:
    """ "Sehr geehrter Herr Bundeskanzler": who held the office that the text greets."""
    for i in range(min(token, len(context.tokens)) - 2):
        if context.tokens[i].text.lower() in _GREETING and context.tokens[i + 1].text in _CALLINGS:
            phrase = context.title_phrase(i + 2)
            holder = office_holder(context, phrase) if phrase is not None else None
            return (holder,) if holder is not None else None
    return None
