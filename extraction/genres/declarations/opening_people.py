"""The people whom the first sentence of a declaration names by office and name, and who received whom in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, takewhile

from extraction.genres.declarations.issuers import names_in
from extraction.genres.people import NAME_PARTICLES
from extraction.grammar import cue_entries, verb_forms
from extraction.knowledge import tables
from extraction.knowledge.names import folded, is_given_name, longest, name_tree, title_of
from extraction.text import EntityType, words_of
from extraction.text.dictionary import is_known
from extraction.turns import Source

_WORD = re.compile(r"[^\W\d_][\w’'-]*|\S")
_ONE_OFFICE = re.compile(
    r"\b(?:des|ihres) (?:[a-zäöüß]+en )?[A-ZÄÖÜ]\w+(?:ers|ten)\b"
)  # "Erklärung des Außenministers"
_FEWEST, _MOST_PARTS, _FIRST_SENTENCES = 2, 4, 8
_BEHIND = (",", "(", "–")
_LONGEST_ISSUER = 4  # words: "Die Außenministerinnen und -minister"
_BETWEEN = 3  # words: "Jana Kern, die neue | Ministerin"
_MINISTER = "minister"
_STANDING_IN = words_of("office_standing_in")
_RECEIVING, _GREETING = words_of("verb_of_receiving"), words_of("verb_of_greeting")
_GREETED = words_of("article_of_whom_one_greets")
_BODIES = (EntityType.ORGANISATION,)


def people_of_opening(source: Source, phrase: str) -> tuple[str, ...]:
    """ "Erklärung der Außenminister der Anrainerstaaten": those whom the first sentence with several of them names.

    Nobody where the phrase names a body, whose members are one speaker, or more countries than the sentence names people.
    """
    words = _WORD.findall(phrase)
    offices = [word for word in words if (title := title_of(word)) is not None and title.plural]
    sides = names_in(words)
    if (
        not offices
        or _ONE_OFFICE.search(source.title) is not None
        or any(entity.name in sides and entity.type in _BODIES for entity in tables.entities().values())
    ):
        return ()
    ministers = any(_is_minister(office) for office in offices)
    for sentence in source.document.sentences[:_FIRST_SENTENCES]:
        if sentence.span.end <= source.lines[0].start:
            continue
        people = people_with_offices(sentence.span.of(source.text), ministers=ministers)
        if len(people) >= _FEWEST:
            return people if len(people) >= len(sides) else ()
    return ()


def tells_who_received_whom(words: str) -> bool:
    """ "Am 3. Mai begrüßte Ministerin Kern in Riga den Minister von X Ole Lind.": a first sentence that says nothing else."""
    small = [word for word in _WORD.findall(words) if word[0].islower()]
    receiving = next((word for word in small if word in _RECEIVING), None)
    if receiving is None or len(people_with_offices(words)) < _FEWEST:
        return False
    if any(_reports(word) for word in small if word not in _RECEIVING):
        return False
    behind = _WORD.findall(words[words.index(receiving) :])
    greeted = (title_of(b) is not None and a in _GREETED for a, b in pairwise(behind))
    return receiving not in _GREETING or any(greeted)


def opens_with_report(words: str) -> bool:
    """ "Die Minister begrüßten die Ergebnisse des Treffens, das in Riga stattgefunden hat.": the first verb says something."""
    return _reports(
        next((word for word in _WORD.findall(words)[1:_LONGEST_ISSUER] if word[0].islower() and _is_verb(word)), "")
    )


@lru_cache(maxsize=1 << 10)
def _is_verb(word: str) -> bool:
    return any(form.moods for form in verb_forms(word))


@lru_cache(maxsize=1 << 10)
def _reports(word: str) -> bool:
    """Whether a word is a finite verb that reports without another word beside it."""
    lemmas = {form.lemma for form in verb_forms(word) if form.singular or form.plural}
    return any(not entry.weight for lemma in lemmas for entry in cue_entries().get(lemma, ()))


def people_with_offices(sentence: str, *, ministers: bool = False) -> tuple[str, ...]:
    """The names in a sentence with an office before or behind them; of ministers alone, or of those who stand in for them."""
    return tuple(dict.fromkeys(_named(_WORD.findall(sentence), ministers=ministers)))


def _named(words: Sequence[str], *, ministers: bool) -> Iterator[str]:
    office: str | None = None
    i = 0
    while i < len(words):
        if title_of(words[i]) is not None:
            office, i = words[i], i + 1
            continue
        end = _end_of_capitals(words, i)
        if end == i:
            i += 1
            continue
        name = _without_sides(words[i:end])
        held = office or _office_behind(words, end)
        apposed = i > 0 and title_of(words[i - 1]) is not None and len(name) == end - i
        if held is not None and _may_be_name(name, apposed=apposed):
            if not ministers or _is_minister(held):
                yield " ".join(name)
            office = None
        i = end


def _end_of_capitals(words: Sequence[str], i: int) -> int:
    """The end of a row of words with capitals that are no titles, with particles of names between them."""
    end = i
    while end < len(words) and title_of(words[end]) is None:
        behind = end
        while end > i and behind < len(words) and words[behind] in NAME_PARTICLES:
            behind += 1
        if behind == len(words) or not words[behind][0].isupper() or title_of(words[behind]) is not None:
            break
        end = behind + 1
    return end


def _without_sides(words: Sequence[str]) -> list[str]:
    """ "Republik Kasachstan | Jermek Koscherbajew": a row without the country, body or words of an office that open it."""
    keys = [folded(word) for word in words]
    i = 0
    while i < len(words):
        end, targets = longest(name_tree(), keys, i)
        entities = (tables.entities().get(target.entity) for target in targets)
        if any(entity is not None and entity.type is not EntityType.PERSON for entity in entities):
            i = end
        elif is_known(words[i]) and not is_given_name(words[i]) and len(words) - i != _FEWEST:
            i += 1
        else:
            break
    while i < len(words) and words[i] in NAME_PARTICLES:
        i += 1
    rest = list(words[i:])
    return rest[1:] if len(rest) > _FEWEST and is_known(rest[0]) and not is_given_name(rest[0]) else rest


def _may_be_name(words: Sequence[str], *, apposed: bool) -> bool:
    """Whether words can be somebody's whole name; right behind a title even those of the dictionary: "Minister | Juris Lind |"."""
    if not _FEWEST <= len(words) <= _MOST_PARTS:
        return False
    return apposed or is_given_name(words[0]) or not is_known(words[0]) or not is_known(words[-1])


def _office_behind(words: Sequence[str], end: int) -> str | None:
    """ "Jana Kern, | Ministerin | von …": the office between commas behind a name."""
    if words[end : end + 1] == [] or words[end] not in _BEHIND:
        return None
    near = takewhile(lambda word: word not in _BEHIND, words[end + 1 : end + 2 + _BETWEEN])
    return next((word for word in near if title_of(word) is not None), None)


def _is_minister(office: str) -> bool:
    lower = office.lower()
    return _MINISTER in lower or lower.startswith(tuple(_STANDING_IN))
