"""Finds known names in running text: a tree of words for names, adjectives and inhabitants, and one for people.

Names of countries, organisations, institutions and places are compared folded, names of people by their transliteration key. A name is
found in any inflected form; the tree holds the forms, so that a text is read once, with a few look-ups a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from extraction.knowledge import tables
from extraction.knowledge.tables import Institution, Organisation
from extraction.text import Token, rows, word_list, words_of
from extraction.text.folding import fold
from extraction.text.tokens import cut
from extraction.text.transliteration import transliteration_key

_GENITIVES = word_list("genitive_of_name")
_ATTRIBUTES = words_of("attribute_in_name")
_ARABIC_ARTICLES = words_of("arabic_article")


class Form(StrEnum):
    """What kind of name a word or a row of words is."""

    NAME = "name"
    ADJECTIVE = "adjective"
    INHABITANT = "inhabitant"
    CAPITAL = "capital"
    OF_CAPITAL = "of capital"
    FULL_NAME = "full name"
    SURNAME = "surname"


@dataclass(frozen=True, slots=True)
class Target:
    """What a form stands for. `gender` is that of an inhabitant; `shared` marks a surname that needs support,
    `acronym` a name in capitals; `place` is the city where `entity` is the country that it may stand for.
    """

    entity: str
    form: Form
    gender: str | None = None
    shared: bool = False
    genitive: bool = False
    acronym: bool = False
    place: str | None = None


@dataclass(slots=True)
class Node:
    """A place in the tree: where each next word leads, and what ends here."""

    following: dict[str, Node]
    targets: list[Target]


FAMILY_NAME_FIRST = words_of("family_name_first")
_FEMININE_PLURAL = word_list("feminine_plural_ending")
_AFTER_E, _INHABITANTS = word_list("inhabitant_ending_after_e"), word_list("inhabitant_ending")
_ADJECTIVE_ENDINGS = ("", *word_list("adjective_ending"))
_INFLECTED = word_list("adjective_ending")


@lru_cache(maxsize=1 << 13)
def folded(word: str) -> str:
    """The folded form of a word, remembered."""
    return fold(word)


def longest(root: Node, keys: list[str], at: int) -> tuple[int, list[Target]]:
    """The longest name that starts with the key at `at`: its end (half-open) and what it may stand for."""
    node: Node | None = root.following.get(keys[at])
    end, targets = at, list[Target]()
    i = at
    while node is not None:
        i += 1
        if node.targets:
            end, targets = i, node.targets
        node = node.following.get(keys[i]) if i < len(keys) else None
    return end, targets


@cache
def name_tree() -> Node:
    """Countries, organisations, institutions and capitals."""
    root = Node({}, [])
    for words, target in [*_inflected(_names()), *_adjectives(), *_inhabitants(), *_capital_forms()]:
        _add(root, [folded(word) for word in words], target)
    return root


@cache
def people_tree() -> Node:
    """Full names and surnames of people."""
    root = Node({}, [])
    for words, target in _genitives(_people()):
        _add(root, [transliteration_key(word) for word in words], target)
    return root


@lru_cache(maxsize=1 << 13)
def is_family_name(word: str) -> bool:
    """Whether a word is the surname of somebody from a country where it stands first: "Li" in "Li Yuanchao"."""
    node = people_tree().following.get(transliteration_key(word))
    bearers = (tables.people()[t.entity] for t in (node.targets if node else ()) if t.form is Form.SURNAME)
    return any(person.country in FAMILY_NAME_FIRST for person in bearers)


@cache
def single_names() -> dict[str, Target]:
    """The names of one word that may be the first part of a compound ("EU-Kommission", "Kremlsprecher"), folded."""
    found: dict[str, Target] = {}
    for key, node in name_tree().following.items():
        for target in node.targets:
            if target.form in (Form.NAME, Form.CAPITAL) and not target.genitive:
                found.setdefault(key, target)
    return found


def _add(root: Node, keys: list[str], target: Target) -> None:
    node = root
    for key in keys:
        node = node.following.setdefault(key, Node({}, []))
    if target not in node.targets:
        node.targets.append(target)


def words_of_names(names: Iterable[str]) -> dict[str, list[str]]:
    """The words of each name, cut as in a text."""
    unique = list(dict.fromkeys(names))
    tokens = cut("\n".join(unique))
    ends, at = [], 0
    for name in unique:
        at += len(name) + 1
        ends.append(at)
    found: dict[str, list[str]] = {}
    t = 0
    for name, end in zip(unique, ends, strict=True):
        words: list[str] = []
        while t < len(tokens) and tokens[t].start < end:
            words.append(tokens[t].text)
            t += 1
        found[name] = words
    return found


# --- countries, organisations, institutions ------------------------------------------------------------------------


def _names() -> list[tuple[str, Target]]:
    pairs: list[tuple[str, Target]] = []
    for country in tables.countries().values():
        names = (country.name, country.official, *country.aliases)
        pairs += [(name, Target(country.id, Form.NAME, acronym=_is_acronym(name))) for name in names]
    bodies: list[Organisation | Institution] = [*tables.organisations().values(), *tables.institutions().values()]
    for body in bodies:
        names = (body.name, body.name_en, *body.aliases)
        pairs += [(name, Target(body.id, Form.NAME, acronym=_is_acronym(name))) for name in names]
    places = tables.places()
    return [*pairs, *((name, Target(place.id, Form.NAME)) for place in places for name in (place.name, *place.aliases))]


def _is_acronym(name: str) -> bool:
    return name.isupper() and name.isalpha()


def _inflected(pairs: list[tuple[str, Target]]) -> Iterator[tuple[list[str], Target]]:
    words_of_name = words_of_names(name for name, _ in pairs)
    for name, target in pairs:
        words = words_of_name[name]
        for variant in _with_adjective_endings(words):
            yield variant, target
            head = _head(variant)
            for ending in _GENITIVES:
                genitive = [*variant[:head], variant[head] + ending, *variant[head + 1 :]]
                yield genitive, _in_genitive(target)


def _in_genitive(target: Target) -> Target:
    t = target
    return Target(t.entity, t.form, t.gender, t.shared, genitive=True, acronym=t.acronym, place=t.place)


def _with_adjective_endings(words: list[str]) -> list[list[str]]:
    """ "Vereinte Nationen", "Vereinten Nationen", "Vereinter Nationen"; what is no adjective gives forms that nobody writes."""
    adjectives = [i for i in range(_head(words)) if words[i].endswith(_INFLECTED) and len(words[i]) > 4]
    if not adjectives:
        return [words]
    variants = []
    for ending in _INFLECTED:
        variant = list(words)
        for i in adjectives:
            stem = words[i].removesuffix("e") if words[i].endswith("e") else words[i][:-2]
            variant[i] = stem + ending
        variants.append(variant)
    return variants


def _head(words: list[str]) -> int:
    """The word that takes the genitive: the last one before an attribute ("Organisation | für …", "Rat | der …")."""
    for i, word in enumerate(words):
        if i and (word in _ATTRIBUTES or not word[0].isalnum()):
            return i - 1
    return len(words) - 1


def _adjectives() -> Iterator[tuple[list[str], Target]]:
    for country in tables.countries().values():
        for adjective in country.adjectives:
            endings = ("",) if adjective[0].isupper() and adjective.endswith("er") else _ADJECTIVE_ENDINGS
            for ending in endings:
                yield [adjective + ending], Target(country.id, Form.ADJECTIVE)


def _inhabitants() -> Iterator[tuple[list[str], Target]]:
    for country in tables.countries().values():
        for man in country.men:
            for form in _forms_of_inhabitant(man):
                yield [form], Target(country.id, Form.INHABITANT, "m")
        for woman in country.women:
            for ending in ("", *_FEMININE_PLURAL) if woman.endswith("in") else ("",):
                yield [woman + ending], Target(country.id, Form.INHABITANT, "f")


def _forms_of_inhabitant(man: str) -> list[str]:
    if man == "Deutscher":
        return [man.removesuffix("er") + ending for ending in _INFLECTED]
    return [man + ending for ending in (("", *_AFTER_E) if man.endswith("e") else ("", *_INHABITANTS))]


def _capital_forms() -> Iterator[tuple[list[str], Target]]:
    clear = [country for country in tables.countries().values() if not country.capital_is_ambiguous]
    capitals = [(name, city[0], c.id) for c in clear for city in c.cities for name in city]
    words_of_name = words_of_names(name for name, _, _ in capitals)
    metonyms = {row[0]: row[1] for row in rows("metonyms.tsv")}
    for name, city, country in capitals:
        words, place = words_of_name[name], tables.slug(city)
        country = metonyms.get(city, country)
        yield words, Target(country, Form.CAPITAL, place=place)
        yield [*words[:-1], words[-1] + "s"], Target(country, Form.CAPITAL, genitive=True, place=place)
        for adjective in _of_capital(words[-1]):
            yield [*words[:-1], adjective], Target(country, Form.OF_CAPITAL, place=place)


def _of_capital(capital: str) -> list[str]:
    """ "Moskauer", "Athener", "Warschauer"; "Bremener" beside "Bremer" does no harm."""
    return [capital + "er", capital + "r", capital.removesuffix("en") + "er"] if capital.isalpha() else []


# --- people ---------------------------------------------------------------------------------------------------------


def _people() -> list[tuple[str, Target]]:
    pairs: list[tuple[str, Target]] = []
    shared = shared_surnames()
    for person in tables.people().values():
        short = fold(person.surname)
        pairs.append((person.surname, Target(person.id, Form.SURNAME, shared=short in shared)))
        for name in dict.fromkeys((person.name, person.name_en, *person.aliases)):
            if fold(name) != short:
                form = Form.FULL_NAME if " " in name or fold(name) == fold(person.name) else Form.SURNAME
                pairs.append((name, Target(person.id, form)))
        pairs += [(name, Target(person.id, Form.SURNAME)) for name in _without_particle(person.surname)]
        pairs += [(name, Target(person.id, Form.SURNAME)) for name in _without_given_name(person.name, short)]
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


@cache
def shared_surnames() -> frozenset[str]:
    """Surnames that need support from the article, folded."""
    return frozenset(fold(cells[0]) for cells in rows("shared_surnames.txt"))


def _genitives(pairs: list[tuple[str, Target]]) -> Iterator[tuple[list[str], Target]]:
    words_of_name = words_of_names(name for name, _ in pairs)
    for name, target in pairs:
        words = words_of_name[name]
        yield words, target
        if words[-1][-1] not in "sxzß.":
            yield [*words[:-1], words[-1] + "s"], _in_genitive(target)


def keys_of(tokens: list[Token]) -> tuple[list[str], list[str]]:
    """The keys of a text's words for the tree of names and for the tree of people."""
    keys = [_keys(t.text) for t in tokens]
    return [folded_word for folded_word, _ in keys], [key for _, key in keys]


@lru_cache(maxsize=1 << 13)
def _keys(word: str) -> tuple[str, str]:
    return fold(word), transliteration_key(word)
