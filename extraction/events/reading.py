"""Reads the events of an article from its title, its opening and the narrative sentences after it.

What is quoted or summarised tells of no event of the article, unless somebody passes on just that ("Wie der Kreml mitteilte, …").
What is planned, refused or long past is none either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, takewhile

from extraction.coreference.resolver import Resolver
from extraction.events.attending import (
    Attendance,
    find_attendance,
    find_programme,
    tells_of_attendance,
    tells_of_joining,
    with_attendance,
    without_absent,
)
from extraction.events.casting import Cast
from extraction.events.circumstances import host_of
from extraction.events.days import find_days, lies_long_before
from extraction.events.drafts import Draft
from extraction.events.finishing import finish
from extraction.events.genre_events import is_declaration, is_labelled, is_record_of_words, told_by_form
from extraction.events.joining import joined
from extraction.events.joining.going_on import with_protagonists, with_those_before
from extraction.events.line_drafts import drafts_of
from extraction.events.parties import (
    BARE,
    LONGEST_LINE,
    EventLine,
    addressees_of,
    bodies_of,
    find_parties,
    speakers_of,
    surnames_of,
)
from extraction.events.title import drafts_of_title, place_in_title
from extraction.events.words import event_noun, is_trigger_word, is_weak
from extraction.text import (
    Document,
    EntityType,
    EventType,
    Genre,
    Sentence,
    Statement,
    ToldEvent,
    TurnKind,
    replace,
    words_of,
)

_MOST = 12
_MOST_LINES = 60
_OPENING = 3  # sentences
_OPENING_OF_VISIT = 6  # sentences in which its programme may stand
_LABEL = 5  # tokens
_AT_ONCE = frozenset((EventType.SUMMIT, EventType.PRESS_CONFERENCE, EventType.DECLARATION))
_TEXTS = frozenset((EventType.STATEMENT, EventType.DECLARATION))
_ON_A_SUBJECT = frozenset((EventType.STATEMENT,))
_GOING = frozenset((EventType.VISIT, EventType.MEETING))


def find_events(document: Document, resolver: Resolver, statements: Sequence[Statement] = ()) -> tuple[ToldEvent, ...]:
    """The events that a document tells of, the one that it is mostly about first. Its statements say who speaks at them."""
    if document.genre is Genre.INTERVIEW or _is_background(document):
        return ()
    speakers = tuple(s for s in speakers_of(document, resolver, statements) if not _is_document(document, s))
    surnames = surnames_of(document, speakers)
    drafts, attendances = _read_lines(document, resolver, surnames)
    drafts = with_protagonists(document, drafts, lambda at: _line(document, resolver, document.sentences[at]))
    drafts = with_those_before(document, drafts, lambda at: _line(document, resolver, document.sentences[at]))
    titled = drafts_of_title(document)
    if not drafts and _is_announced(document):
        titled = [draft for draft in titled if draft.type not in _GOING]  # "Mokoena reist nach Lima", next week
    titled = [draft for draft in titled if not _is_only_where(draft, drafts)]
    if not (drafts and is_declaration(document)):  # its opening says who adopted it
        drafts = [*titled, *told_by_form(document, resolver, titled), *drafts]
    drafts = _without_weak(drafts)
    if not drafts:
        return ()
    named = _named_in_opening(document)
    drafts = [replace(d, topics=(*d.topics, *named)) if d.type in _ON_A_SUBJECT else d for d in drafts]
    place = place_in_title(document)
    drafts = [replace(d, place=d.place or place) if d.is_between_people else d for d in drafts]
    cast = _cast(document, resolver, speakers, statements)
    together = _subject_before(document, resolver, drafts)
    cast = replace(cast, together=together, written=_correspondents_before(document, resolver, drafts))
    return finish(document, with_attendance(document, joined(drafts), attendances), cast)[:_MOST]


def _read_lines(
    document: Document, resolver: Resolver, surnames: tuple[tuple[str, str], ...]
) -> tuple[list[Draft], list[Attendance]]:
    """What the sentences tell of, and whom they bring to it."""
    drafts: list[Draft] = []
    is_history = False
    attendances: list[Attendance] = []
    is_declared = is_declaration(document)
    for index in islice(_telling_sentences(document), _MOST_LINES):
        sentence = document.sentences[index]
        line = _line(document, resolver, sentence, surnames)
        told = without_absent(drafts_of(line, index), line)
        if is_declared:
            by_several = [d for d in told if d.type in _TEXTS and len(d.names - d.countries) > 1]
            drafts += [replace(d, type=EventType.DECLARATION) for d in by_several]
            continue
        came = find_attendance(line, index) if drafts or told else None
        if came is None and not told and any(draft.type is EventType.VISIT for draft in drafts):
            came = find_programme(line, index) if index < _OPENING_OF_VISIT else None
        if came is not None:
            attendances.append(came)
            told = [draft for draft in told if not (drafts and came.explains(draft))]
        drafts += told
        is_history |= not drafts and index < _OPENING and _lies_long_before(document, sentence)
    if is_history:
        drafts = [draft for draft in drafts if draft.day is not None]
    for index in _joining_sentences(document):
        came = find_attendance(_line(document, resolver, document.sentences[index]), index)
        attendances += [came] if came is not None else []
    return drafts, attendances


def _without_weak(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those that only tell what two people agreed upon where no other tells of talks."""
    told = any((d.is_between_people or d.type in _AT_ONCE) and not d.is_weak for d in drafts)
    return [d for d in drafts if not d.is_weak or not (told or len(d.names - d.countries) < 2)]


def _is_only_where(titled: Draft, drafts: Sequence[Draft]) -> bool:
    """ "X am Gipfel in Y" in a title, where the text tells only of whom X met there."""
    of_one = titled.type is EventType.SUMMIT and len(titled.names - titled.countries) == 1
    met = [draft for draft in drafts if draft.is_between_people and titled.names <= draft.names]
    return of_one and bool(met) and not any(draft.type is EventType.SUMMIT for draft in drafts)


def _lies_long_before(document: Document, sentence: Sentence) -> bool:
    """ "Als sich X und Y im Juli 1990 trafen": whose article tells of what was, unless it names a day."""
    return lies_long_before(document.tokens, sentence.first, sentence.last, document.published_on)


def _subject_before(document: Document, resolver: Resolver, drafts: Iterable[Draft]) -> tuple[str, ...]:
    """Who is the subject together right before an event of which nobody is named: "X und Y legten den Streit bei. Das Treffen …"."""
    at = next((d.sentence - 1 for d in drafts if d.refers and not d.participants), -1)
    if not 0 <= at < _OPENING:
        return ()
    parties = find_parties(_line(document, resolver, document.sentences[at]))
    people = [p for p in parties if p.is_person and not p.is_pronoun]
    bare = [p for p in people if p.governor == BARE]
    row = list(takewhile(lambda party: party is bare[0] or party.follows, bare))
    row += [p for p in people if p.governor in words_of("event_partner")] if len(row) > 2 else []  # "X, Y, Z … mit W"
    return tuple(dict.fromkeys(entity for party in row for entity in party.entities))


def _correspondents_before(document: Document, resolver: Resolver, drafts: Iterable[Draft]) -> tuple[str, ...]:
    """ "X hat Präsident Y geantwortet. Das Schreiben …": who writes to whom, where the sentence before the letter names both."""
    at = next((d.sentence - 1 for d in drafts if d.refers and d.type is EventType.LETTER and not d.participants), -1)
    if not 0 <= at < _OPENING or not any(
        t.lemma in words_of("event_answered")
        for t in document.tokens[document.sentences[at].first : document.sentences[at].last]
    ):
        return ()
    parties = find_parties(_line(document, resolver, document.sentences[at]))
    bare = [p for p in parties if p.is_person and not p.is_pronoun and p.governor == BARE and len(p.entities) == 1]
    return tuple(p.entities[0] for p in bare) if len(bare) == 2 and not bare[1].follows else ()


def _is_document(document: Document, speaker: str) -> bool:
    """ "Im Schlusskommuniqué heißt es": a text that speaks, and nobody who takes part."""
    noun = document.entities[speaker].name.split()[-1]
    return event_noun(noun, noun) is not None


def _is_background(document: Document) -> bool:
    """ "Hintergrund: …", "Chronologie: …": what its heading says to tell of no event of its own."""
    heading, colon, _ = (document.title or "").partition(":")
    words = heading.lower().split()
    if words and words[0] in words_of("event_none_first_word"):
        return True
    return bool(colon and words) and (
        " ".join(words) in words_of("event_none_heading")
        or (len(words) > 1 and words[-1] in words_of("event_none_heading_phrase"))
    )


def _is_announced(document: Document) -> bool:
    """Whether the opening speaks of what is to come: "will in der kommenden Woche … treffen"."""
    end = document.sentences[min(_OPENING, len(document.sentences)) - 1].last if document.sentences else 0
    words = {token.text.lower() for token in document.tokens[:end]}
    on = document.published_on
    if on is not None and any(told.explicit and told.day > on for told in find_days(document.tokens, 0, end, on)):
        return True  # "trifft am Freitag, 14. Februar, mit X zusammen"
    return not words.isdisjoint(words_of("event_next")) and not words.isdisjoint(
        words_of("event_planned", "event_planned_time")
    )


def _line(
    document: Document, resolver: Resolver, sentence: Sentence, surnames: tuple[tuple[str, str], ...] = ()
) -> EventLine:
    return EventLine(
        document, resolver, sentence.first, min(sentence.last, sentence.first + LONGEST_LINE), surnames=surnames
    )


def _cast(document: Document, resolver: Resolver, speakers: tuple[str, ...], statements: Sequence[Statement]) -> Cast:
    return Cast(
        speakers,
        addressees_of(document, resolver, statements),
        _named_host(document, resolver),
        bodies_of(document, statements),
        next((s.speakers for s in statements if len(s.speakers) > 1), ()),
    )


def _telling_sentences(document: Document) -> Iterator[int]:
    """The sentences that have a word for an event; in the genres whose words are somebody's, those of the opening."""
    is_declared = is_declaration(document)
    if document.genre not in (Genre.ARTICLE, Genre.PRESS_STATEMENT) and not is_declared:
        return
    last = _OPENING if is_declared else len(document.sentences)  # who adopted it
    is_record = is_record_of_words(document)
    own_words = {i for turn in document.turns if turn.kind is TurnKind.WORDS for i in range(turn.first, turn.last)}
    for index, sentence in enumerate(document.sentences[:last]):
        tokens = document.tokens[sentence.first : sentence.last]
        tells = _tells_in_opening if index < _OPENING else _tells_anywhere
        if (
            (index not in own_words or is_declared)
            and not (is_record and _is_question_of(document, sentence))
            and any(tells(t.text, t.lemma) for t in tokens)
            and not is_labelled(document, sentence)
        ):
            yield index


def _is_question_of(document: Document, sentence: Sentence) -> bool:
    """ "Xinhua: Der Präsident ist eingetroffen. …": what a journalist says first at a press conference."""
    opening = document.tokens[sentence.first : min(sentence.last, sentence.first + _LABEL)]
    label = list(takewhile(lambda token: token.text != ":", opening))
    return 0 < len(label) < len(opening) and all(token.text[:1].isupper() for token in label)


def _joining_sentences(document: Document) -> Iterator[int]:
    """The sentences of a statement or a declaration that may say who joined it."""
    if document.genre in (Genre.PRESS_STATEMENT, Genre.DECLARATION):
        for index, sentence in enumerate(document.sentences[:_MOST_LINES]):
            if any(tells_of_joining(t.lemma) for t in document.tokens[sentence.first : sentence.last]):
                yield index


@lru_cache(maxsize=1 << 12)
def _tells_in_opening(word: str, lemma: str) -> bool:
    return is_trigger_word(word, lemma) or tells_of_attendance(lemma)


@lru_cache(maxsize=1 << 12)
def _tells_anywhere(word: str, lemma: str) -> bool:
    told = (is_trigger_word(word, lemma) and not is_weak(lemma)) or word in words_of("event_joining_particle")
    return told or tells_of_attendance(lemma)


def _named_in_opening(document: Document) -> list[str]:
    """The countries, places and bodies that the opening names, by adjectives too."""
    end = document.sentences[min(_OPENING, len(document.sentences)) - 1].span.end if document.sentences else 0
    near = takewhile(lambda mention: mention.span.start < end, document.mentions)
    return list(dict.fromkeys(m.entity for m in near if document.entities[m.entity].type is not EntityType.PERSON))


def _named_host(document: Document, resolver: Resolver) -> str | None:
    """Whom the article calls the host: "Gastgeber Jonas Tveit"."""
    hosts, text = words_of("event_host", "event_following"), document.text.lower()
    if not any(host in text for host in hosts):
        return None
    for sentence in document.sentences:
        if any(t.text.lower() in hosts for t in document.tokens[sentence.first : sentence.last]):
            line = _line(document, resolver, sentence)
            host = host_of(line, find_parties(line))
            if host is not None:
                return host
    return None
