"""Who issues a declaration, from the phrase that names them: "die Außenminister der G7" are the G7."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from extraction.knowledge import tables
from extraction.knowledge.names import Form, folded, longest, name_tree
from extraction.text import EntityType, Span, dataclass
from extraction.turns import trade_words

_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d+|\S")
_MEMBERS = re.compile(r",?\s+(?:und|sowie)\s+(?=(?:der|die|das) )")
_FEWEST_MEMBERS = 4  # of a group that are listed behind it
_UNION = "Europäische Union"
_ISSUERS = (EntityType.COUNTRY, EntityType.ORGANISATION)


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues a text: the phrase that resolves to them, the words that say so, what else they are called, and for whom they do."""

    speaker: str
    label: tuple[Span, ...] | str
    also: tuple[str, ...] = ()
    on_behalf_of: str | None = None


def issuer_names(phrase: str) -> tuple[str, ...]:
    """The countries or organisations whose members a phrase names; () where it names a body itself ("der Rat der EU")."""
    words = _WORD.findall(phrase)
    if not any(_last_part(word) in trade_words("issuer_member") for word in words):
        states = names_in(words)
        return states if len(states) > 1 and _joins(words) else ()
    return names_in(words)


def _last_part(word: str) -> str:
    """ "G7-Außenminister" → "außenminister"."""
    return word.lower().rpartition("-")[2]


def _joins(words: list[str]) -> bool:
    """ "Der Volksrepublik China und der Republik Kasachstan": names in a row, with nothing else that could be meant."""
    return "und" in words or "sowie" in words


def names_in(words: list[str]) -> tuple[str, ...]:
    """The countries and organisations that words name, each once."""
    keys = [folded(word) for word in words]
    found: dict[str, EntityType] = {}
    i = 0
    while i < len(words):
        end, targets = longest(name_tree(), keys, i)
        if not targets and _last_part(words[i]) in trade_words("issuer_member"):
            end, targets = i + 1, longest(name_tree(), [folded(words[i].partition("-")[0])], 0)[1]  # "G7-Außenminister"
        target = next((t for t in targets if t.form in (Form.NAME, Form.CAPITAL) and words[i][:1].isupper()), None)
        entity = tables.entities().get(target.entity) if target else None
        if entity is not None and entity.type in _ISSUERS:
            found.setdefault(entity.name, entity.type)
        i = max(end, i + 1)
    return _without_members(found)


def _without_members(found: Mapping[str, EntityType]) -> tuple[str, ...]:
    """Names of issuers without those of a group's members beside it.

    "Die G7-Staaten Deutschland, Frankreich, …", "die Außenminister der G7 und der Hohe Vertreter der EU": the union sits in the group.
    """
    names = tuple(found)
    group = names[:1] if names and found[names[0]] is not EntityType.COUNTRY else ()
    beside = names[1:]
    if group and group[0].lower() in trade_words("group_with_union"):
        beside = tuple(name for name in beside if name != _UNION)
        names = group + beside
    lists_members = len(beside) >= _FEWEST_MEMBERS and all(found[name] is EntityType.COUNTRY for name in beside)
    return group if group and lists_members else names


def countries_in(text: str) -> tuple[str, ...]:
    """The countries that a text names, each once."""
    countries = {country.name for country in tables.countries().values()}
    return tuple(name for name in names_in(_WORD.findall(text)) if name in countries)


def in_a_row(names: tuple[str, ...]) -> str:
    """Names as one phrase: "China, Laos und Vietnam"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} und {names[-1]}"


@lru_cache(maxsize=1_000)
def other_names(phrase: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """What else an organisation is called where its members speak: "Außenminister der G7"."""
    if len(names) != 1:
        parts = [
            part for part in _MEMBERS.split(phrase) if len(issuer_names(part) or names_in(_WORD.findall(part))) == 1
        ]
        return (
            tuple(name for part in parts for name in other_names(part, names[:1]))
            if len(parts) == len(names) > 1
            else ()
        )
    bare = re.sub(r"^(?:die|der|das) ", "", " ".join(phrase.split()))
    short = re.sub(r"\w+innen und (?=\w)", "", bare)
    strong = re.sub(r"^(\w+)e (?=[A-ZÄÖÜ])", r"\1er ", bare) if phrase.startswith("der ") else bare
    return tuple(dict.fromkeys((bare, short, strong)))


def names_of_member(names: tuple[str, ...], member: str) -> tuple[str, ...]:
    """Of what issuers are called what names one of them: "Außenminister der G7" the G7."""
    return tuple(name for name in names if names_in(_WORD.findall(name)) == (member,))
