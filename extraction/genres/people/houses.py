"""The embassy or ministry whose words a heading announces, or who speaks for it: "Antwort des Pressedienstes der Botschaft auf …"."""

from __future__ import annotations

import re

from extraction.genres.people.person_phrases import bare_name, person_in
from extraction.knowledge.names import title_of
from extraction.text import dataclass, words_of
from extraction.turns import alternation, trade_words

_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_OF = re.compile(
    r"(?:^|[:–-]\s)(?:(?:Die|Der|Das|Eine?)\s+)?(?:[A-ZÄÖÜ]\w+\s+){0,2}\w*"
    + alternation("statement_by_a_house")
    + r"\s+(?P<who>(?:des|der|von)\s+.+)"
)
_END = re.compile(rf"\s{alternation('preposition_of_topic', any_case=False)}\s|[:;(,–]|\s-\s|$")
_ABROAD = re.compile(r"\s+in\s+(?:der\s+)?[A-ZÄÖÜ][\w-]+(?:\s+[A-ZÄÖÜ][\w-]+)?(?=\s+[A-ZÄÖÜ])")
_MISSIONS = words_of("diplomatic_mission")
_SPOKESPEOPLE = words_of("spokesperson")


@dataclass(frozen=True, slots=True)
class House:
    """Who speaks, as the heading names them, and whether it is a house and no person."""

    phrase: str
    is_body: bool


def house_in(heading: str) -> House | None:
    """The house or its spokesperson that a heading names: "Antwort des Pressedienstes der Botschaft auf …"."""
    found = _OF.search(heading)
    if found is not None:
        who = found["who"][: _END.search(found["who"]).start()]  # type: ignore[union-attr]
        if (house := _named(who.removeprefix("von "))) is not None:
            return house
    who = heading[: _END.search(heading).start()].strip()  # type: ignore[union-attr]
    if " " not in who and heading.startswith(f"{who}:"):
        return None  # "Sprecherin: Jana Kern"
    first = _WORD.match(who)
    return _named(who) if first is not None and who != heading and _speaks_for_house(first[0]) else None


def _named(who: str) -> House | None:
    """What a phrase names: a mission or ministry, somebody who speaks for one, an ambassador; nobody else."""
    words = _WORD.findall(who)
    head = next((word for word in words if word[0].isupper()), None)
    if head is None:
        return None
    if _is_house(head):
        return House(who, is_body=True) if len(words) > 1 else None
    title = title_of(head)
    if not (_speaks_for_house(head) or (title is not None and title.head.lower() in trade_words("envoy"))):
        return None
    return House(_without_post(who), is_body=False)


def _without_post(who: str) -> str:
    """ "des russischen Botschafters in Deutschland Kern" without the country that the ambassador is in."""
    at_home = _ABROAD.sub("", who)
    person = person_in(at_home)
    return at_home if person is not None and bare_name(person) != person else who


def _is_house(word: str) -> bool:
    bare = word.removesuffix("es").removesuffix("s")
    return word in _MISSIONS or bare in _MISSIONS or bare.lower().endswith(tuple(trade_words("house_that_speaks")))


def _speaks_for_house(word: str) -> bool:
    title = title_of(word)
    return (title is not None and title.head in _SPOKESPEOPLE) or word.lower().rstrip("s").endswith(
        ("sprecher", "sprecherin")
    )
