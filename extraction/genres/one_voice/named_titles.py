"""Op-eds whose title names nobody but their author: "Jana Kern: Unser Platz in der Welt", "Jana Kern über den Frieden"."""

from __future__ import annotations

import re

from extraction.genres.people import bare_person, is_named, is_told_of, person_in
from extraction.grammar import is_known_surname
from extraction.turns import FIRST_PERSON, Source, alternation, is_told_by_reporter, without_quotations

_NAMED = re.compile(
    rf"(?:{alternation('comment_heading')}(?:: | [|–-] | von ))?"
    r"(?P<who>[A-ZÄÖÜ][^:;,„“»«\"|–]{3,60}?)(?::| über| [–|]) (?=\S)"
)
_NAMED_LAST = re.compile(r".{8,} [–|-] [Vv]on (?P<who>[A-ZÄÖÜ][^:;,„“»«\"|–]{3,60})")
_SENTENCE = re.compile(r"[^.!?\n]{12,600}[.!?]")
_FEWEST, _OWN = 4, 0.2  # sentences of the text; those of them that say "wir" or "ich"


def author_in_title(source: Source) -> str | None:
    """Who is named before the colon of a title or behind "– von", over a text that says "wir" again and again and not the name.

    Such titles stand over news too ("Kern: Wir brauchen Hilfe"), whose text names Kern again and quotes her.
    """
    match = _NAMED_LAST.fullmatch(source.title) or _NAMED.match(source.title)
    who = match["who"] if match is not None else ""
    if not who or (who not in (person_in(who), bare_person(who)) and not is_known_surname(who)):
        return None
    named = is_named(who) and not is_told_of(who, source.text)
    return who if named and _is_own(source.text) else None


def _is_own(text: str) -> bool:
    sentences = _SENTENCE.findall(without_quotations(text))
    own = sum(FIRST_PERSON.search(sentence) is not None for sentence in sentences)
    return len(sentences) >= _FEWEST and own >= _OWN * len(sentences) and not is_told_by_reporter(text)
