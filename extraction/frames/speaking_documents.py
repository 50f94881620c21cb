"""Documents that speak: "In der Erklärung heißt es", "verlautete aus Brüssel"."""

from __future__ import annotations

from functools import cache

from extraction.frames.attribution_frame import Frame
from extraction.grammar import (
    CueEntry,
    ParsedSentence,
    Segment,
    Shape,
    Tag,
    antecedent,
    document_nouns,
    is_country,
    is_time,
    noun_phrase_end,
)
from extraction.knowledge.tables import places
from extraction.text import TokenRange, words_of
from extraction.text.dictionary import is_known

_DOCUMENT_VERBS = words_of("document_verb")
VON = words_of("von")
_IN = words_of("in")
_RELATIVES = words_of("relative_pronoun")
_PLACES_TOLD = words_of("adverb_of_place_told")


def is_document_verb(entry: CueEntry) -> bool:
    """ "In der Erklärung heißt es", "verlautete aus Brüssel": the source stands behind "in", "aus" or "von"."""
    return entry.verb in _DOCUMENT_VERBS and not entry.words


def document_that_speaks(parsed: ParsedSentence, frame: Frame, segment: Segment) -> TokenRange | None:
    """ "In der Erklärung heißt es", "Aus dem Bericht geht hervor", "ein Bericht, in dem es heißt": what is read speaks."""
    if segment.shape is Shape.SUBORDINATE and segment.opener == segment.first + 1:
        return antecedent(parsed, segment.first)
    own = (segment.first, segment.last)
    ranges: list[tuple[TokenRange, frozenset[str]]] = [(own, _SOURCE_PREPOSITIONS)]
    if segment.verb_first and frame.segment and _names_document(parsed, frame.segment):
        ranges.append(((parsed.segments[0].first, parsed.segments[0].last), _SOURCE_PREPOSITIONS))
    if frame.entry.verb == "heißen":
        ranges.append((own, _PLACE_PREPOSITIONS))
    for (first, last), prepositions in ranges:
        for t in range(first, last - 1):
            if parsed.tokens[t].text.lower() in prepositions and parsed.tokens[t + 1].text not in _OCCASIONS:
                if t == segment.first and (before := _before_relative(parsed, segment)) is not None:
                    return before
                end = noun_phrase_end(parsed, t + 1, last)
                if end > t + 1 and not is_time(parsed, t + 1, end) and not _is_mere_place(parsed, t, end):
                    return _issuer_in_attribute(parsed, t + 1, end) or _owner_of_page(parsed, end, last) or (t + 1, end)
    return None


def _before_relative(parsed: ParsedSentence, segment: Segment) -> TokenRange | None:
    """ "ein Papier der OSZE, in dem es heißt, …": the noun that the relative pronoun stands for."""
    relative = parsed.tokens[segment.first + 1].text.lower() in _RELATIVES
    return antecedent(parsed, segment.first) if segment.shape is Shape.SUBORDINATE and relative else None


def _names_document(parsed: ParsedSentence, frame: int) -> bool:
    """ "In der Note, die vorliegt, heißt es", "Im Amt hält man wenig davon: „…“, heißt es dort"; no content does."""
    segment = parsed.segments[frame]
    if parsed.segments[0].verb is None:
        return True
    there = any(parsed.tokens[t].text.lower() in _PLACES_TOLD for t in range(segment.first, segment.last))
    return there and parsed.segments[frame - 1].shape is Shape.QUOTE


def _issuer_in_attribute(parsed: ParsedSentence, first: int, end: int) -> TokenRange | None:
    """ "in einer vom Kreml verbreiteten Erklärung": the document is whose it is."""
    if first + 2 >= end or parsed.tokens[first + 1].text.lower() not in VON:
        return None
    issuer = noun_phrase_end(parsed, first + 2, end)
    document = parsed.tokens[end - 1].text.endswith(document_nouns())
    return (first + 2, issuer) if first + 2 < issuer < end and document else None


def _owner_of_page(parsed: ParsedSentence, at: int, limit: int) -> TokenRange | None:
    """ "in einer Mitteilung auf der Webseite des Kremls": the document is whose the page is."""
    if at + 3 >= limit or parsed.tokens[at].text.lower() not in _PLACE_PREPOSITIONS:
        return None
    end = noun_phrase_end(parsed, at + 1, limit)
    noun = next((t for t in range(at + 1, end) if parsed.tag(t) is Tag.NOUN), end)
    owned = noun + 1 < end and parsed.tokens[noun].text.lower().endswith(_PAGES)
    return (noun + 1, end) if owned and parsed.tag(noun + 1) is Tag.DETERMINER else None


def _is_mere_place(parsed: ParsedSentence, t: int, end: int) -> bool:
    """ "hieß es in New York": a place that is no seat of a government; behind "in" stands no person."""
    name = " ".join(parsed.tokens[i].text for i in range(t + 1, end))
    bare = parsed.tokens[t].text.lower() == "in" and parsed.tag(t + 1) is Tag.NOUN
    return bare and not is_country(name) and (name in _place_names() or not is_known(parsed.tokens[t + 1].text))


@cache
def _place_names() -> frozenset[str]:
    return frozenset(name for place in places() for name in (place.name, *place.aliases))


_SOURCE_PREPOSITIONS = words_of("source_preposition_of_document")
_PLACE_PREPOSITIONS = words_of("preposition_of_page")  # "heißt es auf der Webseite", "hieß es bei der Polizei"
_PAGES = tuple(words_of("page_of_house"))
_OCCASIONS = words_of("no_source_noun")


def document_inside(parsed: ParsedSentence, segment: Segment) -> TokenRange | None:
    """ "wird im Bericht als Fehler bezeichnet": in a passive what is read speaks."""
    for t in range(segment.first, segment.last - 1):
        if parsed.tokens[t].text.lower() in _IN:
            end = noun_phrase_end(parsed, t + 1, segment.last)
            if any(parsed.tokens[n].text.endswith(document_nouns()) for n in range(t + 1, end)):
                return (t + 1, end)
    return None


def document_before(parsed: ParsedSentence, segment: Segment) -> TokenRange | None:
    """ "ein Antrag der Grünen, in dem ein Verbot gefordert wird": in a passive relative clause the document before it speaks."""
    if segment.shape is not Shape.SUBORDINATE or parsed.tokens[segment.first].text.lower() not in _IN:
        return None
    found = antecedent(parsed, segment.first)
    written = found is not None and any(parsed.tokens[t].text.endswith(document_nouns()) for t in range(*found))
    return found if written else None
