"""Labels of one kind on a statement, with the words that show them."""

from __future__ import annotations

from collections.abc import Container
from typing import Generic, TypeVar

from extraction.text import Evidence, dataclass

Value = TypeVar("Value", bound=str)


@dataclass(frozen=True, slots=True)
class Labels(Generic[Value]):
    """The themes, the acts or those on whose behalf a statement is made, the first one first; empty ones are false."""

    values: tuple[Value, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.values)

    def __add__(self, others: Labels[Value]) -> Labels[Value]:
        return Labels((*self.values, *others.values), (*self.evidence, *others.evidence))

    def only(self, kept: Container[str]) -> Labels[Value]:
        """Those of the labels that are kept, with their evidence."""
        values = tuple(value for value in self.values if value in kept)
        return Labels(values, tuple(e for e in self.evidence if e.value in values))
