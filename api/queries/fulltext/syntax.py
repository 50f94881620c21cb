"""The language of full-text queries: words, "phrases", prefix*, OR, -not and brackets.

    query       = all, { "OR", all } ;
    all         = part, { part } ;                 one of the parts at least is not excluded
    part        = [ "-" ], ( word, [ "*" ] | phrase | "(", query, ")" ) ;

What is written as one word but holds several ("Heihe-Brücke") is a phrase. Marks between words mean nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from api.queries.fulltext.analysis import analyse

MAX_TERMS = 20

_QUOTES = '"„“”«»'
_PIECE = re.compile(
    rf"(?P<phrase>[{_QUOTES}](?P<quoted>[^{_QUOTES}]*)(?P<end>[{_QUOTES}]?))|(?P<mark>[()])|(?P<word>[^\s(){_QUOTES}]+)"
)


class MalformedQuery(ValueError):  # noqa: N818 - named for what it is
    """A query that can't be read: `part` is where it fails and begins at `offset` (characters from 0)."""

    def __init__(self, detail: str, part: str, offset: int) -> None:
        super().__init__(detail)
        self.part, self.offset = part, offset


@dataclass(frozen=True, slots=True)
class Term:
    """Words that follow one another: stems, or if the last one is only a beginning, folded words."""

    words: tuple[str, ...]
    is_prefix: bool = False


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
        while self._piece is not None and self._piece[0] == "OR":
            self.place += 1
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _all(self) -> Node:
        first = self.place
        parts: list[Node] = []
        excluded: list[Node] = []
        while self._piece is not None and self._piece[0] not in (")", "OR"):
            is_excluded = self._take_minus()
            if node := self._part():
                (excluded if is_excluded else parts).append(node)
        if not parts:
            raise self._nothing_to_find(first, bool(excluded))
        return parts[0] if len(parts) == 1 and not excluded else All(tuple(parts), tuple(excluded))

    def _take_minus(self) -> bool:
        """Whether what follows is excluded; a dash between blanks is a mark like others."""
        piece = self._piece
        assert piece is not None
        if piece[0] == "-" and self.text[piece.end() : piece.end() + 1] not in ("", ")") and self._touches_next():
            self.place += 1
            return True
        return piece[0].startswith("-") and len(piece[0]) > 1

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
        words = tuple(word.stem for word in analyse(piece["quoted"]))
        if not words:
            raise self._failure("There is no word in these quotation marks.")
        return Term(words)

    def _word(self, piece: re.Match[str]) -> Term | None:
        word = piece[0]
        is_prefix = word.endswith("*")
        words = list(analyse(word[:-1] if is_prefix else word))
        if "*" in word[:-1] or (is_prefix and not words):
            raise self._failure("A * stands only at the end of a word.")
        found = tuple(word.folded if is_prefix else word.stem for word in words)
        return Term(found, is_prefix) if found else None

    def _count(self, term: Term | None) -> None:
        self.terms_left -= len(term.words) if term else 0
        if self.terms_left < 0:
            raise self._failure(f"There are more than {self.max_terms} words.")

    def _nothing_to_find(self, first: int, has_excluded: bool) -> MalformedQuery:
        if has_excluded:
            self.place = first
            return self._failure("Something must be looked for beside what is excluded.")
        if self._piece is not None and self._piece[0] == "OR":
            return self._failure("There is no word before this OR.")
        return self._failure("There is no word to look for here.")

    def _failure(self, detail: str) -> MalformedQuery:
        """A failure at the current piece; at the end of the text that is the last one."""
        at = self._piece or (self.pieces[-1] if self.pieces else None)
        return MalformedQuery(detail, at[0] if at else self.text, at.start() if at else 0)
