"""Who else was there: "An dem Gespräch nahm auch Ministerin Muster teil", "Der Delegation gehören A und B an".

Such a sentence tells of no event of its own; it brings people to one that the article told of before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extraction.events.attending.verbs import (
    BEING,
    BESIDE,
    FLANKING,
    JOINING,
    JOINTLY,
    LEADING,
    NEEDED,
    OF,
    RARE,
    SIGNING,
    STANDING,
    attending_verbs,
)
from extraction.events.days import lies_long_before
from extraction.events.drafts import Draft, merge
from extraction.events.parties import BARE, GENITIVE, EventLine, Party, country_of, find_parties, with_commas
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


def find_attendance(line: EventLine, index: int) -> Attendance | None:
    """Whom a sentence brings to an event that was told before."""
    verbs = [
        (at, verb)
        for at, verb in attending_verbs(line)
        if verb not in RARE or _stands_alone(line, verb, (line.first, line.last))
    ]
    if not verbs:
        return None
    parties = find_parties(line)
    line = with_commas(line, parties)
    found = (_attendance_by(line, index, parties, at, verb) for at, verb in verbs)
    return next((one for one in found if one is not None), None)


def _attendance_by(line: EventLine, index: int, parties: Sequence[Party], at: int, verb: str) -> Attendance | None:
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
    coming = [*_chairing(line, parties, clause), *coming]
    type_ = type_at(line, noun) if noun is not None else None
    names = dict.fromkeys(e for p in coming for e in p.entities)
    participants = tuple(EventParticipant(name, ParticipantRole.PARTICIPANT) for name in names)
    tokens = line.document.tokens
    return Attendance(
        index,
        participants,
        Span(tokens[line.first].start, tokens[line.last - 1].end),
        EventType.SUMMIT if verb == JOINTLY else FAMILY_OF[type_] if type_ is not None else None,
        verb in (JOINING, SIGNING),
        frozenset(e for p in coming if not p.is_person for e in p.entities),
        frozenset(e for p in parties if p not in coming and p.is_person for e in p.entities if e not in names),
        frozenset(
            e for p in parties if verb == STANDING and p.governor == BARE and not p.is_person for e in p.entities
        ),
        verb == FLANKING,
    )


def _chairing(line: EventLine, parties: Sequence[Party], clause: TokenRange) -> list[Party]:
    """ "X leitete die Sitzung, an der Y teilnahm": who had the chair, in front of the clause with those who came."""
    if line.word(clause[0] - 1) != "," or not {
        token.lemma for token in line.document.tokens[line.first : clause[0]]
    } & (words_of("event_leading")):
        return []
    return [p for p in parties if p.last < clause[0] and p.is_person and p.entities and p.governor == BARE]


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
        and (draft.participants or draft.type is EventType.SUMMIT or attendance.to_text or _is_of_line(draft, attendance))
        and draft.sentence <= attendance.sentence
        and (attendance.family is None or attendance.to_text or _may_be(draft, attendance.family))
        and (not attendance.beside or not attendance.beside.isdisjoint(draft.names))
    ]  # fmt: skip
    return fitting[-1] if fitting else None


def _is_of_line(draft: Draft, attendance: Attendance) -> bool:
    """ "X leitete die Sitzung, an der Y und Z teilnahmen": an event told in the same line, of several."""
    return draft.sentence == attendance.sentence and len(attendance.participants) > 1


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


def _attended(line: EventLine, kind: str, clause: TokenRange) -> int | None:
    """The noun for what was attended or joined: "an der Unterredung", "dem Gespräch", "dieser Erklärung"."""
    if kind == OF or kind in RARE:
        return None
    types = _TEXTS if kind == JOINING else GATHERINGS
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
    needed = NEEDED.get(kind)
    if needed is not None:
        return not words.isdisjoint(words_of(needed))
    if kind == FLANKING:
        return any(line.word(i) == "neben" and line.word(i + 1) in words_of("event_flanked") for i in range(*clause))
    if kind == LEADING:
        return any(word.endswith(tuple(words_of("event_led"))) for word in words)
    if kind == SIGNING:
        return not words_of("event_agent").isdisjoint(words) or _is_signed_by(line, clause)
    if kind == JOINTLY:
        return any(line.word(i) in words_of("event_together") and line.word(i + 1) == "mit" for i in range(*clause))
    if kind == BEING:
        return not words_of("event_was").isdisjoint(words) and line.word(clause[1] - 1) in ("dabei", ".")
    if kind == STANDING:
        return not words_of("event_passive", "event_letting").isdisjoint(line.words) and not words_of(
            "event_agent"
        ).isdisjoint(line.words)
    if kind == JOINING:
        return False
    return not any(_leads_to_noun(line, i, clause) for i in range(*clause))


def _is_signed_by(line: EventLine, clause: TokenRange) -> bool:
    """ "der Text, den X und Y unterzeichnet haben", "Unterzeichnet haben sie X und Y"."""
    relative = line.word(clause[0] - 1) == "," and line.word(clause[0]) in words_of("relative_pronoun")
    pointing = not words_of("event_signed_it").isdisjoint(line.words_in(clause))
    return (relative or pointing) and words_of("event_agent").isdisjoint(line.words_in(clause))


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
    if kind == BEING:
        return [p for p in parties if p.is_person and p.entities and p.governor in (BARE, GENITIVE)]
    if kind == STANDING:
        agents = words_of("event_agent")
        return [p for p in parties if p.is_person and p.entities and p.governor in agents]
    if kind == SIGNING:
        governors = words_of("event_agent") if not _is_signed_by(line, clause) else {BARE}
        signers = [p for p in inside if p.is_person and p.governor in governors]
        return signers if len(signers) > 1 else []
    if kind == JOINTLY:
        start = next((i for i in range(*clause) if line.word(i) in words_of("event_together")), clause[1])
        with_ = [p for p in inside if p.is_person and p.governor == "mit" and p.first > start]
        return with_ if len(with_) > 1 else []
    if kind == BESIDE:
        return [p for p in inside if p.is_person and p.governor in words_of("event_agent") and not is_private(line, p)]
    if kind == LEADING:
        passive = not words_of("event_passive").isdisjoint(line.words_in(clause))
        leading = words_of("event_agent") if passive else {BARE}
        leaders = [p for p in inside if p.is_person and p.governor in leading and not is_private(line, p)]
        _act_for(line, leaders, [p for p in inside if p.is_delegation])
        return leaders
    bare = [p for p in inside if p.governor in (BARE, "neben") or (p.is_delegation and p.governor != "mit")]
    people = [p for p in bare if p.is_person and not is_private(line, p)]
    return people or [p for p in bare if not p.is_person and (kind == JOINING or p.is_delegation)]


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
