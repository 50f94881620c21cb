"""The names in labels, without short titles and in the usual spelling: "BK’in KERN", "Kern Anna", "Parl. Staatssekretär Lind"."""

from __future__ import annotations

from functools import cache

from extraction.genres.people import NAME_PARTICLES
from extraction.knowledge.names import is_given_name, title_of
from extraction.text import rows, words_of
from extraction.turns import trade_words

LABEL_PARTICLES = NAME_PARTICLES | words_of("name_particle_in_label")


def plain_name(name: str) -> tuple[str, str, str | None]:
    """The name without its short titles, in the usual spelling; the title that these stand for, and for whom that speaks."""
    person, _, role = name.partition(", ")
    words, titles = person.split(), list[str]()
    role = _without_abbreviation(role)
    words = [
        word.replace("’", "").replace("'", "") if word[:2].isupper() else word for word in words
    ]  # "BK’IN", "BK’in"
    behalf = next((short_titles()[word][1] for word in words[:1] if word in short_titles()), None)
    if len(words) > 2 and words[0].lower() in trade_words("title_of_body"):
        words = words[1:]  # "Bundesrat Arvo Kern": who has such a title is found by name
    while words and (words[0] in short_titles() or _opens_title(words)):
        word = words.pop(0)
        titles.append(
            ""
            if word.endswith(".") and word not in short_titles()
            else short_titles()[word][0]
            if word in short_titles()
            else _spelled(word)
        )
    plain = " ".join(map(_spelled, _given_name_first(words)))
    title = next((t for t in titles if t), "")
    if not title and title_of(role) is not None and role.lower() not in trade_words("title_of_body"):
        title = role
    return plain, title, behalf


def _opens_title(words: list[str]) -> bool:
    """ "Staatssekretär | Kern", "Parl. | Staatssekretär Kern"."""
    if len(words) < 2:
        return False
    titled = words[1] if words[0].endswith(".") and len(words) > 2 else words[0]
    return title_of(_spelled(titled)) is not None


def _without_abbreviation(role: str) -> str:
    """ "Parl. Staatssekretär" is a "Staatssekretär"."""
    first, _, rest = role.partition(" ")
    return rest if first.endswith(".") and title_of(rest.split(" ")[0]) is not None else role


def _given_name_first(words: list[str]) -> list[str]:
    """ "Kern Anna" as the minutes of Swiss parliaments have it; names of one word and names in the usual order stay."""
    if len(words) != 2:
        return words
    surname, given = map(_spelled, words)
    return (
        words[::-1]
        if is_given_name(given) and not is_given_name(surname) and not is_given_name(surname.title())
        else words
    )


@cache
def short_titles() -> dict[str, tuple[str, str | None]]:
    """Short title → the whole title, and the country that its holder speaks for."""
    lines = rows("label_titles.tsv")
    return {short: ("" if title == "-" else title, None if behalf == "-" else behalf) for short, title, behalf in lines}


def is_short_title(word: str) -> bool:
    """Whether a word is a title as labels shorten it: "Abg.", "StS"."""
    return word in short_titles()


def _spelled(word: str) -> str:
    """ "KERN-MÜLLER" → "Kern-Müller", "VON" → "von"; what is not in capitals stays."""
    if word.lower() in LABEL_PARTICLES and word.isupper():
        return word.lower()
    if not word.isupper() or len(word) < 2 or word.endswith("."):
        return word
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))
