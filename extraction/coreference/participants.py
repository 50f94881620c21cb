"""Who takes part in an article, and how present each is at a point of it: the memory that pronouns and titles draw on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import field
from datetime import date
from functools import lru_cache

from extraction.knowledge import tables
from extraction.knowledge.names import FEMALE, MALE, base_of, roles_on, serves, titles_of
from extraction.knowledge.records import Role
from extraction.linking import Newcomer, OnBehalfOf, TitlePhrase
from extraction.text import Document, Span, dataclass, word_list, words_of

_WOMAN = words_of("determiner_of_woman")
_MAN = words_of("determiner_of_man")
_SHARED_TITLES = words_of("title_of_several_offices")

_WINDOW = 60
_FEDERAL = word_list("title_of_germany_start")
_FEDERATIONS = ("DE", "AT", "CH")
_SHORTEST_BODY = 4  # letters
_LEADERS = words_of("leader_of_body")
_SPEAKER_OFFICES = words_of("spokesperson")
# Titles that hold of every minister, spokesman and so on, whatever stands in front.
_GENERIC_HEADS = words_of("generic_title")
# What everybody who holds a public office may be called.
_DIPLOMATS = words_of("diplomat")
_BY_PROFESSION = words_of("public_servant")
# What somebody is besides their office.
_BY_CALLING = words_of("calling")
# What a minister is called by their ministry.
_MINISTERS = words_of("minister_by_ministry")
_MINISTER_ENDINGS = ("minister", "Minister")
_UNUSUAL = words_of("office_without_synonyms")


@dataclass(slots=True)
class Participant:
    """Somebody or something that speaks or is spoken of in an article, with what is said and known about them.

    `gender` is that of the person, or of the word for an institution ("m", "f" or "n"). `provisional` is somebody who was called
    "der Ministerpräsident" before the article gave a name that fits, if it ever does.
    """

    id: str
    gender: str | None
    country: str | None
    order: int
    is_person: bool = True
    provisional: bool = False
    titles: list[TitlePhrase] = field(default_factory=list)

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
        at = bisect_left(self._speakers, Span(span.start + 1, 0)) - 1
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


def fits_title(person: Participant, phrase: TitlePhrase, on: date | None) -> int:
    """How well a title phrase describes a participant: 0 not at all, 1 loosely, 2 by what is known, 3 in the article's words."""
    if person.gender is not None and person.gender not in genders_of(phrase):
        return 0
    if phrase.base.startswith(_FEDERAL) and person.country not in (None, *_FEDERATIONS):
        return 0  # "der Bundespräsident" is no president of Chile
    if any(
        _same_title(own, phrase) and _same_side(own.on_behalf_of, phrase.on_behalf_of, person) for own in person.titles
    ):
        return 3
    if _known_by(person, phrase, on) or any(_leads_same_body(own, phrase) for own in person.titles):
        return 2
    if phrase.base in _MINISTERS and _is_minister(person, on):
        return 2
    if phrase.base in _BY_PROFESSION and any(own.title.head in _DIPLOMATS for own in person.titles):
        return 2
    if phrase.former and phrase.title.head in _DIPLOMATS and any(own.base in _BY_PROFESSION for own in person.titles):
        return 2  # "der Alt-Botschafter" who was called "der frühere Diplomat"
    if phrase.title.head in _BY_CALLING and any(own.title.head in _BY_CALLING for own in person.titles):
        return 2
    generic = phrase.title.kind == "party" or _is_generic(phrase) or _by_profession(phrase)
    if (generic and _loosely(person, phrase, on)) or _same_office(person, phrase):
        return 1
    return 0


def _leads_same_body(own: TitlePhrase, phrase: TitlePhrase) -> bool:
    """ "Der Büroleiter" is the "Direktor des Büros für Handel", "der Verbandschef" the "Präsident des Verbands"."""
    body = phrase.title.modifier.lower().removesuffix("s")
    if len(body) < _SHORTEST_BODY or not {own.title.head, phrase.title.head} <= _LEADERS:
        return False
    return any(word.lower().startswith(body) for word in own.role.split()[1:] if word[0].isupper())


def _is_minister(person: Participant, on: date | None) -> bool:
    """ "Der Ressortchef" is who leads a ministry, by the article's words or by what is known."""
    if any(title.title.head == "Minister" for title in person.titles):
        return True
    return any(title.endswith(_MINISTER_ENDINGS) for role in roles_on(person.id, on) for title in titles_of(role))


def _is_generic(phrase: TitlePhrase) -> bool:
    """ "Der Minister", "die Vizeministerin"."""
    head = phrase.title.head
    return head in _GENERIC_HEADS and phrase.base in (head, "Vize" + head.lower())


def _by_profession(phrase: TitlePhrase) -> bool:
    """ "Der Diplomat", "der Vertreter Teherans"."""
    return phrase.base in _BY_PROFESSION | _BY_CALLING or (
        phrase.base == "Vertreter" and phrase.on_behalf_of.country is not None
    )


def _same_office(person: Participant, phrase: TitlePhrase) -> bool:
    """Who was introduced as a colleague holds the office that the article is about."""
    if phrase.title.kind != "office" or phrase.title.head == "Sprecher" or phrase.on_behalf_of:
        return False
    return any(own.title.head == "Kollege" for own in person.titles)


def genders_of(phrase: TitlePhrase) -> str:
    """The genders that title and determiner leave open."""
    genders = phrase.title.genders
    if len(genders) > 1 and phrase.determiner is not None and phrase.title.singular:
        if phrase.determiner in _WOMAN:
            return FEMALE if not phrase.title.base.endswith("haupt") else genders
        if phrase.determiner in _MAN and not phrase.title.base.endswith("haupt"):
            return MALE
    return genders


def _same_title(own: TitlePhrase, phrase: TitlePhrase) -> bool:
    if own.title.head in _LEADERS and _of_different_bodies(own, phrase):
        return False
    names = {own.base, own.title.base}
    return phrase.base in names or phrase.title.base in names or bool(_synonyms(own.base) & {phrase.base})


def _of_different_bodies(own: TitlePhrase, phrase: TitlePhrase) -> bool:
    """ "Chef der Serbischen Liste" and "Chef der Bauernpartei" are two, "Chef der Behörde" and "der Atomenergiebehörde" one."""
    one, other = ([w.lower() for w in title.role.split()[1:] if w[0].isupper()] for title in (own, phrase))
    return bool(one and other) and not any(a.endswith(b) or b.endswith(a) for a in one for b in other)


@lru_cache(maxsize=1 << 12)
def _synonyms(title: str) -> frozenset[str]:
    """Other titles of the same office: a Präsident is also called Staatschef."""
    found: set[str] = set()
    for office in tables.offices().values():
        titles = {base_of(t) for t in (*office.men, *office.women)}
        if title in titles and office.id not in _UNUSUAL and title not in _SHARED_TITLES:
            found |= titles
    return frozenset(found)


def _same_side(own: OnBehalfOf, wanted: OnBehalfOf, person: Participant) -> bool:
    if wanted.organisation:
        return own.organisation is None or own.organisation == wanted.organisation
    if wanted.country:
        return (own.country or person.country) in (wanted.country, None)
    return True


def _known_by(person: Participant, phrase: TitlePhrase, on: date | None) -> bool:
    known = tables.people().get(person.id)
    if known is None:
        return False
    wanted = {phrase.base, phrase.title.base, base_of(phrase.role)}
    roles = known.roles if phrase.former or on is None else tuple(roles_on(person.id, on))
    return any(_meets(wanted, r, phrase.on_behalf_of) for r in roles)


def _meets(wanted: set[str], role: Role, side: OnBehalfOf) -> bool:
    """ "Der AU-Vorsitzende" is also who is listed as "Vorsitzender der Afrikanischen Union", "die Chefdiplomatin" as the EU's."""
    titles = _first_words(role.titles) if side.organisation else _called(role.titles)
    return not wanted.isdisjoint(titles) and serves(role, side.country, side.organisation)


@lru_cache(maxsize=1 << 12)
def _called(titles: tuple[str, ...]) -> frozenset[str]:
    """The titles of a role in their masculine base, and those without the body in front."""
    bases = frozenset(map(base_of, titles))
    return bases | {title.partition("-")[2] for title in bases if title.partition("-")[0].isupper()}


@lru_cache(maxsize=1 << 12)
def _first_words(titles: tuple[str, ...]) -> frozenset[str]:
    return _called(titles) | {title.split()[0] for title in _called(titles)}


def _loosely(person: Participant, phrase: TitlePhrase, on: date | None) -> bool:
    """ "Der Minister" for a foreign minister, "der Sprecher" for the Kremlin's."""
    head = phrase.title.head
    if phrase.on_behalf_of.country and person.country not in (phrase.on_behalf_of.country, None):
        return False
    if any(own.title.head == head for own in person.titles):
        return True
    if phrase.title.kind == "party" or _by_profession(phrase):
        return person.id in tables.people() or bool(person.titles)
    return any(t.lower().endswith(head.lower()) for role in roles_on(person.id, on) for t in titles_of(role))
