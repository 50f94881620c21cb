"""Where a noun phrase or a pronoun can start."""

from __future__ import annotations

from bisect import bisect_left

from extraction.grammar.phrases.cores import joins_adjectives
from extraction.grammar.segments import ParsedSentence
from extraction.grammar.tags import Tag
from extraction.text import words_of

_OTHER_OPENING_MARKS = frozenset("\"“«'‘‹")  # which may close as well
_NOT_NOMINATIVE = words_of("not_nominative")


def is_nominal_start(parsed: ParsedSentence, t: int) -> bool:
    """Whether a noun phrase or a pronoun can start at token `t`."""
    tag = parsed.tag(t)
    if _opens_quotation(parsed, t) and t + 1 < parsed.sentence.last and parsed.tag(t + 1) is not Tag.VERB:
        return True
    if tag in (Tag.DETERMINER, Tag.NOUN, Tag.PRONOUN):
        return True
    if tag not in (Tag.ADJECTIVE, Tag.NUMBER) or t + 1 >= parsed.sentence.last:
        return False
    return parsed.tag(t + 1) in (Tag.ADJECTIVE, Tag.NOUN, Tag.NUMBER) or joins_adjectives(parsed, t + 1)


def _opens_quotation(parsed: ParsedSentence, t: int) -> bool:
    """Whether a mark opens words in quotation marks, whatever its shape."""
    word = parsed.tokens[t].text
    if word in ("„", "»", "‚"):
        return True
    if word not in _OTHER_OPENING_MARKS:
        return False
    start = parsed.tokens[t].start
    at = bisect_left(parsed.quotations, start, key=lambda q: q.outer.start)
    return at < len(parsed.quotations) and parsed.quotations[at].outer.start == start


def may_be_nominative(parsed: ParsedSentence, t: int) -> bool:
    """Whether the word at `t` leaves open that its phrase is the subject; "der neuen Regierung" can't be."""
    word = parsed.tokens[t].text.lower()
    return word not in _NOT_NOMINATIVE and not (word == "der" and _is_weak(parsed, t + 1))


def _is_weak(parsed: ParsedSentence, t: int) -> bool:
    """Whether an adjective with the ending that follows "der" in the dative and the genitive stands at a token."""
    return t < parsed.sentence.last and parsed.tag(t) is Tag.ADJECTIVE and parsed.tokens[t].text.endswith("en")
