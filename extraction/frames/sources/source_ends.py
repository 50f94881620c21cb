"""Where a source ends inside a clause: what the verb still wants may stand right behind it."""

from __future__ import annotations

from functools import lru_cache

from extraction.grammar import (
    ParsedSentence,
    Segment,
    Shape,
    Tag,
    is_bare_object,
    is_country,
    is_known_surname,
    is_source_noun,
    noun_phrase_end,
)
from extraction.knowledge.names import is_given_name, title_of
from extraction.text import words_of
from extraction.text.dictionary import is_known, lemma_of, names_people

_NUMBERED = words_of("noun_before_number")
_WITH_DATIVE = words_of("verb_with_dative")
_ORIGIN = words_of("preposition_of_origin")
_TIMES, _WEEKDAYS = words_of("time_behind_source"), tuple(words_of("weekday"))
_PREDICATIVES = words_of("predicative_without_article")
_UNCHANGED_ENDINGS = ("er", "en", "el")  # of masculines whose plural may be the same word


def source_end(parsed: ParsedSentence, segment: Segment, first: int) -> int:
    """The end of the noun phrase that names a source, and begins at token `first`.

    "plant laut Medienberichten | Kürzungen", "soll nach Zeugenaussagen | der Ehemann ausgestiegen sein": behind the finite verb, and
    in a clause that it ends, the phrase is no longer than its words can be.
    """
    end = noun_phrase_end(parsed, first, segment.last)
    if end < first + 2 or not _is_inside(segment, first):
        return end
    return next((t for t in range(first + 1, end) if _begins_anew(parsed, segment, first, t)), end)


def _is_inside(segment: Segment, first: int) -> bool:
    if segment.verb is None:
        return False
    return segment.verb < first - 1 or (segment.shape is Shape.SUBORDINATE and first > segment.first + 2)


def _begins_anew(parsed: ParsedSentence, segment: Segment, first: int, t: int) -> bool:
    before, word = parsed.tokens[t - 1].text, parsed.tokens[t].text
    if parsed.tag(t) is Tag.NOUN and parsed.tag(t - 1) is Tag.NOUN:
        return _is_object_behind(before, word)
    if word in _ORIGIN and t + 1 < segment.last:
        return not _has_origin(before) and not (word == "von" and is_country(parsed.tokens[t + 1].text))
    if word == "der" and t + 1 < segment.last:
        if _is_no_genitive(parsed.tokens[t + 1].text):
            return True
        second = any(parsed.tokens[i].text in ("der", "des") for i in range(first + 1, t))
        return second and segment.form is not None and segment.form.lemma in _WITH_DATIVE
    return False


@lru_cache(maxsize=1 << 10)
def _has_origin(source: str) -> bool:
    """ "Angaben | aus Kiew", "Experten | aus Wien", "Sprecher | von Amnesty": not "stammen laut Ministerium | aus Wien"."""
    if is_source_noun(source) or is_given_name(source) or title_of(source) is not None:
        return True
    return any(map(names_people, (source, lemma_of(source))))


@lru_cache(maxsize=1 << 10)
def _is_object_behind(source: str, noun: str) -> bool:
    """Whether a noun begins another phrase behind that of a source: not "Polizei Hannover", "Sprecher Kaufmann", "Artikel Nummer"."""
    if is_given_name(source) or noun in _NUMBERED:
        return False
    if noun in _TIMES or noun.startswith(_WEEKDAYS) or noun in _PREDICATIVES:
        return True
    if noun.endswith("s"):
        return False
    if is_known_surname(source) and is_known_surname(noun):
        return True
    if is_bare_object(noun):
        return True
    if _are_people(source):
        return is_known(noun) and not is_country(noun)
    documents = is_source_noun(source) and title_of(source) is None
    return documents and not noun.endswith("er") and _is_counted(noun)


def _are_people(noun: str) -> bool:
    """ "Experten", "Augenzeugen": several have no name behind them."""
    one = lemma_of(noun)
    return one != noun and names_people(one)


def _is_counted(noun: str) -> bool:
    """Whether the dictionary has a plural of a noun, as names and places hardly have."""
    return any(is_known(noun + ending) and lemma_of(noun + ending) == noun for ending in ("en", "n", "e"))


@lru_cache(maxsize=1 << 10)
def _is_no_genitive(noun: str) -> bool:
    """ "der Ehemann", "der Kollege": a masculine in the singular, whose genitive has "des", and whose plural is another word."""
    if not is_known(noun) or lemma_of(noun) != noun:
        return False
    if noun.endswith("e"):
        return names_people(noun)
    strong = any(is_known(noun + ending) and lemma_of(noun + ending) == noun for ending in ("s", "es"))
    return strong and not noun.endswith(_UNCHANGED_ENDINGS)
