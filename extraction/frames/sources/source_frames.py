"""Frames without a verb of saying: "nach Angaben von X", "laut X", "X zufolge", ", so X", "wie X mitteilte"."""

from __future__ import annotations

from extraction.frames.attribution_frame import SourceFrame
from extraction.frames.sources.clause_sources import clause_source
from extraction.frames.sources.so_frames import is_relative, so_frame
from extraction.frames.sources.source_phrases import prepositional_frames
from extraction.grammar import ParsedSentence, Shape, Tag, subject_of, with_apposition
from extraction.text import replace, words_of

_HEARSAY_ADVERBS = words_of("adverb_of_hearsay")


def find_source_frames(parsed: ParsedSentence) -> list[SourceFrame]:
    """All of them in a sentence, in order."""
    found: list[SourceFrame] = []
    for index, segment in enumerate(parsed.segments):
        if any(f.tokens[0] <= segment.first < f.tokens[1] for f in found) or segment.shape is Shape.QUOTE:
            continue
        frame = so_frame(parsed, index) or clause_source(parsed, index)
        if frame is not None:
            found += _with_relaying(parsed, index, frame)
            continue
        found += [_with_insertion(parsed, f) for f in prepositional_frames(parsed, index, segment)]
        if found and found[-1].tokens[0] == parsed.sentence.first:
            found[-1] = _over_vorfeld(parsed, found[-1])
    return [_over_apposition(parsed, _of_own_words(parsed, frame)) for frame in found]


def _with_relaying(parsed: ParsedSentence, index: int, frame: SourceFrame) -> list[SourceFrame]:
    """ "so der Präsident laut Hafenblatt": who passes the words on stands behind who said them."""
    if frame.lemma != "so" or frame.speaker is None:
        return [frame]
    behind = prepositional_frames(parsed, index, parsed.segments[index])
    found = [f for f in behind if f.lemma == "laut" and f.tokens[0] == frame.speaker[1]]
    if found and found[0].tokens[1] == frame.tokens[1]:
        return [replace(frame, tokens=(frame.tokens[0], found[0].tokens[0])), *found]
    return [frame]


def _over_apposition(parsed: ParsedSentence, frame: SourceFrame) -> SourceFrame:
    """ "nach Ansicht des Generalanwalts, Anton Beispiel, …": the name belongs to the frame."""
    whole = with_apposition(parsed, frame.speaker)
    if frame.speaker and whole and whole[1] > frame.speaker[1] == frame.tokens[1]:
        return replace(frame, speaker=whole, tokens=(frame.tokens[0], whole[1]))
    return frame


def _of_own_words(parsed: ParsedSentence, frame: SourceFrame) -> SourceFrame:
    """ "Die Gruppe hat eigenen Angaben zufolge …": the subject of the clause speaks of itself."""
    words = [parsed.tokens[t].text.lower() for t in range(*frame.tokens)]
    if not any(word.startswith("eigene") for word in words):
        return frame
    for index, segment in enumerate(parsed.segments):
        subject = subject_of(parsed, segment, index=index)
        if subject is not None and not (subject[0] < frame.tokens[1] and frame.tokens[0] < subject[1]):
            return replace(frame, speaker=subject)
    return frame


def _over_vorfeld(parsed: ParsedSentence, frame: SourceFrame) -> SourceFrame:
    """A frame at the head of a sentence is the one constituent before the finite verb: it reaches up to that verb."""
    verb = _first_main_verb(parsed, frame)
    if verb is None or any(parsed.tokens[t].text == ":" for t in range(frame.tokens[1], verb)):
        return frame
    end = verb - (parsed.tokens[verb - 1].text in (",", "–"))
    return _extended(frame, end, _speaker_end(parsed, frame.tokens[1], end)) if frame.tokens[1] < end else frame


def _first_main_verb(parsed: ParsedSentence, frame: SourceFrame) -> int | None:
    """The finite verb of the first main clause, if the frame may stand before it and no quotation comes earlier."""
    for segment in parsed.segments:
        if segment.shape is Shape.MAIN and segment.verb is not None:
            apart = segment.first > frame.tokens[0] and not segment.verb_first
            return None if apart else segment.verb
        if segment.shape is Shape.QUOTE:
            return None
    return None


def _extended(frame: SourceFrame, end: int, speaker_end: int) -> SourceFrame:
    """A frame up to a token behind it; a speaker who stands at its end reaches further too."""
    ends = frame.speaker is not None and frame.speaker[1] == frame.tokens[1]
    speaker = (frame.speaker[0], speaker_end) if frame.speaker is not None and ends else frame.speaker
    return replace(frame, tokens=(frame.tokens[0], end), speaker=speaker)


def _speaker_end(parsed: ParsedSentence, start: int, end: int) -> int:
    """The speaker takes its appositions along, but no relative clause."""
    for segment in parsed.segments:
        if segment.shape is Shape.SUBORDINATE and start <= segment.first < end:
            return segment.first - 1
    return end


def _with_insertion(parsed: ParsedSentence, frame: SourceFrame) -> SourceFrame:
    """ "… sollen laut dem Ankläger, Luis Ramos, Verbrechen …": a name between two commas goes with the source before it."""
    following = parsed.segments[frame.segment + 1 : frame.segment + 3]
    ends = frame.tokens[1] == parsed.segments[frame.segment].last
    if not ends or len(following) < 2 or following[0].before != "," or following[1].before != ",":
        return frame
    insertion = following[0]
    if is_relative(parsed, insertion):
        return replace(frame, tokens=(frame.tokens[0], insertion.last))
    short = insertion.shape is Shape.FRAGMENT and insertion.last - insertion.first <= 6
    named = short and parsed.tag(insertion.first) is Tag.NOUN
    return _extended(frame, insertion.last, insertion.last) if named else frame


def has_hearsay_adverb(parsed: ParsedSentence) -> bool:
    """Whether such an adverb stands anywhere in a sentence."""
    return not _HEARSAY_ADVERBS.isdisjoint(parsed.lowered)


def is_hearsay_adverb(parsed: ParsedSentence, t: int) -> bool:
    """ "demnach", "danach", "demzufolge" at the head of a sentence carry a source on."""
    return parsed.tokens[t].text.lower() in _HEARSAY_ADVERBS
