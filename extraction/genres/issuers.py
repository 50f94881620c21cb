"""Who issues a declaration, from its title and the phrase that names them: "die Außenminister der G7" are the G7."""

from __future__ import annotations

import re
from functools import lru_cache

from extraction.knowledge import tables
from extraction.knowledge.names import Form, folded, longest, name_tree
from extraction.text import EntityType
from extraction.turns.trade_words import trade_words

_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d+|\S")
_MEMBERS = re.compile(r",?\s+(?:und|sowie)\s+(?=(?:der|die|das) )")
_FEWEST_MEMBERS = 4  # of a group that are listed behind it
_ISSUERS = (EntityType.COUNTRY, EntityType.ORGANISATION)
_OF = re.compile(
    r"\b(?:[Ee]rklärung|[Kk]ommuniqué|[Cc]ommuniqué|[Dd]eklaration|[Ss]chlussfolgerungen|[Ee]ntschlie(?:ß|ss)ung|[Rr]esolution|[Mm]emorandum|"
    r"[Ss]tellungnahme|[Aa]bschlussdokument|[Ss]tatement|[Vv]ereinbarung)\s+(?:(?P<by>des|der|von|vom|durch|zwischen)\s+)(?P<who>.+)"
)
_BEFORE_DASH = re.compile(
    r"(?P<who>[A-ZÄÖÜ][^–:(\n]{3,60}?),?\s*(?:\([^()]*\)|\d[^–:]*)?\s*(?:[–:]|\s-)\s*"
    r"(?:Gemeinsame |Abschließende )?(?:Schlussfolgerungen|Erklärung|Abschlusserklärung|Kommuniqué|Communiqué|Resolution)"
)
_PRESIDING = re.compile(r"(?:Präsidentschaft|Präsidenten|Präsidentin|Präsidiums) des (?=Sicherheitsrat|Rat)")
_MEETING = re.compile(r"(?:Tagung|Treffen|Sitzung|Gipfel) des (?P<who>.+)")
_END_OF_ISSUER = re.compile(
    r"\s(?:zu|zur|zum|über|anlässlich|nach|vor|gegen|für|auf|beim|bei|in|im|am|vom|mit Blick|betreffend|angesichts|aus)\s"
    r"|\s[–-]\s|[:;(,](?!\s*(?:die|der|das)\b|\s*(?:[A-ZÄÖÜ][\w-]+s,?\s)+(?:und|sowie)\b)|$"
)


def issuer_names(phrase: str) -> tuple[str, ...]:
    """The countries or organisations whose members a phrase names; () where it names a body itself ("der Rat der EU")."""
    words = _WORD.findall(phrase)
    if not any(word.lower() in trade_words("issuer_member") for word in words):
        states = names_in(words)
        return states if len(states) > 1 and _joins(words) else ()
    return names_in(words)


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
        target = next((t for t in targets if t.form in (Form.NAME, Form.CAPITAL) and words[i][:1].isupper()), None)
        entity = tables.entities().get(target.entity) if target else None
        if entity is not None and entity.type in _ISSUERS:
            found.setdefault(entity.name, entity.type)
        i = max(end, i + 1)
    names = tuple(found)
    others = [name for name in names if found[name] is not EntityType.COUNTRY]
    lists_members = others == [*names[:1]] and len(names) > _FEWEST_MEMBERS
    return names[:1] if lists_members else names  # "die G7-Staaten Deutschland, Frankreich, …"


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


def is_place(named: str, title: str) -> bool:
    """ "Erklärung von Kaesong": one word behind "von" that is no body's name."""
    return f" von {named}" in title and " " not in named and not is_issuer_word(named) and not names_in([named])


def named_in_title(title: str) -> str | None:
    """ "Gemeinsame Erklärung der Außenminister der G7 zu Mali" → "Außenminister der G7"."""
    match = _OF.search(title)
    if match is None:
        return None
    end = _END_OF_ISSUER.search(match["who"])
    who = match["who"][: end.start()] if end else match["who"]
    who = _PRESIDING.sub("des ", who.strip())  # the presidency speaks for its council
    if who.startswith("des "):
        return _nominative("des", who.removeprefix("des "))
    return _nominative(match["by"], who) if who[:1].isupper() or who.split(" ")[0] in ("der", "des", "den") else None


def named_before_dash(title: str) -> str | None:
    """ "Europäischer Rat (27. März) – Schlussfolgerungen" → "Europäischer Rat"."""
    match = _BEFORE_DASH.match(title)
    if match is None or not any(is_issuer_word(word) for word in match["who"].split()):
        return None
    tagged = _MEETING.match(match["who"])
    return _nominative("des", tagged["who"]) if tagged else match["who"]


def _nominative(by: str, who: str) -> str:
    """The issuer without what the genitive adds: "des Rates der Europäischen Union" → "Rat der Europäischen Union"."""
    first, blank, rest = who.partition(" ")
    if first == "Rates" and (not rest or rest.startswith(("der EU", "der Europäischen"))):
        return "Rat der Europäischen Union"
    if by == "des" and len(first) > 4:
        first = first.removesuffix("s") if not first.endswith("es") else first.removesuffix("es")
    if by in ("der", "von") and first.endswith("en") and rest[:1].isupper():
        first = first.removesuffix("n")  # "der Parlamentarischen Versammlung"
    return f"{first}{blank}{rest}"


def with_owner(organ: str, title: str) -> str:
    """ "Die Parlamentarische Versammlung" with the owner that the title gives it: "… des Europarates"."""
    noun = organ.split(" ")[-1]
    match = re.search(rf"\b{re.escape(noun)}\w{{0,2}} (?P<owner>(?:des|der) [A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+)?)", title)
    return f"{organ} {match['owner']}" if match else organ


def is_issuer_word(word: str) -> bool:
    """ "Rat", "Seiten": a capitalised word by which a declaration calls its issuer."""
    return word[:1].isupper() and word.lower().rstrip(",") in trade_words("issuer_word")
