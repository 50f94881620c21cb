"""To what a conversation gave room, without a word on who said it: "Besonderes Augenmerk galt dem Handel"."""

from __future__ import annotations

from collections.abc import Set

from extraction.grammar import ParsedSentence, Segment, Shape, Tag, read_predicate
from extraction.text import TokenRange, words_of

ATTENTION_CUE = "Augenmerk gelten"  # those who talk give it
_ATTENTION = words_of("noun_of_attention")
_ROOM = words_of("noun_of_room")
_WEIGHT = words_of("noun_of_weight")
_ON = words_of("preposition_of_weight")
_GIVEN = words_of("participle_of_attention")
_NOUNS = _ATTENTION | _ROOM | _WEIGHT
_VERBS = words_of("verb_of_attention")


def may_give_attention(words: Set[str]) -> bool:
    """Whether words, in small letters, may say to what a conversation gave room."""
    return not _NOUNS.isdisjoint(words)


def attention_in(parsed: ParsedSentence, segment: Segment) -> tuple[tuple[int, ...], TokenRange] | None:
    """The cue and what it is about: "Breiten Raum nahm die Lage am Golf ein"; None for a clause of another kind.

    It opens its sentence: of a person's own interest something else is told.
    """
    if segment.shape is not Shape.MAIN or segment.verb is None or segment.form is None:
        return None
    if segment.first != parsed.sentence.first or segment.verb_first:
        return None
    noun = next((t for t in range(segment.first, segment.last) if parsed.tokens[t].text.lower() in _NOUNS), None)
    predicate = read_predicate(parsed, segment)
    if noun is None or predicate is None or predicate.lemma not in _VERBS:
        return None
    word = parsed.tokens[noun].text.lower()
    if not _fits(predicate.lemma, word):
        return None
    end = min((t for t in predicate.tokens if t > segment.verb), default=segment.last)
    content = _behind(parsed, segment.verb + 1, end, noun, weighed=word in _WEIGHT)
    if content is None and noun > segment.verb and word not in _WEIGHT:
        content = (segment.first, segment.verb)  # "Dem Handel galt besonderes Augenmerk"
    return (tuple(sorted((noun, *predicate.tokens))), content) if content is not None else None


def _fits(lemma: str, noun: str) -> bool:
    if noun in _ROOM:
        return lemma == "einnehmen"
    if noun in _WEIGHT:
        return lemma == "liegen"
    return lemma == "gelten" or lemma in _GIVEN


def _behind(parsed: ParsedSentence, start: int, end: int, noun: int, *, weighed: bool) -> TokenRange | None:
    """What stands between the verb and its other half, without adverbs; "auf dem Handel" where something lies on it."""
    while start < end and parsed.tag(start) is Tag.ADVERB:
        start += 1
    if weighed:
        start = next((t for t in range(start, end) if parsed.tokens[t].text.lower() in _ON), end)
    return (start, end) if start < end and not start <= noun < end else None
