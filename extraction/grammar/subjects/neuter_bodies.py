"""The body in the neuter that "es" means where it acts: "Das Ministerium lehnt das ab. | Es | verurteilt …"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from extraction.grammar.morphology import verb_forms
from extraction.grammar.phrases import is_country_name
from extraction.text import Token, TokenRange, word_list, words_of

_IT = "Es"
_IMPERSONAL = words_of("impersonal_verb", "verb_with_empty_it")
_BEING, _STATES = frozenset({"ist", "sei", "war"}), words_of("state_of_speaker")
_WHOM = frozenset({":", "sich", "mich", "uns"})  # "Es zeigt sich, dass …"
_NEUTER_ENDS = word_list("end_of_neuter_body")
_ACTING, _OBLIQUE = words_of("neuter_determiner"), words_of("neuter_oblique_determiner")
_LINKS = words_of("link_in_name_of_body")
_ENDS = frozenset(".!?")
_CLOSING = _ENDS | frozenset('“”»«"')
_MOST_SENTENCES, _FARTHEST = 4, 160  # tokens
_LONGEST_ATTRIBUTE = 3  # "das neue taiwanische | Außenministerium"


def body_meant_by_it(tokens: Sequence[Token], it: int) -> TokenRange | None:
    """The body that "Es" at the start of a sentence means: the subject of the sentence before, if its verb can be somebody's."""
    if tokens[it].text != _IT or it + 2 >= len(tokens) or not _acts(tokens, it + 1):
        return None
    end = it
    for _ in range(_MOST_SENTENCES):
        start = _sentence_start(tokens, end, max(0, it - _FARTHEST))
        if start >= end:
            return None
        if tokens[start].text != _IT:
            return _body_in(tokens, start, end)
        end = start  # "Es fordert … Es warnt …"
    return None


def _acts(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb has somebody as its subject and no clause: not "Es heißt", "Es zeigt sich", "Es freut mich, dass"."""
    if tokens[verb].text in _BEING:
        return any(token.text in _STATES for token in tokens[verb + 1 : verb + 4])
    return tokens[verb + 1].text not in _WHOM and _is_personal(tokens[verb].text)


@lru_cache(maxsize=1 << 10)
def _is_personal(word: str) -> bool:
    """Whether a word is a verb in the singular whose "es" means something."""
    forms = verb_forms(word)
    return any(form.singular for form in forms) and all(form.lemma not in _IMPERSONAL for form in forms)


def _sentence_start(tokens: Sequence[Token], end: int, limit: int) -> int:
    start = end - 1
    while start > limit and tokens[start].text in _CLOSING:
        start -= 1  # "… „ein Skandal“.“ | Es fordert …"
    while start > limit and tokens[start - 1].text not in _ENDS:
        start -= 1
    return start


def _body_in(tokens: Sequence[Token], first: int, last: int) -> TokenRange | None:
    """The body in the neuter that a sentence opens with, else the first that may be its subject, else one of another case."""
    if is_country_name(tokens[first].text):
        return (first, first + 1)  # "Kuba lehnt das ab."
    if tokens[first].text.lower() in _ACTING:
        return _body_behind(tokens, first, last)  # "Das Abkommen regelt …" is what "es" means
    for determiners in (_ACTING, _OBLIQUE):
        for t in range(first, last - 1):
            if tokens[t].text.lower() in determiners and (body := _body_behind(tokens, t, last)) is not None:
                return body
    return None


def _body_behind(tokens: Sequence[Token], determiner: int, last: int) -> TokenRange | None:
    """The phrase of a determiner, if its noun is one for a body in the neuter."""
    for t in range(determiner + 1, min(determiner + 2 + _LONGEST_ATTRIBUTE, last)):
        word = tokens[t].text
        if _is_neuter_body(word):
            return (determiner, _behind_attribute(tokens, t + 1, last))
        if word[0].isupper() and not word.endswith(("er", "es", "e", "en")):
            return None  # "das Abkommen"
    return None


def _behind_attribute(tokens: Sequence[Token], end: int, last: int) -> int:
    """ "Das Verteidigungsministerium | in Riga |", "das Bundesamt | für Verfassungsschutz |": the end of what is called so."""
    if end >= last or tokens[end].text not in _LINKS:
        return end
    t = end + 1
    while t < min(last, end + _LONGEST_ATTRIBUTE) and tokens[t].text[0].islower():
        t += 1
    while t < last and tokens[t].text[0].isupper():
        end = t = t + 1
    return end


@lru_cache(maxsize=1 << 10)
def _is_neuter_body(word: str) -> bool:
    noun = word.lower().removesuffix("s").removesuffix("e")
    return word[0].isupper() and noun.endswith(_NEUTER_ENDS)
