"""Sources as sources.tsv tells them, found by any of their names or by the address of an article."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from extraction.text.folding import fold


class SourceKind(StrEnum):
    """What a source is."""

    GOVERNMENT = "government"
    STATE_MEDIA = "state-media"
    AGENCY = "agency"
    PRESS = "press"
    BROADCASTER = "broadcaster"
    ORGANISATION = "organisation"


class Evidence(StrEnum):
    """What public documents say of an address."""

    ANSWERED = "answered"
    NAMED = "named"
    UNCONFIRMED = "unconfirmed"


_RULES = 1  # to be raised whenever another source or side is found for an article
_KEY_CHARS = 200  # of a folded name, which may be longer than the name
_CLOSE = 0.7  # from 0 to 1, how much two names are alike
_SPEAKING = frozenset({SourceKind.GOVERNMENT, SourceKind.STATE_MEDIA, SourceKind.ORGANISATION})


@dataclass(frozen=True, slots=True)
class Source:
    """A house that publishes; `home` is a country by its ISO code or an organisation by its id, `seen_on` belongs to `address`."""

    id: str
    name: str
    names: tuple[str, ...]
    home: str
    kind: SourceKind
    domains: tuple[str, ...]
    feed: str | None
    listing: str | None
    language: str
    licence: str
    seen_on: date | None
    evidence: Evidence

    @property
    def address(self) -> str | None:
        """What is watched: the feed or, without one, the page."""
        return self.feed or self.listing

    @property
    def side(self) -> str | None:
        """Whose account its articles are: of a government, its media or an organisation that of its home; of others nobody's."""
        return self.home if self.kind in _SPEAKING else None


@cache
def version() -> str:
    """Another one whenever the catalogue, or how it resolves articles, is another one."""
    return hashlib.sha256(f"{_RULES}\n{_read_file()}".encode()).hexdigest()[:16]


@cache
def list_sources() -> tuple[Source, ...]:
    """All sources, in the order of the file."""
    text = _read_file()
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(_read(row) for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def get(id_: str) -> Source | None:
    """The source with an id."""
    return _by_id().get(id_)


def find(name: str) -> Source | None:
    """The source that has a name: its id, any of its names whatever their case and accents, or a domain."""
    return _by_name().get(fold(name)) or _find_domain(name.strip().lower())


def resolve(name: str | None, url: str | None) -> Source | None:
    """The source of an article: by what it calls its source, else by the domain of its address."""
    named = find(name) if name else None
    return named or find_by_address(url)


def key(name: str | None, url: str | None) -> str | None:
    """By what the source of an article is counted and found: the id of its source in the catalogue, else its name, folded."""
    source = resolve(name, url)
    return source.id if source else fold(name or "")[:_KEY_CHARS] or None


def asked_key(name: str) -> str | None:
    """The key of the source that somebody asks for, by its name or an address of its site."""
    source = find(name) or find_by_address(name)
    return source.id if source else key(name, None)


def find_by_address(url: str | None) -> Source | None:
    """The source whose domain an address is in."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    return _find_domain(host)


def find_close(name: str) -> list[str]:
    """The ids of sources with a name much like this one."""
    close = get_close_matches(fold(name), _by_name(), n=5, cutoff=_CLOSE)
    return list(dict.fromkeys(_by_name()[each].id for each in close))


def _find_domain(host: str) -> Source | None:
    """The closest domain counts, as german.cri.cn before cri.cn."""
    labels = host.rstrip(".").split(".")
    domains = _by_domain()
    return next((domains[part] for part in _ends(labels) if part in domains), None)


def _ends(labels: list[str]) -> Iterator[str]:
    for start in range(len(labels) - 1):
        yield ".".join(labels[start:])


@cache
def _by_id() -> dict[str, Source]:
    return {source.id: source for source in list_sources()}


@cache
def _by_name() -> dict[str, Source]:
    """A name that two have is that of the first."""
    found: dict[str, Source] = {}
    for source in list_sources():
        for name in (source.id, source.name):
            found.setdefault(fold(name), source)
    for source in list_sources():
        for name in source.names:
            found.setdefault(fold(name), source)
    return found


@cache
def _by_domain() -> dict[str, Source]:
    return {domain: source for source in list_sources() for domain in source.domains}


def _read_file() -> str:
    return (files(__package__) / "sources.tsv").read_text(encoding="utf-8")


def _read(row: list[str]) -> Source:
    id_, name, names, home, kind, domains, feed, listing, language, licence, seen_on, evidence = row
    return Source(
        id=id_,
        name=name,
        names=_split(names),
        home=home,
        kind=SourceKind(kind),
        domains=_split(domains),
        feed=_given(feed),
        listing=_given(listing),
        language=language,
        licence=licence,
        seen_on=date.fromisoformat(seen_on) if _given(seen_on) else None,
        evidence=Evidence(evidence),
    )


def _split(column: str) -> tuple[str, ...]:
    return () if column == "-" else tuple(column.split("|"))


def _given(column: str) -> str | None:
    return None if column == "-" else column
