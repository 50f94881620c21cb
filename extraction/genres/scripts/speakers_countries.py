"""For which country the one voice of a text speaks: by the office that its title, byline, lead or signature gives it.

"Brief des Botschafters der Republik Iran", "Brasiliens Außenminister im Gespräch", "Pressegespräch im indischen Außenministerium".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extraction.genres.people import bare_name, is_known_person
from extraction.knowledge import tables
from extraction.knowledge.names import Form, longest, name_tree, title_of
from extraction.text import Genre, Span, TurnKind, replace, words_of
from extraction.text.folding import fold
from extraction.turns import Passage, Script, Source, alternation, trade_words

_WORD = re.compile(r"[^\W\d_][\w’'.-]*|\S")
_OTHERS_OF_TALK = re.compile(rf"\b{alternation('preposition_before_others', any_case=False)} ")
_OTHERS = re.compile(rf"{_OTHERS_OF_TALK.pattern}|\bmit ")
_LINKS = words_of("links_office_to_country")
_OF_ONE_VOICE = (Genre.SPEECH, Genre.INTERVIEW, Genre.TRANSCRIPT)
_NEAR = 3  # words between an office and its country
_LEAD, _SIGNATURE = 2, 2  # lines
_LONGEST = 300  # characters of a line that are looked at


def with_own_side(script: Script, source: Source) -> Script:
    """A script whose one speaker nobody knows, with the country whose office the text gives them."""
    spoken = [passage for passage in script.passages if passage.kind is TurnKind.WORDS]
    speakers = {_words_of(passage, source.text) for passage in spoken}
    if script.genre not in _OF_ONE_VOICE or len(speakers) != 1 or any(passage.on_behalf_of for passage in spoken):
        return script
    if is_known_person(tuple(bare_name(speakers.pop()).split(" "))):
        return script
    others = _OTHERS if script.genre is Genre.SPEECH else _OTHERS_OF_TALK
    found = (country_of_office(others.split(text, maxsplit=1)[0]) for text in _places(source, spoken))
    country = next((one for one in found if one is not None), None)
    return replace(script, passages=tuple(_on_behalf(p, country) for p in script.passages)) if country else script


def _words_of(passage: Passage, text: str) -> str:
    return passage.speaker.of(text) if isinstance(passage.speaker, Span) else passage.speaker or ""


def _on_behalf(passage: Passage, country: str) -> Passage:
    return replace(passage, on_behalf_of=country) if passage.kind is TurnKind.WORDS else passage


def _places(source: Source, spoken: Sequence[Passage]) -> Iterator[str]:
    """Where a text says who speaks: its title, byline, lead and signature."""
    yield source.title
    yield source.author or ""
    first, last = spoken[0].start, spoken[-1].end
    yield from (line.text[:_LONGEST] for line in source.lines[:_LEAD] if line.end <= first)
    yield from (line.text[:_LONGEST] for line in source.lines[-_SIGNATURE:] if line.start >= last)


def country_of_office(line: str) -> str | None:
    """The first country in a line that an office or its house is said to be of; None where there is none."""
    words = _WORD.findall(line)
    keys = [fold(word) for word in words]
    for i, word in enumerate(words):
        if not word[:1].isalpha():
            continue
        end, country, adjective = _country_at(keys, i)
        if country is not None and (_is_office(words[end : end + 1]) or (not adjective and _has_office(words, i))):
            return country
    return None


def _country_at(keys: list[str], i: int) -> tuple[int, str | None, bool]:
    """The end of a country's name or adjective at an index, the country, and whether it is the adjective."""
    end, targets = longest(name_tree(), keys, i)
    if not targets and keys[i].endswith("s"):
        end, targets = longest(name_tree(), [keys[i].removesuffix("s")], 0)
        end += i
    for target in targets:
        entity = tables.entities().get(target.entity)
        if entity is not None and entity.code and not target.acronym and target.form in (Form.NAME, Form.ADJECTIVE):
            return end, entity.name, target.form is Form.ADJECTIVE
    return i, None, False


def _has_office(words: Sequence[str], i: int) -> bool:
    """ "Botschafter der Republik Iran": whether an office stands before a name, with nothing but articles and capitals between."""
    for j in range(i - 1, max(-1, i - _NEAR - 2), -1):
        if _is_office(words[j : j + 1]):
            return True
        if words[j] not in _LINKS and not words[j][:1].isupper():
            return False
    return False


def _is_office(words: Sequence[str]) -> bool:
    if not words:
        return False
    title = title_of(words[0])
    house = words[0].lower().removesuffix("s").endswith(tuple(trade_words("house_of_office")))
    return (title is not None and title.kind == "office") or house
