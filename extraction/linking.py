"""Decides whom and what the names in an article mean, and fills in its mentions and entities.

Three passes: every known name (scanning.py); the people whom the text introduces by title or given name (introductions.py);
then the surnames, each with the whole article, its title line included, in view. A surname that is a common word or shared links only
with the support of the article: the full name, or the title of an office that its bearer held on the article's date.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from extraction import knowledge
from extraction.document import Document, Entity, EntityType, Mention, Span, Token
from extraction.introductions import (
    Before,
    Newcomer,
    gender_of,
    is_dictionary_word,
    is_given_name,
    read_name,
    surname_of,
)
from extraction.lexicon import words_of
from extraction.names import Form
from extraction.role_holders import around, base_of, serves, titles_of
from extraction.scanning import Match, Scan, scan
from extraction.title_phrases import TitlePhrase, read_title_phrase
from extraction.titles import title_of
from extraction.tokens import tokenise
from extraction.transliteration import transliteration_key

_FAMILY_NAME_FIRST = frozenset("CN TW HK MO KR KP VN KH MM SG".split())
_NOT_BEFORE_NAMES = words_of("article", "determiner") | frozenset("zum zur beim im am vom ins ans".split())


@dataclass(slots=True)
class Occurrence:
    """A person's name in the text, as a half-open range of tokens, with the title phrases beside it."""

    first: int
    last: int
    entity: str = ""
    titles: list[TitlePhrase] = field(default_factory=list)


@dataclass(slots=True)
class Links:
    """What linking found out about one text."""

    scan: Scan
    people: list[Occurrence] = field(default_factory=list)
    newcomers: dict[str, Newcomer] = field(default_factory=dict)
    bearers: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    title_line: tuple[str, ...] = ()

    def people_in(self, first: int, last: int) -> list[Occurrence]:
        """The people named between two tokens."""
        at = bisect_left(self.people, first, key=lambda person: person.first)
        found = []
        while at < len(self.people) and self.people[at].first < last:
            found.append(self.people[at])
            at += 1
        return found


def find_mentions(document: Document) -> Links:
    """Fill in the mentions and entities of a document, in the order of the text. Tokens and sentences must be there."""
    before = _title_line(document)
    links = _link(document, before)
    document.mentions = sorted(_mentions(document, links), key=lambda m: (m.span.start, m.span.end))
    for mention in document.mentions:
        for identifier in (mention.entity, *knowledge.ancestors(mention.entity)):
            document.entities[identifier] = entity_of(links, identifier)
    return links


def _title_line(document: Document) -> Links | None:
    """The title line, read as a text of its own: it may give the full name of somebody whom the text calls by surname."""
    if not document.title:
        return None
    line = Document(document.title, published_on=document.published_on)
    tokenise(line)
    return _link(line, None)


def _link(document: Document, before: Links | None) -> Links:
    tokens = document.tokens
    links = Links(scan(tokens))
    if before is not None:
        links.bearers = {name: [(-1, entity) for _, entity in found] for name, found in before.bearers.items()}
        links.newcomers = dict(before.newcomers)
        links.title_line = tuple(dict.fromkeys(person.entity for person in before.people))
    for sentence in document.sentences:
        _read_people(document, links, sentence.first, sentence.last)
    _name_newcomers(tokens, links)
    _resolve_surnames(tokens, links, document.published_on)
    _find_people_again(tokens, links)
    links.people = sorted((p for p in links.people if p.entity), key=lambda person: person.first)
    return links


# --- people in one sentence -------------------------------------------------------------------------------------------


def _read_people(document: Document, links: Links, first: int, last: int) -> None:
    """Collect every name of a person between two tokens, with the titles around it."""
    tokens, i, phrase, outer = document.tokens, first, None, None
    while i < last:
        match = links.scan.starting_at(i)
        if match is not None and match.form in (Form.FULL_NAME, Form.SURNAME):
            i = _known_person(tokens, links, match, last, _phrase_before(tokens, outer, phrase, i), first)
        elif match is not None:
            i = match.last
        elif title_of(tokens[i].text) is not None:
            outer = phrase if phrase is not None and phrase.far > i else outer
            phrase = read_title_phrase(tokens, links.scan, i, first, last)
            i = _introduced(tokens, links, phrase, last) if phrase else i + 1
        elif tokens[i].text[0].isupper():
            end = read_name(tokens, links.scan, i, last, Before.NOTHING)
            i = _add_person(tokens, links, i, end, None, last, first) if end > i else i + 1
        else:
            i += 1


def _phrase_before(
    tokens: list[Token], outer: TitlePhrase | None, phrase: TitlePhrase | None, at: int
) -> TitlePhrase | None:
    """The title phrase that a name belongs to: the one right before it; behind a comma the outermost one.

    "Der Sprecher des Präsidenten, Dmitri Peskow": Peskow is the spokesman.
    """
    if phrase is None or at in (phrase.at + 1, phrase.end):
        return phrase
    if at < 1 or tokens[at - 1].text != ",":
        return None
    if outer is not None and outer.far + 1 == at:
        return outer
    return phrase if phrase.end + 1 == at else None


def _introduced(tokens: list[Token], links: Links, phrase: TitlePhrase, limit: int) -> int:
    """Read on behind a title; an unknown name there is a new person's."""
    bare = phrase.determiner is None and phrase.title.kind == "office" and phrase.title.singular
    before = Before.BARE_TITLE if bare else Before.TITLE
    for at in dict.fromkeys((phrase.at + 1, phrase.end)):
        if at < limit and links.scan.starting_at(at) is None:
            end = read_name(tokens, links.scan, at, limit, before)
            if end > at:
                return _add_person(tokens, links, at, end, phrase, limit, phrase.first)
    at = phrase.far + 1
    if at < limit and tokens[phrase.far].text == ",":
        end = read_name(tokens, links.scan, at, limit, Before.COMMA)
        if end > at:
            return _add_person(tokens, links, at, end, phrase, limit, phrase.first)
    return phrase.at + 1


def _known_person(
    tokens: list[Token], links: Links, match: Match, limit: int, phrase: TitlePhrase | None, start: int
) -> int:
    """A known name; one with another person's given name in front, or with a further name behind, is somebody else's."""
    end = _further_name(tokens, links, match, limit)
    if end > match.last:
        links.scan.remove(match)
        return _add_person(tokens, links, match.first, end, phrase, limit, start)
    occurrence = Occurrence(match.first, match.last, match.entity, [phrase] if phrase else [])
    links.people.append(occurrence)
    _read_apposition(tokens, links, occurrence, limit)
    return match.last


def _further_name(tokens: list[Token], links: Links, match: Match, limit: int) -> int:
    """The end of the whole name where a surname is only the start of one: "Li" in "Li Wei", "Elisabeth" in "Elisabeth Meyer"."""
    at = match.last
    if match.form is not Form.SURNAME or at >= limit:
        return at
    following = links.scan.starting_at(at)
    if following is not None and not following.shared:
        return at
    word = tokens[at].text
    if not word[0].isupper() or not word.replace("-", "").isalpha() or title_of(word) is not None:
        return at
    if is_given_name(tokens[match.first].text):
        return read_name(tokens, links.scan, at, limit, Before.BARE_TITLE) if following is None else following.last
    family_first = any(knowledge.people()[c].country in _FAMILY_NAME_FIRST for c in match.candidates)
    return at + 1 if family_first and (following is not None or not is_dictionary_word(word)) else at


def _add_person(
    tokens: list[Token], links: Links, first: int, end: int, phrase: TitlePhrase | None, limit: int, start: int
) -> int:
    """Put in somebody whom no list has under this very name."""
    occurrence = Occurrence(first, end, "", [phrase] if phrase else [])
    for i in range(first, end):
        match = links.scan.starting_at(i)
        if match is not None:
            occurrence.entity = _same_person(tokens, match, first) or occurrence.entity
            links.scan.remove(match)
    links.people.append(occurrence)
    _read_apposition(tokens, links, occurrence, limit)
    return end


def _same_person(tokens: list[Token], match: Match, first: int) -> str | None:
    """The known bearer of a surname whose given name is spelled a little differently here."""
    if match.first == first:
        return None
    given = transliteration_key(tokens[first].text)
    for candidate in match.candidates:
        known = transliteration_key(knowledge.people()[candidate].name.split()[0])
        if given[:1] == known[:1] and _similar(given, known):
            return candidate
    return None


def _similar(one: str, other: str) -> bool:
    """Whether two names differ by little: at most a third of their pairs of letters."""
    pairs, others = (set(pairwise(name)) for name in (one, other))
    return bool(pairs & others) and 2 * len(pairs & others) >= 0.6 * (len(pairs) + len(others))


def _read_apposition(tokens: list[Token], links: Links, person: Occurrence, limit: int) -> None:
    """ "…, Sprecher des Verbands", "…, die Leiterin des Instituts": a title right behind the name and a comma."""
    at = person.last + 1
    if at >= limit or tokens[person.last].text != ",":
        return
    for i in range(at, min(limit, at + 5)):
        if title_of(tokens[i].text) is not None:
            phrase = read_title_phrase(tokens, links.scan, i, at, limit)
            closes = phrase is not None and (phrase.end >= limit or not tokens[phrase.end].text[0].isalpha())
            if phrase is not None and phrase.first == at and closes:
                person.titles.append(phrase)
            return


# --- newcomers --------------------------------------------------------------------------------------------------------


def _name_newcomers(tokens: list[Token], links: Links) -> None:
    """Give every unknown name a person: full names first, so that a title with a surname finds them."""
    words = {t.text for t in tokens}
    for person in sorted(links.people, key=lambda p: (p.last - p.first == 1, p.first)):
        if person.entity:
            _bears(links, surname_of(tokens, person.first, person.last), person.first, person.entity)
            if person.entity in knowledge.people():
                _bears(links, knowledge.people()[person.entity].surname, person.first, person.entity)
        elif links.scan.starting_at(person.first) is None:
            _name_newcomer(tokens, links, person, words)


def _name_newcomer(tokens: list[Token], links: Links, person: Occurrence, words: set[str]) -> None:
    name = " ".join(t.text for t in tokens[person.first : person.last]).replace(" .", ".")
    surname = surname_of(tokens, person.first, person.last)
    bare = surname.removesuffix("s")
    if surname != bare and (bare in words or transliteration_key(bare) in links.bearers):
        name, surname = name.removesuffix("s"), bare
    known = links.bearers.get(transliteration_key(surname))
    if person.last - person.first == 1 and known:
        person.entity = known[-1][1]
        return
    person.entity = knowledge.slug(name) or surname
    newcomer = links.newcomers.setdefault(person.entity, Newcomer(name, surname, gender_of(name)))
    for phrase in person.titles:
        _describe(newcomer, phrase)
    _bears(links, surname, person.first, person.entity)


def _bears(links: Links, surname: str, at: int, entity: str) -> None:
    links.bearers.setdefault(transliteration_key(surname), []).append((at, entity))


def _describe(newcomer: Newcomer, phrase: TitlePhrase) -> None:
    """What a title says about somebody new."""
    newcomer.titles.append(phrase)
    newcomer.role = newcomer.role or phrase.role
    newcomer.country = newcomer.country or phrase.voice.country
    if len(phrase.title.genders) == 1:
        newcomer.gender = phrase.title.genders
    elif phrase.determiner in ("die", "eine"):
        newcomer.gender = newcomer.gender or knowledge.FEMALE


# --- surnames ---------------------------------------------------------------------------------------------------------


def _resolve_surnames(tokens: list[Token], links: Links, on: date | None) -> None:
    """Two rounds, since a title may support a surname that the text has used before without one."""
    open_ones = [p for p in links.people if not p.entity]
    for person in open_ones:
        match = links.scan.starting_at(person.first)
        if match is not None:
            person.entity = _supported(match.candidates, person.titles, on) or ""
            if person.entity:
                _bears(links, knowledge.people()[person.entity].surname, person.first, person.entity)
    for person in open_ones:
        match = links.scan.starting_at(person.first)
        if match is not None:
            person.entity = person.entity or _bearer(tokens, links, person, match) or ""
            match.entity = person.entity
            if not person.entity:
                _drop(tokens, links, person, match)


def _supported(candidates: tuple[str, ...], titles: list[TitlePhrase], on: date | None) -> str | None:
    """The candidate who had the title on the date. Around a change of office the year before and after count."""
    for phrase in titles:
        fitting = [c for c in candidates if _fits(c, phrase, on)]
        if fitting:
            return fitting[0]
    return None


def _fits(person: str, phrase: TitlePhrase, on: date | None) -> bool:
    known = knowledge.people()[person]
    if known.gender not in phrase.title.genders:
        return False
    wanted = {phrase.base, phrase.title.base, base_of(phrase.role)}
    for role in known.roles:
        if (
            (phrase.former or around(role, on))
            and wanted & titles_of(role)
            and serves(role, phrase.voice.country, phrase.voice.organisation)
        ):
            return True
    return False


def _bearer(tokens: list[Token], links: Links, person: Occurrence, match: Match) -> str | None:
    """Who bears the surname in this article: whoever was named in full last, else the one known bearer of a name of its own."""
    surname = surname_of(tokens, match.first, match.last)
    keys = [transliteration_key(surname)]
    if match.genitive:
        keys.append(transliteration_key(surname.removesuffix("s")))
    named = [pair for key in keys for pair in links.bearers.get(key, ())]
    named = [pair for pair in named if _gender_agrees(links, pair[1], person.titles)]
    if not match.shared and all(pair[1] in links.newcomers for pair in named):
        named = [] if _gender_agrees(links, match.candidates[0], person.titles) else named
    if named:
        earlier = [pair for pair in named if pair[0] <= person.first]
        return max(earlier)[1] if earlier else min(named)[1]
    if match.shared or not _gender_agrees(links, match.candidates[0], person.titles):
        return None
    return match.candidates[0]


def _gender_agrees(links: Links, entity: str, titles: list[TitlePhrase]) -> bool:
    known = knowledge.people().get(entity)
    gender = known.gender if known else links.newcomers[entity].gender if entity in links.newcomers else None
    return gender is None or all(gender in phrase.title.genders for phrase in titles)


def _drop(tokens: list[Token], links: Links, person: Occurrence, match: Match) -> None:
    """A surname that nothing supports names nobody; with a title it names somebody new."""
    links.scan.remove(match)
    if person.titles:
        _name_newcomer(tokens, links, person, set())


def _find_people_again(tokens: list[Token], links: Links) -> None:
    """Later mentions of the article's people by surname alone, or by given name where that is how they are called."""
    names = _single_names(tokens, links)
    taken = {i for person in links.people for i in range(person.first, person.last)}
    for i, token in enumerate(tokens):
        if token.text[0].isupper() and i not in taken and links.scan.starting_at(i) is None:
            entity = names.get(fold_of(token.text)) or names.get(fold_of(token.text.removesuffix("s")))
            if entity and not _is_common_noun(tokens, i):
                links.people.append(Occurrence(i, i + 1, entity))


def _single_names(tokens: list[Token], links: Links) -> dict[str, str]:
    """The words by which the article's people may be called again; a word of two people's names names neither."""
    bearers: dict[str, set[str]] = {}
    for entity, newcomer in links.newcomers.items():
        bearers.setdefault(fold_of(newcomer.surname), set()).add(entity)
    surnames = set(bearers)
    for person in links.people:
        if person.entity and person.last - person.first > 1:
            for word in (tokens[person.first].text, tokens[person.last - 1].text):
                if word[0].isalpha() and (fold_of(word) not in surnames or person.entity not in links.newcomers):
                    bearers.setdefault(fold_of(word), set()).add(person.entity)
    return {name: next(iter(entities)) for name, entities in bearers.items() if len(entities) == 1}


def fold_of(surname: str) -> str:
    """The key by which a name is found again: that of its last word."""
    return transliteration_key(surname.split()[-1])


def _is_common_noun(tokens: list[Token], i: int) -> bool:
    """A surname that is also a word ("Beispiel") is one behind an article: "zum Beispiel"."""
    if i == 0 or not is_dictionary_word(tokens[i].text) or is_given_name(tokens[i].text):
        return False
    return tokens[i - 1].text.lower() in _NOT_BEFORE_NAMES


# --- mentions and entities --------------------------------------------------------------------------------------------


def _mentions(document: Document, links: Links) -> Iterator[Mention]:
    text = document.text
    for match in (*links.scan.matches, *links.scan.parts):
        if match.form not in (Form.FULL_NAME, Form.SURNAME):
            yield Mention(match.entity, text[match.start : match.end], Span(match.start, match.end))
    for person in links.people:
        span = Span(document.tokens[person.first].start, document.tokens[person.last - 1].end)
        yield Mention(person.entity, span.of(text), span)


def entity_of(links: Links, identifier: str) -> Entity:
    """The record of somebody or something known, or of a person whom the text introduces."""
    known = knowledge.entities().get(identifier)
    if known is not None:
        return known
    new = links.newcomers[identifier]
    aliases = (new.surname,) if new.surname != new.name else ()
    return Entity(
        identifier, EntityType.PERSON, new.name, aliases=aliases, country=new.country, role=new.role, gender=new.gender
    )
