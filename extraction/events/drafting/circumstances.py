"""Where an event took place, at whose wish, on whose invitation, what its line is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from extraction.events.parties import BARE, GENITIVE, PREPOSITIONS, EventLine, Party, is_setting
from extraction.events.words import event_noun
from extraction.grammar import is_body
from extraction.knowledge import tables
from extraction.knowledge.names import Form, title_of
from extraction.text import Entity, EntityType, EventType, Span, word_list, words_of
from extraction.text.dictionary import is_known
from extraction.text.lexicon import contractions

_NOWHERE = frozenset((EventType.CALL, EventType.VIDEO_CALL, EventType.LETTER, EventType.STATEMENT))
_WISH = 4
_ABSTRACT = word_list("abstract_ending")
_CITIES = tuple(words_of("event_city"))


def place_of(line: EventLine, type_: EventType, parties: Iterable[Party], at: int) -> str | None:
    """The city, else the palace, else the country in which the event took place; calls and letters have none."""
    if type_ in _NOWHERE:
        return None
    if line.word(line.last - 2) in words_of("event_return"):
        return None
    prepositions = words_of("event_destination" if type_ is EventType.VISIT else "event_place")
    inside = [
        p for p in parties
        if not p.is_person and p.governor in prepositions and (p.governor == "nach" or not _is_of_noun(line, p))
    ]  # fmt: skip
    inside += [
        p for p in parties if not p.is_person and _is_city(line, p) and p.governor not in words_of("event_origin")
    ]
    ranked = sorted(inside, key=lambda p: (_rank(line, p), abs(p.first - at)))
    known = next((p.entities[0] for p in ranked if _rank(line, p) < 3), None)
    return known if known is not None and _rank(line, ranked[0]) < 2 else _unknown_city(line) or known


def _unknown_city(line: EventLine) -> str | None:
    """ "in Eisenstadt": a place that no list has."""
    scan = line.resolver.links.scan
    inside = (i for i, word in enumerate(line.words[:-1], line.first + 1) if word == "in")
    for i in inside:
        word = line.text(i)
        strange = word[0].isupper() and word.isalpha() and not is_known(word) and scan.starting_at(i) is None
        if strange and not line.resolver.links.people_in(i, i + 1):
            entity = Entity(tables.slug(word), EntityType.PLACE, word)
            line.document.entities.setdefault(entity.id, entity)
            return entity.id
    return None


def is_somewhere(line: EventLine) -> bool:
    """Whether a line says in what town something was, known or not: "heute in Lugano", and not "in Ruhe", "in Abstimmung"."""
    if _INSIDE.isdisjoint(line.words):
        return False
    topics = words_of("event_topic")
    words = list(takewhile(lambda word: word not in topics, line.words))
    inside = [i for i, word in enumerate(words, line.first) if word in _INSIDE]
    return any(_is_town_behind(line, i, line.first + len(words)) for i in inside)


_INSIDE = frozenset(("in", "im"))


def _is_town_behind(line: EventLine, preposition: int, limit: int) -> bool:
    """Whether a town stands behind a preposition: "in Lugano", "im BMZ", "in der bayerischen Landeshauptstadt"."""
    i = preposition + 1
    if line.word(preposition) == "im":
        return i < limit and _is_office(line.text(i))
    is_noun = i < limit and line.is_noun(i) and line.text(i).isalpha()
    if is_noun and not _is_no_town(line.word(i)):
        return True
    return any(_is_city_by_name(line, at) for at in range(i + 1, min(i + 3, limit)))


def _is_office(word: str) -> bool:
    """ "im BMZ", "im Außenministerium"."""
    return (len(word) > 1 and word.isupper()) or is_body(word)


def _is_city_by_name(line: EventLine, i: int) -> bool:
    """ "in der bayerischen Landeshauptstadt", "in der Donaumetropole"."""
    return line.is_noun(i) and line.word(i).endswith(_CITIES)


def _is_no_town(word: str) -> bool:
    return word.endswith(_ABSTRACT) or word in words_of("in_no_town", "month")


def _is_of_noun(line: EventLine, party: Party) -> bool:
    """ "zur Zurückhaltung in Syrien", "die Lage in Mali": the place of the noun, which is neither an event nor where one was."""
    noun = party.noun
    if (
        noun is None
        or is_setting(line, noun)
        or event_noun(line.text(noun), line.document.tokens[noun].lemma) is not None
    ):
        return False
    if line.word(noun) in words_of("event_delegation"):
        return True  # "der Führung in Kiew"
    if title_of(line.text(noun)) is not None:
        return False
    before = (
        contractions().get(line.word(i), line.word(i)) for i in range(noun - 1, max(line.first, noun - 4) - 1, -1)
    )
    preposition = next((word for word in before if word in PREPOSITIONS), None)
    return preposition not in words_of("event_venue_preposition")


def _is_city(line: EventLine, party: Party) -> bool:
    """ "in der Hauptstadt Peking"."""
    return line.word(party.first - 1).endswith("stadt")


def _rank(line: EventLine, party: Party) -> int:
    entity = line.document.entities.get(party.entities[0])
    if entity is None:
        return 3
    if entity.type is EntityType.PLACE:
        return 0
    if entity.id in tables.institutions() and line.word(party.first - 1) == "im":
        return 1
    return 2 if entity.type is EntityType.COUNTRY else 3


def initiative_of(line: EventLine, parties: Sequence[Party]) -> str | None:
    """Who wanted the event: "auf Wunsch von X", "auf Initiative der russischen Seite", "auf russische Bitte"."""
    if words_of("event_initiative").isdisjoint(line.words):
        return None
    for i in range(line.first, line.last):
        if line.word(i) in words_of("event_initiative") and _follows_auf(line, i):
            return _owner(parties, i) or _side(line, i)
    return None


def host_of(line: EventLine, parties: Sequence[Party]) -> str | None:
    """On whose invitation: "auf Einladung von X", "Gastgeber X"."""
    if words_of("event_invitation", "event_host").isdisjoint(line.words):
        return None
    for i in range(line.first, line.last):
        if line.word(i) in words_of("event_invitation") and (_follows_auf(line, i) or _is_followed(line)):
            return _owner(parties, i)
        if line.word(i) in words_of("event_host"):
            named = next((p for p in parties if p.is_person and _is_beside(p, i)), None)
            if named is not None:
                return named.entities[0]
    return None


def _is_beside(party: Party, i: int) -> bool:
    """ "Gastgeberin Mia Muster", "sein Gastgeber, Präsident Jan Muster"."""
    return (party.first <= i < party.last - 1) or i < party.first <= i + 2


def _follows_auf(line: EventLine, i: int) -> bool:
    return any(line.word(k) == "auf" for k in range(max(line.first, i - _WISH), i))


def _is_followed(line: EventLine) -> bool:
    """ "folgt einer Einladung von X"."""
    return not words_of("event_following").isdisjoint(line.words)


def _owner(parties: Sequence[Party], noun: int) -> str | None:
    named = next((p.entities[0] for p in parties if p.noun == noun and p.governor in (GENITIVE, "von")), None)
    right_behind = (p for p in parties if p.first in (noun, noun + 1) and p.is_person and p.governor == "auf")
    return named or next((p.entities[0] for p in right_behind), None)  # "auf Einladung Kerns"


def _side(line: EventLine, noun: int) -> str | None:
    """ "auf Wunsch der russischen Seite", "auf russische Initiative": the country."""
    scan = line.resolver.links.scan
    for i in range(max(line.first, noun - 2), min(line.last, noun + 4)):
        match = scan.starting_at(i)
        if match is None or match.form is not Form.ADJECTIVE:
            continue
        if line.word(match.last) in words_of("side", "side_of_country", "event_delegation") or match.last == noun:
            return match.entity
        if line.word(match.last).endswith("seite"):
            return match.entity
    return None


def span_of(line: EventLine) -> Span:
    """The characters of a line; a title line stands at the start of the text."""
    if line.is_title:
        return Span(0, 0)
    tokens = line.document.tokens
    return Span(tokens[line.first].start, tokens[line.last - 1].end)


def topics_of(line: EventLine, parties: Sequence[Party]) -> tuple[str, ...]:
    """What a line is about; an authority that does something is who speaks of it: "Das Außenministerium hat … zurückgewiesen"."""
    entities = line.document.entities
    about = dict.fromkeys(e for p in parties if not p.is_person for e in p.entities)
    bare = {e for p in parties if p.governor == BARE for e in p.entities}
    return tuple(e for e in about if not (e in bare and e in entities and _is_authority(entities[e])))


def _is_authority(entity: Entity) -> bool:
    return entity.type is EntityType.ORGANISATION and entity.country is not None
