"""Who takes part in an article, and how present each is at a point of it: the memory that pronouns and titles draw on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import field

from extraction.knowledge import tables
from extraction.linking import Newcomer, TitlePhrase
from extraction.text import Document, Span, dataclass, words_of

_WINDOW = 60
_SPEAKER_OFFICES = words_of("spokesperson")


@dataclass(slots=True)
class Participant:
    """Somebody or something that speaks or is spoken of in an article, with what is said and known about them.

    `gender` is that of the person, or of the word for an institution ("m", "f" or "n"). `provisional` is somebody who was called
    "der Ministerpräsident" before the article gave a name that fits, if it ever does. `parties` are those in brackets behind the name.
    """

    id: str
    gender: str | None
    country: str | None
    order: int
    is_person: bool = True
    provisional: bool = False
    titles: list[TitlePhrase] = field(default_factory=list)
    parties: frozenset[str] = frozenset()

    def add_titles(self, phrases: Iterable[TitlePhrase]) -> None:
        """Keep titles that nobody has called the participant by before, wherever they stand."""
        known = {(own.title, own.base, own.on_behalf_of) for own in self.titles}
        for phrase in phrases:
            if (phrase.title, phrase.base, phrase.on_behalf_of) not in known:
                known.add((phrase.title, phrase.base, phrase.on_behalf_of))
                self.titles.append(phrase)

    @property
    def speaks_for_others(self) -> bool:
        """Whether somebody is a spokesperson: they report, they don't meet."""
        if self.titles:
            return any(t.title.head in _SPEAKER_OFFICES for t in self.titles)
        known = tables.people().get(self.id)
        return known is not None and bool(known.roles) and all(r.office == "spokesperson" for r in known.roles)


@dataclass(frozen=True, slots=True)
class Referent:
    """A place where a participant is meant: by name, title or pronoun; tokens are half-open.

    `quoted` is inside what somebody is reported to have said, `nested` a speaker there. `attributive` is a genitive: "der Plan
    des Präsidenten" has no part in what happens; nor has who is `relaying` what others say.
    """

    entity: str
    first: int
    last: int
    sentence: int
    subject: bool
    oblique: bool
    speaker: bool = False
    quoted: bool = False
    nested: bool = False
    attributive: bool = False
    relaying: bool = False


class Participants:
    """The participants of an article and where they were meant, in the order of the text."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.people: dict[str, Participant] = {}
        self.referents: list[Referent] = []
        self.first_meant: dict[str, int] = {}  # the sentence that each was meant in first
        self._starts: list[int] = []
        self._content = _merged(s for a in document.attributions for s in a.content)
        self._content_starts = [span.start for span in self._content]
        self._speakers = sorted({a.speaker for a in document.attributions if a.speaker is not None})
        self._relays = sorted({span for a in document.attributions for span in a.relayed_by} - set(self._speakers))
        self._speaker_starts = [span.start for span in self._speakers]

    def participant(self, entity: str, newcomers: dict[str, Newcomer]) -> Participant:
        """The record of a person, made at the first mention."""
        if entity not in self.people:
            known, new = tables.people().get(entity), newcomers.get(entity)
            gender = known.gender if known else new.gender if new else None
            country = known.country if known else new.country if new else None
            self.people[entity] = Participant(entity, gender, country, len(self.people))
        return self.people[entity]

    def add(self, referent: Referent) -> None:
        """Remember that a participant was meant; referents come in the order of the text."""
        self.referents.append(referent)
        self.first_meant.setdefault(referent.entity, referent.sentence)
        self._starts.append(referent.first)

    def speakers_in(self, span: Span) -> list[Span]:
        """The phrases in a span that name speakers."""
        first, last = bisect_left(self._speaker_starts, span.start), bisect_left(self._speaker_starts, span.end)
        return self._speakers[first:last]

    def in_content(self, span: Span) -> bool:
        """Whether a span lies in what somebody is reported to have said."""
        at = bisect_left(self._content_starts, span.start + 1) - 1
        return at >= 0 and self._content[at].overlaps(span)

    def is_speaker(self, span: Span) -> bool:
        """Whether a span lies in the phrase that names a speaker."""
        at = bisect_left(self._speaker_starts, span.start + 1) - 1
        return any(s.overlaps(span) for s in self._speakers[max(0, at - 1) : at + 1])

    def is_relay(self, span: Span) -> bool:
        """Whether a span lies in the phrase for who only passes on what others say."""
        at = bisect_left(self._relays, Span(span.start + 1, 0)) - 1
        return at >= 0 and self._relays[at].overlaps(span)

    def opens_speaker(self, span: Span) -> bool:
        """Whether a span stands where a phrase that names a speaker begins."""
        at = bisect_left(self._speaker_starts, span.start + 1) - 1
        return any(s.overlaps(span) and s.start >= span.start for s in self._speakers[max(0, at - 1) : at + 2])

    def may_be(self, entity: str, gender: str | None) -> bool:
        """Whether a pronoun of a gender may mean a participant; for a person of unknown gender it may."""
        person = self.people[entity]
        return gender is None or person.gender == gender or (person.gender is None and person.is_person)

    def before(self, token: int) -> list[Referent]:
        """The last referents before a token, the nearest first."""
        at = bisect_left(self._starts, token)
        return self.referents[max(0, at - _WINDOW) : at][::-1]

    def salience(self, referent: Referent, sentence: int) -> float:
        """How near at hand a referent is in a sentence: recent ones, subjects and speakers come first."""
        distance = sentence - referent.sentence
        score = -3.0 * min(distance, 8) + (4 if referent.subject else 0)
        score += 3 if referent.speaker else 1.5 if referent.nested else 0
        if referent.oblique:
            score -= 3 if distance else 5
        return score - (5 if referent.quoted else 0) - (4 if distance == 0 and not referent.subject else 0)


def _merged(spans: object) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):  # type: ignore[call-overload]
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
