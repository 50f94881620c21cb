"""Phrases for countries, organisations and authorities, and for those whom they send."""

from __future__ import annotations

from collections.abc import Iterator

from extraction.events.parties.line import DETERMINERS, EventLine, Party
from extraction.knowledge import tables
from extraction.knowledge.names import Form
from extraction.text import words_of

SENT = words_of("event_sent")


def bodies_in(line: EventLine) -> Iterator[Party]:
    """Countries, organisations and authorities."""
    scan = line.resolver.links.scan
    i = line.first
    while i < line.last:
        match = scan.starting_at(i)
        if match is not None and match.form in (Form.NAME, Form.CAPITAL, Form.INHABITANT) and match.entity:
            first = i - 1 if line.is_determined(i) else i
            if match.form is not Form.INHABITANT or not _is_one_inhabitant(line, i):
                yield Party(first, match.last, (match.entity,), is_person=False)
            i = match.last
        else:
            i += 1
    yield from _delegations(line)
    for mention in line.resolver.bodies_in(line.first, line.last):
        first = mention[0] - 1 if line.word(mention[0] - 1) in DETERMINERS else mention[0]
        yield Party(first, mention[1], (mention[2],), is_person=False, is_delegation=line.word(mention[0]) in SENT)


def _is_one_inhabitant(line: EventLine, i: int) -> bool:
    """ "Die Belgierin", "der Belgier": somebody from there, and no delegation."""
    return line.word(i).endswith("in") or line.word(i - 1) in words_of("event_one_inhabitant")


def _delegations(line: EventLine) -> Iterator[Party]:
    """ "die russische und die ukrainische Delegation", "Vertreter der israelischen und der libanesischen Armee": the countries."""
    scan = line.resolver.links.scan
    for noun, word in enumerate(line.words, line.first):
        if word.removesuffix("s") not in SENT or not line.is_noun(noun):
            continue
        i, ends = noun - 1, set[int]()
        while (match := scan.ending_at(i + 1)) is not None and match.form is Form.ADJECTIVE and match.entity:
            first = match.first - 1 if line.word(match.first - 1) in DETERMINERS else match.first
            yield Party(
                first, noun + 1 if not ends else match.last, (match.entity,), is_person=False, is_delegation=True
            )
            ends.add(first)
            i = first - 1
            if line.word(i) in words_of("event_joiner"):
                i -= 1


def member_in_title(line: EventLine, at: int) -> Party | None:
    """A title's "Schweizer Bundesrat" is the one from there whom the text names."""
    match = line.resolver.links.scan.ending_at(at)
    if (
        not line.is_title
        or match is None
        or match.form is not Form.ADJECTIVE
        or line.word(at) not in words_of("event_title_body")
    ):
        return None
    code = tables.entities()[match.entity].code if match.entity else None
    people = [person for home, person in line.homes if home == code]
    return Party(match.first, at + 1, (people[0],), is_person=True) if len(people) == 1 else None


def is_dateline(line: EventLine, party: Party) -> bool:
    """ "Berlin – Das Amt hat …": where a report is from, which does nothing."""
    ended = line.text(party.last) in words_of("event_dash") or line.text(party.last) == "("
    return (
        party.first == line.first
        and not party.is_person
        and ended
        and not line.is_title
        and not line.is_determined(party.first)
    )
