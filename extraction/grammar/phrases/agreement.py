"""Number: whether a noun phrase agrees with a finite verb, as far as their forms tell."""

from __future__ import annotations

from functools import lru_cache

from extraction.grammar.phrases.cores import behind_extended_attribute
from extraction.grammar.phrases.names_in_phrases import is_country, is_known_surname
from extraction.grammar.segments import ParsedSentence, Segment
from extraction.grammar.tags import Tag
from extraction.text import TokenRange, words_of
from extraction.text.dictionary import is_known, lemma_of
from extraction.text.records import keeping_words

_SHORTEST_TRADE = 5  # letters
_JOINING = words_of("conjunction_in_list")
_SINGULARS = words_of("singular_determiner")
_PLURALS = words_of("plural_determiner", "numeral") - words_of("article")
_OPEN = words_of("determiner_of_either_number")
_GENITIVES = words_of("genitive_determiner")


def agrees(parsed: ParsedSentence, segment: Segment, phrase: TokenRange) -> bool:
    """Whether a phrase may be the subject of a clause's verb by its number."""
    form = segment.form
    if form is None or form.plural == form.singular:
        return True
    plural = is_plural(parsed, phrase)
    return plural is None or plural == form.plural


def is_plural(parsed: ParsedSentence, phrase: TokenRange) -> bool | None:
    """Whether a noun phrase is a plural; None where its words leave that open."""
    first, last = phrase
    inner = behind_extended_attribute(parsed, phrase)  # "die von der EU beschlossenen | Zölle"
    nouns = [t for t in range(inner, last) if parsed.tag(t) is Tag.NOUN and not _is_genitive(parsed.tokens[t].text)]
    if not nouns:
        return None
    if any(parsed.tokens[t].text in _JOINING and t > nouns[0] for t in range(inner, last)):
        return None  # two of them, or a genitive with two
    word = parsed.tokens[first].text.lower()
    if word in _SINGULARS:
        return False
    if word in _PLURALS:
        return True
    if first == nouns[0] and last == first + 1:
        return _is_bare_plural(parsed.tokens[first].text) or None
    noun = next((w for t in nouns if not lemma_of(w := parsed.tokens[t].text)[0].islower()), "")  # no "Europäische"
    return _is_plural_noun(noun, feminine=word not in _GENITIVES) if word in _OPEN or word in _GENITIVES else None


@keeping_words
def _is_bare_plural(noun: str) -> bool:
    """ "Zölle", "Strafzölle": a plural by its form, or by that of the last part of a compound that the dictionary lacks."""
    if is_country(noun):
        return False  # "Ungarn", "Polen", "Schweden"
    tails = (noun[at:].capitalize() for at in range(len(noun) - _SHORTEST_TRADE + 1))
    known = noun if is_known(noun) else next(filter(is_known, tails), noun)
    lemma = lemma_of(known)
    return lemma != known and lemma[0].isupper() and known[-1] != "s" and not is_known_surname(noun)


def _is_genitive(word: str) -> bool:
    return word.lower() in _GENITIVES


def _is_mans_word(noun: str) -> bool:
    """Whether a word in -er, or the end of a compound, has a woman's word beside it: "Werftarbeiter"."""
    if not noun.endswith("er"):
        return False
    tails = (noun[start:].capitalize() for start in range(len(noun) - _SHORTEST_TRADE))
    return any(is_known(tail) and is_known(tail + "in") for tail in tails)


@lru_cache(maxsize=1 << 12)
def _is_plural_noun(noun: str, *, feminine: bool) -> bool | None:
    """By its lemma; behind "die" a word that is its own lemma is a feminine, unless it ends like a masculine."""
    if is_country(noun):
        return None  # "die Niederlande" and "die Ukraine"
    if feminine and _is_mans_word(noun):
        return True  # "die Arbeiter"; she is "die Arbeiterin"
    if not is_known(noun):
        return True if noun.endswith("innen") else None
    if lemma_of(noun) == f"{noun}r":
        return None  # "die Delegierte"
    if lemma_of(noun) != noun:
        return True
    return None if not feminine or noun.endswith(("er", "en", "el")) else False
