"""Finds the phrase that names a person in a line that is no sentence: a title, a byline, a signature.

"Rede von Bundeskanzlerin Angela Kern zur Lage in Mali" → "Bundeskanzlerin Angela Kern". By form and lists of names alone; who is meant
is decided later, with the whole article in view.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extraction.knowledge import tables
from extraction.knowledge.names import Form, is_given_name, name_tree, people_tree, title_of
from extraction.knowledge.names.transliteration import transliteration_key
from extraction.text import Span, words_of
from extraction.text.dictionary import is_known
from extraction.text.folding import fold
from extraction.turns import Source, trade_words

_WORD = re.compile(r"[^\W\d_][\w’'.-]*|\S")
NAME_PARTICLES = words_of("name_particle_in_heading")
_NEXT_OF_ROW = re.compile(r"[,;] | und ")
_BREAKS = words_of("breaks_name_in_heading")
_MONTHS = words_of("month")
_ARTICLES = words_of("article_in_heading")
_ABBREVIATED = frozenset({"Dr.", "Prof.", "h.c.", "Mag.", "S.E.", "I.E."})
_LONGEST = 6
_SHORTEST_PART = 4  # letters of a noun in a compound
_BEFORE_OFFICE = 3  # words of which one is the office
_MISSIONS = words_of("diplomatic_mission")
_APPOSED = re.compile(r", (?P<name>[^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+){1,3})(?=,|:|$| an | zu | zum | zur | \()")


def person_in(line: str) -> str | None:
    """The first phrase in a line that names somebody, with the titles before the name; None where there is none."""
    words = _WORD.findall(line)
    titled: str | None = None
    i = 0
    while i < len(words):
        end = _end_of_titles(words, i)
        name = _end_of_name(words, end, titled=end > i)
        if name > end:
            return " ".join(word for word in words[i:name] if not _is_left_out(word))
        if end > i and titled is None:
            titled = _with_article(words, i, end)
        i = max(end, i + 1)
    apposed = _apposed_name(line) if titled is not None else None
    return f"{titled} {apposed}" if apposed is not None else titled


def _apposed_name(line: str) -> str | None:
    """ "des Botschafters der Volksrepublik China in Genf, Chen Xu, an …": the name between commas behind the title."""
    for match in _APPOSED.finditer(line):
        parts = match["name"].split(" ")
        named = all(part[0].isupper() or part in NAME_PARTICLES for part in parts)
        if named and sum(map(is_known, parts)) < len(parts) and not any(map(title_of, parts)):
            return match["name"]
    return None


@lru_cache(maxsize=16)
def country_in(line: str) -> str | None:
    """The first country that a line names, by its name or adjective."""
    for word in _WORD.findall(line):
        node = name_tree().following.get(fold(word))
        for target in node.targets if node else ():
            named = target.form in (Form.NAME, Form.ADJECTIVE) and not target.acronym
            if named and any(country.id == target.entity for country in tables.countries().values()):
                return tables.entities()[target.entity].name
    return None


def _end_of_titles(words: list[str], i: int) -> int:
    """Past titles in a row: "Bundesminister Dr.", "Staats- und Regierungschef"; "Sprecher des Außenministeriums"."""
    end = i
    while end < len(words) and (_is_left_out(words[end]) or title_of(words[end]) is not None):
        end += 1
    return end


def _is_left_out(word: str) -> bool:
    """Degrees, and titles that are also the name of a body ("Bundesrätin"): who has them is found by name."""
    return word in _ABBREVIATED or word.lower() in trade_words("title_of_body")


def _with_article(words: list[str], i: int, end: int) -> str:
    """A title without a name, with its article and what belongs to it: "der Präsidentin der Europäischen Zentralbank"."""
    start = i
    while start > 0 and words[start - 1][:1].islower() and words[start - 1].endswith(("en", "er", "e", "es")):
        start -= 1
        if words[start] in _ARTICLES:
            break
    if end < len(words) and words[end] in _ARTICLES:
        noun = end + 1
        while noun < len(words) and words[noun][:1].islower() and words[noun].endswith("en"):
            noun += 1  # "der Sprecher des chinesischen Außenministeriums"
        behind = noun
        while behind < len(words) and words[behind][:1].isupper():
            behind += 1
        end = behind if behind > noun else end
        if words[end - 1] in _MISSIONS and words[end : end + 1] == ["in"] and words[end + 1 : end + 2] != []:
            end += 2  # "der Botschaft in Deutschland"
    return " ".join(words[start:end])


def _end_of_name(words: list[str], i: int, *, titled: bool) -> int:
    """The end of a name that begins at `i`; `i` itself where there is none."""
    if i and words[i - 1] == "." and words[i : i + 1] and words[i].lower() in _MONTHS:
        return i  # "am 3. Mai Oslo"
    end = i
    while end < len(words) and end - i < _LONGEST and _may_be_part(words, i, end):
        end += 1
    while end > i and words[end - 1] in NAME_PARTICLES:
        end -= 1
    parts = [word for word in words[i:end] if word not in NAME_PARTICLES]
    if not parts or not (titled or len(parts) > 1):
        return i
    if titled and len(parts) == 1:
        return end if _is_surname(parts[0]) else i
    strange = (
        titled and len(parts) == 2 and not is_known(parts[1]) and not parts[1].isupper()
    )  # "Botschafterin Nana Lomidze"
    opening = words[i - 1 : i] + words[i : i + 1]
    described = not titled and any(word.lower() in _ARTICLES for word in opening)  # "der Giftanschlag von Salisbury"
    thing = not titled and "von" in words[i:end] and _ends_in_noun(parts[0])
    named = _is_given(parts[0]) if described or thing else _looks_like_name(parts)
    return end if strange or named or _holds_office(words, end, parts) else i


def _ends_in_noun(word: str) -> bool:
    """ "Nervengiftangriff | von Salisbury": a compound of a German noun, which no given name is."""
    return any(is_known(word[k:].capitalize()) for k in range(_SHORTEST_PART, len(word) - _SHORTEST_PART))


def _holds_office(words: list[str], end: int, parts: list[str]) -> bool:
    """ "Li Mei-hua, Vertreterin …": a word that German lacks, in front of an office behind a comma."""
    office = end + 1 < len(words) and words[end] == "," and title_of(words[end + 1]) is not None
    return office and len(parts) > 1 and not all(map(is_known, parts)) and parts[0].lower() not in words_of("courtesy")


def _may_be_part(words: list[str], first: int, i: int) -> bool:
    word = words[i]
    if word in NAME_PARTICLES:
        follows = i + 1 < len(words) and (words[i + 1][:1].isupper() or words[i + 1] in NAME_PARTICLES)
        if word == "zu" and i > first:  # "Heiko Maas zu Nicaragua", not "Karl-Theodor zu Guttenberg"
            return follows and is_known_person(tuple(words[first : i + 2]))
        opens = word not in _BREAKS and not (follows and word == "von" and is_given_name(words[i + 1]))
        opens = opens and not (i and words[i - 1].lower() in trade_words("foreign_speech"))  # "Discours de Jana Kern"
        opens = opens and not _is_left_out("".join(words[i + 1 : i + 2]))  # "von S.E. Jana Kern"
        return follows and (i > first or opens)
    if word.startswith(("al-", "as-", "el-", "ad-", "an-", "at-", "ar-")):
        return word[3:4].isupper()
    if word.removesuffix(".") in words_of("behind_name") or word.lower() in trade_words("speech_title"):
        return False  # "Namensartikel von Anna Kern"
    return word[:1].isupper() and word[:1].isalpha() and title_of(word) is None


def _is_given(word: str) -> bool:
    return is_given_name(word) or any(map(is_given_name, word.split("-")))


def _looks_like_name(parts: list[str]) -> bool:
    """A given name in front, a known person's name, or words that German lacks."""
    if _is_given(parts[0]):
        return True
    if transliteration_key(parts[0]) in people_tree().following and is_known_person(tuple(parts)):
        return True
    if len(parts) > 2 and any(map(is_given_name, parts[1:-1])):
        return False  # "Bundesrätin Anna Kern": the name begins later
    return not any(map(is_known, parts)) and len(parts) > 1 and all(len(p) > 1 and not p.isupper() for p in parts)


def _is_surname(word: str) -> bool:
    return not is_known(word) or is_given_name(word) or transliteration_key(word) in people_tree().following


@lru_cache(maxsize=2_000)
def is_known_person(parts: tuple[str, ...]) -> bool:
    """Whether the words are the whole name of somebody in the lists."""
    node = people_tree()
    for part in parts:
        following = node.following.get(transliteration_key(part))
        if following is None:
            return False
        node = following
    return bool(node.targets)


def bare_person(byline: str) -> str | None:
    """A byline that is a name as a whole, though no list has a part of it: "Anote Tong"; not "Redaktion Hafenblatt"."""
    parts = byline.split()
    named = (
        1 < len(parts) < _LONGEST
        and ":" not in byline
        and all(part[0].isupper() or part in NAME_PARTICLES for part in parts)
    )
    named = named and parts[0].lower() not in trade_words("speech_title")
    return byline if named and not is_known(parts[0]) and not any(map(title_of, parts)) else None


def is_name(text: str) -> bool:
    """Whether a text is somebody's name, with or without titles, and nothing else."""
    return text in (bare_person(text), person_in(text))


def bare_name(phrase: str) -> str:
    """A phrase without the titles before the name; one without a name stays."""
    words = phrase.split(" ")
    end = _end_of_titles(words, 0)
    return " ".join(words[end:]) or phrase


def is_named(person: str) -> bool:
    """Whether a phrase has a name and not only an office: "Ministerin Jana Kern", not "der Ministerin", "Chefin der Bank"."""
    words = person.split(" ")
    while words and words[0].islower():
        words.pop(0)
    rest = bare_name(" ".join(words))
    return bool(words) and rest[:1].isupper() and (rest != " ".join(words) or title_of(words[0]) is None)


def people_of(line: str) -> Iterator[str]:
    """Every phrase in a line that names somebody with a whole name."""
    at = 0
    while (person := person_in(line[at:])) is not None:
        if len(bare_name(person).split(" ")) > 1:
            yield person
        last = person.split(" ")[-1]
        at = line.index(last, at) + len(last)


def office_holder_in(line: str, above: str = "", below: str = "") -> str | None:
    """Whom a line without a verb names by name and office: "Ministerin Jana Kern", "Jana Kern, Ministerin für Verkehr".

    The office may stand in the line above the name or below it.
    """
    person = person_in(line)
    if person is None or not is_named(person):
        return None
    before, _, behind = line.partition(bare_name(person))
    near = before or behind.removeprefix(",") or above
    alone = not before and not behind
    return person if opens_with_office(near) or (alone and opens_with_office(below)) else None


def opens_with_office(text: str) -> bool:
    """ "Die Hohe Vertreterin für …", "(Präsidentin des …": an office, behind an article and an adjective at most."""
    return any(title_of(word.strip("(,|–)")) is not None for word in text.split()[:_BEFORE_OFFICE])


def place_of(source: Source, name: str) -> tuple[Span, ...] | str:
    """Where a name stands in the text, else the name itself."""
    start = source.text.find(name)
    return (Span(start, start + len(name)),) if start >= 0 else name


def is_told_of(person: str, text: str) -> bool:
    """Whether a text tells of somebody, or the phrase names nobody."""
    return not is_named(person) or any(name.split(" ")[-1] in text for name in _NEXT_OF_ROW.split(bare_name(person)))
