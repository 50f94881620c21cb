"""Names and titles between commas that explain a subject."""

from __future__ import annotations

from extraction.grammar.phrases import is_nominal_start, noun_phrase_end
from extraction.grammar.segments import ParsedSentence, Segment, Shape
from extraction.grammar.tags import Tag
from extraction.knowledge.names import is_given_name, title_of
from extraction.text import TokenRange, words_of
from extraction.text.dictionary import is_known

_AND = words_of("conjunction_of_names")


def with_apposition(parsed: ParsedSentence, speaker: TokenRange | None) -> TokenRange | None:
    """ "sagte der Leiter des Amtes, Andreas Beispiel, …": a name or title between commas explains who speaks; so of each in a row."""
    whole = _with_own(parsed, speaker)
    return _with_row(parsed, whole) if whole is not None and whole != speaker else whole


def _with_row(parsed: ParsedSentence, speaker: TokenRange) -> TokenRange:
    """ "erklären Lena Kern, Vorsitzende, | und Jan Lind, Sprecher für Recht": the others of a row behind a verb in the plural."""
    at = next((i for i, s in enumerate(parsed.segments) if s.first <= speaker[0] < s.last), 0)
    own, end = parsed.segments[at], speaker[1]
    if own.verb is None or own.verb > speaker[0] or own.form is None or own.form.singular or not own.form.plural:
        return speaker
    last = False
    for segment in parsed.segments[at + 1 :]:
        if segment.first <= end - 1:
            continue
        joins = parsed.tokens[segment.first].text in _AND
        if segment.shape is not Shape.FRAGMENT or segment.before != "," or (last and joins):
            break
        start = segment.first + joins
        if start >= segment.last or not _names_or_explains(parsed, start, segment.last):
            break
        end, last = segment.last, last or joins
    return (speaker[0], end) if last else speaker


def _names_or_explains(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Whether a range begins as a noun phrase with a name or a title for its first noun: "Sprecher für Recht"."""
    head = next((t for t in range(first, last) if parsed.tag(t) is Tag.NOUN), None)
    if head is None or not is_nominal_start(parsed, first):
        return False
    word = parsed.tokens[head].text
    return is_given_name(word) or not is_known(word) or title_of(word) is not None


def _with_own(parsed: ParsedSentence, speaker: TokenRange | None) -> TokenRange | None:
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
