"""Whether a text speaks as who issues it: "wir", "der Rat", "die Seiten", by their names, in numbered points."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.genres.declarations.beginnings import NUMBER, ORGAN, WE, Beginning, behind_number
from extraction.genres.declarations.issuers import Issuer, names_in
from extraction.genres.declarations.passages import OPENING_LINES, announces
from extraction.genres.declarations.titles import is_issuer_word
from extraction.turns import QUOTED, Line, Source, without_quotations

_WE_SAY = re.compile(r"\b[Ww]ir\b")
_LONGEST_OPENING = 120  # characters


def has_points(lines: Sequence[Line]) -> bool:
    """Whether a text has numbered points."""
    return sum(bool(NUMBER.match(line.text)) for line in lines) > 1


def speaks_as_issuer(beginning: Beginning, issuer: Issuer) -> bool:
    """Whether the text speaks as its issuer: "wir", "der Rat", "die Seiten", by their names, numbered points, or a preamble."""
    source = beginning.source
    plain = _plain(source)
    closed = "\n".join(
        line for line in plain.split("\n") if not line.rstrip()[-1:].isalpha()
    )  # no dates, no signatures
    sentences = max(1, len(re.findall(r"[.;!](?:\s|$)", closed)))
    ours = len(_WE_SAY.findall(plain))
    if beginning.defined or 4 * ours >= sentences or WE.match(source.text, behind_number(source.lines[0])):
        return True
    if any(announces(line) for line in source.lines[:OPENING_LINES]):
        return True
    if has_points(source.lines) or (ORGAN.match(source.lines[0].text) and len(source.lines) > 2):
        return True
    parties = set(names_in(re.findall(r"[\w-]+", issuer.on_behalf_of or issuer.speaker)))
    third = sum(_opens_as_issuer(sentence, parties) for sentence in re.split(r"(?<=[.;!])\s+", plain))
    return 3 * third >= sentences


def _plain(source: Source) -> str:
    """The text without what it quotes, unless it is itself set in quotation marks: "… gab folgende Erklärung ab: „Der Rat …“"."""
    text = "\n".join(line.text for line in source.lines)
    opened = any(line.text[:1] in '„»“"' for line in source.lines[:4])
    quotes = "".join(match[0] for match in QUOTED.finditer(text))
    whole = opened and 2 * len(quotes) > len(text)
    return re.sub('[„»“”«"]', "", text) if whole else without_quotations(text)


def _opens_as_issuer(sentence: str, parties: set[str]) -> bool:
    """ "Die Seiten vereinbarten …", "Estland dankte …": an issuer's noun, or two parties or one of them by name."""
    words = re.findall(r"[\w-]+", sentence[:_LONGEST_OPENING])[:4]
    if re.match(r"(?:Der|Die|Das|Beide|Sie) ?", sentence) and any(map(is_issuer_word, words[:3])):
        return True
    return len(parties) > 1 and not parties.isdisjoint(names_in(words[:2]))
