"""Press statements: "Dazu erklärt Ministerin Kern (heute, 5. Mai):" and a new paragraph of words without marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.frames.attribution_frame import Frame
from extraction.frames.clause_cues import read_frame
from extraction.genres.lines import Line, Source
from extraction.genres.passages import Passage, Script, silence
from extraction.genres.trade_words import names_one, opening_phrase
from extraction.grammar.clauses import parse_sentence
from extraction.grammar.morphology import Mood
from extraction.grammar.segments import ParsedSentence, Shape
from extraction.grammar.speaker_candidates import can_speak
from extraction.grammar.speech_marks import hidden_quotations
from extraction.knowledge.given_names import is_given_name
from extraction.knowledge.titles import title_of
from extraction.text.document import Document, Genre, Quotation, Span, TokenRange, TurnKind
from extraction.text.lexicon import words_of
from extraction.text.quotation_marks import find_quotations

_OPENING_MARKS = '„»«“"‚›'
_CLOSING_MARKS = '“”«»"‘‹'
_FIRST = re.compile(r"\b(?:ich|mich|mir|mein\w{0,2}|wir|uns|unser\w{0,2})\b", re.IGNORECASE)
_ANNOUNCED = re.compile(
    r"\b(?:heute|hierzu|dazu|anlässlich|folgt|folgende[snmr]?)\b|\(\d{1,2}\.|\d{4}\)", re.IGNORECASE
)
_EDGE, _LONGEST_HEADING = 4, 14


def read_press_statement(source: Source) -> Script | None:
    """The words behind a frame that opens the text and closes its line with a colon; None where there is none."""
    if not any(line.text.endswith(":") for line in source.lines[:_EDGE]):
        return None
    script = read_paragraphs(source)
    return script if script is not None and script.genre is Genre.PRESS_STATEMENT else None


def read_paragraphs(source: Source) -> Script | None:
    """The words behind frames that close their line with a colon, wherever they stand; None where there are none."""
    announces = False
    passages: list[Passage] = []
    end = 0
    for i, line in enumerate(source.lines[:-1]):
        if i < end or not line.text.endswith(":") or _is_list(source.lines[i + 1]):
            continue
        frame = _frame(source.document, line)
        if frame is None or _closes(source, source.lines[i + 1], frame[0]):
            continue
        announced = _announces(source, i)
        announces = announces or announced
        if not _is_marked(source, i + 1):
            passages.append(silence(frame[2], line.end))
            end = _end_of_words(source, i, frame[0], announced=announced)
            passages += _words(source, i + 1, end, *frame[:2])
        elif announced:
            passages.append(silence(frame[2], line.end))
            passages.append(_marked_words(source, i + 1, *frame[:2]))
            end = i + 1
    genre = Genre.PRESS_STATEMENT if announces else Genre.ARTICLE
    return Script(genre, tuple(passages)) if passages else None


def _is_marked(source: Source, i: int) -> bool:
    """Whether a line opens with a quotation mark that closes again: quotations are read with their frames anyway."""
    line = source.lines[i]
    opens = line.text[0] in _OPENING_MARKS
    return opens and any(mark in source.text[line.start + 1 :] for mark in _CLOSING_MARKS)


def _is_list(line: Line) -> bool:
    return line.text.startswith(("-", "–", "•", "*", "·")) or not line.ends_sentence


def _marked_words(source: Source, i: int, speaker: Span, cue: tuple[Span, ...]) -> Passage:
    """A quotation behind the frame, to its closing mark."""
    line = source.lines[i]
    quotation = next((q for q in find_marks(source.document) if q.outer.start == line.start), None)
    return Passage(TurnKind.WORDS, line.start, quotation.outer.end if quotation else line.end, speaker, cue)


def find_marks(document: Document) -> list[Quotation]:
    """The quotations of a document, before they are entered in it."""
    found = Document(document.text, tokens=document.tokens, starts=document.starts, sentences=document.sentences)
    find_quotations(found)
    return found.quotations


def _frame(document: Document, line: Line) -> tuple[Span, tuple[Span, ...], int] | None:
    """Who speaks in the last sentence of a line, with which cue, and where the sentence starts."""
    index = next((i for i, s in enumerate(document.sentences) if s.span.start < line.end <= s.span.end), None)
    if index is None:
        return None
    parsed = parse_sentence(document, index, hidden_quotations(document))
    for k in range(len(parsed.segments) - 1, -1, -1):
        frame = read_frame(parsed, k)
        if frame is not None and frame.speaker is not None and _introduces(parsed, frame):
            tokens = document.tokens
            speaker = Span(tokens[frame.speaker[0]].start, tokens[frame.speaker[1] - 1].end)
            return speaker, tuple(tokens[t].span for t in frame.cue), document.sentences[index].span.start
    return None


def _introduces(parsed: ParsedSentence, frame: Frame) -> bool:
    """Whether a frame announces words of somebody who can speak: in the indicative, with a verb that takes direct speech."""
    if frame.speaker is not None and parsed.tokens[frame.speaker[0]].text.lower() in words_of("personal_pronoun"):
        return False
    segment = parsed.segments[frame.segment]
    indicative = bool(segment.mood & Mood.INDICATIVE) and segment.shape is Shape.MAIN
    says = bool(frame.entry.clauses & {"direct", "V2", "dass"}) or frame.entry.verb == "nehmen"
    return indicative and says and frame.speaker is not None and _can_speak(parsed, frame.speaker)


def _can_speak(parsed: ParsedSentence, phrase: TokenRange) -> bool:
    return can_speak(parsed, phrase) or any(is_given_name(parsed.tokens[t].text) for t in range(*phrase))


def _announces(source: Source, i: int) -> bool:
    """Whether a line opens a press statement: early in the text, with "heute", "dazu", a date, or where the title says so."""
    announced = bool(_ANNOUNCED.search(source.lines[i].text)) or i == 0 or names_one(source.title, "declaration_title")
    return i < _EDGE and announced


def _end_of_words(source: Source, i: int, speaker: Span, *, announced: bool) -> int:
    """The line behind the last of the words: in a press statement up to the next frame or "Hintergrund", in news one paragraph."""
    if not announced:
        return i + 2
    end = i + 2
    while end < len(source.lines) and not _closes(source, source.lines[end], speaker):
        end += 1
    return end


def _closes(source: Source, line: Line, speaker: Span) -> bool:
    """Whether a line is no more of the words: a heading of what follows, or told of somebody in the third person."""
    bare = line.text.rstrip(":").lower()
    if opening_phrase(bare, "background_heading") is not None and line.words <= _LONGEST_HEADING:
        return True
    surname = speaker.of(source.text).split()[-1]
    told = re.search(rf"\b{re.escape(surname)}\b", line.text) is not None and not _FIRST.search(line.text)
    return told or _tells_of_somebody(source.document, line)


def _tells_of_somebody(document: Document, line: Line) -> bool:
    if _FIRST.search(line.text):
        return False
    quoted = hidden_quotations(document)
    for index, sentence in enumerate(document.sentences):
        if line.start <= sentence.span.start < line.end:
            parsed = parse_sentence(document, index, quoted)
            frames = (read_frame(parsed, k) for k in range(len(parsed.segments)))
            if any(
                frame is not None and frame.speaker is not None and _names_person(parsed, frame) for frame in frames
            ):
                return True
    return False


def _names_person(parsed: ParsedSentence, frame: Frame) -> bool:
    return frame.speaker is not None and any(title_of(parsed.tokens[t].text) is not None for t in range(*frame.speaker))


def _words(source: Source, first: int, end: int, speaker: Span, cue: tuple[Span, ...]) -> Iterator[Passage]:
    for line in source.lines[first:end]:
        if not line.ends_sentence and line.words <= _LONGEST_HEADING:
            yield silence(line.start, line.end)
        else:
            yield Passage(TurnKind.WORDS, line.start, line.end, speaker, cue)
