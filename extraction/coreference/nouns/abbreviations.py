"""Abbreviations that a text explains in brackets, and what they stand for: "die Gesellschaft für bedrohte Völker (GfbV)"."""

from __future__ import annotations

from collections.abc import Iterator

from extraction.coreference.context import Context
from extraction.text import Token, TokenRange, words_of

_DETERMINERS = words_of("article", "determiner", "genitive_determiner")
_SHORT = words_of("mark_of_short_name")
_LONGEST, _LONGEST_NAME, _FEWEST_CAPITALS = 10, 10, 2  # letters, tokens, letters
_STOPS = frozenset('.!?:;()„“”"»«')


def whole_phrase_of(context: Context, word: str) -> TokenRange | None:
    """The phrase that an abbreviation stands for in this article, with its determiner; None where no bracket says."""
    if not is_abbreviation(word):
        return None
    if context.abbreviations is None:
        context.abbreviations = dict(_explained(context.tokens))
    return context.abbreviations.get(word)


def is_abbreviation(word: str) -> bool:
    """ "GfbV", "AGF": a short word with several capitals."""
    return len(word) <= _LONGEST and word.isalpha() and sum(map(str.isupper, word)) >= _FEWEST_CAPITALS


def _explained(tokens: list[Token]) -> Iterator[tuple[str, TokenRange]]:
    for i, token in enumerate(tokens):
        if token.text != "(" or not 0 < i < len(tokens) - 2:
            continue
        at = i + 1
        while at + 2 < len(tokens) and tokens[at].text.lower() in _SHORT:
            at += 1
        if tokens[at + 1].text == ")" and is_abbreviation(tokens[at].text):
            start = _start_of_name(tokens, i, tokens[at].text)
            if start is not None:
                yield tokens[at].text, (start, i)
        elif is_abbreviation(tokens[i - 1].text):
            end = next((k for k in range(at, min(at + _LONGEST_NAME, len(tokens))) if tokens[k].text == ")"), None)
            if end is not None and _start_of_name(tokens, end, tokens[i - 1].text) == at:
                yield tokens[i - 1].text, (at, end)


def _start_of_name(tokens: list[Token], end: int, short: str) -> int | None:
    """Where the nearest words before an index begin whose letters the short name has in order, the first one in front."""
    letters = ""
    for k in range(end - 1, max(-1, end - 1 - _LONGEST_NAME), -1):
        word = tokens[k].text
        if word in _STOPS:
            return None
        letters = f"{word} {letters}".lower()
        if word[0] == short[0] and k < end - 1 and _holds_in_order(letters, short.lower()):
            determined = k > 0 and tokens[k - 1].text.lower() in _DETERMINERS
            return k - 1 if determined else k
    return None


def _holds_in_order(letters: str, short: str) -> bool:
    rest = iter(letters)
    return all(letter in rest for letter in short)
