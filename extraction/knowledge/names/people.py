"""Full names and surnames of people, compared by their transliteration keys."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from extraction.knowledge import tables
from extraction.knowledge.names.transliteration import key_in_genitive, transliteration_key
from extraction.knowledge.names.trees import Form, Node, Target, add, in_genitive, words_of_names
from extraction.text import Token, growing, rows, words_of
from extraction.text.folding import fold
from extraction.text.records import keeping_words

_ARABIC_ARTICLES = words_of("arabic_article")
FAMILY_NAME_FIRST = words_of("family_name_first")


@cache
@growing()
def people_tree() -> Node:
    """Full names and surnames of people."""
    root = Node({}, [])
    pairs = _people()
    words_of_name = words_of_names(name for name, _ in pairs)
    genitives: dict[int, Target] = {}
    for name, target in pairs:
        words = words_of_name[name]
        keys = [transliteration_key(word) for word in words]
        add(root, keys, target)
        if words[-1][-1] not in "sxzß.":
            genitive = genitives.get(id(target))
            if genitive is None:
                genitive = genitives[id(target)] = in_genitive(target)
            keys[-1] = key_in_genitive(words[-1])
            add(root, keys, genitive)
    return root


@lru_cache(maxsize=1 << 12)
def is_family_name(word: str) -> bool:
    """Whether a word is the surname of somebody from a country where it stands first: "Li" in "Li Yuanchao"."""
    node = people_tree().following.get(transliteration_key(word))
    bearers = (tables.people()[t.entity] for t in (node.targets if node else ()) if t.form is Form.SURNAME)
    return any(person.country in FAMILY_NAME_FIRST for person in bearers)


def _people() -> list[tuple[str, Target]]:
    pairs: list[tuple[str, Target]] = []
    shared = shared_surnames()
    for person in tables.people().values():
        short = fold(person.surname)
        full, surname = Target(person.id, Form.FULL_NAME), Target(person.id, Form.SURNAME)
        pairs.append((person.surname, Target(person.id, Form.SURNAME, shared=True) if short in shared else surname))
        for name in dict.fromkeys((person.name, person.name_en, *person.aliases)):
            if name.count(" ") != person.surname.count(" ") or fold(name) != short:
                pairs.append((name, full if " " in name or fold(name) == fold(person.name) else surname))
        pairs += [(name, surname) for name in (*_without_particle(person.surname), *_without_hyphen(person.surname))]
        pairs += [(name, surname) for name in _without_given_name(person.name, short)]
    return pairs


def _without_given_name(name: str, surname: str) -> list[str]:
    """ "Ellen Johnson Sirleaf" is also called "Johnson Sirleaf"."""
    words = name.split()
    rest = " ".join(words[1:])
    return [rest] if len(words) > 2 and words[1][0].isupper() and fold(rest) != surname else []


def _without_particle(surname: str) -> list[str]:
    """ "al-Sisi" is also called "Sisi"."""
    particle, _, rest = surname.partition("-")
    return [rest] if particle in _ARABIC_ARTICLES else []


def _without_hyphen(surname: str) -> list[str]:
    """ "Alabali-Radovan" is also written "Alabali Radovan"."""
    parts = surname.split("-")
    return [" ".join(parts)] if len(parts) > 1 and all(part[:1].isupper() for part in parts) else []


@cache
def shared_surnames() -> frozenset[str]:
    """Surnames that need support from the article, folded."""
    return frozenset(fold(cells[0]) for cells in rows("shared_surnames.txt"))


def keys_of(tokens: list[Token]) -> tuple[Sequence[str], Sequence[str]]:
    """The keys of a text's words for the tree of names and for the tree of people."""
    names, people = zip(*[keys_of_word(t.text) for t in tokens], strict=True) if tokens else ((), ())
    return names, people


@keeping_words
def keys_of_word(word: str) -> tuple[str, str]:
    """The keys of one word for both trees."""
    return fold(word), transliteration_key(word)
