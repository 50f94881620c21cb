"""Noun phrases: where one that starts at a token ends."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, lru_cache

from extraction.grammar.segments import ParsedSentence
from extraction.grammar.tagging import Tag, same_ending
from extraction.knowledge.names import title_of
from extraction.knowledge.tables import countries, people
from extraction.text import rows, word_list, words_of
from extraction.text.dictionary import is_known, lemma_of

_ADJECTIVE_ENDINGS = word_list("adjective_ending")
_SIBILANTS = word_list("sibilant")
_NOUN_INFLECTIONS = word_list("noun_inflection")
_COMMON_NOUN_INFLECTIONS = word_list("common_noun_inflection")
_PARTICLES_OR_WORDS = words_of("name_particle_or_word")
_LEADING_PARTICLES = words_of("leading_name_particle")
_NAME_ARTICLES = words_of("article_in_name")
_PARTICLES_WITH_ARTICLE = words_of("particle_with_article")
_SEAT_PREPOSITIONS = words_of("preposition_of_seat")
_OTHER_OPENING_MARKS = frozenset("\"“«'‘‹")  # which may close as well
_JOINING = words_of("conjunction_of_phrases")
_JOINING_ADJECTIVES = words_of("conjunction_of_adjectives") | {","}

_NAME_PARTICLES = words_of("name_particle_in_phrase")
_GENITIVE_STARTS = words_of("genitive_start")
_TIMES = words_of("weekday", "month", "time_in_phrase")
_ATTACHING_PREPOSITIONS = words_of("attaching_preposition")
_NOT_NOMINATIVE = words_of("not_nominative")


def is_nominal_start(parsed: ParsedSentence, t: int) -> bool:
    """Whether a noun phrase or a pronoun can start at token `t`."""
    tag = parsed.tag(t)
    if _opens_quotation(parsed, t) and t + 1 < parsed.sentence.last and parsed.tag(t + 1) is not Tag.VERB:
        return True
    if tag in (Tag.DETERMINER, Tag.NOUN, Tag.PRONOUN):
        return True
    return (
        tag in (Tag.ADJECTIVE, Tag.NUMBER)
        and t + 1 < parsed.sentence.last
        and parsed.tag(t + 1)
        in (
            Tag.ADJECTIVE,
            Tag.NOUN,
            Tag.NUMBER,
        )
    )


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
    """Whether the word at `t` leaves open that its phrase is the subject."""
    return parsed.tokens[t].text.lower() not in _NOT_NOMINATIVE


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
    end = max(_leading_quoted_name(parsed, t, limit), _core_end(parsed, t, limit))
    if end == t:
        return t
    while end < limit:
        extended = _extend(parsed, end, limit)
        if extended == end:
            break
        end = extended
    return end


def _leading_quoted_name(parsed: ParsedSentence, t: int, limit: int) -> int:
    """ "die „Initiative Roter Löwe“", "„Die Zeit“": a name in quotation marks as the noun."""
    start = t + 1 if parsed.tag(t) is Tag.DETERMINER and t + 1 < limit else t
    while start < limit - 1 and parsed.tag(start) is Tag.ADJECTIVE:
        start += 1
    named = start + 1 < limit and _opens_name(parsed.tokens[start + 1].text)
    if named and parsed.tokens[start].text in '„»«"“‚›':
        end = _quoted_name_end(parsed, start, limit)
        while start < end < limit and parsed.tokens[end].text.startswith("-"):
            end += 1  # "die „Bild“-Zeitung"
        return end if end > start else t
    return t


def _opens_name(word: str) -> bool:
    """Whether a word in quotation marks can begin a name: "Die Zeit", "example.org"."""
    return word[:1].isupper() or ("." in word and len(word) > 4 and word[-1].isalpha())


def _core_end(parsed: ParsedSentence, t: int, limit: int) -> int:
    """Determiner, adjectives and nouns; a determiner may stand alone ("dieser", "beide")."""
    i = t
    if parsed.tag(t) is Tag.DETERMINER and (named := _leading_quoted_name(parsed, t, limit)) > t:
        return named
    if parsed.tag(t) is Tag.DETERMINER:
        i = _past_extended_attribute(parsed, t, limit)
    attributes = (Tag.DETERMINER, Tag.ADJECTIVE, Tag.NUMBER, Tag.ADVERB)
    while i < limit and (parsed.tag(i) in attributes or (i > t and joins_adjectives(parsed, i))):
        if parsed.tag(i) is Tag.ADVERB and not _modifies_adjective(parsed, i, limit):
            break
        if parsed.tag(i) is Tag.DETERMINER and i > t and parsed.tag(i - 1) is not Tag.DETERMINER:
            break
        i += 1
    nouns = _nouns_end(parsed, i, limit)
    if nouns > i:
        return nouns
    if t + 2 < i < limit and (named := _leading_quoted_name(parsed, i, limit)) > i:
        return named  # "die in Linz erscheinende „Rundschau“"
    words = words_of("determiner", "article")
    return i if i > t and parsed.tokens[i - 1].text.lower() in words and parsed.tag(t) is Tag.DETERMINER else t


def joins_adjectives(parsed: ParsedSentence, t: int) -> bool:
    """ "aus historischer, politischer und rechtlicher Sicht": a comma or coordinator between adjectives of one noun."""
    if not parsed.sentence.first < t < parsed.sentence.last - 2 or parsed.tokens[t].text not in _JOINING_ADJECTIVES:
        return False
    before, behind = parsed.tokens[t - 1].text, parsed.tokens[t + 1].text
    if (
        parsed.tag(t - 1) is not Tag.ADJECTIVE
        or parsed.tag(t + 1) is not Tag.ADJECTIVE
        or not same_ending(before, behind)
    ):
        return False
    end = t + 2
    while end < parsed.sentence.last - 1 and (
        parsed.tag(end) is Tag.ADJECTIVE or parsed.tokens[end].text in _JOINING_ADJECTIVES
    ):
        end += 1
    return parsed.tag(end) is Tag.NOUN


def _past_extended_attribute(parsed: ParsedSentence, t: int, limit: int) -> int:
    """ "einer am Dienstag veröffentlichten Mitteilung": the adjective that ends an attribute with phrases of its own."""
    if t + 1 >= limit or parsed.tag(t + 1) not in (Tag.PREPOSITION, Tag.ADVERB):
        return t
    for i in range(t + 2, min(limit - 1, t + 9)):
        inflected = parsed.tokens[i].text.endswith(_ADJECTIVE_ENDINGS) and parsed.tokens[i].text[0].islower()
        nominal = parsed.tag(i + 1) is Tag.NOUN or parsed.tokens[i + 1].text in ("„", "»")
        if inflected and parsed.tag(i) in (Tag.ADJECTIVE, Tag.VERB) and nominal and i > t + 2:
            return i + 1
    return t


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
            if i > start and _is_owner_of_next(parsed, i, limit):
                break
            i += 1
        elif (
            (i > start and word in _NAME_PARTICLES and _name_follows(parsed, i, limit))
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
    if not word.endswith("s") or word.removesuffix("s") not in _country_names() or i + 1 >= limit:
        return False
    return parsed.tag(i + 1) is Tag.NOUN and is_known(parsed.tokens[i + 1].text)


def _ends_time(parsed: ParsedSentence, i: int) -> bool:
    """ "wies am Abend Kritik zurück": behind a time of day another phrase begins."""
    before, word = parsed.tokens[i - 1].text.lower(), parsed.tokens[i].text.lower()
    return before in words_of("daytime", "season") and word not in words_of("daytime", "weekday", "month", "period")


_PLURAL_ENDINGS = word_list("plural_ending")


@lru_cache(maxsize=1 << 13)
def _starts_object(name: str, noun: str) -> bool:
    """ "Kirgisistan Ausgleichszahlungen": a name, then the plural of a common noun, which begins another phrase."""
    inflected = noun.endswith(_NOUN_INFLECTIONS) and len(noun) > 5 and lemma_of(noun) != noun
    if (name in _country_names() or name in _surnames()) and is_known(noun) and "-" not in noun:
        return noun not in _name_words() and not noun.isupper() and title_of(noun) is None  # "sagte Kiew Hilfe zu"
    plural = noun.endswith(_PLURAL_ENDINGS) or (inflected and is_known(noun))
    if not plural or "-" in noun:
        return False
    if name in _country_names():
        return True
    unknown = lemma_of(name) == name and name[0].isupper() and not is_known(name.lower())
    return unknown and not name.endswith("s") and not _is_common(name)


@cache
def _country_names() -> frozenset[str]:
    """Countries and capitals, which need no article and so stand right before an object."""
    known = countries().values()
    return frozenset(name for country in known for name in (country.name, *country.aliases, *country.capitals))


@cache
def _surnames() -> frozenset[str]:
    """The surnames of known people, in one word."""
    return frozenset(person.surname for person in people().values())


def is_known_surname(word: str) -> bool:
    """Whether a word is the surname of a known person."""
    return word in _surnames()


@cache
def _name_words() -> frozenset[str]:
    """Every word of the names of known people."""
    return frozenset(
        word for person in people().values() for name in (person.name, *person.aliases) for word in name.split()
    )


def is_country(word: str) -> bool:
    """Whether a word is the name of a country or a capital in the nominative."""
    return word in _country_names()


@cache
def _country_proper_names() -> frozenset[str]:
    return frozenset(name for country in countries().values() for name in (country.name, *country.aliases))


def is_country_name(word: str) -> bool:
    """Whether a word is the name of a country, and not of its capital."""
    return word in _country_proper_names()


def _is_common(word: str) -> bool:
    """Whether a noun has an inflected form of its own in the dictionary, as names and countries hardly have."""
    return any(is_known(word + ending) and lemma_of(word + ending) == word for ending in _COMMON_NOUN_INFLECTIONS)


def _name_follows(parsed: ParsedSentence, i: int, limit: int) -> bool:
    """Particles count as part of a name only between names: "von der Leyen", "da Silva"; "Sprecher der Polizei" is none."""
    word = parsed.tokens[i].text
    if word in _PARTICLES_OR_WORDS and parsed.tokens[i - 1].text not in _LEADING_PARTICLES:
        follows_particle = (
            i + 2 < limit and parsed.tokens[i + 1].text in _NAME_ARTICLES and word in _PARTICLES_WITH_ARTICLE
        )
        return follows_particle and parsed.tag(i + 2) is Tag.NOUN
    j = i + 1
    while j < limit and parsed.tokens[j].text in _NAME_PARTICLES:
        j += 1
    return j < limit and parsed.tag(j) is Tag.NOUN


def _extend(parsed: ParsedSentence, end: int, limit: int) -> int:
    """Genitives, phrases with "von", "für" or "aus", brackets, quoted names and a second phrase after "und"."""
    word = parsed.tokens[end].text.lower()
    if parsed.tokens[end].text in ("(", "["):
        return _bracket_end(parsed, end, limit)
    if parsed.tokens[end].text in '„»«"“‚›' and parsed.tag(end - 1) is Tag.NOUN:
        named = end + 1 < limit and not parsed.tokens[end + 1].text[:1].islower()
        return _quoted_name_end(parsed, end, limit) if named else end
    if parsed.tag(end) is Tag.DETERMINER and word in _GENITIVE_STARTS:
        if (
            word == "der"
            and end + 1 < limit
            and parsed.tag(end + 1) is Tag.ADJECTIVE
            and parsed.tokens[end + 1].text.endswith("e")
        ):
            return end
        return max(end, _core_end(parsed, end, limit), _leading_quoted_name(parsed, end, limit))
    if (
        parsed.tag(end) is Tag.ADJECTIVE
        and word.endswith("er")
        and parsed.tag(end - 1) is Tag.NOUN
        and word[0].islower()
    ):
        return max(end, _core_end(parsed, end, limit))
    if word in _ATTACHING_PREPOSITIONS and end + 1 < limit and parsed.tokens[end + 1].text.lower() not in _TIMES:
        return _attached_end(parsed, end, limit)
    if word in _SEAT_PREPOSITIONS and _has_seat(parsed, end, limit):
        return max(end, _core_end(parsed, end + 1, limit))
    if word in _JOINING and end + 1 < limit and is_nominal_start(parsed, end + 1):
        core = _core_end(parsed, end + 1, limit)
        return core if core > end + 1 and parsed.tag(end + 1) is not Tag.PRONOUN else end
    return end


def _attached_end(parsed: ParsedSentence, end: int, limit: int) -> int:
    """ "von X", "für X", "aus X"; but no motive: "laut Polizei aus Sicherheitsgründen"."""
    if parsed.tokens[end + 1].text in '„»«"“‚›':
        return max(end, _quoted_name_end(parsed, end + 1, limit)) if end + 2 < limit else end
    core = _core_end(parsed, end + 1, limit)
    motive = parsed.tokens[end].text == "aus" and parsed.tokens[core - 1].text.lower().endswith(_motives())
    return core if core > end + 1 and not motive else end


def _has_seat(parsed: ParsedSentence, at: int, limit: int) -> bool:
    """ "die Regierung in Lomé", "das Außenministerium in Peking": where a body has its seat belongs to its name."""
    if at + 1 >= limit or parsed.tag(at + 1) is not Tag.NOUN or not is_body(parsed.tokens[at - 1].text):
        return False
    place = parsed.tokens[at + 1].text
    return place in _country_names() or not is_known(place)


@lru_cache(maxsize=1 << 13)
def is_body(noun: str) -> bool:
    """Whether a noun is, or ends in, one for an authority or another body of people."""
    return noun.lower().removesuffix("s").endswith(_body_endings())


@cache
def _body_endings() -> tuple[str, ...]:
    return (*(row[0].lower() for row in rows("institution_nouns.tsv")), *words_of("body"))


@cache
def _motives() -> tuple[str, ...]:
    return tuple(words_of("motive"))


def _bracket_end(parsed: ParsedSentence, t: int, limit: int) -> int:
    for i in range(t + 1, min(limit, t + 12)):
        if parsed.tokens[i].text in (")", "]"):
            return i + 1
    return t


def _quoted_name_end(parsed: ParsedSentence, t: int, limit: int) -> int:
    for i in range(t + 1, min(limit, t + 10)):
        if parsed.tokens[i].text in '“”"«»‘’‹':
            return i + 1
    return t
