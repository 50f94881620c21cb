"""Whose account an article is, and each of its statements: a country by its ISO code or an organisation by its id."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from api.models import Article
from api.sources import catalogue
from extraction.knowledge.sides import Affiliated, side_of


class Relay(Affiliated, Protocol):
    """An entity, as far as the side of what it relays depends on it."""

    @property
    def name(self) -> str: ...  # noqa: D102


def resolve_source(article: Article) -> None:
    """Note of which house an article is, and whose account."""
    article.source_folded = catalogue.key(article.source, article.url)
    article.side = side_of_article(article.given_side, article.source, article.url)


def side_of_article(given: str | None, source: str | None, url: str | None) -> str | None:
    """The side that was given, or else that of the article's source in the catalogue."""
    if given:
        return given
    house = catalogue.resolve(source, url)
    return house.side if house else None


def side_of_statement(of_article: str | None, relayed_by: Iterable[Relay]) -> str | None:
    """That of the article or, inside the story of an agency, whose own account nothing is, of the outermost relay that has one."""
    return of_article or next(filter(None, map(_side_of_relay, relayed_by)), None)


def _side_of_relay(relay: Relay) -> str | None:
    """A house of the catalogue has its own: an agency none, whatever its country."""
    house = catalogue.find(relay.name)
    return house.side if house else side_of(relay)
