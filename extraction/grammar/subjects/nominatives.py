"""Noun phrases that can be subjects, by case and place."""

from __future__ import annotations

from functools import lru_cache

from extraction.grammar.phrases import is_nominal_start, may_be_nominative, noun_phrase_end
from extraction.grammar.phrases.names_in_phrases import country_names
from extraction.grammar.segments import ParsedSentence, Segment
from extraction.grammar.subjects.neuter_bodies import body_meant_by_it
from extraction.grammar.tags import Tag
from extraction.knowledge.names import Form, folded, is_given_name, name_tree, title_of
from extraction.text import TokenRange, word_list, words_of
from extraction.text.dictionary import lemma_of, names_woman

_SURE_NOMINATIVES = words_of("sure_nominative_pronoun")
_BEFORE_STRONG_ADJECTIVE = words_of("determiner_before_strong_adjective")
_DOUBLE_CONJUNCTIONS = words_of("double_conjunction")
_DUMMIES = words_of("dummy_subject")
POINTERS = words_of("pointer")
ABSTRACT_ENDINGS = word_list("abstract_ending")
_DAYS = words_of("month", "weekday")
_PARTICLES = words_of("particle")
_MASCULINE = word_list("masculine_ending")
_FEMININE = word_list("feminine_noun_ending")
_NOT_FEMININE = word_list("masculine_like_feminine")


def is_surely_nominative(parsed: ParsedSentence, phrase: TokenRange) -> bool:
    """ "der ukrainische Botschafter", "er": no other case looks like this."""
    words = [parsed.tokens[t].text.lower() for t in range(*phrase)]
    if not words:
        return False
    if words[0] in _SURE_NOMINATIVES:
        return True
    adjective = len(words) > 2 and parsed.tag(phrase[0] + 1) is Tag.ADJECTIVE
    if words[0] == "der" and len(words) > 2 and words[1].endswith("er") and _is_feminine(words[2]):
        return False  # "der Kiewer Führung"
    if words[0] == "der":
        return words[1].endswith("e") if adjective else len(words) > 1 and words[1].endswith(_MASCULINE)
    return words[0] in _BEFORE_STRONG_ADJECTIVE and adjective and words[1].endswith("er")


def nominative_in(parsed: ParsedSentence, vorfeld: TokenRange | None) -> TokenRange | None:
    """The subject, if what stands before the verb can be one: no adverb, no preposition, no accusative."""
    if vorfeld is None:
        return None
    first, last = vorfeld
    if last - first == 1 and body_meant_by_it(parsed.tokens, first) is not None:
        return vorfeld
    while (
        first < last
        and parsed.tokens[first].text.lower() not in _DOUBLE_CONJUNCTIONS
        and parsed.tag(first) in (Tag.ADVERB, Tag.COORDINATOR)
        and parsed.tokens[first].text.lower() not in POINTERS
    ):
        first += 1
    if first < last and parsed.tokens[first].text.lower() in _DOUBLE_CONJUNCTIONS:
        return (first, last)
    while last - 1 > first and parsed.tag(last - 1) in (Tag.ADVERB, Tag.COORDINATOR):
        last -= 1
    if first == last or not (is_nominal_start(parsed, first) or parsed.tokens[first].text.lower() in POINTERS):
        return None
    if last - first == 1 and parsed.tokens[first].text.lower() == "ihr":
        return None  # "Ihr widersprach X"
    if not may_be_nominative(parsed, first) or _is_feminine_oblique(parsed, first, last):
        return None
    if is_time(parsed, first, last) or are_owners(parsed, first, last):
        return None
    return (first, last)


def _is_feminine_oblique(parsed: ParsedSentence, first: int, last: int) -> bool:
    """ "Der Regierung (warf X vor, …)", "Der Kollegin (dankte X)": "der" before a feminine noun is a dative or genitive."""
    if parsed.tokens[first].text.lower() != "der" or first + 1 == last:
        return False
    if parsed.tag(first + 1) is Tag.MARK:
        return first + 2 < last and _is_weak_adjective(parsed.tokens[first + 2].text)
    noun = parsed.tokens[first + 1].text
    return parsed.tag(first + 1) is Tag.NOUN and (_is_feminine(noun) or names_woman(noun))


def _is_weak_adjective(word: str) -> bool:
    """ "Der „Süddeutschen Zeitung“ (sagte X, …)": behind "der" an adjective in "-en" is no nominative."""
    lower = word.lower()
    return lower.endswith("en") and lemma_of(lower) not in (lower, word) and lemma_of(lower).islower()


def _is_feminine(noun: str) -> bool:
    return noun.endswith(_FEMININE) and not noun.lower().endswith(_NOT_FEMININE)


def is_compared_adjective(parsed: ParsedSentence, phrase: TokenRange) -> bool:
    """ "Zurückhaltender äußerte sich X": a compared adjective that opens the sentence; it may be a surname too ("Schneider")."""
    return phrase[1] - phrase[0] == 1 and _may_be_compared(parsed.tokens[phrase[0]].text)


@lru_cache(maxsize=1 << 12)
def _may_be_compared(word: str) -> bool:
    if not word.endswith("er") or not word[0].isupper() or title_of(word) is not None:
        return False
    lemma, node = lemma_of(word.lower()), name_tree().following.get(folded(word))
    known = node is not None and any(target.form is not Form.ADJECTIVE for target in node.targets)
    return lemma.islower() and lemma != word.lower() and not known


def are_owners(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Whether nouns are genitives that end the phrase before: "mit den Ministern Ungarns, | Polens und Maltas hat der Gast …"."""
    nouns = [parsed.tokens[t].text for t in range(first, last) if parsed.tag(t) is Tag.NOUN]
    names = country_names()
    return bool(nouns) and all(n not in names and n.endswith("s") and n[:-1] in names for n in nouns)


def is_time(parsed: ParsedSentence, first: int, last: int) -> bool:
    """ "Diese Woche", "Montag", "Sechs Tage nach dem Gipfel": a noun phrase that says when, not who."""
    words = [parsed.tokens[t].text.lower() for t in range(first, last)]
    head = next((w for t, w in enumerate(words, first) if parsed.tag(t) is Tag.NOUN), "")
    if head in words_of("period") and not (words[0] == "der" and head == words[-1]):
        return True
    return last - first <= 3 and bool(words_of("weekday", "month", "period").intersection(words))


def subject_after_verb(parsed: ParsedSentence, segment: Segment) -> TokenRange | None:
    """The first noun phrase after the verb that can be a subject; phrases with prepositions and adverbs are passed over."""
    assert segment.verb is not None
    t = segment.verb + 1
    while t < segment.last:
        tag = parsed.tag(t)
        if tag is Tag.PREPOSITION:
            end = noun_phrase_end(parsed, t + 1, segment.last)
            t = max(t + 2 if _stands_before_title(parsed, t + 1, end) else end, t + 1)
            continue
        if is_nominal_start(parsed, t):
            end = noun_phrase_end(parsed, t, segment.last)
            own = _before_dative(parsed, t, end) if end > t + 2 else end
            if may_be_nominative(parsed, t) and own > t and not _is_no_subject(parsed, segment, (t, own)):
                return (t, _end_of_row(parsed, segment, own) if own == end else own)
            t = max(end, t + 1)
            continue
        t += 1
    return _behind_place(parsed, segment)


def _before_dative(parsed: ParsedSentence, t: int, end: int) -> int:
    """ "gratulierte Kern | Tusk und dem neuen Minister": names before "und" and a dative are who speaks and who is spoken to.

    A name alone is who is spoken to; nothing is left of the phrase then.
    """
    for joint in range(t + 1, end - 1):
        other = parsed.tag(joint) is Tag.COORDINATOR and parsed.tag(joint + 1) is Tag.DETERMINER
        if (
            not other
            or may_be_nominative(parsed, joint + 1)
            or any(parsed.tag(i) is not Tag.NOUN for i in range(t, joint))
        ):
            continue
        last = joint - 1
        last -= last - 1 > t and is_given_name(parsed.tokens[last - 1].text)
        return last
    return end


def _behind_place(parsed: ParsedSentence, segment: Segment) -> TokenRange | None:
    """ "sagte im Fernsehen | der Sprecher der Truppe": a title with "der" that looks like the genitive of the place before it."""
    assert segment.verb is not None
    start = segment.verb + 3
    if start + 1 >= segment.last or parsed.tag(segment.verb + 1) is not Tag.PREPOSITION:
        return None
    titled = parsed.tokens[start].text == "der" and is_surely_nominative(parsed, (start, start + 2))
    if not titled or parsed.tag(start - 1) is not Tag.NOUN or title_of(parsed.tokens[start + 1].text) is None:
        return None
    return (start, noun_phrase_end(parsed, start, segment.last))


def _stands_before_title(parsed: ParsedSentence, place: int, end: int) -> bool:
    """ "sagte in | Berlin | Minister Kern": behind a place without an article a title begins the next phrase."""
    bare = place + 1 < end and parsed.tag(place) is Tag.NOUN and title_of(parsed.tokens[place].text) is None
    return bare and title_of(parsed.tokens[place + 1].text) is not None


def _end_of_row(parsed: ParsedSentence, segment: Segment, end: int) -> int:
    """ "forderten China, | Russland und Iran": the end of a row of noun phrases between commas, which "und" closes."""
    last = end
    while last + 1 < segment.last and parsed.tokens[last].text == "," and is_nominal_start(parsed, last + 1):
        first, last = last + 1, noun_phrase_end(parsed, last + 1, segment.last)
        if any(parsed.tag(t) is Tag.COORDINATOR for t in range(first, last)):
            return last
    return end


def _is_no_subject(parsed: ParsedSentence, segment: Segment, phrase: TokenRange) -> bool:
    """A pronoun for what is said, the particle of a verb ("räumte aber ein, dass …") or a day ("am 4. | Juni |")."""
    if phrase[1] - phrase[0] == 1 and parsed.tokens[phrase[0]].text.lower() in _DAYS:
        return True
    particle = phrase == (segment.last - 1, segment.last) and parsed.tokens[phrase[0]].text in _PARTICLES
    return particle or _is_object_pronoun(parsed, phrase)


def _is_object_pronoun(parsed: ParsedSentence, phrase: TokenRange) -> bool:
    """ "das" and "es" alone stand for what is said, not for who says it."""
    return phrase[1] - phrase[0] == 1 and parsed.tokens[phrase[0]].text.lower() in _DUMMIES


def first_nominative(parsed: ParsedSentence, t: int, limit: int) -> TokenRange | None:
    """The first noun phrase from token `t` on that can be a subject."""
    while t < limit:
        if parsed.tag(t) is Tag.PREPOSITION:
            t = max(noun_phrase_end(parsed, t + 1, limit), t + 1)
        elif is_nominal_start(parsed, t):
            end = noun_phrase_end(parsed, t, limit)
            if end > t and may_be_nominative(parsed, t) and not _is_object_pronoun(parsed, (t, end)):
                return (t, end)
            t = max(end, t + 1)
        else:
            t += 1
    return None
