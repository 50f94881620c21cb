"""Titles before the title that stands beside a name: "Der Vorsitzende, Präsident Paul Kagame, …"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from extraction.grammar import verb_forms
from extraction.linking.links import Links, PersonMention
from extraction.linking.title_phrases import TitlePhrase
from extraction.text import Token, words_of

_DEFINITE = words_of("article_of_person")
_OWNERS_BEFORE_TITLE = words_of("owner_before_title")


def add_earlier_title(tokens: list[Token], links: Links, earlier: Mapping[int, TitlePhrase]) -> None:
    """ "Der Vorsitzende, Präsident Paul Kagame, …", "den Präsidenten Guineas und Vorsitzenden der Union, Alpha Condé,": one person.

    `earlier` has the title phrases read so far by their ends. A name that no mark closes may be the next one of several.
    """
    person = links.people[-1] if links.people else None
    if person is None or len(person.titles) != 1:
        return
    title = person.titles[0]
    if (directly := earlier.get(title.first)) is not None and title.determiner is None:
        person.titles.append(directly)  # "Regierungssprecher | Oberst Abdoulaye Maïga"
        return
    lead = earlier.get(title.first - 1)
    joint = tokens[title.first - 1].text if lead else ""
    if lead is not None and joint == "und" and title.determiner is None and not title.on_behalf_of:
        title = person.titles[0] = replace(
            title, on_behalf_of=lead.on_behalf_of
        )  # "den kenianischen Präsidenten und Parteichef X"
    if not _is_closed(tokens, person):
        return
    owned = lead is not None and joint == "," and _is_owned(tokens, lead)  # "Deren Vorsitzender, Erzbischof X,"
    if (
        lead is None
        or (lead.determiner not in _DEFINITE and not owned)
        or not set(lead.title.genders) & set(title.title.genders)
    ):
        return
    apart = title.far + 1 == person.first or _is_singular_verb(tokens, lead.first - 1)
    if joint == "," or (joint == "und" and title.determiner is None and apart):
        person.titles.append(lead)


def _is_owned(tokens: list[Token], phrase: TitlePhrase) -> bool:
    return bool({phrase.determiner, tokens[phrase.first - 1].text.lower()} & _OWNERS_BEFORE_TITLE)


def _is_singular_verb(tokens: list[Token], i: int) -> bool:
    """Whether the word at a token is a finite verb in the singular: "erklärt | der Ökonom und Ostexperte X" is one."""
    forms = [form for form in verb_forms(tokens[i].text) if form.finite] if i >= 0 else []
    return bool(forms) and not any(form.plural for form in forms)


def _is_closed(tokens: list[Token], person: PersonMention) -> bool:
    return person.last < len(tokens) and tokens[person.last].text in (",", ".", ";", ":", "(")
