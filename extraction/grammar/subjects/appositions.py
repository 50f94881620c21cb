"""Names and titles between commas that explain a subject."""

from __future__ import annotations

from extraction.grammar.phrases import is_nominal_start, noun_phrase_end
from extraction.grammar.segments import ParsedSentence, Segment, Shape
from extraction.grammar.tags import Tag
from extraction.knowledge.names import is_given_name, title_of
from extraction.text import TokenRange
from extraction.text.dictionary import is_known


def with_apposition(parsed: ParsedSentence, speaker: TokenRange | None) -> TokenRange | None:
    """ "sagte der Leiter des Amtes, Andreas Beispiel, …": a name or title between commas explains who speaks."""
    inside = next(
        (s.apposition for s in parsed.segments if speaker and s.apposition and s.first <= speaker[0] < s.last), None
    )
    if speaker is not None and inside is not None and inside[0] == speaker[1] + 1:
        return (speaker[0], inside[1])
    at = next((i for i, s in enumerate(parsed.segments) if speaker and s.last == speaker[1]), None)
    if speaker is None or at is None or at + 1 >= len(parsed.segments):
        return speaker
    following = parsed.segments[at + 1]
    if following.shape is not Shape.FRAGMENT or following.before != "," or following.first != speaker[1] + 1:
        return speaker
    return (speaker[0], following.last) if _explains(parsed, following) else speaker


def _explains(parsed: ParsedSentence, segment: Segment) -> bool:
    """Whether a segment is a noun phrase with a name or a title for its head."""
    if not is_nominal_start(parsed, segment.first):
        return False
    head = next((t for t in range(segment.first, segment.last) if parsed.tag(t) is Tag.NOUN), segment.first)
    word = parsed.tokens[head].text
    whole = noun_phrase_end(parsed, segment.first, segment.last) == segment.last
    named = is_given_name(word) or not is_known(word)
    return whole and (named or title_of(word) is not None)
