"""The core of a noun phrase: determiner, adjectives and nouns."""

from __future__ import annotations

from functools import lru_cache

from extraction.grammar.attributes import same_ending
from extraction.grammar.phrases.bare_objects import opens_bare_object
from extraction.grammar.phrases.names_in_phrases import (
    NAME_PARTICLES,
    country_names,
    is_body_name,
    leading_quoted_name,
    name_follows,
    name_words,
    surnames,
)
from extraction.grammar.segments import ParsedSentence
from extraction.grammar.tags import Tag
from extraction.knowledge.names import is_given_name, title_of
from extraction.text import TokenRange, word_list, words_of
from extraction.text.dictionary import is_known, lemma_of

_ADJECTIVE_ENDINGS = word_list("adjective_ending")
_SIBILANTS = word_list("sibilant")
_NOUN_INFLECTIONS = word_list("noun_inflection")
_COMMON_NOUN_INFLECTIONS = word_list("common_noun_inflection")
_PARTS_IN_GENITIVE = tuple(end for end in word_list("end_of_part_of_country") if end.endswith("s"))
_AGENCIES = word_list("end_of_agency")
_PARTICLE = 3  # letters at most of a name's first part: "Le", "Ben"
_ATTRIBUTES = (Tag.DETERMINER, Tag.ADJECTIVE, Tag.NUMBER, Tag.ADVERB)
_JOINING_ADJECTIVES = words_of("conjunction_of_adjectives") | {","}


def core_end(parsed: ParsedSentence, t: int, limit: int) -> int:
    """Determiner, adjectives and nouns; a determiner may stand alone ("dieser", "beide")."""
    i, determined = t, parsed.tag(t) is Tag.DETERMINER
    if determined:
        if (named := leading_quoted_name(parsed, t, limit)) > t:
            return named
        i = _past_extended_attribute(parsed, t, limit)
    while i < limit:
        tag = parsed.tag(i)
        if tag not in _ATTRIBUTES and not (i > t and joins_adjectives(parsed, i)):
            break
        if tag is Tag.ADVERB and not _modifies_adjective(parsed, i, limit):
            break
        if tag is Tag.DETERMINER and i > t and _begins_anew(parsed, i):
            break
        i += 1
    nouns = _nouns_end(parsed, i, limit)
    if nouns > i:
        return nouns
    if t + 2 < i < limit and (named := leading_quoted_name(parsed, i, limit)) > i:
        return named  # "die in Linz erscheinende „Rundschau“"
    words = words_of("determiner", "article")
    return i if determined and i > t and parsed.tokens[i - 1].text.lower() in words else t


def _begins_anew(parsed: ParsedSentence, i: int) -> bool:
    """ "erörterten die beiden | die Lage": a determiner behind an adjective, or an article behind "beide"."""
    if parsed.tag(i - 1) is not Tag.DETERMINER:
        return True
    return parsed.tokens[i].text in words_of("article") and parsed.tokens[i - 1].text.lower() in words_of("both")


def joins_adjectives(parsed: ParsedSentence, t: int) -> bool:
    """ "aus historischer, politischer und rechtlicher Sicht": a comma or coordinator between adjectives of one noun."""
    if not parsed.sentence.first < t < parsed.sentence.last - 2 or parsed.tokens[t].text not in _JOINING_ADJECTIVES:
        return False
    behind = t + 1 + (parsed.tag(t + 1) is Tag.ADVERB and t + 3 < parsed.sentence.last)  # "und überaus sicheren"
    if parsed.tag(t - 1) is not Tag.ADJECTIVE or parsed.tag(behind) is not Tag.ADJECTIVE:
        return False
    if not same_ending(parsed.tokens[t - 1].text, parsed.tokens[behind].text):
        return False
    end = behind + 1
    while end < parsed.sentence.last - 1 and _goes_on_in_row(parsed, end):
        end += 1
    return parsed.tag(end) is Tag.NOUN


def _goes_on_in_row(parsed: ParsedSentence, t: int) -> bool:
    """Whether a word before a noun may be one of its adjectives, join two, or say more of the next."""
    if parsed.tag(t) is Tag.ADJECTIVE or parsed.tokens[t].text in _JOINING_ADJECTIVES:
        return True
    return parsed.tag(t) is Tag.ADVERB and parsed.tag(t + 1) is Tag.ADJECTIVE


def _past_extended_attribute(parsed: ParsedSentence, t: int, limit: int) -> int:
    """ "einer am Dienstag veröffentlichten Mitteilung": the adjective that ends an attribute with phrases of its own."""
    if t + 1 >= limit or parsed.tag(t + 1) not in (Tag.PREPOSITION, Tag.ADVERB, Tag.REFLEXIVE):
        return t
    for i in range(t + 2, min(limit - 1, t + 9)):
        inflected = parsed.tokens[i].text.endswith(_ADJECTIVE_ENDINGS) and parsed.tokens[i].text[0].islower()
        nominal = parsed.tag(i + 1) is Tag.NOUN or parsed.tokens[i + 1].text in ("„", "»")
        if inflected and parsed.tag(i) in (Tag.ADJECTIVE, Tag.VERB) and nominal and i > t + 2:
            return i + 1
    return t


def behind_extended_attribute(parsed: ParsedSentence, phrase: TokenRange) -> int:
    """ "der | in Wien weilende | Minister": where a phrase goes on behind an attribute with phrases of its own."""
    first, last = phrase
    return _past_extended_attribute(parsed, first, last) if parsed.tag(first) is Tag.DETERMINER else first


def _modifies_adjective(parsed: ParsedSentence, i: int, limit: int) -> bool:
    return i + 1 < limit and parsed.tag(i + 1) in (Tag.ADJECTIVE, Tag.NUMBER)


def _nouns_end(parsed: ParsedSentence, i: int, limit: int) -> int:
    """A run of nouns and names, name particles and numerals inside ("Ursula von der Leyen", "Abdullah II.")."""
    start = i
    while i < limit:
        word = parsed.tokens[i].text
        if parsed.tag(i) is Tag.NOUN:
            if i > start and (_starts_object(parsed.tokens[i - 1].text, word) or _ends_time(parsed, i)):
                break
            if i > start and (_is_owner_of_next(parsed, i, limit) or _is_country_behind_title(parsed, i, limit)):
                break
            if i > start and (_is_person_behind_body(parsed, start, i) or _is_behind_whole_name(parsed, start, i)):
                break
            if i > start and opens_bare_object(parsed, start, i):
                break
            if i > start + 1 and word in surnames() and _is_agency(parsed.tokens[i - 2].text):
                break  # "zitierte die Agentur Norda Lukaschenko"
            i += 1
        elif (
            (i > start and word in NAME_PARTICLES and name_follows(parsed, i, limit))
            or (i > start and word == "." and parsed.tokens[i - 1].end == parsed.tokens[i].start)
            or (i > start and word == "&")
            or (i > start and word in "'’" and parsed.tokens[i - 1].text.endswith(_SIBILANTS))
        ):
            i += 1
        else:
            break
    return i


def _is_owner_of_next(parsed: ParsedSentence, i: int, limit: int) -> bool:
    """ "erläuterte der Minister Chinas Haltung": a country's genitive before a common noun begins another phrase."""
    word = parsed.tokens[i].text
    if not word.endswith("s") or word.removesuffix("s") not in country_names() or i + 1 >= limit:
        return False
    return parsed.tag(i + 1) is Tag.NOUN and is_known(parsed.tokens[i + 1].text)


def _is_person_behind_body(parsed: ParsedSentence, start: int, i: int) -> bool:
    """ "forderte Human Rights Watch | Scholz auf", "die EU-Kommission | Premier Kern": a person's name behind a body's."""
    determined = start > parsed.first and parsed.tag(start - 1) is Tag.DETERMINER
    before = start - 1 - determined
    if before < parsed.first or parsed.tag(before) is not Tag.VERB:
        return False  # "der Gesandte bei der UNO Jan Kern"
    word = parsed.tokens[i].text
    titled = title_of(word) is not None and (i > start + 1 or determined)  # "EU Kommissar"
    named = word in surnames() or is_given_name(word) or (word in name_words() and not is_known(word))
    if not (named or titled) or title_of(parsed.tokens[i - 1].text) is not None:
        return False  # "Bundesrat Kern"
    return is_body_name(" ".join(token.text for token in parsed.tokens[start:i]))


def _is_behind_whole_name(parsed: ParsedSentence, start: int, i: int) -> bool:
    """ "warf die Abgeordnete Lena Horn | Untätigkeit vor": behind given name and surname a common noun begins another phrase."""
    if i < start + 2:
        return False
    given, surname, word = (parsed.tokens[t].text for t in (i - 2, i - 1, i))
    whole = is_given_name(given) and not is_given_name(surname) and len(surname) > _PARTICLE  # "Marine Le Pen"
    common = (
        len(word) > _PARTICLE
        and is_known(word)
        and word not in name_words()
        and "-" not in word
        and title_of(word) is None
    )
    return whole and common and parsed.tag(i - 1) is Tag.NOUN and parsed.tag(i - 2) is Tag.NOUN


def _is_agency(word: str) -> bool:
    return word.lower().endswith(_AGENCIES)


def _is_country_behind_title(parsed: ParsedSentence, i: int, limit: int) -> bool:
    """ "rief der Minister Kiew auf": no name of the minister, unless more of a name follows ("Minister Israel Katz").

    Nor is it an object in "laut Angaben des Vermittlers Katar".
    """
    if parsed.tokens[i - 1].text.lower().endswith(_PARTS_IN_GENITIVE):
        return False
    if parsed.tokens[i].text not in country_names() or title_of(parsed.tokens[i - 1].text) is None:
        return False
    return i + 1 >= limit or parsed.tag(i + 1) is not Tag.NOUN


def _ends_time(parsed: ParsedSentence, i: int) -> bool:
    """ "wies am Abend Kritik zurück": behind a time of day another phrase begins."""
    before, word = parsed.tokens[i - 1].text.lower(), parsed.tokens[i].text.lower()
    return before in words_of("daytime", "season") and word not in words_of("daytime", "weekday", "month", "period")


_PLURAL_ENDINGS = word_list("plural_ending")


@lru_cache(maxsize=1 << 12)
def _starts_object(name: str, noun: str) -> bool:
    """ "Kirgisistan Ausgleichszahlungen": a name, then the plural of a common noun, which begins another phrase."""
    inflected = noun.endswith(_NOUN_INFLECTIONS) and len(noun) > 5 and lemma_of(noun) != noun
    if (name in country_names() or name in surnames()) and is_known(noun) and "-" not in noun:
        return noun not in name_words() and not noun.isupper() and title_of(noun) is None  # "sagte Kiew Hilfe zu"
    plural = noun.endswith(_PLURAL_ENDINGS) or (inflected and is_known(noun))
    if not plural or "-" in noun:
        return False
    if name in country_names():
        return True
    unknown = lemma_of(name) == name and name[0].isupper() and not is_known(name.lower())
    return unknown and not name.endswith("s") and not _is_common(name)


def _is_common(word: str) -> bool:
    """Whether a noun has an inflected form of its own in the dictionary, as names and countries hardly have."""
    return any(is_known(word + ending) and lemma_of(word + ending) == word for ending in _COMMON_NOUN_INFLECTIONS)
