"""Objects without an article, right behind another phrase: "forderte der Minister | Reformen", "von der Firma | Ersatz"."""

from __future__ import annotations

from functools import lru_cache

from extraction.grammar.phrases.names_in_phrases import is_body, is_body_name, name_words
from extraction.grammar.segments import ParsedSentence
from extraction.grammar.tags import Tag
from extraction.knowledge.names import folded, name_tree, title_of
from extraction.text import word_list, words_of
from extraction.text.dictionary import is_known, lemma_of, may_be_compound, names_people, names_woman

_DEFINITE = words_of("definite_determiner", "possessive_of_side")
_CONTRACTED = words_of("contracted_preposition")
_NAMED_BODIES = word_list("end_of_named_body")
_ABSTRACT, _UNCOUNTED = word_list("uncounted_ending"), words_of("uncounted_noun")
_PLURAL_ENDINGS, _INFLECTIONS = word_list("plural_ending"), word_list("noun_inflection")
_MEMBERS = words_of("members_of_body")
_OPENERS = (Tag.VERB, Tag.SUBORDINATOR, Tag.REFLEXIVE, Tag.PREPOSITION)
_SHORTEST, _LONG = 5, 9  # letters


def opens_bare_object(parsed: ParsedSentence, start: int, i: int) -> bool:
    """ "forderte der Minister | Reformen", "versprach bei dem Treffen | Hilfe": a plural or what isn't counted, behind another phrase.

    `start` is the first noun of the phrase, `i` the noun in question. Two common nouns in a row hardly make one phrase; names
    do ("der Minister Kern", "die Organisation Ärzte ohne Grenzen").
    """
    opener = start - 1
    while opener > parsed.first and parsed.tag(opener) is Tag.ADJECTIVE:
        opener -= 1
    determined = opener >= parsed.first and parsed.tag(opener) is Tag.DETERMINER
    if opener - determined < parsed.first or parsed.tag(opener - determined) not in _OPENERS:
        return False
    head, word = parsed.tokens[i - 1].text, parsed.tokens[i].text
    if i > start + 1:
        if not _ends_name(parsed, start, i):
            return False
    elif not (determined and parsed.tokens[opener].text in _DEFINITE) and not (
        _is_somebody(head) or (not determined and _is_strange(head))
    ):
        several = not determined and parsed.tag(opener) is Tag.PREPOSITION and _is_bare_plural(head)
        return (several or parsed.tokens[opener].text in _CONTRACTED) and _is_bare_plural(word)
    if head.isupper() and _is_member(word):
        return False  # "die EU Staaten", as some write it
    if _is_strange(head) and not (_is_bare_plural(word) or _is_never_name(word)):
        return False
    return _is_bare_plural(word) or (_is_uncounted(word) and not head.lower().endswith(_NAMED_BODIES))


def is_bare_object(word: str) -> bool:
    """Whether a noun may be an object without an article: a plural of a common noun, or what isn't counted."""
    return _is_bare_plural(word) or _is_uncounted(word)


def _ends_name(parsed: ParsedSentence, start: int, i: int) -> bool:
    """ "begrüßte Präsident Kaufmann | Investitionen", "bot Zbylut Wielgorz | Hilfe an", "kritisierte Human Rights Watch | Zölle"."""
    titled = title_of(parsed.tokens[start].text) is not None
    strange = all(_is_strange(token.text) for token in parsed.tokens[start + titled : i])
    return (
        (titled and i == start + 2) or strange or is_body_name(" ".join(token.text for token in parsed.tokens[start:i]))
    )


@lru_cache(maxsize=1 << 10)
def _is_somebody(noun: str) -> bool:
    if title_of(noun) is not None or is_body(noun) or is_body_name(noun):
        return True
    return any(names_people(word) or names_woman(word) for word in (noun, lemma_of(noun)))


@lru_cache(maxsize=1 << 10)
def _is_strange(word: str) -> bool:
    """Whether a word can only be a name: it is no acronym, and German has no such word nor one that ends a compound so."""
    written = word[0].isupper() and word.isalpha() and not word.isupper() and len(word) >= _SHORTEST
    return written and not (is_known(word) or is_known(word.lower()) or may_be_compound(word))


def is_object_behind_name(name: str, noun: str) -> bool:
    """ "bot Minister Wielgorz | Hilfe | an": what isn't counted, behind a word that can only be a name."""
    return _is_strange(name) and _is_never_name(noun)


@lru_cache(maxsize=1 << 10)
def _is_never_name(noun: str) -> bool:
    """Whether a noun that isn't counted is no surname, too, as short ones are: "Hartung"."""
    return _is_uncounted(noun) and (noun in _UNCOUNTED or len(noun) >= _LONG)


@lru_cache(maxsize=1 << 10)
def _is_member(word: str) -> bool:
    return word in _MEMBERS or names_people(lemma_of(word)) or names_people(word)


@lru_cache(maxsize=1 << 10)
def _is_bare_plural(word: str) -> bool:
    """Whether a word is the plural of a common noun, and no part of a name: "Reformen", "EU-Sanktionen"."""
    noun = word.rpartition("-")[2]
    if not _is_common(noun):
        return False
    inflected = noun.endswith(_INFLECTIONS) and lemma_of(noun) != noun and is_known(noun)
    return noun.endswith(_PLURAL_ENDINGS) or inflected


@lru_cache(maxsize=1 << 10)
def _is_uncounted(word: str) -> bool:
    """Whether a word is a common noun that stands without an article in the singular: "Hilfe", "Aufklärung"."""
    noun = word.rpartition("-")[2]
    return _is_common(noun) and is_known(noun) and (noun.lower().endswith(_ABSTRACT) or noun in _UNCOUNTED)


def _is_common(noun: str) -> bool:
    if len(noun) < _SHORTEST or not noun[0].isupper() or noun.isupper() or noun in name_words():
        return False
    return title_of(noun) is None and not is_body(noun) and name_tree().following.get(folded(noun)) is None
