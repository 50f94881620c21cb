"""What to call somebody by the words of a phrase: without what is no part of a name."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.knowledge.names import title_of
from extraction.text import Token, TokenRange, word_list, words_of
from extraction.text.dictionary import is_known, names_people, names_woman

_PLACE_PREPOSITIONS = words_of("preposition_of_place")
_PREPOSITIONS = words_of("preposition")
_ADJECTIVE_ENDINGS = word_list("adjective_ending")
_NAME, _OF_BODY = 2, words_of("preposition_of_owner")
_FROM = "aus"
_HAVE_SEATS = words_of("diplomatic_mission")
_ENDINGS = word_list("ending_of_nominative")
_DETERMINERS = words_of("article", "determiner", "genitive_determiner")
_KIN = words_of("kin")
QUOTATION_MARKS = frozenset('„»«“"‚›')
_ARTICLES = words_of("definite_article")
_LONGEST_NAME = 3  # words


def strange_name(words: list[str]) -> list[str] | None:
    """ "Nicholas Kariuki | vom Verband der Fahrer", "oppositionelle | Kuomintang": the name of which German has no word."""
    named = [word[:1].isupper() and not is_known(word) and title_of(word) is None for word in words]
    capitals = all(word[:1].isupper() and title_of(word) is None for word in words[:_NAME])
    if len(words) > _NAME and capitals and any(named[:_NAME]) and words[_NAME].lower() in _OF_BODY:
        return words[:_NAME]
    if named[1:] == [True] and words[0][:1].islower() and words[0].endswith(_ENDINGS):
        return words[1:]
    return words[kind + 1 :] if (kind := _noun_before_name(words, named)) is not None else None


def _noun_before_name(words: list[str], named: list[bool]) -> int | None:
    """ "61-jähriger | Bauer | Somsak", "Schwester | Ainura": the noun that says what somebody is, right before the name."""
    kind = next((i for i, word in enumerate(words) if word[0].isupper()), len(words))
    behind = len(words) - kind - 1
    if not 0 < behind <= _NAME or not all(words[i].endswith(_ENDINGS) for i in range(kind)):
        return None
    person = words[kind] in _KIN or names_people(words[kind]) or names_woman(words[kind])
    return kind if person and all(named[kind + 1 :]) else None


def without_extended_attribute(words: list[str]) -> list[str]:
    """ "von Rebellen geführte | Verwaltung": what was done by whom is no part of a name."""
    if words[0] not in _PREPOSITIONS:
        return words
    ends = (i for i in range(1, len(words) - 1) if _ends_attribute(words[i]) and words[i + 1][0].isupper())
    end = next(ends, None)
    return words[end + 1 :] if end is not None else words


def _ends_attribute(word: str) -> bool:
    return word[0].islower() and word.endswith(_ADJECTIVE_ENDINGS) and word not in _DETERMINERS


def without_place(words: list[str], *, from_where: bool = False) -> list[str]:
    """Where somebody speaks is no part of what they are: "Regierungssprecher in Rom"; `from_where`: where they are from is."""
    places = [
        i
        for i, word in enumerate(words)
        if word in _PLACE_PREPOSITIONS
        and not (i and words[i - 1] in _HAVE_SEATS)
        and not (from_where and word == _FROM and words[-1][0].isupper())
    ]
    return words[: places[0]] if places else words


def before_comma(words: list[str]) -> list[str]:
    """The words up to a comma, a bracket or a dash."""
    for i, word in enumerate(words):
        if word in (",", "(", "–"):
            return words[:i]
    return words


def is_in_marks(tokens: Sequence[Token], part: TokenRange) -> bool:
    """Whether quotation marks stand around a whole phrase that opens with an article: "„Der Standard“"."""
    around = part[0] > 0 and part[1] < len(tokens) and part[1] - part[0] <= _LONGEST_NAME
    if not around or tokens[part[0]].text.lower() not in _ARTICLES:
        return False
    return tokens[part[0] - 1].text in QUOTATION_MARKS and tokens[part[1]].text in QUOTATION_MARKS


def with_case_ending(word: str, ending: str) -> str:
    """An adjective with another ending of its case: "ukrainischen" → "ukrainischer"."""
    for old in _ENDINGS:
        if word.endswith(old):
            return word.removesuffix(old) + ending
    return word
