"""Checks the tables of knowledge: what an editor can get wrong, a line for each fault.

``python -m extraction.knowledge`` prints the faults and exits 1 if there is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from extraction.knowledge import asked_names, tables
from extraction.knowledge.names import title_of
from extraction.knowledge.records import FEMALE, MALE, Institution, Organisation
from extraction.text import rows
from extraction.text.folding import fold
from extraction.text.lexicon import WORD_LIST_TABLES, data_files

# The columns of each table.
_TABLES = {
    "act_hints.tsv": 3, "act_weights.tsv": 3, "clocks.tsv": 2, "related_words.tsv": 2,
    "acts.tsv": 5, "asked_names.tsv": 2, "asked_offices.tsv": 2,
    "body_endings.txt": 1, "choice_words.tsv": 3, "common_words.tsv": 2, "countries.tsv": 15,
    "contractions.tsv": 2, "document_nouns.txt": 1, "event_nouns.tsv": 3, "event_verbs.tsv": 4, "months.tsv": 2, "weekdays.tsv": 2,
    "event_attending.tsv": 2, "courtesies.txt": 1, "languages.tsv": 3, "foreign_names.tsv": 2, "dissolved_states.tsv": 3,
    "person_titles.tsv": 2, "professions.tsv": 1, "theme_words.tsv": 2,
    "genre_words.tsv": 2, "given_names.tsv": 2, "institution_nouns.tsv": 3, "institutions.tsv": 6, "label_bodies.tsv": 2,
    "described_offices.tsv": 3, "label_titles.tsv": 3, "metonyms.tsv": 2, "newspapers.tsv": 2, "nicknames.tsv": 2, "offices.tsv": 4,
    "organisations.tsv": 8, "other_senses.tsv": 2, "parties.tsv": 2, "party_words.tsv": 2, "people.tsv": 8, "preambles.tsv": 2,
    "places.tsv": 4, "reporting_nouns.tsv": 2, "roles.tsv": 8, "shared_names.tsv": 3, "shared_surnames.txt": 1, "spokespeople.tsv": 5,
    "theme_evidence_weights.tsv": 3, "theme_hints.tsv": 3, "theme_terms.tsv": 3,
    "durations.tsv": 3, "theme_word_weights.tsv": 3, "title_exceptions.txt": 1, "titles.tsv": 5,
}  # fmt: skip
# The columns of tables in which some may be left out or empty: at least and at most.
_LOOSE_TABLES = {
    "abbreviations.txt": (1, 2), "act_words.tsv": (3, 4), "organisation_nouns.tsv": (3, 4),
    "reporting_verbs.tsv": (4, 4), "source_nouns.tsv": (1, 2),
    "themes.tsv": (6, 6),
}  # fmt: skip
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_QID = re.compile(r"Q[1-9]\d*$")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*$|[A-Z0-9]+(?:-[A-Z]+)*$")


def find_faults() -> Iterator[str]:
    """Every fault of the data. The tables are only looked into where each of their rows has its columns."""
    malformed = [*_unknown_files(), *_malformed(), *_unreadable_roles()]
    yield from malformed
    if not malformed:
        checks = (
            _ids, _wikidata, _names, _surnames, _parents, _institutions, _people, _roles, _offices, _person_titles,
            _classes,
        )  # fmt: skip
        for check in checks:
            yield from check()


def _malformed() -> Iterator[str]:
    for name, width in _TABLES.items():
        for row in rows(name):
            if len(row) != width or not all(row):
                yield f"{name}: {row[0]}: {len(row)} columns instead of {width}, or an empty one"
            elif any("" in cell.split("|") for cell in row):
                yield f"{name}: {row[0]}: an empty value between two bars"
    for name, (least, most) in _LOOSE_TABLES.items():
        for row in rows(name):
            if not row[0] or not least <= len(row) <= most:
                yield f"{name}: {row[0]}: {len(row)} columns instead of {least} to {most}"


def _unknown_files() -> Iterator[str]:
    """A table that nothing reads: its name may be wrong."""
    known = {*_TABLES, *_LOOSE_TABLES, *WORD_LIST_TABLES}
    yield from (f"{name}: a table that nothing checks" for name in data_files() if name not in known)


def _unreadable_roles() -> Iterator[str]:
    offices = {row[0] for row in rows("offices.tsv")}
    for row in rows("roles.tsv"):
        if row[1] not in offices:
            yield f"{row[0]}: no office {row[1]}"
        yield from (f"{row[0]}: {fault}" for fault in (_date_faults(*row[3:5]) if len(row) > 4 else ()))


def _repeated(values: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            yield value
        seen.add(value)


def _ids() -> Iterator[str]:
    ids = [row[2] for row in rows("countries.tsv")]
    ids += [row[0] for name in ("organisations.tsv", "institutions.tsv", "people.tsv") for row in rows(name)]
    cities = [city[0] for country in tables.countries().values() for city in country.cities]
    ids += [place.id for place in tables.places()]
    ids += [tables.slug(city) for city in cities if tables.slug(city) not in ids]
    yield from (f"id twice: {identifier}" for identifier in _repeated(ids))
    yield from (f"no id: {identifier}" for identifier in ids if not _ID.match(identifier))
    yield from (f"country code twice: {code}" for code in _repeated(row[0] for row in rows("countries.tsv")))


def _wikidata() -> Iterator[str]:
    qids = [e.wikidata for e in tables.entities().values() if e.wikidata is not None]
    yield from (f"Wikidata id twice: {qid}" for qid in _repeated(qids))
    yield from (f"no Wikidata id: {qid}" for qid in qids if not _QID.match(qid))


def _names() -> Iterator[str]:
    """A name may stand for two only where shared_names.tsv says so."""
    allowed = {fold(name): set(ids.split("|")) for name, ids, _ in rows("shared_names.tsv")}
    bearers: dict[str, set[str]] = {}
    for identifier, name in _all_names():
        bearers.setdefault(fold(name), set()).add(identifier)
    for name, ids in bearers.items():
        if len(ids) > 1 and ids != allowed.get(name):
            yield f"name of several without a rule: {name!r}: {', '.join(sorted(ids))}"
    yield from (f"rule for a name that nobody shares: {name!r}" for name in allowed if len(bearers.get(name, ())) < 2)


def _all_names() -> Iterator[tuple[str, str]]:
    for country in tables.countries().values():
        for name in (country.name, country.name_en, country.official, *country.aliases, *country.adjectives):
            yield country.id, name
    bodies: list[Organisation | Institution] = [*tables.organisations().values(), *tables.institutions().values()]
    for body in bodies:
        yield from ((body.id, name) for name in (body.name, body.name_en, *body.aliases))
    for place in tables.places():
        yield from ((place.id, name) for name in (place.name, *place.aliases))
    for person in tables.people().values():
        yield from ((person.id, name) for name in (person.name, person.name_en, *person.aliases))


def _surnames() -> Iterator[str]:
    shared = {fold(row[0]) for row in rows("shared_surnames.txt")}
    for surname in _repeated(fold(person.surname) for person in tables.people().values()):
        if surname not in shared:
            yield f"surname of several that shared_surnames.txt does not have: {surname}"


def _classes() -> Iterator[str]:
    """A class of words with two rows: each of its readers would get the words of both."""
    yield from (
        f"genre_words.tsv: class twice: {name}" for name in _repeated(row[0] for row in rows("genre_words.tsv"))
    )


def _parents() -> Iterator[str]:
    for organisation in tables.organisations().values():
        parent = organisation.parent
        if parent is not None and parent not in tables.organisations():
            yield f"{organisation.id}: no organisation {parent}"
        elif organisation.id in tables.ancestors(organisation.id):
            yield f"{organisation.id}: part of itself"


def _institutions() -> Iterator[str]:
    for institution in tables.institutions().values():
        if institution.country is not None and institution.country not in tables.countries():
            yield f"{institution.id}: no country or organisation {institution.country}"
    named = [(row[0], ids) for row in rows("organisation_nouns.tsv") for ids in row[2:]]
    for noun, ids in [*named, *((row[0], row[1]) for row in rows("metonyms.tsv"))]:
        bodies = tables.organisations().keys() | tables.institutions().keys() | {"*"}
        yield from (f"{noun}: no organisation {i}" for i in ids.split("|") if i not in bodies)
    for noun, _, pairs in rows("institution_nouns.tsv"):
        for pair in pairs.split("|") if pairs != "-" else ():
            country, _, institution_id = pair.partition("=")
            if country not in tables.countries() or institution_id not in tables.institutions():
                yield f"institution_nouns.tsv: {noun}: {pair}"


def _people() -> Iterator[str]:
    for person in tables.people().values():
        if person.gender not in (MALE, FEMALE):
            yield f"{person.id}: gender {person.gender}"
        if person.country is not None and person.country not in tables.countries():
            yield f"{person.id}: no country {person.country}"


def _roles() -> Iterator[str]:
    for person, office, side, _, _, verified, titles, source in rows("roles.tsv"):
        if person not in tables.people():
            yield f"roles.tsv: no person {person}"
        if side not in tables.countries() and side not in tables.organisations() and side != "-":
            yield f"{person}: no country or organisation {side}"
        if office == "other" and titles == "-":
            yield f"{person}: a role without a title"
        if verified == "verified" and source == "-":
            yield f"{person}: verified without a source"


def _date_faults(first: str, last: str) -> Iterator[str]:
    try:
        start = tables.first_day(first)
        end = tables.last_day(last) if last != "-" else date.max
    except ValueError:
        yield f"no date: {first}, {last}"
        return
    if not _FIRST_YEAR <= start.year <= _LAST_YEAR or not (end == date.max or end.year <= _LAST_YEAR):
        yield f"date out of range: {first}, {last}"
    if end < start:
        yield f"ends before it begins: {first}, {last}"


def _offices() -> Iterator[str]:
    for office in tables.offices().values():
        for title in (*office.men, *office.women):
            if title_of(title.split()[0]) is None:
                yield f"offices.tsv: {office.id}: {title} is no title of titles.tsv"


def _person_titles() -> Iterator[str]:
    """Each use is one that queries ask for; a word has one use inside titles, though it may be a title besides ("general")."""
    uses = {*asked_names.TITLES, asked_names.WITHIN, asked_names.LINK, asked_names.HEAD}
    inside: list[str] = []
    for use, words in rows("person_titles.tsv"):
        if use not in uses:
            yield f"person_titles.tsv: no use {use}"
        if use not in asked_names.TITLES:
            inside += map(fold, words.split())
    yield from (f"person_titles.tsv: word twice inside titles: {word}" for word in _repeated(inside))
