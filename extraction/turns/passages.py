"""What the readers of the genres find: stretches of characters that belong to a speaker, a questioner or nobody."""

from __future__ import annotations

from extraction.text import Genre, Span, TurnKind, dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text, as a turn will hold it.

    `speaker`, `label` and `on_behalf_of` stand in the text or are phrases from outside of it.
    """

    kind: TurnKind
    start: int
    end: int
    speaker: Span | str | None = None
    label: Span | str | tuple[Span, ...] = ()
    on_behalf_of: str | None = None
    official: bool = False
    declares: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """A text of a genre: its passages in order. What none covers is read like any article; with `reports` that is what counts."""

    genre: Genre
    passages: tuple[Passage, ...]
    reports: bool = False


def silence(start: int, end: int) -> Passage:
    """A stretch that holds nobody's words."""
    return Passage(TurnKind.SILENCE, start, end)


def question(start: int, end: int) -> Passage:
    """A stretch in which somebody only asks."""
    return Passage(TurnKind.QUESTION, start, end)
