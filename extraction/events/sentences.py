"""What the narrative sentences of an article tell of, one by one, and whom they bring to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from extraction.coreference.resolver import Resolver
from extraction.events.attending import (
    Attendance,
    find_attendance,
    find_programme,
    tells_of_attendance,
    tells_of_joining,
    without_absent,
)
from extraction.events.days import lies_long_before
from extraction.events.drafting import drafts_of
from extraction.events.drafts import OPENING, Draft
from extraction.events.genre_events import is_declaration, is_labelled, is_record_of_words
from extraction.events.parties import LONGEST_LINE, EventLine, surnames_of
from extraction.events.words import is_trigger_word, is_weak
from extraction.text import Document, EventType, Genre, Sentence, TurnKind, replace, words_of
from extraction.text.records import keeping_forms

_MOST_LINES = 60
_OPENING_OF_VISIT = 6  # sentences in which its programme may stand
_LABEL = 5  # tokens
_TEXTS = frozenset((EventType.STATEMENT, EventType.DECLARATION))


def line_of(
    document: Document, resolver: Resolver, sentence: Sentence, surnames: tuple[tuple[str, str], ...] = ()
) -> EventLine:
    """A sentence as a line that is read for events; `surnames` are those of the people who speak in the article."""
    return EventLine(
        document, resolver, sentence.first, min(sentence.last, sentence.first + LONGEST_LINE), surnames=surnames
    )


def read_sentences(
    document: Document, resolver: Resolver, speakers: Sequence[str]
) -> tuple[list[Draft], list[Attendance]]:
    """What the sentences tell of, and whom they bring to it."""
    surnames = surnames_of(document, speakers)
    drafts: list[Draft] = []
    is_history = False
    attendances: list[Attendance] = []
    is_declared = is_declaration(document)
    for index in islice(_telling_sentences(document), _MOST_LINES):
        sentence = document.sentences[index]
        line = line_of(document, resolver, sentence, surnames)
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
        is_history |= not drafts and index < OPENING and _lies_long_before(document, sentence)
    if is_history:
        drafts = [draft for draft in drafts if draft.day is not None]
    for index in _joining_sentences(document):
        came = find_attendance(line_of(document, resolver, document.sentences[index]), index)
        attendances += [came] if came is not None else []
    return drafts, attendances


def _lies_long_before(document: Document, sentence: Sentence) -> bool:
    """ "Als sich X und Y im Juli 1990 trafen": whose article tells of what was, unless it names a day."""
    return lies_long_before(document.tokens, sentence.first, sentence.last, document.published_on)


def _telling_sentences(document: Document) -> Iterator[int]:
    """The sentences that have a word for an event; in the genres whose words are somebody's, those of the opening."""
    is_declared = is_declaration(document)
    if document.genre not in (Genre.ARTICLE, Genre.PRESS_STATEMENT) and not is_declared:
        return
    last = OPENING if is_declared else len(document.sentences)  # who adopted it
    is_record = is_record_of_words(document)
    own_words = {i for turn in document.turns if turn.kind is TurnKind.WORDS for i in range(turn.first, turn.last)}
    for index, sentence in enumerate(document.sentences[:last]):
        tokens = document.tokens[sentence.first : sentence.last]
        tells = _tells_in_opening if index < OPENING else _tells_anywhere
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


@keeping_forms
def _tells_in_opening(word: str, lemma: str) -> bool:
    return is_trigger_word(word, lemma) or tells_of_attendance(lemma)


@keeping_forms
def _tells_anywhere(word: str, lemma: str) -> bool:
    told = (is_trigger_word(word, lemma) and not is_weak(lemma)) or word in words_of("event_joining_particle")
    return told or tells_of_attendance(lemma)
