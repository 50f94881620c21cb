"""Scans a text once for known names: which words name a country, organisation, institution, city or person.

People's surnames are only candidates here; who is meant is decided with the whole article in view (linking.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extraction.knowledge import tables
from extraction.knowledge.names import (
    Form,
    Target,
    folded,
    is_given_name,
    keys_of,
    keys_of_word,
    longest,
    name_tree,
    people_tree,
)
from extraction.linking.compound_names import names_in_compound
from extraction.text import EntityType, Token, words_of
from extraction.text.dictionary import is_known
from extraction.text.records import keeping_words

_NAME_PARTICLES = words_of("name_particle_of_known")
_LOCATIVE = words_of("locative_preposition")
_SMALL_NAMES = words_of("small_name")
_NATIONAL = words_of("national")


@dataclass(slots=True)
class NameMatch:
    """A row of words, as a half-open range of tokens, and what it names.

    `entity` is the id, empty while a surname's holder is open; `candidates` are the ids that it may be. `start` and `end` are
    character offsets, those of the part where only a part of a compound is meant ("EU" in "EU-Kommission").
    """

    first: int
    last: int
    start: int
    end: int
    form: Form
    entity: str
    candidates: tuple[str, ...] = ()
    gender: str | None = None
    genitive: bool = False
    shared: bool = False
    partial: bool = False


@dataclass(slots=True)
class Scan:
    """All matches of a text, by token. The parts of compounds are kept apart.

    `starting_at` gives the match whose first token one is.
    """

    _starts: dict[int, NameMatch] = field(default_factory=dict)
    _ends: dict[int, NameMatch] = field(default_factory=dict)
    _parts: dict[int, list[NameMatch]] = field(default_factory=dict)
    removed: dict[int, NameMatch] = field(default_factory=dict)
    starting_at: Callable[[int], NameMatch | None] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.starting_at = self._starts.get  # asked of each word again and again

    @property
    def matches(self) -> Iterable[NameMatch]:
        """The matches in the order of the text."""
        return self._starts.values()

    @property
    def parts(self) -> Iterator[NameMatch]:
        """The names inside compounds in the order of the text."""
        return (part for parts in self._parts.values() for part in parts)

    def add(self, match: NameMatch) -> None:
        """Put in a match; matches come in the order of the text."""
        if match.partial:
            self._parts.setdefault(match.first, []).append(match)
            return
        self._starts[match.first] = match
        self._ends[match.last] = match

    def remove(self, match: NameMatch) -> None:
        """Take out a match that turned out to be something else."""
        del self._starts[match.first], self._ends[match.last]
        self.removed[match.first] = match

    def put_back(self, first: int, last: int) -> None:
        """Put a match between two tokens back in that was taken out too soon."""
        match = self.removed.get(first)
        if match is not None and match.last == last:
            self.add(match)

    def parts_at(self, token: int) -> list[NameMatch]:
        """The names inside the compound at a token."""
        return self._parts.get(token, [])

    def ending_at(self, token: int) -> NameMatch | None:
        """The match that ends before this token."""
        return self._ends.get(token)


def scan(tokens: list[Token]) -> Scan:
    """Find every known name."""
    found = Scan()
    names, people = keys_of(tokens)
    end = 0
    for i in [i for i, token in enumerate(tokens) if _may_open_name(token.text)]:  # few of the words
        if i >= end:
            end = _scan_at(found, tokens, names, people, i)
    return found


@keeping_words
def _may_open_name(word: str) -> bool:
    """Whether a known name starts with a word, or stands inside of it."""
    name, person = keys_of_word(word)
    upper = word[0].isupper()
    return (
        name in name_tree().following
        or ((upper or word in _NAME_PARTICLES) and person in people_tree().following)
        or ((upper or "-" in word) and bool(names_in_compound(word)))
    )


def _scan_at(found: Scan, tokens: list[Token], names: Sequence[str], people: Sequence[str], i: int) -> int:
    """Put in what starts at token `i`; the end of it, or `i`."""
    word = tokens[i].text
    if not word[0].isalpha():
        return i
    upper = word[0].isupper()
    match = _name_at(tokens, names, i) if names[i] in name_tree().following else None
    if upper or word in _NAME_PARTICLES:
        person = _person_at(tokens, people, i)
        if (
            person is not None
            and (match is None or person.last >= match.last)
            and not _is_country(match, person, people)
        ):
            match = person
    if match is not None:
        _take_apostrophe(tokens, match)
        found.add(match)
        return match.last
    if (upper or "-" in word) and names_in_compound(word):
        for part in _parts(tokens[i], i):
            found.add(part)
    return i


def _is_country(match: NameMatch | None, person: NameMatch, keys: Sequence[str]) -> bool:
    """Whether a country's name that somebody also bears is the country's: nobody's given name is in the text."""
    if match is None or match.form is not Form.NAME or person.form is not Form.SURNAME or match.last != person.last:
        return False
    if tables.entities()[match.entity].type is not EntityType.COUNTRY:
        return False
    given = {folded(tables.people()[one].name.split()[0]) for one in person.candidates}
    return given.isdisjoint(keys)


def _take_apostrophe(tokens: list[Token], match: NameMatch) -> None:
    """ "Barbados’" and "Marcos'" are genitives."""
    following = tokens[match.last] if match.last < len(tokens) else None
    if following is not None and following.text in ("’", "'", "ʼ") and following.start == match.end and match.end:
        match.genitive = match.genitive or tokens[match.last - 1].text[-1] in "sxzß"
        match.last += match.genitive
    elif tokens[match.last - 1].text[-1] in "’'":
        match.genitive = True


def _name_at(tokens: list[Token], keys: Sequence[str], i: int) -> NameMatch | None:
    end, targets = longest(name_tree(), keys, i)
    fitting = [t for t in targets if _spelled_like(tokens, i, t)]
    if not fitting:
        return None
    target = _choose(tokens, i, end, fitting)
    if _is_national_body(tokens, i, end, target):
        return None
    entity = target.entity
    if target.form is Form.CAPITAL and i and tokens[i - 1].text.lower() in _LOCATIVE and target.place:
        entity = target.place
    return NameMatch(
        i, end, tokens[i].start, tokens[end - 1].end, target.form, entity, (), target.gender, target.genitive
    )


def _spelled_like(tokens: list[Token], i: int, target: Target) -> bool:
    """Acronyms in capitals, names with a capital letter but for those that go without ("amnesty"); adjectives as they come."""
    word = tokens[i].text
    if target.acronym:
        return word[: max(2, len(word) - 1)].isupper()
    return target.form is Form.ADJECTIVE or word[0].isupper() or word in _SMALL_NAMES


def _choose(tokens: list[Token], i: int, end: int, targets: list[Target]) -> Target:
    """An adjective before a noun, an inhabitant otherwise: "Schweizer Banken", "der Schweizer"; a name before anything."""
    by_form = {t.form: t for t in reversed(targets)}
    if Form.NAME in by_form:
        return by_form[Form.NAME]
    noun_follows = end < len(tokens) and tokens[end].text[0].isupper()
    if Form.INHABITANT in by_form and Form.ADJECTIVE in by_form:
        lower = tokens[i].text[0].islower()
        return by_form[Form.ADJECTIVE if lower or noun_follows else Form.INHABITANT]
    return targets[0]


def _is_national_body(tokens: list[Token], i: int, end: int, target: Target) -> bool:
    """ "der russische Sicherheitsrat", "der Nationale Sicherheitsrat" are no organs of the United Nations."""
    if end != i + 1 or i == 0 or target.entity not in tables.organisations() or not tokens[i].text[1:].islower():
        return False
    before = tokens[i - 1].text.lower()
    targets = name_tree().following.get(folded(before))
    adjective = targets is not None and any(t.form is Form.ADJECTIVE for t in targets.targets)
    return adjective or before in _NATIONAL


def _person_at(tokens: list[Token], keys: Sequence[str], i: int) -> NameMatch | None:
    if keys[i] not in people_tree().following:
        return None
    end, targets = longest(people_tree(), keys, i)
    if not targets or (tokens[end - 1].text.islower() and tokens[end - 1].text != "."):
        return None
    full = [t for t in targets if t.form is Form.FULL_NAME]
    if full:
        return NameMatch(
            i, end, tokens[i].start, tokens[end - 1].end, Form.FULL_NAME, full[0].entity, genitive=full[0].genitive
        )
    if end == i + 1 and not _spells(tokens[i].text, targets):
        return None
    candidates = tuple(dict.fromkeys(t.entity for t in targets))
    shared = any(t.shared for t in targets) or len(candidates) > 1
    return NameMatch(
        i,
        end,
        tokens[i].start,
        tokens[end - 1].end,
        Form.SURNAME,
        "",
        candidates,
        genitive=targets[0].genitive,
        shared=shared,
    )


def _spells(word: str, targets: list[Target]) -> bool:
    """A word or a given name is a surname only in its own spelling: "Babys" is no genitive of Babiš, "Michael" no Michal."""
    if is_given_name(word):
        return any(tables.slug(word).removesuffix("s") == tables.slug(_surname(t)).removesuffix("s") for t in targets)
    if not is_known(word):
        return True
    bare = folded(word).removesuffix("s")
    return any(folded(_surname(t)).removesuffix("s").endswith(bare) for t in targets)


def _surname(target: Target) -> str:
    return tables.people()[target.entity].surname


def _parts(token: Token, i: int) -> list[NameMatch]:
    """The names inside a compound: "EU-Kommission", "Putin-Berater", "Ukrainekrieg"."""
    return [
        NameMatch(i, i + 1, token.start + start, token.start + end, Form.NAME, entity, partial=True)
        for start, end, entity in names_in_compound(token.text)
    ]
