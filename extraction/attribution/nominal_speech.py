"""What a noun attributes: "die Forderung, dass …", and topics of talks."""

from __future__ import annotations

from extraction.attribution.contents import attribution_of, content_after, span_of, spans_of, token_range, without
from extraction.attribution.discourse import Discourse
from extraction.frames import Frame, SourceFrame, complement_of, has_reporting_noun, read_nominal_frame, read_topic
from extraction.grammar import ParsedSentence, Shape, subject_of
from extraction.text import Attribution, Kind, TokenRange, replace, words_of

_ATTITUDES = words_of("noun_of_attitude")
_REFERRING = words_of("preposition_of_appeal")


def read_topics(discourse: Discourse, parsed: ParsedSentence, sources: list[SourceFrame]) -> None:
    """ "Thema des Gesprächs war der Handel": who took part said it together."""
    for index in range(len(parsed.segments)):
        topic = read_topic(parsed, index) if index not in parsed.claimed else None
        if topic is not None:
            parsed.claim(index)
            frame = token_range(parsed, index, index + 1)
            discourse.add(
                Attribution(
                    content=spans_of(parsed, without(topic.content, [s.tokens for s in sources])),
                    kind=Kind.REPORTED,
                    sentence=parsed.index,
                    cue=tuple(parsed.tokens[t].span for t in topic.cue),
                    cue_lemma=topic.lemma,
                    frame=tuple(s for r in without(frame, [topic.content]) if (s := span_of(parsed, r))),
                ),
            )


def read_nominal_speech(
    discourse: Discourse, parsed: ParsedSentence, frames: list[Frame | None], sources: list[SourceFrame]
) -> None:
    """Take the clause behind a noun that reports as its content."""
    if len(parsed.segments) == 1 or not has_reporting_noun(parsed):
        return
    for index in range(len(parsed.segments) - 1):
        if index + 1 in parsed.claimed:
            continue
        frame = read_nominal_frame(parsed, index)
        if frame is None or any(s.tokens[0] <= frame.cue[-1] < s.tokens[1] for s in sources):
            continue
        frame = _with_who_refers(parsed, frames, _announced(parsed, frames[index], frame))
        right = content_after(parsed, frame)
        if right is None or right[0] != index + 1:
            continue
        parsed.claim(index, *range(*right))
        clause, ranges = token_range(parsed, *right), [token_range(parsed, index, index + 1)]
        attribution = attribution_of(parsed, frame, [clause], Kind.INDIRECT, ranges)
        if frame.segment == 0 and parsed.segments[0].shape is Shape.FRAGMENT and discourse.found[parsed.index]:
            discourse.found[parsed.index].insert(0, attribution)
            continue  # "Zu Vorwürfen des Senders, …, sagte X, …": X goes on
        stand = _stand_on(parsed, frames[index], frame, clause)
        if stand is not None:
            discourse.add(stand)
        discourse.add(replace(attribution, nested=stand is not None))


def _announced(parsed: ParsedSentence, verb: Frame | None, noun: Frame) -> Frame:
    """ "hatte Kern die Bereitschaft Oslos verkündet, …": what somebody announces that a state wants are the words of who does."""
    if verb is None or verb.passive or verb.speaker is None or parsed.tokens[noun.cue[-1]].text not in _ATTITUDES:
        return noun
    own = verb.speaker[0] <= noun.cue[-1] < verb.speaker[1]
    return noun if own else replace(noun, speaker=verb.speaker)


def _with_who_refers(parsed: ParsedSentence, frames: list[Frame | None], frame: Frame) -> Frame:
    """ "Unter Hinweis darauf, dass …, sagte X …": the noun that opens the sentence reports for whoever its main clause is about."""
    if (
        frame.speaker is not None
        or frame.segment
        or parsed.tokens[parsed.segments[0].first].text.lower() not in _REFERRING
    ):
        return frame
    main = next((k for k, s in enumerate(parsed.segments) if s.shape is Shape.MAIN and s.verb_first), None)
    if main is None:
        return frame
    verb = frames[main]
    return replace(
        frame, speaker=verb.speaker if verb is not None else subject_of(parsed, parsed.segments[main], index=main)
    )


def _stand_on(parsed: ParsedSentence, verb: Frame | None, noun: Frame, clause: TokenRange) -> Attribution | None:
    """ "wies den Vorwurf zurück, sein Land …": who takes a stand on others' words does not say them; the words are the object."""
    if verb is None or not verb.entry.phrases or verb.entry.act == "comment" or verb.speaker is None:
        return None
    complement = complement_of(parsed, verb)
    if complement is None or not complement.tokens[0] <= noun.cue[-1] < complement.tokens[1]:
        return None
    first, last = complement.tokens
    pieces = [(first, min(last, clause[0])), clause]
    whole = [token_range(parsed, verb.segment, verb.segment + 1)]
    return attribution_of(parsed, complement.frame, pieces, Kind.REPORTED, whole)
