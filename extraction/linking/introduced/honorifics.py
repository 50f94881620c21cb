"""What is said before a name for courtesy: "I. E.", "Ihre Exzellenz", "Frau Dr.", "Sir"."""

from __future__ import annotations

from extraction.text import Token, words_of

_HONORIFICS = words_of("honorific")
_BEGINNINGS_OF_HONORIFICS = frozenset(name[:end] for name in _HONORIFICS for end in range(1, len(name) + 1))
_HONORIFIC_TOKENS = 4  # "I. E."
_COURTESY = words_of("courtesy_before_name")
STYLES = words_of("style_before_name")
_RETIRED = frozenset({"a.D", "i.R", "a.D.", "i.R."})  # "Botschafterin a. D. X"
_OPENINGS_OF_HONORIFICS = (
    _COURTESY
    | STYLES
    | _BEGINNINGS_OF_HONORIFICS
    | {mark[:end] for mark in _RETIRED for end in range(1, len(mark) + 1)}
)


def past_honorific(tokens: list[Token], at: int, limit: int) -> int:
    """The token behind "I. E.", "S. E. Herrn", "Ihre Exzellenz", "Frau Dr.", "Sir" before a name."""
    if at >= limit or tokens[at].text not in _OPENINGS_OF_HONORIFICS:
        return at  # like most words
    i = _past_courtesy(tokens, at, limit)
    styled = i
    while styled + 1 < limit and tokens[styled].text in STYLES and tokens[styled + 1].text[0].isupper():
        styled += 1
    if styled > i:
        return styled
    if i + 1 < limit and tokens[i].text in _RETIRED:
        return i + 1
    if i + 2 < limit and tokens[i].text + tokens[i + 1].text in _RETIRED and tokens[i + 2].text == ".":
        return i + 3
    if i >= limit or tokens[i].text not in _BEGINNINGS_OF_HONORIFICS:
        return at
    end = i + _HONORIFIC_TOKENS
    abbreviated = "".join(t.text for t in tokens[i:end]) in _HONORIFICS
    if not abbreviated and not (i < limit and tokens[i].text in _HONORIFICS):
        return at
    return _past_courtesy(tokens, end if abbreviated else i + 1, limit)


def _past_courtesy(tokens: list[Token], at: int, limit: int) -> int:
    while at < limit and tokens[at].text in _COURTESY:
        at += 1
    return at
