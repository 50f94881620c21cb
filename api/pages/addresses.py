"""The query in a page's address, and the addresses of queries near it.

A parameter of the page is the parameter of /statements of that name; a few more say only how it is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from api.pages.asking import address_of, write_pair
from schemas.statement import StatementFilters

PERIOD = ("from", "to")
FILTERS = tuple(field.data_key or name for name, field in StatementFilters().fields.items())
PAGING = ("sort", "limit", "cursor")
SHOWING = ("picture", "more", "lang")  # how the page shows it
_FIRST = ("q", "speaker", "country", "organisation", "theme", "act", "kind")
ORDER = {name: place for place, name in enumerate(dict.fromkeys((*_FIRST, *FILTERS, *PAGING, *SHOWING)))}
_IGNORED = {"explain": None, "format": None, "sort": "-published_on"}  # whatever their value, or at their default

Pair = tuple[str, str]
Linking = Callable[[Mapping[str, str]], str]  # the address with the values of some parameters


@dataclass(frozen=True)
class Address:
    """A page's address: `path` and the pairs of its query."""

    pairs: tuple[Pair, ...]
    path: str = "/"

    @classmethod
    def read(cls, pairs: Iterable[Pair], path: str = "/") -> Address:
        """Without empty values, what is there twice, and what says nothing here; in one order."""
        kept = dict.fromkeys((name, value.strip()) for name, value in pairs)
        said = [(name, value) for name, value in kept if value and not _says_nothing(name, value)]
        return cls(tuple(sorted(said, key=_place)), path)

    @cached_property
    def href(self) -> str:
        """As a link has it."""
        return address_of(self.path, self.pairs)

    def all(self, name: str) -> list[str]:
        """The values of a parameter."""
        return [value for other, value in self.pairs if other == name]

    def get(self, name: str) -> str:
        """The first value of a parameter, or nothing."""
        return next(iter(self.all(name)), "")

    @property
    def filters(self) -> list[Pair]:
        """What is asked for, whatever the page and how it is shown."""
        return [pair for pair in self.pairs if pair[0] not in (*PAGING, *SHOWING)]

    @property
    def asked(self) -> list[Pair]:
        """What /statements is asked."""
        return [pair for pair in self.pairs if pair[0] not in SHOWING]

    def with_values(self, **values: str | Iterable[str]) -> Address:
        """With these parameters alone set, in place of any of their names; `from_` is `from`. Always the first page."""
        named = {name.rstrip("_"): [value] if isinstance(value, str) else value for name, value in values.items()}
        kept = [pair for pair in self.pairs if pair[0] not in (*named, "cursor", "more")]
        return Address.read([*kept, *((name, one) for name, all_ in named.items() for one in all_)], self.path)

    def toggled(self, name: str, value: str) -> Address:
        """With a value more, or without it if it is there."""
        values = self.all(name)
        others = [one for one in values if one != value]
        return self.with_values(**{name: others if value in values else [*values, value]})

    def linking(self, *names: str) -> Linking:
        """What writes the links that `with_values` has for one value of each of these names: a page has hundreds of them."""
        pairs = self.with_values(**dict.fromkeys(names, "*")).pairs
        parts = [(name, "" if name in names else write_pair((name, value))) for name, value in pairs]
        path = f"{address_of(self.path)}?"

        def link(values: Mapping[str, str]) -> str:
            return path + "&".join(written or write_pair((name, values[name])) for name, written in parts)

        return link

    def without(self, *names: str) -> Address:
        """Without some parameters."""
        return Address(tuple(pair for pair in self.pairs if pair[0] not in names), self.path)


def _says_nothing(name: str, value: str) -> bool:
    return name in _IGNORED and _IGNORED[name] in (None, value)


def _place(pair: Pair) -> tuple[int, str]:
    return ORDER.get(pair[0], len(ORDER)), pair[1] if pair[0] != "q" else ""
