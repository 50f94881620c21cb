"""Who else was there: "An dem Gespräch nahm auch Ministerin Muster teil", "Der Delegation gehören A und B an".

Such a sentence tells of no event of its own; it brings people to one that the article told of before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from extraction.events.days import lies_long_before
from extraction.events.drafts import Draft, merge
from extraction.events.parties import BARE, EventLine, Party, country_of, find_parties, with_commas
from extraction.events.words import clause_around, event_noun
from extraction.text import (
    FAMILY_OF,
    Document,
    EventParticipant,
    EventType,
    ParticipantRole,
    Span,
    TokenRange,
    dataclass,
    replace,
    rows,
    words_of,
)
from extraction.text.lexicon import contractions

_TEXTS = frozenset((EventType.STATEMENT, EventType.DECLARATION))
GATHERINGS = frozenset((EventType.CALL, EventType.VIDEO_CALL, EventType.MEETING, EventType.VISIT, EventType.SUMMIT))
_AHEAD = 4  # tokens from a preposition to the noun of its phrase


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who came to an event or joined a text, in which sentence; `family` is that of the event, None where no word names it."""

    sentence: int
    participants: tuple[EventParticipant, ...]
    span: Span
    family: EventType | None
    to_text: bool
    countries: frozenset[str]
    beside: frozenset[str] = frozenset()
    instead: frozenset[str] = frozenset()
    is_flanking: bool = False

    def explains(self, draft: Draft) -> bool:
        """Whether an event that the same sentence tells is only that which people came to: "Dem Gespräch wohnte auch X bei"."""
        return draft.names <= {p.entity for p in self.participants}


def tells_of_attendance(lemma: str) -> bool:
    """Whether a word may say that somebody was there too, whatever stands around it."""
    return lemma in _first_halves()


def tells_of_joining(lemma: str) -> bool:
    """Whether a word may say that somebody joined a text: "schließen sich dieser Erklärung an"."""
    return any(kind == _JOINING for _, kind in _first_halves().get(lemma, ()))


def find_attendance(line: EventLine, index: int) -> Attendance | None:
    """Whom a sentence brings to an event that was told before."""
    verbs = [
        (at, verb)
        for at, verb in _verbs(line)
        if verb not in _RARE or _stands_alone(line, verb, (line.first, line.last))
    ]
    if not verbs:
        return None
    at, verb = verbs[0]
    parties = find_parties(line)
    line = with_commas(line, parties)
    clause = clause_around(line, at)
    if words_of("event_planned", "event_planned_time", "negation") & line.words_in(clause) or lies_long_before(
        line.document.tokens, *clause, line.document.published_on
    ):
        return None
    noun = _attended(line, verb, clause)
    if noun is None and not _stands_alone(line, verb, clause):
        return None
    coming = _coming(line, verb, clause, parties)
    if not coming:
        return None
    type_ = type_at(line, noun) if noun is not None else None
    names = dict.fromkeys(e for p in coming for e in p.entities)
    participants = tuple(EventParticipant(name, ParticipantRole.PARTICIPANT) for name in names)
    tokens = line.document.tokens
    return Attendance(
        index,
        participants,
        Span(tokens[line.first].start, tokens[line.last - 1].end),
        EventType.SUMMIT if verb == _JOINTLY else FAMILY_OF[type_] if type_ is not None else None,
        verb in (_JOINING, _SIGNING),
        frozenset(e for p in coming if not p.is_person for e in p.entities),
        frozenset(e for p in parties if p not in coming and p.is_person for e in p.entities if e not in names),
        frozenset(
            e for p in parties if verb == _STANDING and p.governor == BARE and not p.is_person for e in p.entities
        ),
        verb == _FLANKING,
    )


def with_attendance(document: Document, drafts: Sequence[Draft], attendances: Iterable[Attendance]) -> list[Draft]:
    """The events with those who came to them."""
    found = list(drafts)
    for one in attendances:
        at = _event_of(found, one)
        if at is not None:
            found[at] = _with(document, found[at], one)
    return found


def _event_of(drafts: Sequence[Draft], attendance: Attendance) -> int | None:
    """The event that people came to: the last one told before that may be meant."""
    types = _TEXTS if attendance.to_text else GATHERINGS
    types = types | {EventType.PRESS_CONFERENCE} if attendance.is_flanking else types
    fitting = [
        k for k, draft in enumerate(drafts)
        if draft.type in types
        and (draft.participants or draft.type is EventType.SUMMIT)
        and draft.sentence <= attendance.sentence
        and (attendance.family is None or attendance.to_text or _may_be(draft, attendance.family))
        and (not attendance.beside or not attendance.beside.isdisjoint(draft.names))
    ]  # fmt: skip
    return fitting[-1] if fitting else None


def _may_be(draft: Draft, family: EventType) -> bool:
    """A "Gespräch" may have been a call, a visit or at a summit, which itself is called nothing else."""
    if family is EventType.VISIT:
        return draft.type is EventType.VISIT
    return family is not EventType.SUMMIT or draft.type is EventType.SUMMIT


def _with(document: Document, draft: Draft, attendance: Attendance) -> Draft:
    if draft.type is EventType.PRESS_CONFERENCE:
        speakers = tuple(replace(p, role=ParticipantRole.SPEAKER) for p in attendance.participants)
        attendance = replace(attendance, participants=speakers)
    if attendance.instead:
        draft = replace(draft, participants=tuple(p for p in draft.participants if p.entity not in attendance.instead))
    sides = {p.entity: country_of(document, p.entity) for p in attendance.participants}
    if len(attendance.countries) == len(
        attendance.participants
    ):  # delegations come besides, and stand for nobody who is named
        new = tuple(p for p in attendance.participants if sides[p.entity] not in draft.sides.values())
        return replace(draft, participants=(*draft.participants, *new), spans=(*draft.spans, attendance.span))
    countries = attendance.countries
    return merge(
        draft,
        replace(
            draft, participants=attendance.participants, spans=(attendance.span,), sides=sides, countries=countries
        ),
    )


# --- the words --------------------------------------------------------------------------------------------------------

_BESIDE = "beside"  # "begleitet von": who is with somebody
_OF = "of"  # "der Delegation gehören … an"
_STANDING = "standing"  # "die Union wurde durch A vertreten"
_FLANKING = "flanking"  # "neben ihr stand A"
_CHAIRING = "chairing"  # "den Vorsitz führte A"
_LEADING = "leading"  # "die Delegation wurde von A geleitet"
_JOINTLY = "jointly"  # "gemeinsam mit A sprach sie sich für … aus"
_SIGNING = "signing"  # "in dem von A und B unterzeichneten Text"
_RARE = frozenset(
    (_STANDING, _FLANKING, _CHAIRING, _LEADING, _JOINTLY, _SIGNING)
)  # of verbs that mostly say something else
_JOINING = "joining"  # "schließen sich der Erklärung an"


def _verbs(line: EventLine) -> Iterator[tuple[int, str]]:
    """The verbs of attending in a line, each with how its nouns take part."""
    for i in range(line.first, line.last):
        for particle, kind in _first_halves().get(line.document.tokens[i].lemma, ()):
            if not particle or any(line.word(k) == particle and _closes(line, k) for k in range(i + 1, line.last)):
                yield i, kind


def _closes(line: EventLine, k: int) -> bool:
    following = line.text(k + 1)
    return not following or not following[0].isalnum()


@cache
def _first_halves() -> dict[str, list[tuple[str, str]]]:
    """Lemma → the particles that make a verb of attending of it, none where it is one itself, each with the kind."""
    found: dict[str, list[tuple[str, str]]] = {}
    for verb, kind in rows("event_attending.tsv"):
        first, _, particle = verb.partition("+")
        found.setdefault(first, []).append((particle, kind))
    return found


def _attended(line: EventLine, kind: str, clause: TokenRange) -> int | None:
    """The noun for what was attended or joined: "an der Unterredung", "dem Gespräch", "dieser Erklärung"."""
    if kind == _OF or kind in _RARE:
        return None
    types = _TEXTS if kind == _JOINING else GATHERINGS
    nouns = [i for i in range(*clause) if line.is_noun(i) and type_at(line, i) in types]
    nouns = nouns or [i for i in range(*clause) if line.word(i) in words_of("event_vaguely")]
    return next((i for i in nouns if _is_definite(line, i)), None)


def type_at(line: EventLine, i: int) -> EventType | None:
    """The type of the event that the word at a token names, None where it names none."""
    token = line.document.tokens[i]
    found = event_noun(token.text, token.lemma)
    return found.type if found is not None else None


def _is_definite(line: EventLine, noun: int) -> bool:
    """ "an dem Gespräch", "an der anschließenden Unterredung", "dieser Erklärung"; "an einem Gipfel" is another."""
    words = {line.word(i) for i in range(max(line.first, noun - 2), noun)}
    return not words.isdisjoint(words_of("definite_article", "contracted_preposition", "event_this"))


def _stands_alone(line: EventLine, kind: str, clause: TokenRange) -> bool:
    """Whether no word says what was attended: "nahm ebenfalls teil", "begleitet wurde sie von …", "der Delegation gehören … an"."""
    words = line.words_in(clause)
    if kind == _OF:
        return not words.isdisjoint(words_of("event_sent"))
    if kind == _FLANKING:
        return any(line.word(i) == "neben" and line.word(i + 1) in words_of("event_flanked") for i in range(*clause))
    if kind == _CHAIRING:
        return not words.isdisjoint(words_of("event_chair"))
    if kind == _LEADING:
        return any(word.endswith(tuple(words_of("event_led"))) for word in words)
    if kind == _SIGNING:
        return not words_of("event_agent").isdisjoint(words)
    if kind == _JOINTLY:
        return any(line.word(i) in words_of("event_together") and line.word(i + 1) == "mit" for i in range(*clause))
    if kind == _STANDING:
        return not words_of("event_passive", "event_letting").isdisjoint(line.words) and not words_of(
            "event_agent"
        ).isdisjoint(line.words)
    if kind == _BESIDE:
        return not words.isdisjoint(words_of("event_passive"))
    if kind == _JOINING:
        return False
    return not any(_leads_to_noun(line, i, clause) for i in range(*clause))


def _leads_to_noun(line: EventLine, i: int, clause: TokenRange) -> bool:
    """ "nahm an der Umfrage teil": what was attended is named, and is no event."""
    if line.word(i - 1) == "," and line.word(i + 1) in words_of("definite_article", "relative_pronoun"):
        return False  # "dem Gespräch, zu dem auch Vertreter Norwegens stießen"
    word = contractions().get(line.word(i), line.word(i))
    return word in words_of("event_attendance") and any(
        line.is_noun(k) for k in range(i + 1, min(clause[1], i + _AHEAD))
    )


def _coming(line: EventLine, kind: str, clause: TokenRange, parties: Sequence[Party]) -> list[Party]:
    """Those who came, of whom the sentence gives a name or a country that sent them."""
    inside = [p for p in parties if clause[0] <= p.first < clause[1] and p.entities and not p.is_pronoun]
    if kind == _STANDING:
        agents = words_of("event_agent")
        return [p for p in parties if p.is_person and p.entities and p.governor in agents]
    if kind == _SIGNING:
        signers = [p for p in inside if p.is_person and p.governor in words_of("event_agent")]
        return signers if len(signers) > 1 else []
    if kind == _JOINTLY:
        start = next((i for i in range(*clause) if line.word(i) in words_of("event_together")), clause[1])
        with_ = [p for p in inside if p.is_person and p.governor == "mit" and p.first > start]
        return with_ if len(with_) > 1 else []
    if kind == _BESIDE:
        return [p for p in inside if p.is_person and p.governor in words_of("event_agent") and not is_private(line, p)]
    if kind == _LEADING:
        passive = not words_of("event_passive").isdisjoint(line.words_in(clause))
        leading = words_of("event_agent") if passive else {BARE}
        leaders = [p for p in inside if p.is_person and p.governor in leading and not is_private(line, p)]
        _act_for(line, leaders, [p for p in inside if p.is_delegation])
        return leaders
    bare = [p for p in inside if p.governor == BARE or (p.is_delegation and p.governor != "mit")]
    people = [p for p in bare if p.is_person and not is_private(line, p)]
    return people or [p for p in bare if not p.is_person and (kind == _JOINING or p.is_delegation)]


def _act_for(line: EventLine, leaders: Sequence[Party], delegations: Sequence[Party]) -> None:
    """Let who leads a delegation of a country act for that, where nothing else says for which."""
    entities = line.document.entities
    sent = [entities[p.entities[0]] for p in delegations if p.entities[0] in entities]
    if len(sent) != 1 or sent[0].code is None:
        return
    for id_ in (e for p in leaders for e in p.entities):
        if id_ in entities and country_of(line.document, id_) is None:
            entities[id_] = replace(entities[id_], country=sent[0].code)


def is_private(line: EventLine, party: Party) -> bool:
    """Whether somebody is along as family or to help: "von seiner Frau", "die Dolmetscherin": no party of an event."""
    return any(line.word(i) in words_of("event_private") for i in range(party.first - 1, party.last))
