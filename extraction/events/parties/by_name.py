"""Phrases for people by their names, with the titles before and behind: "die estnische Ministerin Liis Tamm"."""

from __future__ import annotations

from collections.abc import Iterator

from extraction.events.parties.governors import is_day
from extraction.events.parties.line import DETERMINERS, PREPOSITIONS, PRONOUNS, EventLine, Party
from extraction.events.parties.same_names import known_as
from extraction.grammar import is_body, verb_forms
from extraction.knowledge import tables
from extraction.knowledge.names import title_of
from extraction.linking import PersonMention, TitlePhrase
from extraction.text import word_list, words_of
from extraction.text.dictionary import is_known
from extraction.text.lexicon import contractions


def names_venue(line: EventLine, person: PersonMention) -> bool:
    """ "im Kongresszentrum Alma Strand": the name of a house."""
    noun = line.word(person.first - 1)
    inside = contractions().get(line.word(person.first - 2)) in words_of("event_destination")
    return inside and noun.endswith(word_list("event_venue_ending"))


def person_at(line: EventLine, person: PersonMention) -> Party:
    """The phrase around a name, with its titles and the determiner, and without what stands beside them by chance."""
    first = min([person.first, *(_start_of_title(line, t) for t in person.titles if t.first < person.first)])
    scan = line.resolver.links.scan
    verbs = (i for i in range(first, person.first) if _is_verb(line.text(i)) and scan.starting_at(i) is None)
    sides = (
        i for i in range(first, person.first) if line.word(i) in words_of("event_side")
    )  # "von estnischer Seite Minister Kask"
    days = (i for i in range(first, person.first) if is_day(line, i))  # "heute Präsident Kern"
    others = (i for i in range(first, person.first) if line.word(i) in PRONOUNS)  # "traf er | Präsident Kern"
    first = max([first, *(i + 1 for i in (*verbs, *sides, *days, *others))])
    if first < person.first and line.word(first) in words_of("conjunction_of_names"):
        first += 1  # "A | sowie | Minister B"
    last = max([person.last, *(t.far for t in person.titles if t.first >= person.last and not _is_next(line, t))])
    known = known_as(line, person.entity)
    if not known and person.entity in tables.people() and person.last - person.first > 1:
        known = (person.entity,)  # whom only the title names, in full
    return Party(max(first, line.first), min(last, line.last), known, is_person=True)


def _is_next(line: EventLine, title: TitlePhrase) -> bool:
    """ "hat Kern, den Präsidenten von Norwegen, Jonas Tveit, angerufen": the title is that of who comes behind."""
    end = title.far + (line.word(title.far) == ",")
    return title.far < line.last and any(person.first == end for person in line.resolver.links.people_in(end, end + 1))


def _start_of_title(line: EventLine, title: TitlePhrase) -> int:
    """The determiner of a title, where it has one: "in Oslo | die estnische Ministerin"."""
    for i in range(title.at, title.first - 1, -1):
        if line.word(i) in DETERMINERS:
            return i
        if line.word(i) in PREPOSITIONS and all(line.text(k)[:1].islower() for k in range(i + 1, title.at)):
            return i + 1  # "Die Gespräche zwischen | Minister Kern und …", "neben | Gastgeber Kern"
    return title.first


def _is_verb(word: str) -> bool:
    """ "kamen Präsident Kern und …": a verb in front that looks like an adjective."""
    return word[:1].islower() and word not in DETERMINERS and any(form.finite for form in verb_forms(word))


def called_by_surname(line: EventLine, people: list[PersonMention]) -> Iterator[Party]:
    """People of the text by their surname, where the name in full is not known to be one: "Bundesrat Beat Muster"."""
    named = {i for person in people for i in range(person.first, person.last)}
    called: dict[str, list[str]] = {}
    for surname, entity in line.surnames:
        for form in (surname, surname + "s"):
            called.setdefault(form, []).append(entity)
    tokens = line.document.tokens
    for i in range(line.first, line.last) if called else ():
        for entity in called.get(tokens[i].text, ()) if i not in named else ():
            first = i
            while first > line.first and _is_of_name(line, first - 1):
                first -= 1
            yield Party(first, i + 1, (entity,), is_person=True)


def _is_of_name(line: EventLine, i: int) -> bool:
    """Whether a word in front of a surname is a given name or a title."""
    word = line.text(i)
    return line.is_noun(i) and (title_of(word) is not None or not is_known(word) or is_body(word))
