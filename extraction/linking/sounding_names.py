"""Who is meant by a name in a spelling that no list has: the office holder whose name sounds alike.

"Präsident Ibrahim Reisi" is Ebrahim Raisi while he is president of Iran. Such names share only their consonants, so a title, or every
word of the name, has to say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, lru_cache

from extraction.knowledge import tables
from extraction.knowledge.names import FAMILY_NAME_FIRST, around, base_of, leader_among, serves, titles_of
from extraction.knowledge.names.transliteration import consonant_skeletons, sound_of, transliteration_key
from extraction.knowledge.records import Person
from extraction.linking.title_phrases import TitlePhrase
from extraction.text import growing, words_of

_ARTICLES = words_of("assimilated_arabic_article")
_SHORTEST, _SHORTEST_ALONE = 4, 5  # letters of a surname
_FEWEST = 2  # consonants of a given name
_LONGER = 2  # sounds that one spelling has more than another
_SURE = 12  # letters of a name of which every word sounds alike


def sounding_like(name: str, titles: Sequence[TitlePhrase], on: date | None) -> str | None:
    """ "Präsident Ibrahim Reisi": the one known holder of an office whose name sounds so; a leader's may do so without a title."""
    words = name.split()
    if not titles and len(words) == 1:
        return None
    surname = _bare(words[-1])
    if len(surname) < _SHORTEST or not surname[0].isalpha():
        return None
    found = [p for p in _candidates(surname) if _is_meant(words, surname, p, titles, on)]
    return found[0].id if len(found) == 1 else None


def _is_meant(
    words: Sequence[str],
    surname: str,
    person: Person,
    titles: Iterable[TitlePhrase],
    on: date | None,
) -> bool:
    fitting = [phrase for phrase in titles if has_had(person.id, phrase, on)]
    of_a_country = any(phrase.on_behalf_of for phrase in fitting)
    if not of_a_country and not _sounds_like_surname(surname, person):
        return False
    if len(words) > 1:
        given = _given_names(person)
        if fitting:
            return _share_given_name(words[:-1], given, _is_spelling(surname, person))
        every = all(any(_alike(word, one) for one in given) for word in words[:-1] if word[0].isupper())
        return every and len("".join(words)) >= _SURE and _leads(person, on)
    return of_a_country or (bool(fitting) and len(surname) >= _SHORTEST_ALONE and _leads(person, on))


def _leads(person: Person, on: date | None) -> bool:
    return leader_among((person.id,), on) is not None


def _sounds_like_surname(surname: str, person: Person) -> bool:
    """Whether only the vowels are others."""
    return sound_of(surname) in _sounds_of(person.id)


def _is_spelling(surname: str, person: Person) -> bool:
    """Whether a surname is the known one in another transliteration, and not only alike."""
    return any(transliteration_key(surname) == transliteration_key(_bare(s)) for s in _surnames(person))


def _share_given_name(words: Sequence[str], given: Sequence[str], by_initial: bool) -> bool:
    """Whether one given name sounds alike; behind a surname that is the same one that begins alike is enough."""
    if any(_alike(word, one) for word in words for one in given):
        return True
    return by_initial and bool(given) and words[0][:1].lower() == given[0][:1].lower()


def _alike(word: str, other: str) -> bool:
    shared = consonant_skeletons(word) & consonant_skeletons(other) if _are_as_long(word, other) else ()
    return any(len(one) >= _FEWEST for one in shared) or sound_of(word) == sound_of(other)


def _are_as_long(word: str, other: str) -> bool:
    return abs(len(transliteration_key(word)) - len(transliteration_key(other))) <= _LONGER


def _given_names(person: Person) -> list[str]:
    names = (person.name, person.name_en, *person.aliases)
    return list(dict.fromkeys(word for name in names for word in name.split()[:-1]))


@lru_cache(maxsize=1 << 12)
def _sounds_of(person: str) -> frozenset[str]:
    """What the surnames of somebody known sound like, any vowels alike."""
    return frozenset(sound_of(_bare(surname)) for surname in _surnames(tables.people()[person]))


def _surnames(person: Person) -> set[str]:
    return {name.split()[-1] for name in (person.name, person.name_en, person.surname)}


def _bare(surname: str) -> str:
    """ "as-Sisi" without the article."""
    article, _, rest = surname.partition("-")
    return rest if rest and article.lower() in _ARTICLES else surname


@lru_cache(maxsize=1 << 12)
def _candidates(surname: str) -> list[Person]:
    """The people whose surnames have the consonants of one, and about as many sounds."""
    found = {p.id: p for skeleton in consonant_skeletons(surname) for p in _by_skeleton().get(skeleton, ())}
    return [p for p in found.values() if any(_are_as_long(_bare(s), surname) for s in _surnames(p))]


@cache
@growing()
def _by_skeleton() -> dict[str, list[Person]]:
    """The people whose surnames have some consonants."""
    found: dict[str, list[Person]] = {}
    for person in tables.people().values():
        if person.country in FAMILY_NAME_FIRST:
            continue  # the surnames there are short and alike
        skeletons = {one for surname in _surnames(person) for one in consonant_skeletons(_bare(surname))}
        for skeleton in skeletons:
            found.setdefault(skeleton, []).append(person)
    return found


def has_had(person: str, phrase: TitlePhrase, on: date | None) -> bool:
    """Whether somebody known has a title on a day, or had it or will have it soon."""
    known = tables.people()[person]
    if known.gender not in phrase.title.genders:
        return False
    wanted = {phrase.base, phrase.title.base, base_of(phrase.role)}
    for role in known.roles:
        if (
            (phrase.former or around(role, on))
            and wanted & titles_of(role)
            and serves(role, phrase.on_behalf_of.country, phrase.on_behalf_of.organisation)
        ):
            return True
    return False
