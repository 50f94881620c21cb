"""Frames of a present participle beside a clause: "Betonend, dass …, sagte X …", "Den Vertrag begrüßend, versprach X …"."""

from __future__ import annotations

from extraction.attribution.contents import attribution_of, token_range
from extraction.attribution.discourse import Discourse
from extraction.frames import Frame
from extraction.grammar import CueEntry, ParsedSentence, Shape, Tag, cue_entries, subject_of
from extraction.text import Kind, TokenRange, words_of

_OPENERS = words_of("dass", "question_word")
_OBJECTS = frozenset({Tag.DETERMINER, Tag.NOUN, Tag.ADJECTIVE, Tag.PREPOSITION})
_WITHIN = frozenset({Shape.SUBORDINATE, Shape.INFINITIVE, Shape.FRAGMENT})
_ENDING = "nd"


def read_participles(discourse: Discourse, parsed: ParsedSentence, frames: list[Frame | None]) -> None:
    """Add what the participles of a sentence report, as words of whoever its main clause is about."""
    for i, segment in enumerate(parsed.segments):
        if segment.shape is Shape.FRAGMENT and parsed.tokens[segment.last - 1].text.endswith(_ENDING):
            _read_participle(discourse, parsed, frames, i)


def opens_with_participle(parsed: ParsedSentence) -> bool:
    """Whether a sentence opens with such a participle, whose clause is not what its main clause reports."""
    first = parsed.segments[0]
    at = first.last - 1
    named = first.shape is Shape.FRAGMENT and parsed.tokens[at].text.endswith(_ENDING)
    return named and 0 in parsed.claimed and bool(_entries(parsed, at))


def _read_participle(discourse: Discourse, parsed: ParsedSentence, frames: list[Frame | None], i: int) -> None:
    at = parsed.segments[i].last - 1
    entry = next((e for e in _entries(parsed, at) if not e.words and not e.reflexive), None)
    speaker = _who_acts(parsed, frames, i) if entry is not None else None
    if entry is None or speaker is None:
        return
    end = _end_of_clause(parsed, i) if "dass" in entry.clauses else i + 1
    if end > i + 1:
        content, kind, cue = (
            token_range(parsed, i + 1, end),
            Kind.INDIRECT,
            tuple(range(parsed.segments[i].first, at + 1)),
        )
        for k in range(i, end):
            parsed.claim(k)
    else:
        complement = _object(parsed, i) if entry.phrases else None
        if complement is None:
            return
        content, kind, cue = complement, Kind.REPORTED, (at,)
        parsed.claim(i)
    frame = Frame(i, entry, cue, speaker=speaker)
    discourse.add(attribution_of(parsed, frame, [content], kind, [token_range(parsed, i, i + 1)]))


def _entries(parsed: ParsedSentence, at: int) -> tuple[CueEntry, ...]:
    """The entries of the verb whose present participle stands at a token: "Betonend", "hinweisend"."""
    return cue_entries().get(parsed.tokens[at].text.lower()[:-1], ())


def _end_of_clause(parsed: ParsedSentence, i: int) -> int:
    """The segment behind the clause that the participle takes; the next one where it takes none."""
    segments, k = parsed.segments, i + 1
    opener = segments[k].opener if k < len(segments) and segments[k].shape is Shape.SUBORDINATE else None
    if opener is None or parsed.tokens[opener].text.lower() not in _OPENERS:
        return k
    while k < len(segments) and segments[k].shape in _WITHIN and not segments[k].verb_first:
        k += 1
    return k


def _object(parsed: ParsedSentence, i: int) -> TokenRange | None:
    """What stands before the participle: "| Den Angriff | scharf verurteilend", "| Auf die Freundschaft | verweisend"."""
    first, end = parsed.segments[i].first, parsed.segments[i].last - 1
    while end > first and parsed.tag(end - 1) is Tag.ADVERB:
        end -= 1
    return (first, end) if end - first > 1 and parsed.tag(first) in _OBJECTS else None


def _who_acts(parsed: ParsedSentence, frames: list[Frame | None], i: int) -> TokenRange | None:
    """The subject of the main clause behind the participle, or before it."""
    behind = [k for k in range(i + 1, len(parsed.segments)) if parsed.segments[k].shape is Shape.MAIN]
    before = [k for k in range(i - 1, -1, -1) if parsed.segments[k].shape is Shape.MAIN]
    for k in (before if before else behind)[:1]:
        frame = frames[k]
        return frame.speaker if frame is not None else subject_of(parsed, parsed.segments[k], index=k)
    return None
