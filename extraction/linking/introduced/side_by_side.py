"""Parts two names that stand side by side: "Am Abend bot | Wielgorz | Tzvetanska | Hilfe an"."""

from __future__ import annotations

from collections.abc import Iterator

from extraction.knowledge import tables
from extraction.knowledge.names import Form, is_given_name
from extraction.knowledge.names.transliteration import transliteration_key
from extraction.linking.introduced.name_rows import surname_of
from extraction.linking.links import Links, PersonMention
from extraction.text import Token

_Words = tuple[str, ...]


def part_names_side_by_side(tokens: list[Token], links: Links) -> None:
    """Make two mentions of a row of words that is a surname, or a whole name, of two people whom the text names in full."""
    rows = [person for person in links.people if not person.entity and person.last - person.first > 1]
    if not rows:
        return
    called = _called(tokens, links)
    announced = {_words(tokens, row.first, row.last) for row in rows if row.titles}
    for row in rows:
        words = _words(tokens, row.first, row.last)
        middle = None if words in announced else _middle(tokens, links, row, called)
        if middle is not None:
            links.people.remove(row)
            links.people.extend(_mention(links, *part) for part in ((row.first, middle), (middle, row.last)))


def _called(tokens: list[Token], links: Links) -> dict[str, set[_Words]]:
    """The surnames of those whom the text or its title line names in full, and the whole names that have them."""
    called: dict[str, set[_Words]] = {surname: {()} for surname in links.people_by_surname}
    for person in links.people:
        if person.last - person.first > 1:
            words = _words(tokens, person.first, person.last)
            for surname in _surnames(tokens, person):
                called.setdefault(transliteration_key(surname), set()).add(words)
    return called


def _surnames(tokens: list[Token], person: PersonMention) -> Iterator[str]:
    yield surname_of(tokens, person.first, person.last)
    if person.entity in tables.people():
        yield tables.people()[person.entity].surname


def _middle(tokens: list[Token], links: Links, row: PersonMention, called: dict[str, set[_Words]]) -> int | None:
    """Where the second name starts; None where the row is one name."""
    own = _words(tokens, row.first, row.last)
    for middle in range(row.first + 1, row.last):
        parts = ((row.first, middle), (middle, row.last))
        if all(_is_name(tokens, links, first, last, own, called) for first, last in parts):
            return middle
    return None


def _is_name(
    tokens: list[Token], links: Links, first: int, last: int, own: _Words, called: dict[str, set[_Words]]
) -> bool:
    """Whether some words are a surname or a whole name of somebody of whom the row itself does not tell."""
    words = _words(tokens, first, last)
    surname = surname_of(tokens, first - 1, last) if first else tokens[first].text
    if surname != " ".join(words):
        return any(words in whole for whole in called.values())
    if is_given_name(words[0]):
        return False
    known = links.scan.removed.get(first)
    if known is not None and known.last == last and known.form is Form.SURNAME and not known.shared:
        return True
    return bool(called.get(transliteration_key(surname), set()) - {own})


def _mention(links: Links, first: int, last: int) -> PersonMention:
    links.scan.put_back(first, last)
    return PersonMention(first, last)


def _words(tokens: list[Token], first: int, last: int) -> _Words:
    return tuple(token.text for token in tokens[first:last])
