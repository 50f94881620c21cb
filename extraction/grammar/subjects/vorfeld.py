"""What stands before the finite verb of a main clause: one constituent, over insertions too."""

from __future__ import annotations

from extraction.grammar.phrases import is_nominal_start, may_be_nominative, noun_phrase_end
from extraction.grammar.segments import ParsedSentence, Segment, Shape
from extraction.grammar.tags import Tag
from extraction.text import TokenRange, words_of

_DASHES = ("–", "-")
_INSERTED_CONTRASTS = words_of("contrast_in_insertion")


def vorfeld_of(parsed: ParsedSentence, index: int) -> TokenRange | None:
    """What stands before the finite verb of a main clause: one constituent, over insertions too."""
    segment = parsed.segments[index]
    assert segment.verb is not None
    if segment.shared:
        return None
    first = segment.first
    if segment.verb == first:
        head = _interrupted_head(parsed, index)
        if head is None or _is_inserted(parsed, index):
            return None
        return (head, _head_end(parsed, head, index))
    if segment.before == "," and index and (_is_list(parsed, index) or _goes_on_with_row(parsed, index)):
        first = parsed.segments[0].first
    elif segment.before == "," and index and _is_apposition(parsed, index):
        first = parsed.segments[index - 1].first
    while first < segment.verb and parsed.tag(first) is Tag.COORDINATOR:
        first += 1
    return (first, segment.verb) if first < segment.verb else None


def _is_inserted(parsed: ParsedSentence, index: int) -> bool:
    """ "Die Wahl, sagte der Beobachter, sei …": the clause that the frame parts goes on with its own finite verb.

    With "aber" in it the next clause goes on with the same subject: "X, der Chef, sagte Hilfe zu, verband dies aber …".
    """
    following = parsed.segments[index + 1] if index + 1 < len(parsed.segments) else None
    if following is None or not following.verb_first or following.before != ",":
        return False
    return not any(parsed.tokens[t].text in _INSERTED_CONTRASTS for t in range(following.first, following.last))


def _head_end(parsed: ParsedSentence, head: int, index: int) -> int:
    """The phrase before an insertion, with its apposition; a relative clause is left out."""
    k = next(k for k in range(index) if parsed.segments[k].first <= head < parsed.segments[k].last)
    end = parsed.segments[k].last
    for segment in parsed.segments[k + 1 : index]:
        if segment.shape is not Shape.FRAGMENT or _is_remark(parsed, segment):
            break
        end = segment.last
    return end


def _is_remark(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "Die Minister der G20 – einschließlich der USA – fordern …": between dashes stands no name or title."""
    return segment.before in _DASHES and parsed.tag(segment.first) in (Tag.PREPOSITION, Tag.ADVERB)


def _is_list(parsed: ParsedSentence, index: int) -> bool:
    """ "Estland, Lettland und Litauen warnten": only nouns stand in front, back to the start of the sentence."""
    before = parsed.segments[:index]
    return all(
        s.shape is Shape.FRAGMENT
        and s.before in ("", ",")
        and s.last - s.first <= 3
        and parsed.tag(s.last - 1) is Tag.NOUN
        for s in before
    )


def _goes_on_with_row(parsed: ParsedSentence, index: int) -> bool:
    """ "In der Region Georgiens, | Abchasiens und Ossetiens | betonte X": a row of nouns that goes on what opens the sentence."""
    first, segment = parsed.segments[0], parsed.segments[index]
    if parsed.tag(first.first) is not Tag.PREPOSITION or segment.verb is None:
        return False
    if any(s.shape is not Shape.FRAGMENT or parsed.tag(s.last - 1) is not Tag.NOUN for s in parsed.segments[:index]):
        return False
    tags = [parsed.tag(t) for t in range(segment.first, segment.verb)]
    joined = (tag for last, tag in zip([None, *tags], tags, strict=False) if (last, tag) != _JOINED_ANEW)
    return Tag.COORDINATOR in tags and all(tag in _IN_ROWS for tag in joined)


_JOINED_ANEW = (Tag.COORDINATOR, Tag.PREPOSITION)  # "nach Polen, Litauen | und in | die Ukraine"
_IN_ROWS = (Tag.NOUN, Tag.COORDINATOR, Tag.DETERMINER, Tag.ADJECTIVE)


def _is_apposition(parsed: ParsedSentence, index: int) -> bool:
    """ "Ein Sprecher der Polizei, Randy Henderson sagte": a phrase, a comma, its apposition right before the verb."""
    before, segment = parsed.segments[index - 1], parsed.segments[index]
    if before.shape is not Shape.FRAGMENT or before.before not in ("", "und", "“") or segment.verb is None:
        return False
    nominal = is_nominal_start(parsed, before.first) and may_be_nominative(parsed, before.first)
    return nominal and noun_phrase_end(parsed, segment.first, segment.verb) == segment.verb


def _interrupted_head(parsed: ParsedSentence, index: int) -> int | None:
    """ "Der Sprecher, der …, sagte": the first token of the phrase that an insertion parts from its verb."""
    k = index - 1
    while k >= 0 and parsed.segments[k].shape in (Shape.SUBORDINATE, Shape.FRAGMENT, Shape.INFINITIVE):
        if parsed.segments[k].before in ("", "und", "aber", ";", ":", "“") or k == 0:
            break
        k -= 1
    if k < 0 or parsed.segments[k].shape is not Shape.FRAGMENT:
        return None
    if _ends_in_participle(parsed, parsed.segments[k].last - 1):
        return None
    first = parsed.segments[k].first
    while first < parsed.segments[k].last and parsed.tag(first) in (Tag.ADVERB, Tag.COORDINATOR):
        first += 1
    if first == parsed.segments[k].last or not is_nominal_start(parsed, first):
        return None
    return first


def _ends_in_participle(parsed: ParsedSentence, t: int) -> bool:
    """ "Den Angriff scharf | verurteilend |, forderte …": what a present participle closes is no subject and no object."""
    return parsed.tokens[t].text.endswith("nd") and parsed.tag(t) in (Tag.ADVERB, Tag.ADJECTIVE, Tag.VERB)
