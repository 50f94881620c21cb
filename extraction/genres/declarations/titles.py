"""Whom the title of a declaration names as its issuer: "Gemeinsame Erklärung der Außenminister der G7 zu Mali"."""

from __future__ import annotations

import itertools
import re

from extraction.genres.declarations.issuers import countries_in, in_a_row, issuer_names, names_in
from extraction.genres.people import bare_name, is_name, is_named, person_in
from extraction.grammar import is_known_surname
from extraction.knowledge import tables
from extraction.knowledge.names import Form, folded, name_tree, title_of
from extraction.text import EntityType, words_of
from extraction.turns import alternation, trade_words

_DOCUMENT = alternation("declaration")
_OF = re.compile(
    rf"\b\w*(?:{_DOCUMENT}|{alternation('decided_text')})\s+(?:im Namen\s+)?(?P<by>des|der|von|vom|durch|zwischen)\s+(?P<who>.+)"
)
_BEFORE_DASH = re.compile(
    r"(?P<who>[A-ZÄÖÜ][^–:(\n]{3,60}?),?\s*(?:\([^()]*\)|\d[^–:]*)?\s*(?:[–:]|\s-)\s*"
    + r"(?:Gemeinsame |Abschließende )?"
    + alternation("declaration_behind_dash")
)
_OF_STATES = re.compile(rf"\b\w*{_DOCUMENT}\s+(?P<who>[A-ZÄÖÜ]\w+(?:,| und| sowie).+)")
_COMPOUND = re.compile(rf"\b(?P<who>[A-ZÄÖÜ]\w+)-(?:\w+-)?(?:\w*{_DOCUMENT})\b")
_JOINED = re.compile(r"\b[A-Za-zÄÖÜäöü]\w+(?:-[A-Za-zÄÖÜäöü]\w+)+")
_PRESIDING = re.compile(rf"{alternation('presidency')} des (?=Sicherheitsrat|Rat)")
_MEETING = re.compile(rf"{alternation('meeting_of_a_body')} des (?P<who>.+)")
_MEETING_OF_GROUP = re.compile(rf"{alternation('meeting_of_a_group')}\s+(?:der|des|von)\s+(?P<who>[^–:;()]+)")
_MEMBERS_OF = re.compile(
    r"(?P<group>[A-ZÄÖÜ]\w+)-(?P<member>[A-ZÄÖÜ]\w+)(?:\s+und\s+-[A-ZÄÖÜ]\w+)?|(?P<who>[A-ZÄÖÜ]\w+)\s+(?:der|des)\s+(?P<of>[A-ZÄÖÜ]\w+(?:\s[A-ZÄÖÜ]\w+)?)"
)
_MEETING_OF = re.compile(
    rf"^[^,]*?\b\w*{alternation('occasion_of_issuers')}\s+"
    r"(?P<by>zwischen|der|des|von)\s+(?P<who>(?:den|der|dem)?\s*.+)"
)
_BEHIND_PEOPLE = alternation("preposition_behind_issuers", any_case=False)
_END_OF_ISSUER = re.compile(
    rf"\s(?:{_BEHIND_PEOPLE}|mit Blick|vom|betreffend|angesichts|aus)\s"
    r"|\s[–-]\s|[:;(,](?!\s*(?:die|der|das|des|dem)\b|\s*(?:[A-ZÄÖÜ][\w-]+,?\s)+(?:und|sowie)\b)"
    r"|\s[A-Z]{1,4}/\w|$"  # "S/PRST/2013/22": the number of a document
)
_IN_NAME_OF = re.compile(
    r"\sim Namen (?P<by>der|des|von) (?P<who>.+)"
)  # "Erklärung der Hohen Vertreterin im Namen der EU"
_END_OF_PEOPLE = re.compile(
    rf"\s(?:{_BEHIND_PEOPLE}|mit Blick)\s|\s[–-]\s|[:;(]|$"
    rf"|,\s+{alternation('issued', any_case=False)}\b"
)
_BOTH_GENDERS = re.compile(r" (?:und|bzw\.) -[a-zäöüß]+ ")  # "Ministerinnen und -minister"
_NAME = re.compile(r"[A-ZÄÖÜ][\w’'-]+(?: [A-ZÄÖÜ][\w’'.-]+){1,3}")
_FEWEST_PEOPLE = 2
_BRACKETS = re.compile(r"\s\(([^()]{2,60})\)")
_SMALL = words_of("article", "preposition", "coordinator")
_PARTING = re.compile(r",\s+|\s+(?:und|sowie)\s+")


def named_in_title(title: str) -> str | None:
    """ "Gemeinsame Erklärung der Außenminister der G7 zu Mali" → "Außenminister der G7"."""
    match = _OF.search(title)
    if match is None:
        return None
    by, words = match["by"], match["who"]
    meeting = _MEETING_OF.match(words)
    if meeting is not None and (issuer_names(meeting["who"]) or names_in(meeting["who"].split())):
        by, words = meeting["by"], re.sub(r"^(?:den|der|dem) ", "", meeting["who"])
    name_of = _IN_NAME_OF.search(words)
    if name_of is not None:
        by, words = name_of["by"], name_of["who"]
    end = _END_OF_ISSUER.search(words)
    who = words[: end.start()] if end else words
    who = _PRESIDING.sub("des ", who.strip())  # the presidency speaks for its council
    if who.startswith("des "):
        return _nominative("des", who.removeprefix("des "))
    return _nominative(by, who) if who[:1].isupper() or who.split(" ")[0] in ("der", "des", "den") else None


def group_that_met(title: str) -> str | None:
    """ "Treffen der Außenminister der G7 – Erklärung des Vorsitzes" → "Außenminister der G7"."""
    match = _MEETING_OF_GROUP.search(title)
    return match["who"].strip() if match is not None and names_in(match["who"].split()) else None


def members_in(text: str) -> str | None:
    """ "… bekräftigten die G7-Minister …" → "G7": the first group whose members a text names."""
    for match in _MEMBERS_OF.finditer(text):
        member, group = match["member"] or match["who"], match["group"] or match["of"]
        if member.lower() in trade_words("issuer_member") and (names := names_in(group.split())):
            return names[0]
    return None


def states_in_title(title: str) -> str | None:
    """ "Gemeinsame Erklärung Estlands, Lettlands und Litauens zu …": states in the genitive, without an article."""
    match = _OF_STATES.search(title)
    if match is None:
        return None
    end = _END_OF_ISSUER.search(match["who"])
    who = match["who"][: end.start()] if end else match["who"]
    states = countries_in(who)
    return in_a_row(states) if len(states) > 1 and len(_PARTING.split(who)) == len(states) else None


def parties_in_adjectives(title: str) -> str | None:
    """ "Erklärung zu den Estnisch-Lettischen Konsultationen", "… zum EU-Ukraine-Gipfel": the two or more that a compound joins."""
    for compound in _JOINED.findall(title):
        *parts, last = compound.split("-")
        names = [name for part in (*parts, last) if (name := _party(part)) is not None]
        if len(set(names)) > 1 and len(names) >= len(parts):
            return in_a_row(tuple(dict.fromkeys(names)))
    return None


def _party(part: str) -> str | None:
    """A country or organisation by its name or its adjective with whatever ending."""
    node = name_tree().following.get(folded(part))
    named = (t for t in (node.targets if node is not None else ()) if t.form in (Form.NAME, Form.ADJECTIVE))
    entity = next((tables.entities().get(target.entity) for target in named), None)
    return entity.name if entity is not None and entity.type in (EntityType.COUNTRY, EntityType.ORGANISATION) else None


def body_in_compound(title: str) -> str | None:
    """ "ASEAN-Erklärung von Rosental" → "ASEAN": an organisation in front of the document's name; a place is none."""
    match = _COMPOUND.search(title)
    names = names_in([match["who"]]) if match is not None else ()
    return names[0] if names and not countries_in(names[0]) else None


def named_before_dash(title: str) -> str | None:
    """ "Europäischer Rat (27. März) – Schlussfolgerungen" → "Europäischer Rat"."""
    match = _BEFORE_DASH.match(title)
    if match is None or not any(map(_is_issuer_in_genitive, match["who"].split())):
        return None
    tagged = _MEETING.match(match["who"])
    return _nominative("des", tagged["who"]) if tagged else match["who"]


def people_in_title(title: str) -> str | None:
    """ "Erklärung von Bundeskanzlerin Kern, Präsident Lind und Premierministerin Moe": several people who speak as one.

    Brackets may hold their countries, or behind the countries their names.
    """
    title = _BOTH_GENDERS.sub(" ", title)
    bracketed = _BRACKETS.findall(title)
    match = _OF.search(_BRACKETS.sub("", title))
    if match is None:
        return None
    end = _END_OF_PEOPLE.search(match["who"])
    parts = _PARTING.split(match["who"][: end.start()] if end else match["who"])
    names = [f"{parts[0].split()[0]} {name}" for name in bracketed[: len(parts)]]
    return _people_named(parts) or _people_below(parts) or (_people_named(names) if len(names) == len(parts) else None)


def _people_below(parts: list[str]) -> str | None:
    """ "Minister Liis Kern, Ole Lind": people behind one title in the plural, by their names."""
    first, _, rest = parts[0].removeprefix("der ").removeprefix("die ").partition(" ")
    names = tuple(part.strip() for part in (rest, *parts[1:]))
    if first.lower() not in trade_words("issuer_member") or len(names) < _FEWEST_PEOPLE:
        return None
    whole = [_may_be_name(name) for name in names]
    known = any(person_in(name) == name or is_known_surname(name) for name in names)
    return in_a_row(names) if all(whole) and known else None


def _may_be_name(name: str) -> bool:
    return is_name(name) or bool(_NAME.fullmatch(name)) or is_known_surname(name)


def people_before_colon(title: str) -> str | None:
    """ "Kern, Lind: Gemeinsame Erklärung zu Mali": people before the colon, by name."""
    before, colon, _ = title.partition(": ")
    names = tuple(_PARTING.split(before)) if colon else ()
    named = all(person_in(name) == name or is_known_surname(name) for name in names)
    return in_a_row(names) if len(names) >= _FEWEST_PEOPLE and named else None


def _people_named(parts: list[str]) -> str | None:
    """People in a row, where each part of a list names one."""
    people = tuple(person for part in parts if (person := person_in(part)) is not None)
    named = all(bare_name(person) != person or len(person.split(" ")) > 1 for person in people)
    if any(not is_named(office) and bare_name(name) == name for office, name in itertools.pairwise(people)):
        return None  # "vom Präsidenten des Rates, Ole Lind": one person
    return in_a_row(people) if len(people) == len(parts) > 1 and named else None


def _nominative(by: str, who: str) -> str:
    """The issuer without what the genitive adds: "des Rates der Europäischen Union" → "Rat der Europäischen Union"."""
    first, blank, rest = who.partition(" ")
    if first == "Rates" and (not rest or rest.startswith(("der EU", "der Europäischen"))):
        return "Rat der Europäischen Union"
    if first == "Kommission" and not rest:
        return "Europäische Kommission"
    if by == "des" and len(first) > 4:
        first = (
            first.removesuffix("s") if not first.endswith("es") or first.endswith("ees") else first.removesuffix("es")
        )
    plural = first.endswith("ien")  # "Ministerien"
    if by in ("der", "von") and first.endswith("en") and not plural and rest[:1].isupper() and title_of(first) is None:
        first = first.removesuffix("n")  # "der Parlamentarischen Versammlung"
    return f"{first}{blank}{rest}"


def with_owner(organ: str, title: str) -> str:
    """ "Die Parlamentarische Versammlung" with the owner that the title gives it: "… des Europarates"."""
    noun = organ.split(" ")[-1]
    match = re.search(rf"\b{re.escape(noun)}\w{{0,2}} (?P<owner>(?:des|der) [A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+)?)", title)
    return f"{organ} {match['owner']}" if match else organ


def is_issuer_word(word: str) -> bool:
    """Whether a word can name an issuer that speaks of itself in the third person: "Rat", "Seiten"."""
    return word[:1].isupper() and word.lower().rstrip(",") in trade_words("issuer_word")


def _is_issuer_in_genitive(word: str) -> bool:
    """ "Tagung des Europäischen Rates": a word for an issuer, whether or not it stands in the genitive."""
    return is_issuer_word(word) or is_issuer_word(word.removesuffix("es")) or is_issuer_word(word.removesuffix("s"))


def in_small_letters(phrase: str) -> str:
    """ "DER RAT DER EUROPÄISCHEN UNION" → "Der Rat der Europäischen Union"; a phrase in usual letters as it is."""
    if not phrase.isupper():
        return phrase
    small = (word.lower() if word.lower() in _SMALL else word.capitalize() for word in phrase.split())
    words = " ".join(small)
    return words[:1].upper() + words[1:]


def is_person(phrase: str) -> bool:
    """ "Erklärung von Ministerin Jana Kern": one person speaks, as in a speech."""
    person = person_in(phrase)
    return person is not None and bare_name(person) != person and not issuer_names(phrase)
