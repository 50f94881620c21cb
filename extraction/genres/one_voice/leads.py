"""The frame in a line that closes before somebody's words: "Ministerin Kern erklärte heute:", "Darin heißt es:"."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.frames import Frame, read_frame
from extraction.genres.declarations import names_in
from extraction.genres.line_sentences import LineSentences
from extraction.grammar import Mood, ParsedSentence, Shape, can_speak, document_nouns, subject_of, with_apposition
from extraction.knowledge.names import is_given_name, title_of
from extraction.text import Span, TokenRange, dataclass, words_of
from extraction.turns import Line, Source, names_one, trade_words

_MISSIONS = words_of("diplomatic_mission")
_PRONOUNS = words_of("personal_pronoun")
_OTHERS = words_of("third_person_who_speaks")
_READS = words_of("verb_of_text_that_follows")
_LONGEST_LEAD = 12  # words of a sentence that only says that a document follows


@dataclass(frozen=True, slots=True)
class Announcement:
    """The frame before somebody's words: who speaks, the last word of their name ("" for a pronoun), the cue, and where its
    sentence starts.

    With `document` the line only says that a document follows, and the sentence before it says whose.
    """

    speaker: Span
    surname: str
    cue: tuple[Span, ...]
    start: int
    document: bool = False


def lead_in(source: Source, sentences: LineSentences, line: Line) -> Announcement | None:
    """The frame in the last sentence of a line, or the one who gave out the document that the sentence says to follow."""
    if not sentences.within(line):
        return None
    index = sentences.within(line)[-1]
    parsed = sentences.parsed(index)
    framed = _framed(source, parsed)
    if framed is not None and framed.surname:
        return framed
    if _says_that_text_follows(parsed):  # also "Sie lautet:"
        return _of_document(source, sentences, parsed)
    return framed or _going_on(source, sentences, line)


def _framed(source: Source, parsed: ParsedSentence) -> Announcement | None:
    for k in range(len(parsed.segments) - 1, -1, -1):
        frame = read_frame(parsed, k)
        if frame is not None and frame.speaker is not None and _introduces(parsed, frame):
            return announce(source, parsed, frame.speaker, frame.cue)
    return None


def _going_on(source: Source, sentences: LineSentences, line: Line) -> Announcement | None:
    """ "…, kritisierte Kern. Und weiter:": the frame before a sentence that says no more than that words go on."""
    *before, last = sentences.within(line)
    words = sentences.parsed(last).sentence.span.of(source.text).rstrip(": ")
    if words.lower() not in trade_words("words_go_on"):
        return None
    return next((lead for i in reversed(before) if (lead := _framed(source, sentences.parsed(i))) is not None), None)


def announce(source: Source, parsed: ParsedSentence, who: TokenRange, cue: Sequence[int]) -> Announcement:
    """That a sentence announces the words of those in a range of its tokens, by the tokens of the cue."""
    speaker = Span(parsed.tokens[who[0]].start, parsed.tokens[who[1] - 1].end)
    surname = speaker.of(source.text).split()[-1].strip('„“”»«"')
    surname = "" if surname.lower() in _OTHERS else surname
    return Announcement(speaker, surname, tuple(parsed.tokens[t].span for t in cue), parsed.sentence.span.start)


def _of_document(source: Source, sentences: LineSentences, parsed: ParsedSentence) -> Announcement | None:
    """ "Die Ministerin gab eine Erklärung ab. Sie lautet:": whose the document is that the sentence before tells of."""
    index = parsed.index - 1
    if index < 0:
        return None
    before = sentences.parsed(index)
    told = any(
        token.text.endswith(document_nouns()) or names_one(token.text, "declaration_title") for token in before.words
    )
    speaker = _who_acts(before) if told else None
    if speaker is None:
        return None
    span = Span(before.tokens[speaker[0]].start, before.tokens[speaker[1] - 1].end)
    surname = span.of(source.text).split()[-1]
    return Announcement(span, surname, (_without_colon(parsed),), before.sentence.span.start, document=True)


def _says_that_text_follows(parsed: ParsedSentence) -> bool:
    """ "Sie lautet:", "Der volle Wortlaut:", "In der Erklärung hieß es:": a short sentence that names nobody."""
    words = [token.text for token in parsed.words]
    if words[-1:] != [":"] or len(words) > _LONGEST_LEAD or any(map(title_of, words)):
        return False
    return not _READS.isdisjoint(word.lower() for word in words)


def _who_acts(parsed: ParsedSentence) -> TokenRange | None:
    """The subject of the first main clause whose subject is somebody who can speak."""
    for k, segment in enumerate(parsed.segments):
        subject = subject_of(parsed, segment, index=k) if segment.mood & Mood.INDICATIVE else None
        if subject is not None and _can_speak(parsed, subject):
            return with_apposition(parsed, subject)
    return None


def _without_colon(parsed: ParsedSentence) -> Span:
    return Span(parsed.sentence.span.start, parsed.words[-2].end)


def _introduces(parsed: ParsedSentence, frame: Frame) -> bool:
    """Whether a frame announces words of somebody who can speak: in the indicative, with a verb that takes direct speech."""
    pronoun = parsed.tokens[frame.speaker[0]].text.lower() if frame.speaker is not None else ""
    if pronoun in _PRONOUNS - _OTHERS:
        return False
    segment = parsed.segments[frame.segment]
    indicative = bool(segment.mood & Mood.INDICATIVE) and segment.shape is Shape.MAIN
    says = bool(frame.entry.clauses & {"direct", "V2", "dass"}) or frame.entry.verb == "nehmen"
    return (
        indicative and says and frame.speaker is not None and (pronoun in _OTHERS or _can_speak(parsed, frame.speaker))
    )


def _can_speak(parsed: ParsedSentence, phrase: TokenRange) -> bool:
    words = [parsed.tokens[t].text for t in range(*phrase)]
    mission = not _MISSIONS.isdisjoint(words) and bool(names_in(words))  # a "Botschaft" of nobody may be a message
    return mission or can_speak(parsed, phrase) or any(map(is_given_name, words))
