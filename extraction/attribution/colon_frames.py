"""Frames of a colon: headlines, and verbs that are no cue: "Der Kreml dämpfte die Erwartungen: Das Bündnis sei nicht zuständig."

What the subjunctive marks as somebody's words behind a colon are those of the subject before it, whatever its verb, if that can speak.
"""

from __future__ import annotations

from collections.abc import Sequence

from extraction.attribution.contents import span_of, spans_of, token_range
from extraction.attribution.discourse import Discourse
from extraction.attribution.verb_frames import frame_at
from extraction.grammar import (
    SUBJUNCTIVE,
    Mood,
    ParsedSentence,
    Segment,
    Shape,
    Tag,
    can_speak,
    is_body,
    is_country_name,
    is_known_surname,
    read_predicate,
    subject_of,
)
from extraction.knowledge.names import title_of
from extraction.text import Attribution, Kind, TokenRange, words_of
from extraction.text.dictionary import is_known

_LONGEST_NAME = 3
_LONGEST_OPENING = 3  # clauses and phrases up to the first main clause
_LONGEST_CUE = 5
_CONDITIONS = words_of("verb_of_condition")
_REGIONS = words_of("region")
_PERSONS = words_of("third_person")


def read_headline(discourse: Discourse, parsed: ParsedSentence) -> bool:
    """ "Merz: Deutschland bleibt größter Geber": a paragraph without a full stop, a name, a colon, a clause."""
    if len(parsed.segments) < 2 or parsed.tokens[parsed.sentence.last - 1].text in (".", "!", "?"):
        return False
    head, clause = parsed.segments[0], parsed.segments[1]
    short = head.last - head.first <= _LONGEST_NAME and all(
        parsed.tag(t) is Tag.NOUN for t in range(head.first, head.last)
    )
    if not short or clause.before != ":" or clause.shape is not Shape.MAIN or _is_topic(parsed, head):
        return False
    if clause.verb is None and not _is_named(parsed, head):
        return False  # "Aufnahmedatum: 3. Mai"
    speaker = span_of(parsed, (head.first, head.last))
    attribution = Attribution(
        spans_of(parsed, [(clause.first, parsed.sentence.last)]),
        Kind.INDIRECT,
        parsed.index,
        cue=(parsed.tokens[head.last].span,),
        cue_lemma=":",
        speaker=speaker,
        frame=(speaker,) if speaker else (),
    )
    discourse.add(attribution)
    return True


def _is_named(parsed: ParsedSentence, head: Segment) -> bool:
    """Whether a headline names somebody by a name or an office, or a body that speaks."""
    words = [parsed.tokens[t].text for t in range(head.first, head.last)]
    known = is_known_surname(words[-1]) or is_body(words[-1]) or is_country_name(" ".join(words))
    return known or any(title_of(word) is not None for word in words)


def _is_topic(parsed: ParsedSentence, head: Segment) -> bool:
    """ "Ukraine: Baerbock sagt Hilfe zu", "Nahost-Debatte: …": what the headline is about, and nobody who speaks."""
    name = " ".join(parsed.tokens[t].text for t in range(head.first, head.last))
    if is_known_surname(parsed.tokens[head.last - 1].text):
        return False
    if not can_speak(parsed, (head.first, head.last)) or _names_affair(name):
        return True
    frame = frame_at(parsed, 1)
    told = frame is not None and frame.speaker is not None and can_speak(parsed, frame.speaker)
    return told and (is_country_name(name) or name in _REGIONS)


def _names_affair(name: str) -> bool:
    """ "Gaza-Krieg", "Nahost-Debatte": a compound whose last part is a common noun for nobody."""
    _, hyphen, last = name.rpartition("-")
    return bool(hyphen) and is_known(last) and title_of(last) is None and not is_body(last)


def read_colon_frame(discourse: Discourse, parsed: ParsedSentence) -> None:
    """Attribute what stands behind the first colon that no frame has claimed."""
    for k in range(1, len(parsed.segments)):
        free = parsed.claimed.isdisjoint(range(k, len(parsed.segments)))
        if free and parsed.segments[k].before == ":" and _is_told(parsed, parsed.segments[k:]):
            _read(discourse, parsed, k)
            return


def _is_told(parsed: ParsedSentence, segments: Sequence[Segment]) -> bool:
    """Whether the first main clause is told of: "Beide hätten …", "Wer die Waffen niederlege, dem werde …", "Nicht er, sondern …"."""
    for i, segment in enumerate(segments[:_LONGEST_OPENING]):
        condition = parsed.tokens[segment.first].text.lower() in _CONDITIONS
        if condition and any(following.verb_first for following in segments[i + 1 : i + 2]):
            continue  # "Sollte die EU zustimmen, werde man reden"
        if segment.shape is Shape.MAIN:
            sure = segment.surely_subjunctive or bool(segment.mood & Mood.KONJUNKTIV_I)
            return sure and not segment.mood & (Mood.INDICATIVE | Mood.FIRST)
        if segment.shape not in (Shape.SUBORDINATE, Shape.FRAGMENT) or (i and segment.before != ","):
            return False
    return False


def _read(discourse: Discourse, parsed: ParsedSentence, k: int) -> None:
    segments = parsed.segments
    head = next((i for i in range(k - 1, -1, -1) if segments[i].shape is Shape.MAIN), None)
    if head is None or head in parsed.claimed or segments[head].mood & SUBJUNCTIVE & ~Mood.KONJUNKTIV_II:
        return
    subject = subject_of(parsed, segments[head], index=head)
    if subject is None or not _is_speaker(parsed, subject):
        return
    frame = token_range(parsed, head, k)
    parsed.claim(*range(head, len(segments)))
    attribution = Attribution(
        content=spans_of(parsed, [token_range(parsed, k, len(segments))]),
        kind=Kind.INDIRECT,
        sentence=parsed.index,
        cue=tuple(parsed.tokens[t].span for t in _cue(parsed, segments[head], subject)),
        cue_lemma=":",
        speaker=span_of(parsed, subject),
        frame=(span,) if (span := span_of(parsed, frame)) else (),
    )
    discourse.add(attribution)


def _is_speaker(parsed: ParsedSentence, subject: TokenRange) -> bool:
    pronoun = subject[1] - subject[0] == 1 and parsed.tokens[subject[0]].text.lower() in _PERSONS
    return pronoun or can_speak(parsed, subject)


def _cue(parsed: ParsedSentence, segment: Segment, subject: TokenRange) -> list[int]:
    """The predicate with its object, where that is short: "dämpfte die Erwartungen"."""
    predicate = read_predicate(parsed, segment)
    verb = predicate.tokens if predicate else [segment.verb or segment.first]
    rest = [t for t in range(min(verb), segment.last) if not subject[0] <= t < subject[1]]
    spoken = [t for t in rest if parsed.tag(t) not in (Tag.PRONOUN, Tag.ADVERB, Tag.MARK) or t in verb]
    plain = not any(parsed.tag(t) is Tag.PREPOSITION and t not in verb for t in spoken)
    return spoken if plain and len(spoken) <= _LONGEST_CUE else sorted(verb)
