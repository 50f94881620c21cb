"""Decides who bears the names in an article: newcomers get a person each, surnames the one whom the article supports."""

from __future__ import annotations

from datetime import date

from extraction.grammar import verb_forms
from extraction.knowledge import tables
from extraction.knowledge.names import (
    FEMALE,
    gender_of,
    is_family_name,
    is_given_name,
    leader_among,
    title_of,
)
from extraction.knowledge.names.transliteration import transliteration_key
from extraction.linking.introduced import begins_otherwise, is_dictionary_word, surname_of
from extraction.linking.links import Links, Newcomer, PersonMention
from extraction.linking.scanning import NameMatch
from extraction.linking.sounding_names import has_had, sounding_like
from extraction.linking.title_phrases import TitlePhrase, read_title_phrase
from extraction.text import Token, word_list, words_of

_FEMININE = words_of("feminine_determiner")
_OF_GERMANY = word_list("title_of_germany_start")

_ADJECTIVE_ENDINGS = word_list("adjective_ending")
_COURTESIES = words_of("courtesy")
_JOINING = words_of("conjunction_of_names")
_WORDS = words_of("surname_that_is_a_word")
_NOT_BEFORE_NAMES = words_of("article", "determiner") | words_of("contracted_preposition")


def name_newcomers(tokens: list[Token], links: Links, on: date | None) -> None:
    """Give every unknown name a person: full names first, so that a title with a surname finds them."""
    words = {t.text for t in tokens}
    for person in sorted(links.people, key=lambda p: (p.last - p.first == 1, _has_initial(tokens, p), p.first)):
        if person.entity:
            _bears(links, surname_of(tokens, person.first, person.last), person.first, person.entity)
            if person.entity in tables.people():
                _bears(links, tables.people()[person.entity].surname, person.first, person.entity)
        elif links.scan.starting_at(person.first) is None:
            _name_newcomer(tokens, links, person, words, on)


def _has_initial(tokens: list[Token], person: PersonMention) -> bool:
    return person.last - person.first > 1 and len(tokens[person.first].text.rstrip(".")) == 1


def join_title_line(links: Links) -> None:
    """Somebody whom the title line calls by surname alone is the one whom the text names in full.

    To be called when all newcomers have their names.
    """
    for found in links.people_by_surname.values():
        full = {entity for at, entity in found if at >= 0}
        short = {entity for at, entity in found if at < 0 and entity in links.newcomers} - full
        if len(full) != 1:
            continue
        meant = full.pop()
        for entity in short:
            name = links.newcomers[entity].name
            of_the_same = " " not in name or (
                meant in links.newcomers and links.newcomers[meant].name.endswith(f" {name}")
            )
            if of_the_same and _gender_agrees(links, meant, links.newcomers[entity].titles):
                _replace(links, entity, meant)


def _replace(links: Links, entity: str, meant: str) -> None:
    links.newcomers.pop(entity)
    links.title_line = tuple(meant if one == entity else one for one in links.title_line)
    for person in links.people:
        person.entity = meant if person.entity == entity else person.entity
    for key, found in links.people_by_surname.items():
        links.people_by_surname[key] = [(at, meant if one == entity else one) for at, one in found]


def _name_newcomer(tokens: list[Token], links: Links, person: PersonMention, words: set[str], on: date | None) -> None:
    name = " ".join(t.text for t in tokens[person.first : person.last]).replace(" .", ".")
    surname = surname_of(tokens, person.first, person.last)
    bare = surname.removesuffix("s")
    if surname != bare and (bare in words or transliteration_key(bare) in links.people_by_surname):
        name, surname = name.removesuffix("s"), bare
    known = links.people_by_surname.get(transliteration_key(surname))
    if person.last - person.first == 1 and known:
        person.entity = known[-1][1]
        return
    if known and _has_initial(tokens, person):
        whole = [e for _, e in known if e in links.newcomers and links.newcomers[e].name[0] == name[0]]
        if len(set(whole)) == 1:
            person.entity = whole[0]  # "B. Sandmoor" is "Bruno Sandmoor"
            return
    if person.last - person.first == 1 and person.titles and (meant := _named_inside(links, name, person.titles)):
        person.entity = meant
        return
    if (alike := sounding_like(name, person.titles, on)) is not None:
        person.entity = alike
        for called in (surname, tables.people()[alike].surname):
            _bears(links, called, person.first, alike)
        return
    person.entity = links.newcomer_named_longer(name) or tables.slug(name) or surname
    newcomer = links.add_newcomer(person.entity, Newcomer(name, surname, gender_of(name)))
    for phrase in person.titles:
        _describe(newcomer, phrase)
    _bears(links, surname, person.first, person.entity)
    if person.last - person.first > 1 and is_family_name(tokens[person.first].text):
        _bears(links, tokens[person.first].text, person.first, person.entity)


def _named_inside(links: Links, name: str, titles: list[TitlePhrase]) -> str | None:
    """ "Minister André" behind "Minister Arnoldo André Tinoco": whose first surname it is, as in Spanish, with the same title."""
    heads = {phrase.title.head for phrase in titles}
    for entity, newcomer in links.newcomers.items():
        inside = newcomer.name.split(" ")[1:-1]
        if name in inside and heads & {phrase.title.head for phrase in newcomer.titles}:
            return entity
    return None


def _bears(links: Links, surname: str, at: int, entity: str) -> None:
    links.people_by_surname.setdefault(transliteration_key(surname), []).append((at, entity))


def _describe(newcomer: Newcomer, phrase: TitlePhrase) -> None:
    """What a title says about somebody new."""
    newcomer.titles.append(phrase)
    newcomer.role = newcomer.role or phrase.role
    newcomer.country = newcomer.country or phrase.on_behalf_of.country
    if len(phrase.title.genders) == 1:
        newcomer.gender = phrase.title.genders
    elif phrase.determiner in _FEMININE:
        newcomer.gender = newcomer.gender or FEMALE


def resolve_surnames(tokens: list[Token], links: Links, on: date | None) -> None:
    """Two rounds, since a title may support a surname that the text has used before without one."""
    open_ones = [p for p in links.people if not p.entity]
    offices: list[TitlePhrase] | None = None
    for person in open_ones:
        match = links.scan.starting_at(person.first)
        if match is not None:
            offices = offices if offices is not None else _offices(tokens, links)
            named = not person.titles and links.is_named_before(
                surname_of(tokens, match.first, match.last), match.first
            )
            person.entity = "" if named else _supported(match.candidates, person.titles or offices, on) or ""
            if person.entity:
                _bears(links, tables.people()[person.entity].surname, person.first, person.entity)
    for person in open_ones:
        match = links.scan.starting_at(person.first)
        if match is not None:
            person.entity = person.entity or _holder_of_surname(tokens, links, person, match, on) or ""
            match.entity = person.entity
            if not person.entity:
                _drop(tokens, links, person, match, on)


def _offices(tokens: list[Token], links: Links) -> list[TitlePhrase]:
    """The offices that the text names without a name, each once: "der Bundeskanzler", "der indische Premierminister"."""
    found: dict[tuple[object, ...], TitlePhrase] = {}
    for i, token in enumerate(tokens):
        if token.text[0].isupper() and title_of(token.text) is not None and links.scan.starting_at(i + 1) is None:
            phrase = read_title_phrase(tokens, links.scan, i, max(0, i - 4), min(len(tokens), i + 6))
            if phrase is not None and (phrase.on_behalf_of or phrase.title.base.startswith(_OF_GERMANY)):
                found.setdefault((phrase.title, phrase.base, phrase.on_behalf_of, phrase.former, phrase.role), phrase)
    return list(found.values())


def _supported(candidates: tuple[str, ...], titles: list[TitlePhrase], on: date | None) -> str | None:
    """The candidate who had the title on the date. Around a change of office the year before and after count."""
    for phrase in titles:
        fitting = [c for c in candidates if has_had(c, phrase, on)]
        if fitting:
            return fitting[0]
    return None


def _holder_of_surname(
    tokens: list[Token], links: Links, person: PersonMention, match: NameMatch, on: date | None
) -> str | None:
    """Who has the surname in this article: whoever was named in full last, else the one known holder of a name of its own,
    or of several the one who is in office: "Merz" in 2026."""
    if not person.titles and tokens[match.first].text.lower() in _WORDS:
        return None
    surname = surname_of(tokens, match.first, match.last)
    keys = [transliteration_key(surname)]
    if match.genitive:
        keys.append(transliteration_key(surname.removesuffix("s")))
    named = [pair for key in keys for pair in links.people_by_surname.get(key, ())]
    named = [pair for pair in named if _gender_agrees(links, pair[1], person.titles)]
    if not match.shared and all(pair[1] in links.newcomers for pair in named):
        named = [] if _gender_agrees(links, match.candidates[0], person.titles) else named
    if named:
        earlier = [pair for pair in named if pair[0] <= person.first]
        return max(earlier)[1] if earlier else min(named)[1]
    if not match.shared:
        return match.candidates[0] if _gender_agrees(links, match.candidates[0], person.titles) else None
    if person.titles or not _stands_alone(tokens, person):
        return None
    possible = tuple(c for c in match.candidates if not begins_otherwise(surname, c))
    if len(possible) == 1 < len(match.candidates):
        return possible[0]
    return leader_among(possible, on)


def _stands_alone(tokens: list[Token], person: PersonMention) -> bool:
    """Whether a surname that others have too, or that is a word, stands as a leader's does: without "Herr" and article."""
    first, last = person.first, person.last
    before = tokens[first - 1].text if first else "."
    if before.lower() in _COURTESIES or is_given_name(before) or not tokens[first].text[-1].isalpha():
        return False
    word = tokens[first].text
    if last - first > 1 or not (is_dictionary_word(word) or is_dictionary_word(word.lower())):
        return True
    if before.lower() in _NOT_BEFORE_NAMES or (before.endswith(_ADJECTIVE_ENDINGS) and not _is_finite(before)):
        return False
    after = tokens[last].text if last < len(tokens) else ":"
    return before[0].isalpha() or after in _JOINING or after == ":" or after[0].isupper() or _is_finite(after)


def _is_finite(word: str) -> bool:
    return word.islower() and any(form.finite for form in verb_forms(word))


def _gender_agrees(links: Links, entity: str, titles: list[TitlePhrase]) -> bool:
    known = tables.people().get(entity)
    gender = known.gender if known else links.newcomers[entity].gender if entity in links.newcomers else None
    return gender is None or all(gender in phrase.title.genders for phrase in titles)


def _drop(tokens: list[Token], links: Links, person: PersonMention, match: NameMatch, on: date | None) -> None:
    """A surname that nothing supports names nobody; with a title it names somebody new."""
    links.scan.remove(match)
    if person.titles:
        _name_newcomer(tokens, links, person, set(), on)


def find_people_again(tokens: list[Token], links: Links) -> None:
    """Later mentions of the article's people by surname alone, or by given name where that is how they are called."""
    names = _single_names(tokens, links)
    if not names:
        return
    taken = {i for person in links.people for i in range(person.first, person.last)}
    for i, token in enumerate(tokens):
        word = token.text
        if not word[0].isupper():
            continue
        entity = names.get(transliteration_key(word))
        if not entity and word[-1] == "s":
            entity = names.get(transliteration_key(word[:-1]))
        if entity and i not in taken and links.scan.starting_at(i) is None and not _is_common_noun(tokens, i):
            links.people.append(PersonMention(i, i + 1, entity))


def _single_names(tokens: list[Token], links: Links) -> dict[str, str]:
    """The words by which the article's people may be called again; a word of two people's names names neither."""
    holders: dict[str, set[str]] = {}
    for entity, newcomer in links.newcomers.items():
        holders.setdefault(_key_of(newcomer.surname), set()).add(entity)
    surnames = set(holders)
    for person in links.people:
        if person.entity and person.last - person.first > 1:
            for word in (tokens[person.first].text, tokens[person.last - 1].text):
                if word[0].isalpha() and (_key_of(word) not in surnames or person.entity not in links.newcomers):
                    holders.setdefault(_key_of(word), set()).add(person.entity)
    for entity, newcomer in links.newcomers.items():
        for word in newcomer.name.split(" ")[1:-1]:  # "Camilo | Restrepo | Gaitán": the first of two surnames
            common = is_given_name(word) or is_dictionary_word(word) or not word[0].isupper() or word.endswith(".")
            if not common and _key_of(word) not in surnames:
                holders.setdefault(_key_of(word), set()).add(entity)
    return {name: next(iter(entities)) for name, entities in holders.items() if len(entities) == 1}


def _key_of(surname: str) -> str:
    """The key by which a name is found again: that of its last word."""
    return transliteration_key(surname.split()[-1])


def _is_common_noun(tokens: list[Token], i: int) -> bool:
    """A surname that is also a word ("Beispiel") is one behind an article: "zum Beispiel"."""
    if i == 0 or not is_dictionary_word(tokens[i].text) or is_given_name(tokens[i].text):
        return False
    return tokens[i - 1].text.lower() in _NOT_BEFORE_NAMES
