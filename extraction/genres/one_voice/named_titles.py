"""Op-eds whose title names nobody but their author: "Jana Kern: Unser Platz in der Welt", "Jana Kern über den Frieden"."""

from __future__ import annotations

import re

from extraction.genres.one_voice.coauthors import row_of_authors
from extraction.genres.people import bare_name, is_name, is_named, is_told_of
from extraction.grammar import is_known_surname
from extraction.knowledge.names import is_given_name
from extraction.turns import Source, alternation, first_person_sentences, is_told_by_reporter

_NAMED = re.compile(
    rf"(?:{alternation('comment_heading')}(?:: | [|–-] | von ))?"
    r"(?P<who>[A-ZÄÖÜ][^:;,„“»«\"|–]{3,60}?)(?::| über| [–|]) (?=\S)"
)
_NAMED_LAST = re.compile(
    r".{8,}(?: [–|-] (?P<by>[Vv]on )?| \()(?P<who>[A-ZÄÖÜ][^:;,„“»«\"|–()]{3,60}?)(?:\)| (?:über|zu|zum|zur) .+)?"
)
_FEWEST, _OWN = 4, 0.2  # sentences of the text; those of them that say "wir" or "ich"


def author_in_title(source: Source) -> str | None:
    """Who is named before the colon of a title or at its end, over a text that says "wir" again and again and not the name.

    Such titles stand over news too ("Kern: Wir brauchen Hilfe"), whose text names Kern again and quotes her.
    """
    matches = (_NAMED.match(source.title), _NAMED_LAST.fullmatch(source.title))
    who = next((match["who"] for match in matches if match is not None and _names_somebody(match)), None)
    who = (row_of_authors(who) or who) if who is not None else None
    named = who is not None and is_named(who) and not is_told_of(who, source.text)
    return who if named and _is_own(source.text) else None


def _names_somebody(match: re.Match[str]) -> bool:
    """Whether what a title sets apart is a name as a whole; at its end, without "von", one with a known given name.

    "Unser Platz am Meer | Euractiv Deutschland" names the site.
    """
    who = match["who"]
    if match.re is _NAMED_LAST and not match["by"] and not is_given_name(bare_name(who).split(" ")[0]):
        return False
    return is_name(who) or is_known_surname(who) or row_of_authors(who) is not None


def _is_own(text: str) -> bool:
    own, sentences = first_person_sentences(text)
    return sentences >= _FEWEST and own >= _OWN * sentences and not is_told_by_reporter(text)
