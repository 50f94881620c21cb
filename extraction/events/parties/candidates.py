"""Every phrase of a line that may name somebody: by name, by title, by a pronoun, strangers, countries and bodies."""

from __future__ import annotations

from collections.abc import Iterator

from extraction.events.parties.bodies import bodies_in
from extraction.events.parties.by_name import called_by_surname, names_venue, person_at
from extraction.events.parties.by_title import by_title, of_each
from extraction.events.parties.line import PRONOUNS, EventLine, Party
from extraction.events.parties.pronouns import meant, resolved
from extraction.events.parties.strangers import find_strangers
from extraction.knowledge.names import title_of
from extraction.linking import read_title_phrase


def candidates_in(line: EventLine) -> Iterator[Party]:
    """The phrases in any order; some overlap, and none has its governor yet."""
    named = line.resolver.links.people_in(line.first, line.last)
    people = [person for person in named if not names_venue(line, person)]
    venues = {person.entity for person in named if person not in people}
    titled = {title.at for person in people for title in person.titles}
    yield from (person_at(line, person) for person in people)
    yield from called_by_surname(line, people)
    yield from find_strangers(line, named)
    for i in range(line.first, line.last):
        word = line.document.tokens[i].text
        if word[0].islower() and word not in PRONOUNS:
            continue
        if word.lower() in PRONOUNS and word != "beiden" and not line.is_title:
            yield Party(i, i + 1, meant(line, i), is_person=True, is_pronoun=True)
        elif word == "beiden" and line.word(i - 1) == "die" and not line.is_noun(i + 1):
            yield Party(i - 1, i + 1, resolved(line, i - 1, i + 1), is_person=True, is_pronoun=True)
        elif i not in titled and word[0].isupper() and title_of(word) is not None:
            phrase = read_title_phrase(line.document.tokens, line.resolver.links.scan, i, line.first, line.last)
            if phrase is not None:
                yield from of_each(line, phrase)
                yield from by_title(line, phrase, titled, venues)
    yield from bodies_in(line)
