"""Reads names of people whom no list knows, and what the text says about them.

"Regierungssprecherin Anna Beispiel", "der kasachische Energieminister Bolat Aktschulakow", "Nils Weber, Sprecher des Verbands": a
title beside a name, or a given name in front of one, makes a person with name, role, country and gender from the text.
"""

from __future__ import annotations

from enum import Enum

from extraction.knowledge.names import is_given_name
from extraction.linking.introduced.name_rows import has_particle, is_dictionary_word, is_initial, row_of_names
from extraction.linking.scanning import Scan
from extraction.text import Token, words_of
from extraction.text.dictionary import is_known

_CLOSES_APPOSITION = frozenset({",", "("})
_GENITIVE_OF_ADJECTIVE = "en"
_TITLES_AS_SURNAMES = words_of("title_as_surname")


class Before(Enum):
    """What stands before a name, the strongest sign of one first: "Minister X", "der Minister X", "…, X", anything else."""

    BARE_TITLE = 3
    TITLE = 2
    COMMA = 1
    NOTHING = 0


def read_name(tokens: list[Token], scan: Scan, at: int, limit: int, before: Before) -> int:
    """The end of a name of somebody unknown that starts at token `at`; `at` itself where there is none.

    The less the words before promise a name, the more must the words themselves look like one.
    """
    titled = before in (Before.BARE_TITLE, Before.TITLE)
    end = row_of_names(tokens, scan, at, limit, may_open=titled)
    if end == at:
        return at
    words = [t.text for t in tokens[at:end] if t.text[0].isupper() and len(t.text.rstrip(".")) > 1]
    if titled and end == at + 1 and is_letter_for_surname(tokens, end, limit):
        return end + 2
    if titled:
        return end if _believable(words, before) else at
    if is_initial(tokens, at):
        named = bool(words) and (not is_dictionary_word(words[-1]) or _before_surname(scan, end - 1))
        return end if named else at
    if not words or (len(words) < 2 and not any(has_particle(t.text) for t in tokens[at:end])):
        return at
    closed = end < limit and tokens[end].text in _CLOSES_APPOSITION
    if before is Before.COMMA and (closed or not all(is_dictionary_word(word) for word in words)):
        return end
    first_is_name = is_given_name(words[0]) or (_before_surname(scan, at + 1) and not is_dictionary_word(words[0]))
    second_is_name = (
        len(words) > 2 and is_given_name(words[1]) and not ("-" in words[0] or is_dictionary_word(words[0]))
    )
    with_article = any("-" in t.text and has_particle(t.text) for t in tokens[at + 1 : end])  # "Taher al-Nuno"
    named = first_is_name or second_is_name or (with_article and not is_dictionary_word(words[0]))
    return end if named and not _is_noun_phrase(words) else at


def is_letter_for_surname(tokens: list[Token], at: int, limit: int) -> bool:
    """Whether a letter with a full stop stands for the surname of somebody who is not to be known: "die Rentnerin Dana | K."."""
    return at + 1 < limit and len(tokens[at].text) == 1 and tokens[at].text.isupper() and tokens[at + 1].text == "."


def _before_surname(scan: Scan, at: int) -> bool:
    """Whether a known surname starts at a token: the word before it is somebody's given name."""
    match = scan.starting_at(at)
    return match is not None and match.form == "surname"


def _believable(words: list[str], before: Before) -> bool:
    """Whether capitalised words behind a title are a name and not an object: "warf dem Minister Versagen vor".

    Without any, the name is one with its article before it ("al-Hussein").
    """
    if len(words) > 1 and _is_name_of_body(words):
        return False
    if len(words) != 1 or before is Before.BARE_TITLE:
        return True
    return words[0] in _TITLES_AS_SURNAMES or not is_dictionary_word(words[0])


def _is_name_of_body(words: list[str]) -> bool:
    """ "Sekretär des Obersten | Nationalen Sicherheitsrates": an adjective in the genitive and a noun, though "Oberst" is a rank."""
    return words[0].endswith(_GENITIVE_OF_ADJECTIVE) and is_known(words[0].lower()) and _is_noun_phrase(words)


def _is_noun_phrase(words: list[str]) -> bool:
    return all(is_dictionary_word(w) and not is_given_name(w) for w in words)
