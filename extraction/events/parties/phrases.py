"""Who is named in a sentence, in which phrase: the noun phrases for people, countries and bodies, and what governs each.

"Bundeskanzler Kern hat mit dem Präsidenten von Norwegen, Jonas Tveit, telefoniert" has two: one bare, one behind "mit".
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction.events.parties.appositions import before_origin, in_office, is_apposition, office_before
from extraction.events.parties.bodies import SENT, bodies_in, is_dateline, member_in_title
from extraction.events.parties.family import without_family
from extraction.events.parties.governors import governed, is_day
from extraction.events.parties.line import DETERMINERS, PREPOSITIONS, EventLine, Party, bracketed
from extraction.events.parties.objects import not_oneself
from extraction.events.parties.office_rows import with_holders
from extraction.events.parties.people import is_person
from extraction.events.parties.same_names import is_one
from extraction.events.parties.strangers import find_strangers, in_usual_order
from extraction.grammar import is_body, verb_forms
from extraction.knowledge import tables
from extraction.knowledge.names import FEMALE, MALE, Form, holders, title_of
from extraction.linking import PersonMention, TitlePhrase, read_title_phrase
from extraction.text import Span, replace, word_list, words_of
from extraction.text.dictionary import is_known
from extraction.text.lexicon import contractions

_LONGEST_DATELINE = 9  # tokens
_BARS = frozenset(("|",))
_PRONOUNS = words_of("event_pronoun") | {"beiden"}


def find_parties(line: EventLine) -> list[Party]:
    """Everybody who is named in a line, in its order, each with what governs the phrase."""
    found: list[Party] = []
    start = _behind_dateline(line)
    for party in sorted((_with_bracket(line, p) for p in _phrases(line)), key=lambda p: (p.first, -p.last)):
        if party.first < start or (found and party.first < found[-1].last):
            continue
        if found and _is_title_of(line, found[-1], party):
            body = found.pop()  # "Bundesrat Beat Muster" is no council
            party = replace(party, first=body.first)
        if found and is_apposition(line, found[-1], party):
            found[-1] = in_office(line, found[-1], party)
            continue
        office = office_before(line, party)
        if office is not None and not _names_somebody(line, office, party):
            found = [one for one in found if one.last <= office]
            party = replace(party, first=office)
        found.append(governed(line, not_oneself(line, party, found), before_origin(found)))
    aside = bracketed(line)
    return [
        party
        for party in with_holders(line, without_family(line, found))
        if party.entities and party.first not in aside and not is_dateline(line, party)
    ]


def _behind_dateline(line: EventLine) -> int:
    """The first token behind "Astana – ", "VILNIUS taz | ", "Damaskus, SANA – ", which name nobody who takes part."""
    if line.is_title or line.first > 0:
        return line.first
    for i in range(line.first + 1, min(line.first + _LONGEST_DATELINE, line.last - 1)):
        if line.text(i) in _BARS or line.word(i) in words_of("event_dash"):
            return i + 1
        if line.text(i)[:1].islower() and line.text(i + 1) not in _BARS:
            break
    return line.first


def _names_somebody(line: EventLine, office: int, person: Party) -> bool:
    """Whether somebody else is named with an office: "mit Minister Kern, Liis Tamm, …" is a row."""
    return any(other.last < person.first for other in line.resolver.links.people_in(office, person.first))


def _with_bracket(line: EventLine, party: Party) -> Party:
    """ "Jonas Tveit (Norwegen)", "Kanzler Kern (SPD)": what stands in brackets behind a name belongs to it."""
    is_short = line.text(party.last) == "(" and line.text(party.last + 2) == ")"
    return replace(party, last=party.last + 3) if party.is_person and not party.is_pronoun and is_short else party


def _is_title_of(line: EventLine, body: Party, person: Party) -> bool:
    """ "Bundesrat Beat Muster": what reads like a body is the title of the person right behind."""
    word = line.text(body.last - 1)
    title = body.last - body.first == 1 and word.lower() in words_of("event_title_body")
    beside = person.is_person and body.last == person.first and (title or not (body.noun or body.is_person))
    named = bool(body.entities) and body.entities[0] in tables.institutions() and not word.isupper()
    bare = line.is_noun(person.first) and (is_body(word) or named or title)
    return beside and bare


# --- phrases --------------------------------------------------------------------------------------------------------


def _phrases(line: EventLine) -> Iterator[Party]:
    named = line.resolver.links.people_in(line.first, line.last)
    people = [person for person in named if not _names_venue(line, person)]
    venues = {person.entity for person in named if person not in people}
    titled = {title.at for person in people for title in person.titles}
    yield from (_person(line, person) for person in people)
    yield from _called_by_surname(line, people)
    yield from find_strangers(line, named)
    for i in range(line.first, line.last):
        word = line.document.tokens[i].text
        if word[0].islower() and word not in _PRONOUNS:
            continue
        if word.lower() in _PRONOUNS and word != "beiden" and not line.is_title:
            yield Party(i, i + 1, _meant(line, i), is_person=True, is_pronoun=True)
        elif word == "beiden" and line.word(i - 1) == "die" and not line.is_noun(i + 1):
            yield Party(i - 1, i + 1, _resolve(line, i - 1, i + 1), is_person=True, is_pronoun=True)
        elif i not in titled and word[0].isupper() and title_of(word) is not None:
            phrase = read_title_phrase(line.document.tokens, line.resolver.links.scan, i, line.first, line.last)
            if phrase is not None:
                yield from _of_each(line, phrase)
                yield from _by_title(line, phrase, titled, venues)
    yield from bodies_in(line)


def _names_venue(line: EventLine, person: PersonMention) -> bool:
    """ "im Kongresszentrum Alma Strand": the name of a house."""
    noun = line.word(person.first - 1)
    inside = contractions().get(line.word(person.first - 2)) in words_of("event_destination")
    return inside and noun.endswith(word_list("event_venue_ending"))


def _person(line: EventLine, person: PersonMention) -> Party:
    first = min([person.first, *(_start_of_title(line, t) for t in person.titles if t.first < person.first)])
    scan = line.resolver.links.scan
    verbs = (i for i in range(first, person.first) if _is_verb(line.text(i)) and scan.starting_at(i) is None)
    sides = (
        i for i in range(first, person.first) if line.word(i) in words_of("event_side")
    )  # "von estnischer Seite Minister Kask"
    days = (i for i in range(first, person.first) if is_day(line, i))  # "heute Präsident Kern"
    others = (i for i in range(first, person.first) if line.word(i) in _PRONOUNS)  # "traf er | Präsident Kern"
    first = max([first, *(i + 1 for i in (*verbs, *sides, *days, *others))])
    if first < person.first and line.word(first) in words_of("conjunction_of_names"):
        first += 1  # "A | sowie | Minister B"
    last = max([person.last, *(t.far for t in person.titles if t.first >= person.last and not _is_next(line, t))])
    known = _known(line, person.entity)
    if not known and person.entity in tables.people() and person.last - person.first > 1:
        known = (person.entity,)  # whom only the title names, in full
    return Party(max(first, line.first), min(last, line.last), known, is_person=True)


def _is_next(line: EventLine, title: TitlePhrase) -> bool:
    """ "hat Kern, den Präsidenten von Norwegen, Jonas Tveit, angerufen": the title is that of who comes behind."""
    end = title.far + (line.word(title.far) == ",")
    return title.far < line.last and any(person.first == end for person in line.resolver.links.people_in(end, end + 1))


def _start_of_title(line: EventLine, title: TitlePhrase) -> int:
    """The determiner of a title, where it has one: "in Oslo | die estnische Ministerin"."""
    for i in range(title.at, title.first - 1, -1):
        if line.word(i) in DETERMINERS:
            return i
        if line.word(i) in PREPOSITIONS and all(line.text(k)[:1].islower() for k in range(i + 1, title.at)):
            return i + 1  # "Die Gespräche zwischen | Minister Kern und …", "neben | Gastgeber Kern"
    return title.first


def _is_verb(word: str) -> bool:
    """ "kamen Präsident Kern und …": a verb in front that looks like an adjective."""
    return word[:1].islower() and word not in DETERMINERS and any(form.finite for form in verb_forms(word))


def _known(line: EventLine, entity: str) -> tuple[str, ...]:
    """A title line's "Tammsoo" is the person whom the text introduces by that surname; where the text names people, it means those."""
    entity = in_usual_order(line, entity)
    if not line.is_title or not line.surnames or any(entity == id_ for _, id_ in line.surnames):
        return (entity,)
    called = [id_ for surname, id_ in line.surnames if entity.endswith(tables.slug(surname))]
    alike = [id_ for _, id_ in line.surnames if is_one(entity, id_)]
    return tuple(alike or called)[:1]


def _called_by_surname(line: EventLine, people: list[PersonMention]) -> Iterator[Party]:
    """People of the text by their surname, where the name in full is not known to be one: "Bundesrat Beat Muster"."""
    named = {i for person in people for i in range(person.first, person.last)}
    called: dict[str, list[str]] = {}
    for surname, entity in line.surnames:
        for form in (surname, surname + "s"):
            called.setdefault(form, []).append(entity)
    tokens = line.document.tokens
    for i in range(line.first, line.last) if called else ():
        for entity in called.get(tokens[i].text, ()) if i not in named else ():
            first = i
            while first > line.first and _is_of_name(line, first - 1):
                first -= 1
            yield Party(first, i + 1, (entity,), is_person=True)


def _is_of_name(line: EventLine, i: int) -> bool:
    """Whether a word in front of a surname is a given name or a title."""
    word = line.text(i)
    return line.is_noun(i) and (title_of(word) is not None or not is_known(word) or is_body(word))


def _by_title(line: EventLine, phrase: TitlePhrase, titled: set[int], venues: set[str]) -> Iterator[Party]:
    """ "der russische Präsident", "die Außenminister Deutschlands und Frankreichs"; a mere description is nobody."""
    member = member_in_title(line, phrase.at)
    if member is not None:
        yield member
        return
    definite = phrase.determiner is not None or bool(phrase.on_behalf_of) or line.is_title
    if not definite or phrase.at in titled:
        return
    first, last = max(phrase.first, line.first), min(phrase.far, line.last)
    if _is_in_country(line, phrase.at, last):
        return  # "Staatsbesuch des Präsidenten in Norwegen"
    if phrase.on_behalf_of.country and phrase.determiner is None and line.word(phrase.at) in SENT and not line.is_title:
        yield _of_country(line, first, last, phrase.on_behalf_of.country)  # "stießen auch Vertreter Norwegens"
        return
    entities = () if _is_vague(line, phrase) or _is_deputy(line, phrase) else _resolve(line, first, last)
    entities = tuple(entity for entity in entities if entity not in venues)
    several = phrase.determiner == "der" and MALE in phrase.title.genders and _is_behind_noun(line, first)
    if entities and not (several and len(entities) == 1 and not phrase.on_behalf_of):
        is_somebody = is_person(line.document, entities[0])  # "Vertreter Estlands" are Estonia
        yield Party(first, last, entities, is_person=is_somebody, is_delegation=not is_somebody)
    elif not entities and _is_somebody(phrase):
        yield _of_country(line, first, last, phrase.on_behalf_of.country or "")


def _of_each(line: EventLine, phrase: TitlePhrase) -> Iterator[Party]:
    """ "der russische und | der türkische Präsident": the first of them, who has the same office."""
    joiner = phrase.first - 1
    match = line.resolver.links.scan.ending_at(joiner)
    joined = line.word(joiner) in words_of("conjunction_of_names") and not phrase.former
    if not joined or match is None or match.form is not Form.ADJECTIVE or not match.entity:
        return
    code = tables.entities()[match.entity].code
    first = match.first - 1 if line.word(match.first - 1) in DETERMINERS else match.first
    held = next(iter(holders(phrase.base, code, None, line.document.published_on)), None) if code else None
    if held is not None:
        line.document.entities.setdefault(held.id, tables.entities()[held.id])
        yield Party(first, joiner, (held.id,), is_person=True)
    elif code:
        yield _of_country(line, first, joiner, code)


def _is_vague(line: EventLine, phrase: TitlePhrase) -> bool:
    """ "die Chefin des Amts": of what, no list says, and so not who."""
    of_something = bool(phrase.on_behalf_of) or not line.is_noun(phrase.at + 2)
    return line.word(phrase.at).removesuffix("in") in words_of("event_head") and not of_something


def _is_deputy(line: EventLine, phrase: TitlePhrase) -> bool:
    """ "stellvertretender estnischer Ministerpräsident": not who holds the office itself."""
    return any(line.word(i) in words_of("event_deputy") for i in range(phrase.first, phrase.at))


def _is_in_country(line: EventLine, title: int, last: int) -> bool:
    """Whether a country stands behind a title that is where somebody is on a visit, unless whoever has such a title resides there."""
    stays = words_of("event_resident").isdisjoint((line.word(title), line.word(title).rpartition("-")[2]))
    return (
        line.is_title
        and stays
        and any(line.word(i) in words_of("event_towards_country") for i in range(title + 1, last))
    )


def _is_somebody(phrase: TitlePhrase) -> bool:
    """Whether a title that no name goes with means one office-holder of a country: "ihren ägyptischen Kollegen"."""
    if phrase.former or not phrase.on_behalf_of.country or phrase.determiner in words_of("indefinite"):
        return False
    several = MALE in phrase.title.genders and phrase.determiner in words_of("event_determiner_of_several")
    return not several and (phrase.title.kind == "office" or phrase.title.base.endswith("ollege"))


def _of_country(line: EventLine, first: int, last: int, code: str) -> Party:
    """ "mit ihrem ägyptischen Kollegen": whom a title line means is the one from there whom the text names; else it is the country."""
    people = [person for home, person in line.homes if home == code]
    if len(people) == 1:
        return Party(first, last, (people[0],), is_person=True)
    country = tables.countries()[code].id
    line.document.entities.setdefault(country, tables.entities()[country])
    return Party(first, last, (country,), is_person=False, is_delegation=True)


def _meant(line: EventLine, i: int) -> tuple[str, ...]:
    """Whom a pronoun means; "er" is no house that is named, but the first man: "…, wie der Palast mitteilte. … telefonierte er"."""
    entities = _resolve(line, i, i + 1)
    if line.word(i) != "er" or all(is_person(line.document, entity) for entity in entities):
        return entities
    before = [p for p in line.resolver.links.people if p.last <= i and p.entity in line.document.entities]
    men = [p.entity for p in before if line.document.entities[p.entity].gender != FEMALE]
    return tuple(men[:1])


def _is_behind_noun(line: EventLine, first: int) -> bool:
    """ "die Videokonferenz der Finanzminister" means several."""
    return line.is_noun(first - 1)


def _resolve(line: EventLine, first: int, last: int) -> tuple[str, ...]:
    """Whom a phrase means of those who are known or introduced; descriptions are left out."""
    tokens = line.document.tokens
    entities = line.resolver.resolve(Span(tokens[first].start, tokens[last - 1].end))
    known = [e for e in entities if line.resolver.is_known(e)]
    return tuple(found for e in known for found in (_known(line, e) if is_person(line.document, e) else (e,)))
