"""The margin of a document: phrases behind its text that name speakers in other words than the text itself does.

A label ("SRS KERN"), a title ("Rede von Bundeskanzler Kern") or a byline names a speaker where no sentence does. Put behind the
text, such a phrase is linked and resolved like any in it, with the whole article in view.
"""

from __future__ import annotations

from extraction.text import Document, Sentence, Span, Token, replace
from extraction.text.tokens import tokenise

_GAP = "\n\n"


class Margin:
    """Collects the phrases of one document and gives each its place."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._phrases: list[str] = []
        self._end = len(document.text)
        self._spans: dict[str, Span] = {}

    def span_of(self, phrase: str) -> Span:
        """Where a phrase will stand; the same phrase stands there once."""
        if phrase not in self._spans:
            start = self._end + len(_GAP)
            self._phrases.append(phrase)
            self._end = start + len(phrase)
            self._spans[phrase] = Span(start, self._end)
        return self._spans[phrase]

    def place(self, phrase: Span | str) -> Span:
        """Where a phrase stands: in the text, or in the margin."""
        return self.span_of(phrase) if isinstance(phrase, str) else phrase

    def attach(self) -> None:
        """Put the phrases behind the text of the document, as sentences of their own."""
        document = self._document
        document.margin = len(document.text)
        if not self._phrases:
            return
        line = Document("".join(_GAP + phrase for phrase in self._phrases))
        tokenise(line)
        offset, tokens = document.margin, len(document.tokens)
        paragraph = document.sentences[-1].paragraph + 1 if document.sentences else 0
        document.text += line.text
        document.tokens += [Token(t.text, t.start + offset, t.end + offset, t.lemma) for t in line.tokens]
        document.starts = [token.start for token in document.tokens]
        document.sentences += [_moved(s, offset, tokens, paragraph) for s in line.sentences]


def _moved(sentence: Sentence, offset: int, tokens: int, paragraph: int) -> Sentence:
    span = Span(sentence.span.start + offset, sentence.span.end + offset)
    return replace(
        sentence,
        span=span,
        first=sentence.first + tokens,
        last=sentence.last + tokens,
        paragraph=sentence.paragraph + paragraph,
    )
