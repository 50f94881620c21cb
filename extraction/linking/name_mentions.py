"""Finds where people are named: known names, names behind titles, in appositions, with a given name in front."""

from __future__ import annotations

from dataclasses import replace

from extraction.grammar import is_bare_object
from extraction.knowledge.names import Form, is_given_name, title_of
from extraction.linking.earlier_titles import add_earlier_title
from extraction.linking.introduced import (
    STYLES,
    Before,
    holder_spelled_otherwise,
    is_dictionary_word,
    is_explained,
    is_label,
    is_letter_for_surname,
    is_name_in_minutes,
    is_what_somebody_is,
    may_be_in_row,
    only_looks_like_genitive,
    opens_foreign_name,
    past_fathers,
    past_further_name,
    past_honorific,
    read_apposition,
    read_name,
    row_of_names,
)
from extraction.linking.links import Links, PersonMention
from extraction.linking.scanning import NameMatch
from extraction.linking.title_phrases import TitlePhrase, is_behind_region, read_title_phrase
from extraction.text import Document, Token, word_list, words_of
from extraction.text.dictionary import names_people, names_woman
from extraction.text.records import keeping_words

_DEFINITE = words_of("article_of_person")
_DETERMINERS = words_of("article", "determiner")
_JOINTS = words_of("conjunction_of_names")
_ADJECTIVE_ENDINGS = word_list("adjective_ending")
_BEFORE_PLACE = words_of("article", "contracted_preposition")
_PLACES = word_list("end_of_place_noun")
_PARTICLES = words_of("name_particle_of_newcomer")
_KIN = words_of("kin")
_ENDS_OF_PEOPLE = word_list("end_of_noun_for_people")


def read_people(document: Document, links: Links, first: int, last: int) -> None:
    """Collect every name of a person between two tokens, with the titles around it."""
    tokens, i, phrase, outer = document.tokens, _past_label(document, links, first, last), None, None
    earlier: dict[int, TitlePhrase] = {}
    while i < last:
        match = links.scan.starting_at(i)
        if match is not None and match.form is Form.SURNAME and is_behind_region(tokens, i):
            links.scan.remove(match)  # "der Gouverneur der Provinz Surin"
            i = match.last
        elif match is not None and match.form is Form.SURNAME and opens_foreign_name(tokens, links, match, last):
            links.scan.remove(match)
            i = match.last
        elif match is not None and match.form in (Form.FULL_NAME, Form.SURNAME):
            titled = _phrase_before(tokens, outer, phrase, i)
            i = _row_of_holders(tokens, links, titled, _known_or_new(document, links, match, last, titled), last)
            add_earlier_title(tokens, links, earlier)
        elif match is not None:
            i = match.last
        elif not tokens[i].text[0].isupper():
            i += 1
        elif (behind := past_honorific(tokens, i, last)) > i:
            i = _styled(tokens, links, behind, last)
        elif title_of(tokens[i].text) is not None:
            outer = phrase if phrase is not None and phrase.far > i else outer
            phrase = read_title_phrase(tokens, links.scan, i, first, last)
            if phrase is not None:
                earlier[phrase.far] = phrase
            named = phrase is not None and not is_what_somebody_is(tokens, links, phrase)
            i = (
                _row_of_holders(tokens, links, phrase, _introduced(tokens, links, phrase, last), last)
                if phrase and named
                else i + 1
            )
            add_earlier_title(tokens, links, earlier)
        else:
            start = _past_noun(tokens, links, i, last)
            end = _unannounced(tokens, links, start, last) if start == i else _row_end(tokens, links, start, last)
            i = _add_person(tokens, links, start, end, None, last) if end > start else i + 1


def _known_or_new(document: Document, links: Links, match: NameMatch, limit: int, phrase: TitlePhrase | None) -> int:
    """Read on behind a known name, or somebody new's that only begins like the genitive of one."""
    if phrase is None or not only_looks_like_genitive(document, links, match, phrase, limit):
        return _known_person(document.tokens, links, match, limit, phrase)
    links.scan.remove(match)
    return _add_person(document.tokens, links, match.first, match.last + 1, phrase, limit)


def _past_label(document: Document, links: Links, first: int, last: int) -> int:
    """Put in a name that is a whole phrase of the margin; where to read on."""
    whole = document.margin >= 0 and is_label(document, links, first, last)
    return _add_person(document.tokens, links, first, last, None, last) if whole else first


def _styled(tokens: list[Token], links: Links, at: int, limit: int) -> int:
    """Read on behind an honorific; what stands behind "Dr." or "Sir" is a name: "Dr. Weber", "Lord Pemberton"."""
    if at >= limit or tokens[at - 1].text not in STYLES:
        return at  # also where a text ends in "S. E."
    if links.scan.starting_at(at) is not None or title_of(tokens[at].text):
        return at
    end = read_name(tokens, links.scan, at, limit, Before.TITLE)
    return _add_person(tokens, links, at, end, None, limit) if end > at else at


def _past_noun(tokens: list[Token], links: Links, at: int, limit: int) -> int:
    """The token behind a noun for a person that no list has, before a name: "die Möbelhändlerin | Ruta Mustere"."""
    word = tokens[at].text
    if at + 2 >= limit or not _may_be_noun_for_person(word):
        return at
    determined = at > 0 and (
        tokens[at - 1].text.lower() in _DETERMINERS or tokens[at - 1].text.endswith(_ADJECTIVE_ENDINGS)
    )
    if not determined and not (names_people(word) or names_woman(word) or word in _KIN):
        return at
    return at + 1 if _row_end(tokens, links, at + 1, limit) > at + 1 else at


@keeping_words
def _may_be_noun_for_person(word: str) -> bool:
    """By its ending, or as "der Zeuge | Ilir Krasta"."""
    weak = word[-1] == "e" and names_people(word)
    return not is_given_name(word) and (weak or word in _KIN or word.endswith(_ENDS_OF_PEOPLE))


def _row_end(tokens: list[Token], links: Links, at: int, limit: int) -> int:
    """The end of a row of two names or more of which German has none as a word; `at` itself where there is none."""
    end = row_of_names(tokens, links.scan, at, limit)
    names = [t.text for t in tokens[at:end] if t.text[0].isupper() and t.text.lower() not in _PARTICLES]
    foreign = all(is_given_name(name) or not is_dictionary_word(name) for name in names)
    if len(names) == 1 == end - at and foreign and is_letter_for_surname(tokens, end, limit):
        return end + 2
    return end if len(names) > 1 and foreign else at


def _unannounced(tokens: list[Token], links: Links, at: int, limit: int) -> int:
    """The end of a name without a title before it, which has two words or more; `at` itself where there is none."""
    if not may_be_in_row(tokens, at, limit):
        return at  # like most nouns
    end = row_of_names(tokens, links.scan, at, limit)
    if end - at < 2:
        return at
    people = links.scan.ending_at(at)
    if people is not None and people.form is Form.INHABITANT:
        return read_name(tokens, links.scan, at, limit, Before.TITLE)  # "die Britin | Ruta Mustere"
    if is_name_in_minutes([t.text for t in tokens[at:end]]):
        return end
    before = Before.BARE_TITLE if is_explained(tokens, links, end, limit) else Before.NOTHING
    return read_name(tokens, links.scan, at, limit, before)


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
    if bare and phrase.title.plural and phrase.at + 1 < limit:
        bare = not is_bare_object(tokens[phrase.at + 1].text)  # "laut Experten | Daten"
    before = Before.BARE_TITLE if bare else Before.TITLE
    for at in dict.fromkeys(past_honorific(tokens, i, limit) for i in (phrase.at + 1, phrase.end)):
        if at < limit and links.scan.starting_at(at) is None and _is_name_of_region(tokens, phrase, at):
            at = _past_region(tokens, links, at, limit)
        if at < limit and links.scan.starting_at(at) is None and not _is_name_of_region(tokens, phrase, at):
            end = read_name(tokens, links.scan, at, limit, before)
            match = links.scan.starting_at(end)
            if end > at and match is not None and match.form is Form.FULL_NAME:
                return _known_person(tokens, links, match, limit, phrase)  # "Seyed Abbas Araghtschi"
            if end > at and (behind := _name_behind_body(tokens, links, phrase, end, limit)) is not None:
                return _add_person(tokens, links, *behind, phrase, limit)
            if end > at:
                return _add_person(tokens, links, at, end, phrase, limit)
    at = past_honorific(tokens, phrase.far + 1, limit)
    if at < limit and tokens[phrase.far].text == ",":
        end = read_name(tokens, links.scan, at, limit, Before.COMMA)
        if end > at:
            return _add_person(tokens, links, at, end, phrase, limit)
    return phrase.at + 1


def _name_behind_body(
    tokens: list[Token], links: Links, phrase: TitlePhrase, end: int, limit: int
) -> tuple[int, int] | None:
    """ "Der Leiter des Programms Sahel Vert, | Jan Kern, sagte": the name between commas is the person’s, the other the body’s."""
    at = past_honorific(tokens, end + 1, limit)
    if phrase.end == phrase.at + 1 or phrase.determiner not in _DEFINITE or at >= limit or tokens[end].text != ",":
        return None
    last = read_name(tokens, links.scan, at, limit, Before.NOTHING)
    return (at, last) if last > at + 1 and last < limit and tokens[last].text == "," else None


def _is_name_of_region(tokens: list[Token], phrase: TitlePhrase, at: int) -> bool:
    """ "die Gouverneurin des Gebiets | Wologda", "die Ministerin im Lager | Zaatari": the name is not hers."""
    if phrase.at + 1 >= at:
        return False
    place = (
        tokens[at - 1].text.lower().removesuffix("s").endswith(_PLACES) and tokens[at - 2].text.lower() in _BEFORE_PLACE
    )
    return (place and not is_given_name(tokens[at].text)) or is_behind_region(tokens, at)


def _past_region(tokens: list[Token], links: Links, at: int, limit: int) -> int:
    """ "die Bürgermeisterin der Stadt Gyumri | Lusine Kern": past the name of a place, where a whole name follows."""
    follows = at + 2 < limit and is_given_name(tokens[at + 1].text) and not tokens[at + 1].text.endswith("s")
    return at + 1 if follows and _row_end(tokens, links, at + 1, limit) > at + 2 else at


def _row_of_holders(tokens: list[Token], links: Links, phrase: TitlePhrase | None, at: int, limit: int) -> int:
    """The end of "seine Amtskollegen Kern, | Novak und Aalto": behind a title of several a row of names, which "und" closes."""
    if phrase is None or not phrase.title.plural or at == phrase.at + 1:
        return at
    row, end, joint = [], at, ""
    while joint not in _JOINTS and end + 1 < limit and (joint := tokens[end].text) in (",", *_JOINTS):
        first = end + 1
        match = _known_name(links, first)
        end = match.last if match else read_name(tokens, links.scan, first, limit, Before.BARE_TITLE)
        if end == first or title_of(tokens[first].text) is not None:
            return at
        row.append((first, end, match))
    if joint not in _JOINTS:
        return at
    for first, last, match in row:
        shared = replace(phrase, first=first, at=first, end=first, far=first, determiner=None)
        if match is not None:
            _known_person(tokens, links, match, limit, shared)
        else:
            _add_person(tokens, links, first, last, shared, limit)
    return end


def _known_name(links: Links, at: int) -> NameMatch | None:
    match = links.scan.starting_at(at)
    return match if match is not None and match.form in (Form.FULL_NAME, Form.SURNAME) else None


def _known_person(tokens: list[Token], links: Links, match: NameMatch, limit: int, phrase: TitlePhrase | None) -> int:
    """A known name; one with another person's given name in front, or with a further name behind, is somebody else's."""
    end = past_further_name(tokens, links, match, limit)
    if end > match.last:
        links.scan.remove(match)
        return _add_person(tokens, links, match.first, end, phrase, limit)
    last = past_fathers(tokens, links, match, limit)
    mention = PersonMention(match.first, last, match.entity, [phrase] if phrase else [])
    links.people.append(mention)
    read_apposition(tokens, links, mention, limit)
    return last


def _add_person(tokens: list[Token], links: Links, first: int, end: int, phrase: TitlePhrase | None, limit: int) -> int:
    """Put in somebody whom no list has under this very name."""
    mention = PersonMention(first, end, "", [phrase] if phrase else [])
    for i in range(first, end):
        match = links.scan.starting_at(i)
        if match is not None:
            mention.entity = holder_spelled_otherwise(tokens, match, first) or mention.entity
            links.scan.remove(match)
    links.people.append(mention)
    read_apposition(tokens, links, mention, limit)
    return end
