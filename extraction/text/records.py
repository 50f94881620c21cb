"""Records that stages hand on and nobody changes, and what was found out of words: quicker than by `dataclasses` and `functools`.

Most of the words of a text come again and again, so `keeping_words` keeps what a function says of them.

Where the code is checked this is `dataclass` and `replace` of `dataclasses`, and a frozen record is frozen. Where it runs
nothing guards a frozen record: to set a field of one past its own guard takes three times as long, and an article makes hundreds
of records a sentence.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from dataclasses import replace as replace
else:

    def dataclass(*, frozen: bool = False, eq: bool = True, **options: Any) -> Callable[[type], type]:
        """As `dataclasses.dataclass`; a frozen record can be hashed like any frozen one, and is not guarded."""
        return dataclasses.dataclass(eq=eq, unsafe_hash=frozen and eq, **options)

    def replace(record: Any, **changes: Any) -> Any:
        """A record with some fields changed, as `dataclasses.replace` makes it; a frozen one that is so already itself."""
        kind = type(record)
        places, values_of, frozen = _fields(kind)
        values = list(values_of(record))
        changed = not frozen
        for name, value in changes.items():
            place = places.get(name)
            if place is None:
                raise TypeError(f"{kind.__name__} is not made with {name}")
            if values[place] is not value:
                values[place] = value
                changed = True
        return kind(*values) if changed else record


@cache
def _fields(record: type) -> tuple[dict[str, int], Callable[[Any], tuple[Any, ...]], bool]:
    """The places of a record's fields in its making, what reads all of them at once, and whether nobody changes them."""
    names = tuple(field.name for field in dataclasses.fields(record) if field.init)
    read = attrgetter(*names)
    made = record.__dataclass_params__  # type: ignore[attr-defined]
    places = {name: place for place, name in enumerate(names)}
    return places, read if len(names) > 1 else lambda record: (read(record),), made.frozen or made.unsafe_hash


WORDS = 1 << 13  # of which each function keeps its results; an article has some thousands
_YEAR = 4  # digits
_Found = TypeVar("_Found")
_More = TypeVar("_More")


class _Memory(dict[str, _Found]):
    """Word → result. When it is full, the half that it has kept longest goes."""

    def __init__(self, look_up: Callable[[str], _Found]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, word: str) -> _Found:
        found = self._look_up(word)
        if is_long_figure(word):
            return found
        if len(self) >= WORDS:
            for old in tuple(islice(self, WORDS // 2)):
                self.pop(old, None)  # another thread may have dropped it
        self[word] = found
        return found


def is_long_figure(word: str) -> bool:
    """Whether a word is a figure that hardly comes again, as years do: they would fill the memory of a server that reads for hours."""
    return len(word) > _YEAR and word[0].isdigit()


def keeping_words(look_up: Callable[[str], _Found]) -> Callable[[str], _Found]:
    """A function of a word that keeps its results but those of long figures.

    What is known is found without a call of Python's, as by `functools.lru_cache`.
    """
    return _Memory(look_up).__getitem__


def keeping_forms(look_up: Callable[[str, _More], _Found]) -> Callable[[str, _More], _Found]:
    """The same for a function of a word and something that is known of it, as its lemma.

    What has not been asked for longest goes first, so that figures, which hardly come again, are soon gone by themselves.
    """
    return lru_cache(maxsize=WORDS // 2)(look_up)
