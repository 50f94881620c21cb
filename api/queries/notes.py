"""What whoever asked is told beside the response."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


class Note(str):
    """A sentence in English; `parts` say the same to programs, which may tell it in words of their own.

    `code` is what kind of note it is; the others are those of schemas.page.Note that apply.
    """

    parts: dict[str, Any]

    def __new__(cls, sentence: str, code: str, **parts: Any) -> Note:
        """Members that are None or empty are left out."""
        note = super().__new__(cls, sentence)
        note.parts = {"code": code} | {name: part for name, part in parts.items() if part not in (None, (), [])}
        return note

    def about(self, parameter: str) -> Note:
        """The same of another parameter."""
        own = self.parts.get("parameter", "")
        return Note(f"{parameter}{self.removeprefix(own)}", **self.parts | {"parameter": parameter})

    def of_side(self, side: str) -> Note:
        """The same of one of two sides whose parameters begin with its name."""
        if "parameter" in self.parts:
            return self.about(f"{side}.{self.parts['parameter']}")
        return Note(f"{side}: {self}", **self.parts | {"side": side})


def describe(notes: Iterable[Note]) -> dict[str, Any]:
    """The notes as `meta` of a response has them."""
    told = list(notes)
    return {"warnings": list(map(str, told))} | ({"notes": [note.parts for note in told]} if told else {})
