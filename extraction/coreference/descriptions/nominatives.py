"""What a noun phrase without its article is in the nominative: "der griechischen Küstenwache" → "griechische Küstenwache"."""

from __future__ import annotations

from extraction.text import word_list, words_of
from extraction.text.dictionary import is_known
from extraction.text.inflection import ends_in_word, nominative_of_adjectival, nominative_of_genitive

_GENITIVE_DETERMINERS = words_of("genitive_masculine_start")
_DATIVE_DETERMINERS = words_of("dative_masculine_start")
_ACCUSATIVE_DETERMINERS = words_of("accusative_masculine_start")
_FEMININE_OBLIQUE = words_of("oblique_feminine_start")
_MANS_DETERMINERS = words_of("oblique_article_of_man")
_DATIVE_PLURAL_ENDINGS = word_list("dative_plural_ending")
_PLURAL_ENDINGS = word_list("plural_after_adjective")
_NEUTERS = word_list("end_of_neuter_noun")
_ENDS_OF_ADJECTIVES = word_list("end_of_adjective")
_ADJECTIVE_ENDINGS = ("en", "e")
_LONGEST_PLURAL = 3  # words
_DETERMINERS = words_of("article", "determiner", "genitive_determiner")


def in_nominative(words: list[str], determiner: str, *, cut: bool = False) -> list[str]:
    """The words of a phrase behind its determiner in the nominative, as far as the words show it; `cut`: the determiner is gone.

    "des Präsidialamts" → "Präsidialamt", "dem kanadischen Verband" → "kanadischer Verband", "das Asiatische Komitee" →
    "Asiatisches Komitee", "russischen Agenturen" → "russische Agenturen".
    """
    head = _head(words)
    if head and (cut or determiner not in _DETERMINERS):
        ending = _ending(words, head, determiner)
        if ending is not None:
            words = [*(_with_ending(word, ending) for word in words[:head]), *words[head:]]
    if determiner in _GENITIVE_DETERMINERS:
        return [*words[:head], nominative_of_genitive(words[head]), *words[head + 1 :]]
    if determiner not in _MANS_DETERMINERS:
        words = [*words[:-1], nominative_of_adjectival(words[-1])]  # "nach Ansicht der Grünen"
    if determiner in _DETERMINERS or len(words) > _LONGEST_PLURAL:
        return words
    return [*words[:-1], _of_dative_plural(words[-1])]


def _of_dative_plural(noun: str) -> str:
    plural = noun.removesuffix("n")
    return plural if noun.endswith(_DATIVE_PLURAL_ENDINGS) and ends_in_word(plural) else noun


def _head(words: list[str]) -> int:
    """Where the noun stands behind the adjectives that a phrase begins with, those in capitals too: "Deutschen | Bauernverbands"."""
    at = 0
    while at < len(words) - 1 and _is_adjective(words[at], words[at + 1]):
        at += 1
    return at if words[at][0].isupper() else next((i for i, word in enumerate(words) if word[0].isupper()), 0)


def _is_adjective(word: str, following: str) -> bool:
    if not word.endswith(_ADJECTIVE_ENDINGS):
        return False
    in_capitals = following[0].isupper() and (
        is_known(word.lower()) or word.removesuffix("n").endswith(_ENDS_OF_ADJECTIVES)
    )
    return word[0].islower() or in_capitals


def _ending(words: list[str], head: int, determiner: str) -> str | None:
    """The ending of the adjectives in the nominative without an article; None where they stand in it, or nobody can tell."""
    noun, weak = words[head], words[0].endswith("en")
    if not weak:
        return {"der": "er", "das": "es"}.get(determiner)
    if determiner in _FEMININE_OBLIQUE or determiner == "die":
        return "e"  # "der griechischen Küstenwache", "die russischen Behörden"
    if determiner in _GENITIVE_DETERMINERS | _DATIVE_DETERMINERS:
        noun = nominative_of_genitive(noun) if determiner in _GENITIVE_DETERMINERS else noun
        return "es" if noun.lower().endswith(_NEUTERS) else "er"
    if determiner in _ACCUSATIVE_DETERMINERS:
        return "e" if _is_plural(noun) else "er"
    is_plural = bool(head) and noun.endswith(_PLURAL_ENDINGS) and is_known(noun)  # no "Hagen Kretzschmer"
    return "e" if determiner not in _DETERMINERS and is_plural else None


def _is_plural(noun: str) -> bool:
    """ "den russischen Behörden", "den Diensten", but "den finnischen Grenzschutz"."""
    return noun.endswith(("en", "ern", "eln")) and noun[0].isupper()


def _with_ending(word: str, ending: str) -> str:
    stem = word.removesuffix("n").removesuffix("e")
    return stem + ending if word.endswith(_ADJECTIVE_ENDINGS) else word
