"""Names of countries, organisations, institutions and capitals, and of those who live there; compared folded."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from extraction.knowledge import tables
from extraction.knowledge.names.trees import GENITIVES, Form, Node, Target, add, folded, in_genitive, words_of_names
from extraction.knowledge.records import Institution, Organisation
from extraction.text import growing, rows, word_list, words_of

_ATTRIBUTES = words_of("attribute_in_name")
_FEMININE_PLURAL = word_list("feminine_plural_ending")
_AFTER_E, _INHABITANTS = word_list("inhabitant_ending_after_e"), word_list("inhabitant_ending")
_ADJECTIVE_ENDINGS = ("", *word_list("adjective_ending"))
_INFLECTED = word_list("adjective_ending")


@cache
@growing()
def name_tree() -> Node:
    """Countries, organisations, institutions and capitals."""
    root = Node({}, [])
    for words, target in [*_inflected(_names()), *_adjectives(), *_inhabitants(), *_capital_forms()]:
        add(root, [folded(word) for word in words], target)
    return root


@cache
def single_names() -> dict[str, Target]:
    """The names of one word that may be the first part of a compound ("EU-Kommission", "Kremlsprecher"), folded."""
    found: dict[str, Target] = {}
    for key, node in name_tree().following.items():
        for target in node.targets:
            if target.form in (Form.NAME, Form.CAPITAL) and not target.genitive:
                found.setdefault(key, target)
    return found


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
            for ending in GENITIVES:
                genitive = [*variant[:head], variant[head] + ending, *variant[head + 1 :]]
                yield genitive, in_genitive(target)


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
