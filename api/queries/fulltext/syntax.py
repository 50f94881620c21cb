"""The language of full-text queries: words, "phrases", prefix*, =exact, OR, NOT and brackets.

    query       = all, { or, all } ;
    all         = part, { [ and ], part } ;        one of the parts at least is not excluded
    part        = [ minus | not ], ( [ "=" ], word | word, "*" | phrase | "(", query, ")" ) ;
    or          = "OR" | "ODER" ;                  and = "AND" | "UND" ; not = "NOT" | "NICHT" ;

Words are found in all of their forms; one after "=" and those of a phrase in quotation marks only as they are written. What is
written as one word but holds several ("Heihe-Brücke") is a phrase of all forms. Marks between words mean nothing; every dash and
exclamation mark that touches the word behind it is a minus. What other search engines have besides is refused by name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from api.queries.fulltext.analysis import analyse
from api.queries.notes import Note

MAX_TERMS = 20

_QUOTES = '"„“”«»'
_MINUS = "-\u2010\u2011\u2012\u2013\u2014\u2212!"  # hyphens, dashes, the sign of mathematics, and what Lucene has
_PIECE = re.compile(
    rf"(?P<phrase>[{_QUOTES}](?P<quoted>[^{_QUOTES}]*)(?P<end>[{_QUOTES}]?))|(?P<mark>[()])"
    rf"|(?P<word>(?:[^\s(){_QUOTES},;/]|(?<=\d)[,/](?=\d))+)"
)
_AND, _OR, _NOT = ("AND", "UND"), ("OR", "ODER"), ("NOT", "NICHT")
_REFUSED = (
    (
        re.compile(r"NEAR|NAHE"),
        "There is no NEAR: words in quotation marks follow one another, words without them stand anywhere.",
    ),
    (
        re.compile(
            r"(?:text|title|titel|author|autor|date|datum|url|speaker|sprecher|organisation|theme|thema|entity|country|land|addressee"
            r"|relayed_by|article|event|kind|act|language|sprache|source|quelle|side|from|to|since|q):\S+",
            re.IGNORECASE,
        ),
        "There are no fields in q, which looks for words of statements; filters are parameters of their own, such as speaker=putin.",
    ),
    (
        re.compile(r".*\w[~^][\d.]*"),
        "There is no ~ or ^: words are found in all of their forms, and =word only as it is written.",
    ),
)
_ADVICE = {
    **dict.fromkeys(("or", "oder"), "for either of two write OR or ODER between them"),
    **dict.fromkeys(("and", "und"), "for both of two leave it out, or write AND or UND"),
    **dict.fromkeys(("not", "nicht"), "to leave something out write -word, NOT or NICHT"),
}


class MalformedQuery(ValueError):  # noqa: N818 - named for what it is
    """A query that can't be read: `part` is where it fails and begins at `offset` (characters from 0)."""

    def __init__(self, detail: str, part: str, offset: int) -> None:
        super().__init__(detail)
        self.part, self.offset = part, offset


@dataclass(frozen=True, slots=True)
class Term:
    """Words that follow one another: stems, or if the last one is only a beginning or all are exact, words as they are spelt."""

    words: tuple[str, ...]
    is_prefix: bool = False
    is_exact: bool = False

    @property
    def is_spelt(self) -> bool:
        """Whether it has words and no stems."""
        return self.is_prefix or self.is_exact


@dataclass(frozen=True, slots=True)
class All:
    """Every one of `parts` (at least one), and none of `excluded`."""

    parts: tuple[Node, ...]
    excluded: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of two or more."""

    parts: tuple[Node, ...]


Node = Term | All | Either


def parse(text: str, max_terms: int = MAX_TERMS) -> Node:
    """Read a query; raises MalformedQuery."""
    return _QueryParser(text, max_terms).read()


def advise(text: str) -> list[Note]:
    """What to say of words between others that are looked for, though they may have been meant as operators."""
    pieces = [found["word"] for found in _PIECE.finditer(text)]
    between = dict.fromkeys(piece for piece in pieces[1:-1] if piece in _ADVICE)
    return [
        Note(f"q: {word} is looked for as a word; {_ADVICE[word]}.", "not-an-operator", parameter="q", value=word)
        for word in between
    ]


class _QueryParser:
    """One reading of one query: a piece (match of _PIECE) after the other."""

    def __init__(self, text: str, max_terms: int) -> None:
        self.text, self.terms_left, self.max_terms = text, max_terms, max_terms
        self.pieces = list(_PIECE.finditer(text))
        self.place = 0

    def read(self) -> Node:
        node = self._either()
        if self._piece is not None:
            raise self._failure("This bracket was never opened.")
        return node

    @property
    def _piece(self) -> re.Match[str] | None:
        return self.pieces[self.place] if self.place < len(self.pieces) else None

    def _either(self) -> Node:
        parts = [self._all()]
        while self._piece is not None and self._piece[0] in _OR:
            self.place += 1
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _all(self) -> Node:
        first = self.place
        parts: list[Node] = []
        excluded: list[Node] = []
        while self._piece is not None and self._piece[0] not in (")", *_OR):
            self._take_and(is_first=self.place == first)
            is_excluded = self._take_not() or self._take_minus()
            if node := self._part():
                (excluded if is_excluded else parts).append(node)
        if not parts:
            raise self._nothing_to_find(first, bool(excluded))
        return parts[0] if len(parts) == 1 and not excluded else All(tuple(parts), tuple(excluded))

    def _take_and(self, *, is_first: bool) -> None:
        """What joins parts anyway; it has to have one before and one behind it."""
        piece = self._piece
        assert piece is not None
        if piece[0] not in _AND:
            return
        if is_first:
            raise self._failure(f"There is no word before this {piece[0]}.")
        self.place += 1
        if self._piece is None or self._piece[0] in (")", *_AND, *_OR):
            raise self._failure(f"There is no word after this {piece[0]}.")

    def _take_not(self) -> bool:
        piece = self._piece
        assert piece is not None
        if piece[0] not in _NOT:
            return False
        self.place += 1
        if self._piece is None or self._piece[0] in (")", *_AND, *_OR, *_NOT):
            raise self._failure(f"There is no word after this {piece[0]}.")
        return True

    def _take_minus(self) -> bool:
        """Whether what follows is excluded; a dash between blanks is a mark like others."""
        piece = self._piece
        assert piece is not None
        if piece[0] in _MINUS and self.text[piece.end() : piece.end() + 1] not in ("", ")") and self._touches_next():
            self.place += 1
            return True
        return piece[0][0] in _MINUS and len(piece[0]) > 1

    def _touches_next(self) -> bool:
        following = self.pieces[self.place + 1 : self.place + 2]
        return bool(following) and following[0].start() == self.pieces[self.place].end()

    def _part(self) -> Node | None:
        piece = self._piece
        assert piece is not None
        if piece["mark"]:
            return self._bracket()
        term = self._phrase(piece) if piece["phrase"] else self._word(piece)
        self._count(term)
        self.place += 1
        return term

    def _bracket(self) -> Node:
        opened = self.place
        self.place += 1
        node = self._either()
        if self._piece is None:
            self.place = opened
            raise self._failure("This bracket is never closed.")
        self.place += 1
        return node

    def _phrase(self, piece: re.Match[str]) -> Term:
        if not piece["end"]:
            raise self._failure("This quotation is never closed.")
        if "*" in piece["quoted"]:
            raise self._failure("A * can't stand in quotation marks: it ends a single word.")
        words = tuple(word.folded for word in analyse(piece["quoted"]))
        if not words:
            raise self._failure("There is no word in these quotation marks.")
        return Term(words, is_exact=True)

    def _word(self, piece: re.Match[str]) -> Term | None:
        word = piece[0]
        for pattern, detail in _REFUSED:
            if pattern.fullmatch(word.lstrip(_MINUS)):
                raise self._failure(detail)
        is_prefix = word.endswith("*")
        is_exact = word.lstrip(_MINUS).startswith("=")
        words = list(analyse(word[:-1] if is_prefix else word))
        if "*" in word[:-1] or (is_prefix and not words):
            raise self._failure("A * stands only at the end of a word.")
        found = tuple(word.folded if is_prefix or is_exact else word.stem for word in words)
        return Term(found, is_prefix, is_exact and not is_prefix) if found else None

    def _count(self, term: Term | None) -> None:
        self.terms_left -= len(term.words) if term else 0
        if self.terms_left < 0:
            raise self._failure(f"There are more than {self.max_terms} words.")

    def _nothing_to_find(self, first: int, has_excluded: bool) -> MalformedQuery:
        if has_excluded:
            self.place = first
            return self._failure("Something must be looked for beside what is excluded.")
        if self._piece is not None and self._piece[0] in _OR:
            return self._failure(f"There is no word before this {self._piece[0]}.")
        return self._failure("There is no word to look for here.")

    def _failure(self, detail: str) -> MalformedQuery:
        """A failure at the current piece; at the end of the text that is the last one."""
        at = self._piece or (self.pieces[-1] if self.pieces else None)
        return MalformedQuery(detail, at[0] if at else self.text, at.start() if at else 0)
