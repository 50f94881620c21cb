"""The edges of sentences on a page: datelines in front of them, and what a page has broken in the middle.

"Riga (dpa) – Der Minister …", "Sydney Die Ministerin …"; "Die Beziehungen sind hervorragend ⏎⏎ und vertrauensvoll.".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.text.document import Token
from extraction.text.lexicon import words_of

DASHES = frozenset(("-", "–", "—", "--"))
OPENING_MARKS = frozenset("„»«‚›‹“\"'([")
CLOSING_MARKS = frozenset("“”\"«»‘’'›‹)]")
LONGEST_DATELINE = 16  # tokens
LONGEST_BARE_DATELINE = 7
LONGEST_PLACE = 3  # tokens
_DOMAIN = re.compile(r"\w\.(?:com|net|org|info|de|at|ch|eu|ir|ru|by|cn)$")
_SHORTEST = 4  # tokens of a sentence behind a place alone

_FEWEST = 3  # words of the first line; what is shorter may be a button or a label
_NEAR = 20  # characters in which the last mark of the line before is
_ENDS = (".", "!", "?", "…")
_CLOSING = "“”\"«»’')"


def closes_dateline(tokens: list[Token], first: int, i: int) -> bool:
    """ "Genf/Berlin (dpa) - ", "KAIRO, 3. Mai – ": place, day and agency before the dash are no part of the first sentence."""
    if not 0 < i - first <= LONGEST_DATELINE:
        return False
    if _is_sign(tokens, first, i):
        return True
    if tokens[i - 1].text != ")" or i - first < 3:
        return _is_place_and_day(tokens[first:i]) or (first == 0 and _opens_text(tokens, i))
    opening = next((k for k in range(i - 2, first, -1) if tokens[k].text == "("), first)
    return opening > first and all(t.text[0].isupper() or t.text in ("/", ",") for t in tokens[first:opening][:1])


def _is_sign(tokens: list[Token], first: int, dash: int) -> bool:
    """ "(dpa) – Die EU …", "(vb/dpa) – …": an agency's or reporter's sign in brackets before a dash with spaces around it."""
    if dash != first + _SIGN_LENGTH or (tokens[first].text, tokens[dash - 1].text) != ("(", ")"):
        return False
    sign, apart = tokens[first + 1].text, tokens[dash - 1].end < tokens[dash].start
    following = tokens[dash + 1] if dash + 1 < len(tokens) else tokens[dash]
    return (
        apart and len(sign) <= _LONGEST_SIGN and sign.replace("/", "").isalpha() and tokens[dash].end < following.start
    )


_SIGN_LENGTH, _LONGEST_SIGN = 3, 9  # tokens; letters


def _opens_text(tokens: list[Token], dash: int) -> bool:
    """ "Riga – Die Außenminister …": a place without a day, or two, at the start of a text."""
    if dash > LONGEST_PLACE or dash + 1 == len(tokens) or tokens[dash].start == tokens[dash - 1].end:
        return False
    names = [t.text for t in tokens[:dash] if t.text not in ("/", ",")]
    following = tokens[dash + 1].text[0]
    return all(n[0].isupper() and n.isalpha() for n in names) and (following.isupper() or following in OPENING_MARKS)


def is_glued_dateline(tokens: list[Token], first: int, i: int) -> bool:
    """ "HafenHeute- Der Minister …": an agency or paper with its dash, in front of a word that opens a sentence."""
    word = tokens[i].text
    if i != first or word[-1] != "-" or len(word) < 3 or i + 1 == len(tokens) or not tokens[i + 1].text[0].isupper():
        return False
    return any(map(str.isupper, word[1:])) or tokens[i + 1].text.lower() in words_of("article")


def closes_bare_dateline(tokens: list[Token], first: int, i: int) -> bool:
    """ "Bern (sda/dpa) Der Bundesrat …", "(Seenachrichten.com) Die Reeder …": place and agencies, and no dash behind them."""
    if not 2 <= i - first <= LONGEST_BARE_DATELINE or i + 1 == len(tokens):
        return False
    opening = next((k for k in range(i - 2, first - 1, -1) if tokens[k].text == "("), i)
    names = [name.lower() for t in tokens[opening + 1 : i] for name in t.text.split("/") if name not in ("", ",")]
    alone = opening == first and i - first == 2
    agency = all(name in words_of("agency_of_dateline") for name in names) or (alone and _DOMAIN.search(names[0]))
    opens = opening == first or tokens[first].text[0].isupper()
    return bool(names and agency) and opens and tokens[i + 1].text[0].isupper()


def _is_place_and_day(words: list[Token]) -> bool:
    """ "ADDIS ABEBA", "Kairo, 3. Mai": a place in capitals, or one with a day behind it."""
    if not words[0].text[0].isupper() or len(words[0].text) < 3:
        return False
    names = [t.text for t in words if t.text[0].isalpha()]
    places = [name for name in names if name.lower() not in words_of("month")]
    plain = all(t.text[0].isalnum() or t.text in (",", "/", ".") for t in words)
    dated = len(places) < len(names) and any(t.text[0].isdigit() for t in words)
    by_agency = len(names) > 1 and names[-1].lower() in words_of("agency_of_dateline")  # "Teheran, IRNA –"
    return plain and (all(map(str.isupper, places)) or ((dated or by_agency) and all(p[0].isupper() for p in places)))


def bare_place_before(tokens: Sequence[Token], first: int, last: int) -> int:
    """ "Sydney | Die Außenministerin hat …": where a sentence begins behind a place without any mark; `first` where there is none.

    An article or preposition with a capital opens a sentence, wherever it stands.
    """
    for at in range(first + 1, min(first + LONGEST_PLACE + 1, last - _SHORTEST)):
        place = tokens[at - 1].text
        if not (place == "/" or (place[0].isupper() and place.replace("/", "").isalpha())) or place.lower() in words_of(
            "opener_behind_place"
        ):
            return first
        opener = tokens[at].text
        if opener[0].isupper() and opener.lower() in words_of("opener_behind_place"):
            return first if opener.isupper() else at  # "DER RAT DER EU"
    return first


def goes_on_below(before: str, above: str, below: str, *, ends: bool = False) -> bool:
    """Whether a line goes on in the one below it: it has no mark, and a small letter opens the other, which `ends` the sentence.

    Not where what stands `before` it is what goes on: "Meine Damen und Herren, ⏎ Artikel teilen ⏎ wir stehen …".
    """
    if not below[:1].islower():
        return False
    if before.rstrip().endswith(",") and below.split()[0] not in words_of("coordinator", "subordinator"):
        return False
    above = above.strip()
    whole = ends or below.rstrip().rstrip(_CLOSING).endswith(_ENDS)
    opened = above.lstrip("„“»«\"'(")[:1].isupper() and len(above.split()) >= _FEWEST
    return whole and opened and above[-1:].isalnum()


def goes_on_over_gap(text: str, end: int, start: int) -> bool:
    """Whether the line that ends at one offset and the one that begins at the other are a sentence with empty lines in it."""
    if not text[start].islower():
        return False  # like most lines
    first, last = text.rfind("\n", 0, end) + 1, text.find("\n", start)
    before = text[max(0, first - _NEAR) : first]
    return goes_on_below(before, text[first:end], text[start : last if last >= 0 else len(text)])
