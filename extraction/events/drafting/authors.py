"""Whose speech, statement, declaration or letter an event is, and to whom something was told."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.events.parties import (
    BARE,
    GENITIVE,
    EventLine,
    Party,
    acts_for_country,
    is_day,
    is_person,
    is_place,
    is_represented,
    is_setting,
)
from extraction.events.words import Trigger, clause_around
from extraction.events.words.event_words import ISSUER, first_halves, verb_of
from extraction.events.words.letters import arrives, is_answered
from extraction.text import EventParticipant, EventType, replace, words_of

_LONGEST_BEHIND = 3  # tokens between a noun and the comma behind it


def find_speakers(line: EventLine, trigger: Trigger, near: Sequence[Party]) -> list[Party]:
    """Whose speech, statement or press conference it is: "Rede von X", "die Erklärung des Ministeriums", "auf … sagte X"."""
    own = [p for p in near if _is_on_behalf(line, p)]
    if own and not line.is_title:
        own = [*[p for p in near if p.is_person and p.governor == BARE and not p.is_pronoun], *own]
    own = own or [body for p in near if p.noun == trigger.at for body in _on_whose_behalf(line, p)]
    informed = trigger.type is EventType.BRIEFING  # "bei der Unterrichtung des Rates": who listens
    own = own or [
        p for p in near
        if p.noun == trigger.at and p.governor in (GENITIVE, "von") and (p.is_person or not informed)
    ]  # fmt: skip
    if line.is_title and trigger.type is EventType.STATEMENT and trigger.preposition in words_of("event_over"):
        return own  # "Teheran empört nach Erklärung der Union"
    if trigger.frame == ISSUER and not own and _are_counted(line, trigger):
        return []
    if trigger.frame == ISSUER and not own and (signers := _agents(line, trigger, near)):
        return signers
    bare = [p for p in near if not is_place(line, p) and (p.governor == BARE or is_represented(line, p))]
    together = words_of("event_together")
    joined = [
        p
        for p in near
        if p.governor == "mit"
        and (
            p.noun == trigger.at
            or line.word(p.first - 2) in together
            or (p.is_person and not p.is_pronoun and (p.noun is None or is_setting(line, p.noun)))
        )
    ]
    if trigger.type is EventType.DECLARATION:
        joined = [p for k, p in enumerate(near) if _is_beside_others(line, near, k)]
    elif trigger.type not in (EventType.PRESS_CONFERENCE, EventType.BRIEFING):
        joined = []
    joined += [p for p in near if _is_beside_speaker(line, p)]
    people = [p for p in bare if p.is_person]
    return [*(own or _first_row(line, people or bare)), *joined]


def reporting(
    line: EventLine, trigger: Trigger, participants: tuple[EventParticipant, ...]
) -> tuple[Trigger, tuple[EventParticipant, ...]] | None:
    """Who reports to a council, which only listens; a minister gives a speech there. None where it is only a country."""
    if trigger.type is not EventType.BRIEFING or not (
        trigger.is_verb or trigger.preposition in words_of("event_facing")
    ):
        return trigger, participants
    people = tuple(p for p in participants if is_person(line.document, p.entity))
    if participants and not people and not line.is_title:
        return None
    speaks = people and not trigger.is_verb and all(acts_for_country(line.document, p.entity) for p in people)
    return (replace(trigger, type=EventType.SPEECH) if speaks else trigger), people


def _is_beside_others(line: EventLine, near: Sequence[Party], k: int) -> bool:
    """ "gemeinsam mit Estland und Lettland": with whom others give a text, also further on the row."""
    while k > 0 and near[k].follows:
        k -= 1
    return near[k].governor == "mit" and line.word(near[k].first - 2) in words_of("event_together")


def _is_beside_speaker(line: EventLine, party: Party) -> bool:
    """ "sagte sie an der Seite ihres Kollegen X": who stood beside a speaker."""
    noun = party.noun
    if not party.is_person or noun is None or party.governor not in (GENITIVE, "von"):
        return False
    return line.word(noun) in words_of("event_side") and line.word(noun - 2) in words_of("event_at_side")


def find_signers(line: EventLine, trigger: Trigger, parties: Sequence[Party]) -> list[Party]:
    """ "sieht eine Erklärung vor, die X am Mittwoch mit Y unterzeichnet hat": those of the relative clause."""
    comma = clause_around(line, trigger.at)[1]
    near = comma - trigger.at <= _LONGEST_BEHIND and line.text(comma) == ","
    if not near or line.word(comma + 1) not in words_of("relative_pronoun"):
        return []
    first, last = clause_around(line, comma + 1)
    if not any(
        line.document.tokens[i].lemma in words_of("adopted") or line.word(i) in words_of("event_signed")
        for i in range(first, last)
    ):
        return []
    signing = {BARE, *words_of("event_with")}
    return [p for p in parties if first <= p.first < last and p.governor in signing and not is_place(line, p)]


def _agents(line: EventLine, trigger: Trigger, near: Sequence[Party]) -> list[Party]:
    """ "Eine Deklaration ist von X und Y unterschrieben worden": who did it in a passive."""
    words = line.words_in(clause_around(line, trigger.at))
    if words_of("event_passive").isdisjoint(words):
        return []
    return [p for p in near if p.governor in words_of("event_agent") and p.noun != trigger.at and not is_place(line, p)]


def _is_on_behalf(line: EventLine, party: Party) -> bool:
    """ "Erklärung des Hohen Vertreters im Namen der Union"."""
    return (
        party.noun is not None
        and line.word(party.noun) in words_of("event_behalf")
        and party.governor in (GENITIVE, "von")
    )


def _on_whose_behalf(line: EventLine, party: Party) -> list[Party]:
    """ "der Hohen Vertreterin im Namen der Union": her and the body that stands in the phrase for her."""
    behalf = next((i for i in range(party.first, party.last) if line.word(i) in words_of("event_behalf")), party.last)
    for i in range(behalf + 1, party.last):
        match = line.resolver.links.scan.starting_at(i)
        if match is not None and match.entity:
            return [party, Party(i, match.last, (match.entity,), is_person=False)]
    return []


def _are_counted(line: EventLine, trigger: Trigger) -> bool:
    """ "riefen die drei Länder Teheran auf": who issues it was named before."""
    first, last = clause_around(line, trigger.at)
    return any(
        line.word(i) == "die"
        and line.word(i + 1) in words_of("counted")
        and line.word(i + 2) in words_of("event_countries")
        for i in range(first, last)
    )


def _first_row(line: EventLine, parties: list[Party]) -> list[Party]:
    """The subject: the first phrase with those that go on its row, also as "die USA und die Mitglieder der Union"."""
    goes_on = (p.follows or (is_represented(line, p) and _is_in_row(line, p)) for p in parties[1:])
    end = next((k for k, follows in enumerate(goes_on, 1) if not follows), len(parties))
    return parties[:end]


def find_correspondents(line: EventLine, trigger: Trigger, near: Sequence[Party]) -> tuple[list[Party], list[Party]]:
    """The senders of a letter and those to whom it goes."""
    own = [p for p in near if p.noun == trigger.at and p.governor in (GENITIVE, "von")]
    bare = [p for p in near if p.governor == BARE and not is_place(line, p)]
    to = [p for p in near if p.governor in words_of("event_letter_to")]
    to += [p for p in near if to and p.first > to[0].last and is_represented(line, p) and _is_in_row(line, p)]
    datives = [p for p in bare if line.word(p.first) in words_of("event_object_determiner") and not to]
    if not to and not datives and not _is_read(line, trigger):
        datives = bare[len(_first_row(line, bare)) :]
    if not trigger.is_verb and is_answered(line):
        return _first_row(line, bare), own  # "hat ein Schreiben von X beantwortet"
    if not trigger.is_verb and not to and arrives(line):
        return own, _receiving(trigger, near) or _first_row(line, bare)
    if trigger.is_verb and not to and not datives:
        return [], []
    bare = bare[:1] if _is_read(line, trigger) else bare
    senders = own or [p for p in bare if p not in datives]
    if not to and not words_of("event_received").isdisjoint(line.words):
        senders, datives = own, _first_row(line, bare)  # "hat ein Schreiben des Präsidenten erhalten"
    return senders, to or datives


def _receiving(trigger: Trigger, near: Sequence[Party]) -> list[Party]:
    """ "Bei X ging ein Brief ein", "Im Büro von X ist ein Brief eingetroffen": to whom a letter comes."""
    at = [p for p in near if p.governor == "bei"]
    at += [p for p in near if p.governor in (GENITIVE, "von") and p.noun is not None and p.noun < trigger.at]
    return [p for p in at if p.is_person and p.noun != trigger.at]


def _is_read(line: EventLine, trigger: Trigger) -> bool:
    """ "In dem Brief würdigt er die Königin": a letter told before, of whose contents a sentence tells."""
    return trigger.is_definite and line.word(line.first) == trigger.preposition == "in"


def _is_in_row(line: EventLine, party: Party) -> bool:
    """ "an den Generalsekretär und die Mitglieder des Rats": the body of a phrase that goes on the row of addressees."""
    noun = party.noun
    return noun is not None and any(line.word(i) in words_of("conjunction_of_names") for i in range(noun - 3, noun))


def find_told(line: EventLine, trigger: Trigger, near: Sequence[Party]) -> list[Party]:
    """ "hat der Präsidentin gestern versprochen": who says something to whom, where a day shows that they were in touch."""
    first, last = clause_around(line, trigger.at)
    last = max(last, particle_of(line, trigger.at))
    datives = words_of("event_dative_determiner")
    bare = [p for p in near if p.is_person and p.entities and p.governor == BARE and first <= p.first < last]
    bare = list({p.entities: p for p in reversed(bare)}.values())[::-1]  # "der Vorsitzende, Minister X, …" is one
    handed = verb_of(line.document.tokens[trigger.at].lemma) in words_of("event_handing")
    if handed and len(bare) == 2 and line.word(bare[1].first) in words_of("event_object_pronoun"):
        return bare  # "übergab ihm eine Note": who was spoken of before
    if len(bare) != 2 or bare[1].is_pronoun or bare[1].follows:
        return []
    given = line.document.tokens[trigger.at].lemma
    told_to = [p for p in bare if line.word(p.first) in datives and not p.is_pronoun]
    if not told_to and verb_of(given) in words_of("event_to_somebody"):
        told_to = bare[1:]
    if len(told_to) != 1 or not any(is_day(line, i) for i in range(first, last)):
        return []
    return bare


def particle_of(line: EventLine, verb: int) -> int:
    """Where the particle of a verb in two words stands: "sicherte … zu"; the verb's own place where it has none."""
    particles = first_halves().get(line.document.tokens[verb].lemma, ())
    apart = (k for k in range(line.last - 1, verb, -1) if line.word(k) in particles)
    return next((k for k in apart if not line.text(k + 1)[:1].isalnum()), verb)
