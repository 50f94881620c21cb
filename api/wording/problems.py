"""Problems (RFC 9457) told to people: in English as they are sent, in German from their type and the members of their faults.

What the types are called in German is in problems.tsv; the English is where they are defined.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from api.wording.texts import Texts


@dataclass(frozen=True)
class ToldFault:
    """One thing that is wrong: the field's name, what is wrong with it in the page's language or else in `lang`, what is allowed."""

    field: str
    text: str
    lang: str
    allowed: Sequence[str] = ()


@dataclass(frozen=True)
class ToldProblem:
    """What is wrong: a title, a sentence, and each fault."""

    title: str
    text: str
    lang: str
    faults: Sequence[ToldFault]


def tell(problem: Mapping[str, Any], words: Texts) -> ToldProblem:
    """What a page says of a problem."""
    own = translate(problem, words.lang)
    text = own["meaning"] if own else str(problem.get("detail") or problem.get("title", ""))
    faults = [_tell_fault(fault, problem, words) for fault in problem.get("errors", ())]
    lang = words.lang if own else "en"
    return ToldProblem(own["title"] if own else str(problem.get("title", "")), text, lang, faults)


def translate(problem: Mapping[str, Any], lang: str) -> Mapping[str, str] | None:
    """Title, meaning and remedy of a problem's type in a language; None in English, and of a type that is not known."""
    return _read().get(_slug(problem)) if lang == "de" else None


def _slug(problem: Mapping[str, Any]) -> str:
    return str(problem.get("type", "")).rpartition("/")[2]


def _tell_fault(fault: Mapping[str, Any], problem: Mapping[str, Any], words: Texts) -> ToldFault:
    name = fault.get("parameter") or str(fault.get("pointer", "")).removeprefix("/")
    field = words.find(f"field.{name}") or words.find(f"paste.{name}") or name
    allowed = fault.get("allowed", ())
    own = None if words.lang == "en" else _say(fault, name, _slug(problem), words)
    return ToldFault(field, own or fault["detail"], words.lang if own else "en", allowed)


def _say(fault: Mapping[str, Any], name: str, slug: str, words: Texts) -> str | None:
    """What is wrong, told by the members of a fault; None if they don't tell it."""
    if slug == "unknown-parameter":
        return words("fault.unknown")
    if fault.get("allowed"):
        return words("fault.choice")
    if "part" in fault and "offset" in fault:
        return words("fault.query", part=fault["part"], place=int(fault["offset"]) + 1)
    return words.find(f"fault.{name.rpartition('.')[2]}")


@cache
def _read() -> Mapping[str, Mapping[str, str]]:
    lines = (files("api.wording") / "problems.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {slug: {"title": title, "meaning": meaning, "remedy": remedy} for slug, title, meaning, remedy in rows}
