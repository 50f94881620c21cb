"""The requests that load.py and queries.py send, and what a plain loop over the corpus says is right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from serving.corpus import COMMON_WORD, RARE_WORD, word

Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """A request: its path, what it finds, and the least ratio to bare Flask that is wanted at a million statements."""

    name: str
    path: str
    finds: Callable[[Line], bool] | None = None
    bar: float | None = None
    may_grow: bool = False  # whether more statements may make it slower by more than a third
    is_repeated: bool = False  # whether it is measured as sent again, too


def _ids(line: Line, field: str) -> list[str]:
    return [entity["id"] for entity in line[field]]


def _says(speaker: str) -> Callable[[Line], bool]:
    return lambda line: speaker in _ids(line, "speakers")


def _names(organisation: str) -> Callable[[Line], bool]:
    return lambda line: organisation in _ids(line, "organisations")


def _has(wanted: str) -> Callable[[Line], bool]:
    return lambda line: wanted in line["text"].split()


def _is_all_three(line: Line) -> bool:
    return _says("person-0")(line) and _names("BRICS")(line) and "ukraine" in line["themes"]


SPEAKER = Case(
    "a frequent speaker, newest 50", "/statements?speaker=person-0", _says("person-0"), 0.35, is_repeated=True
)
CASES = (
    SPEAKER,
    Case("an organisation", "/statements?organisation=BRICS", _names("BRICS"), 0.35),
    Case(
        "speaker + organisation + theme",
        "/statements?speaker=person-0&organisation=BRICS&theme=ukraine",
        _is_all_three,
        0.05,
        may_grow=True,
        is_repeated=True,
    ),
    Case("a rare word", f"/statements?q={word(RARE_WORD)}", _has(word(RARE_WORD)), 0.20),
    Case("a common word", f"/statements?q={word(COMMON_WORD)}", _has(word(COMMON_WORD)), 0.05, may_grow=True),
    Case("facet by theme of one organisation", "/stats?group_by=theme&organisation=BRICS", None, 0.50),
    Case("oldest first", "/statements?speaker=person-0&sort=published_on", _says("person-0")),
    Case("last stored first", "/statements?speaker=person-0&sort=-created_at", _says("person-0")),
    Case(
        "either of two speakers",
        "/statements?speaker=person-0&speaker=person-1",
        lambda line: bool({"person-0", "person-1"} & set(_ids(line, "speakers"))),
    ),
    Case(
        "a speaker since 2020",
        "/statements?speaker=person-0&from=2020-01-01",
        lambda line: _says("person-0")(line) and line["article"]["published_on"] >= "2020-01-01",
    ),
    Case("a mentioned entity", "/statements?entity=china", lambda line: "china" in _ids(line, "entities")),
)


def count(lines: Any) -> dict[str, int]:
    """How many lines each case finds, by its path."""
    finders = {case.path: case.finds for case in CASES if case.finds}
    found = dict.fromkeys(finders, 0)
    for line in lines:
        for path, finds in finders.items():
            found[path] += finds(line)
    return found
