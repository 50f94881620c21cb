"""States and bodies as the subject of what somebody reports: "Russland habe den Putsch verurteilt" is told by who says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extraction.grammar import CueEntry, is_body
from extraction.knowledge.behalf_names import behalf_names
from extraction.text import word_list, words_of
from extraction.text.inflection import small
from extraction.turns import trade_words

_MESSAGES = words_of("verb_of_message")
_ARTICLES = words_of("nominative_article")
_BODIES = words_of("noun_for_one_body")
_SEVERAL = word_list("end_of_several_bodies")
_MEDIA, _PAPERS = words_of("medium", "agency_of_dateline"), word_list("end_of_noun_for_newspaper")


def brings_message(entries: Iterable[CueEntry]) -> bool:
    """Whether a cue is that of a message, which is a state's own even where somebody passes it on."""
    return any(entry.verb in _MESSAGES or not _MESSAGES.isdisjoint(entry.words) for entry in entries)


def is_one_body(phrase: Sequence[str]) -> bool:
    """Whether the words of a phrase are a country, its capital or an organisation: "die Schweiz", "der Rat"."""
    words = tuple(map(small, phrase))
    bare = words[1:] if len(words) > 1 and words[0] in _ARTICLES else words
    noun = len(bare) == 1 and bare != words and (bare[0] in _BODIES or is_body(phrase[-1]))
    return noun or (bare in behalf_names().by_words and not bare[-1].endswith(_SEVERAL))


def is_medium(phrase: Sequence[str]) -> bool:
    """Whether the words of a phrase are an agency, a newspaper, a station: "Tass", "die Zeitung „Atlas“"; they only pass on."""
    words = [word.strip('„“”"»«').lower() for word in phrase]
    if any(word in _MEDIA or word.endswith(_PAPERS) for word in words):
        return True
    return any(" ".join(words[-length:]) in trade_words("outlet") for length in (1, 2))


def joins_pronoun(phrase: Sequence[str]) -> bool:
    """ "Wang und er", "ihr Kollege und sie": whoever is meant by the pronoun tells what both did."""
    words = [word.lower() for word in phrase]
    joint = words.index("und") if "und" in words else 0
    return words[joint + 1 :] in _ONE_OF_TWO or words[:joint] in _ONE_OF_TWO


_ONE_OF_TWO = (["er"], ["sie"])
