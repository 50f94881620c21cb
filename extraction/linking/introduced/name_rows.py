"""Rows of words that are written like a name: "Anna Maria von der Kern", "Tran Duc Anh", "JOSEPH MOUM MALOK"."""

from __future__ import annotations

import re
from functools import lru_cache

from extraction.grammar import is_body, is_object_behind_name, verb_forms
from extraction.knowledge.names import is_given_name, title_of
from extraction.linking.scanning import Scan
from extraction.text import Token, word_list, words_of
from extraction.text.dictionary import is_known
from extraction.text.records import keeping_words

_ARABIC_ARTICLES = words_of("assimilated_arabic_article")
_PARTICLES_OR_ARTICLES = words_of("name_particle_or_article")
_LEADING_PARTICLES = words_of("leading_name_particle")

_NAME = re.compile(r"[^\W\d_][\w’'`-]*\.?$")
_SYLLABLE = re.compile(r"[^\W\d_aeiouy]{0,3}[aeiouyăâêôơưàáèéìíòóùú]{1,3}[^\W\d_aeiou]{0,2}$", re.IGNORECASE)
_NOBILITY = words_of("nobility")
_PARTICLES = words_of("name_particle_of_newcomer")
_ELIDED = re.compile(r"(?:[dl]|dell|dall|nell|all)[’'`ʼ][^\W\d_a-zß-ÿ]")
_OPENING_PARTICLES = words_of("particle_that_opens_name")
_LONGEST_NAME, _GIVEN_SYLLABLES = 8, 2
_CLAUSE_LOOK_BACK = 8
_SUBORDINATORS = words_of("subordinator")
_ENDS_OF_CLAUSES = frozenset(",.:;!?")
_NO_NAMES = words_of("no_name")
_PLURALS = word_list("plural_ending")  # "Kaufmann Investitionen"
_HOUSES = word_list("end_of_house")
_COMMON_SURNAMES = words_of("common_surname")
_TITLES_AS_SURNAMES = words_of("title_as_surname")
_OFFICES = words_of("office_alone")
_ATTRIBUTE_STARTS, _OF_A_REALM = words_of("attribute_start"), words_of("preposition_of_realm")


@keeping_words
def _may_be_name(word: str) -> bool:
    if (
        not word[0].isupper()
        or not _NAME.match(word)
        or len(word) < 2
        or (len(word) > 1 and word.isupper() and len(word) < 5)
    ):
        return False
    lower = word.lower().removesuffix(".")
    if (
        word.removesuffix(".") in words_of("behind_name")
        or lower in _NO_NAMES
        or lower in words_of("month", "weekday", "article", "determiner", "preposition", "personal_pronoun")
        or word.endswith(_PLURALS)
    ):
        return False
    return title_of(word) is None


@keeping_words
def has_particle(word: str) -> bool:
    """ "al-Hussein", "d’Ormesson": a particle joined to a name."""
    particle, hyphen, name = word.partition("-")
    arabic = bool(hyphen) and particle in _ARABIC_ARTICLES and name[:1].isupper()
    return arabic or _ELIDED.match(word) is not None


@lru_cache(maxsize=1 << 12)
def is_dictionary_word(word: str) -> bool:
    """Whether German has the word."""
    return is_known(word)


def row_of_names(tokens: list[Token], scan: Scan, at: int, limit: int, *, may_open: bool = False) -> int:
    """Capitalised words in a row, with initials, particles and numerals.

    `may_open` allows a particle in front, as behind a title: "Generalsekretär de Wieren".
    """
    i = end = at
    while i < min(limit, at + _LONGEST_NAME):
        word = tokens[i].text
        match = scan.starting_at(i)
        if i > at and is_object_behind_name(tokens[i - 1].text, word):
            break
        if match is not None and (i == at or match.form not in ("surname", "adjective")):
            break
        if is_initial(tokens, i):
            i += 1 if word.endswith(".") else 2
        elif (_may_be_name(word) or has_particle(word) or _is_in_capitals(tokens, at, i)) and not (
            i > at + 1 and _goes_no_further(tokens, at, i)
        ):
            i = end = i + 1
        elif (i == at + _GIVEN_SYLLABLES and _is_last_syllable(tokens, at, i)) or (
            word in _TITLES_AS_SURNAMES and _is_surname(tokens, at, i, limit, may_open)
        ):
            return i + 1
        elif _is_particle(tokens, at, i, limit, may_open):
            i += 1
        else:
            break
    return end


def _is_surname(tokens: list[Token], at: int, i: int, limit: int, may_open: bool) -> bool:
    """ "Susanne Fürst", "die Abgeordnete Fürst": a title as a surname closes a name; in "Fürst Albert" it opens one."""
    following = tokens[i + 1].text if i + 1 < limit else "."
    if following[0].isupper() or following in (_ATTRIBUTE_STARTS if i == at else _OF_A_REALM):
        return False
    if i == at:
        return may_open and tokens[i].text not in _OFFICES
    before = tokens[i - 1].text
    return is_given_name(before) or before == "." or before[-1] == "." or not is_dictionary_word(before)


def _is_in_capitals(tokens: list[Token], at: int, i: int) -> bool:
    """ "JOSEPH | MOUM MALOK", "Masood | KHAN": a short word in capitals that a name goes on with."""
    word, before = tokens[i].text, tokens[i - 1].text
    if i == at or len(word) < 2 or not (word.isupper() and word.isalpha() and before.isalpha()):
        return False
    return (before.isupper() and len(before) > 2) or _is_strange(before)


@lru_cache(maxsize=1 << 12)
def _is_strange(word: str) -> bool:
    """Whether a word is a given name, or none of German and no compound of one: "Youssoufou", not "Rebellengruppe"."""
    if is_given_name(word):
        return True
    tails = (word[start:].capitalize() for start in range(len(word) - 3))
    return word[0].isupper() and word[1:].islower() and not any(map(is_dictionary_word, tails))


def is_name_in_minutes(words: list[str]) -> bool:
    """ "Youssoufou BAMBA": a name as minutes write it, the family name in capitals."""
    return len(words) > 1 and words[-1].isupper() and not words[0].isupper() and _is_strange(words[0])


def may_be_in_row(tokens: list[Token], at: int, limit: int) -> bool:
    """Whether what follows a word may go on a row of names: a capital, a particle, the full stop of an initial."""
    following = tokens[at + 1].text if at + 1 < limit else ""
    return following[:1].isupper() or following in _PARTICLES or following == "." or has_particle(following)


def _is_particle(tokens: list[Token], at: int, i: int, limit: int, may_open: bool) -> bool:
    """Whether the word at `i` joins what stands around it to a name: "Anna | von | der | Kern"."""
    word = tokens[i].text
    if word not in _PARTICLES or i + 1 >= limit or (i == at and not (may_open and word in _OPENING_PARTICLES)):
        return False
    following = tokens[i + 1].text
    if word == "von" and i > at + 1 and is_given_name(following) and is_dictionary_word(tokens[i - 1].text):
        return any(is_given_name(t.text) for t in tokens[at:i])  # not "Hafentag Rede von Anna Weber"
    if word == "von" and i == at + 1 and not is_given_name(tokens[at].text):
        # "Ansicht von Anna Weber", "Namensartikel von Anna Weber"
        return not is_dictionary_word(tokens[at].text) and not is_given_name(following) and _may_follow(following)
    if not _may_follow(following):
        return False
    return i == at or word not in _PARTICLES_OR_ARTICLES or tokens[i - 1].text in _LEADING_PARTICLES


def _may_follow(word: str) -> bool:
    """Whether a word may stand behind a particle in a name."""
    return _may_be_name(word) or has_particle(word) or word in _PARTICLES


def _goes_no_further(tokens: list[Token], at: int, i: int) -> bool:
    """A third word is a name if the dictionary lacks it, or behind two given names: "Gerhard Maria Weber"."""
    word = tokens[i].text
    if tokens[i - 1].text in _PARTICLES and (is_body(word) or word.lower().endswith(_HOUSES)):
        return True  # "Analystin Anna Kern von der Hafenbank"
    if (
        word in _COMMON_SURNAMES
        or not is_dictionary_word(word)
        or is_given_name(word)
        or is_dictionary_word(word + "in")
    ):
        return False  # "Anna Maria Weber": trades are surnames
    before = tokens[i - 1].text
    if past_syllables(tokens, at, i + 1) > i or before in _NOBILITY:
        return False
    if before[0].isupper() and before.lower() in _PARTICLES:
        return False  # "Al Saud"
    names = [t.text for t in tokens[at:i] if t.text not in _PARTICLES and len(t.text.rstrip(".")) > 1]
    if word.isupper() and all(name.isupper() for name in names):
        return False  # "ANNA MARIA WEBER"
    if not names:
        return False  # "A. Merkel"
    if before in _PARTICLES:
        if is_body(word) or word.lower() in words_of("medium"):
            return True  # "Minister Kern von der Agentur"
        foreign = not _OPENING_PARTICLES.isdisjoint(t.text for t in tokens[max(at, i - 2) : i])
        return len(names) > 1 and not foreign  # "Anna Weber von der Partei"
    if is_given_name(names[0]) and not is_dictionary_word(names[-1]) and _stands_alone(tokens, i):
        return title_of(word) is not None
    return not all(map(is_given_name, names)) and not _fills_first_place(tokens, at, i)


def _stands_alone(tokens: list[Token], i: int) -> bool:
    """Whether a line or a comma with an office ends a row of names: "Von Peter Tamsin Berg", "Peter Tamsin Berg, Minister"."""
    if i + 1 == len(tokens) or tokens[i + 1].start - tokens[i].end > 1:
        return True
    return tokens[i + 1].text == "," and i + 2 < len(tokens) and title_of(tokens[i + 2].text) is not None


def _fills_first_place(tokens: list[Token], at: int, i: int) -> bool:
    """ "Außenminister Julius Maada Bio sagte": a row that the finite verb follows in a main clause is one phrase."""
    if i + 1 >= len(tokens) or not any(form.finite for form in verb_forms(tokens[i + 1].text)):
        return False
    for token in tokens[max(0, at - _CLAUSE_LOOK_BACK) : at][::-1]:
        if token.text in _ENDS_OF_CLAUSES:
            return token.text != ","
        if token.text.lower() in _SUBORDINATORS:
            return False
    return at <= _CLAUSE_LOOK_BACK


def past_syllables(tokens: list[Token], at: int, limit: int) -> int:
    """The end of a row of capitalised words of one syllable each, as in "Tran Duc Anh", "Kim Min Ho"."""
    while at < limit and tokens[at].text[0].isupper() and _SYLLABLE.match(tokens[at].text):
        at += 1
    return at


def _is_last_syllable(tokens: list[Token], at: int, i: int) -> bool:
    """ "Tran Thanh | Man": a word like those that open no name, behind two syllables of which German lacks one."""
    strange = any(not is_dictionary_word(t.text) for t in tokens[at:i])
    return strange and past_syllables(tokens, at, i + 1) > i


def is_initial(tokens: list[Token], i: int) -> bool:
    """Whether a letter with a full stop stands for a name."""
    word = tokens[i].text
    if len(word) == 2 and word[0].isupper() and word[1] == ".":
        return True
    return len(word) == 1 and word.isupper() and i + 1 < len(tokens) and tokens[i + 1].text == "."


def surname_of(tokens: list[Token], at: int, end: int) -> str:
    """The last word of a name with its particles, without a genitive's "s"; a letter for it with its full stop."""
    if tokens[end - 1].text == "." and end - at > 1:
        return f"{tokens[end - 2].text}."
    start = end - 1
    while start - 1 > at and tokens[start - 1].text in _PARTICLES:
        start -= 1
    return " ".join(t.text for t in tokens[start:end])
