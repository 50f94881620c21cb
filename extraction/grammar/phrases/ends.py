"""Where a noun phrase ends."""

from __future__ import annotations

from extraction.grammar.phrases.cores import core_end
from extraction.grammar.phrases.extensions import extend_phrase
from extraction.grammar.phrases.names_in_phrases import leading_quoted_name
from extraction.grammar.segments import ParsedSentence
from extraction.grammar.tags import Tag


def noun_phrase_end(parsed: ParsedSentence, t: int, limit: int) -> int:
    """The end (half-open) of the noun phrase that starts at token `t`, at most `limit`; `t` itself where there is none."""
    if t >= limit:
        return t
    known = parsed.phrase_ends.get((t, limit))
    if known is None:
        known = parsed.phrase_ends[t, limit] = _phrase_end(parsed, t, limit)
    return known


def _phrase_end(parsed: ParsedSentence, t: int, limit: int) -> int:
    if parsed.tag(t) is Tag.PRONOUN:
        return t + 1
    end = max(leading_quoted_name(parsed, t, limit), core_end(parsed, t, limit))
    if end == t:
        return t
    while end < limit:
        extended = extend_phrase(parsed, end, limit)
        if extended == end:
            break
        end = extended
    return end
