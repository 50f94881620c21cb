"""Sentences cut into segments, for tests of what reads them."""

from extraction.grammar.clauses import parse_sentence
from extraction.grammar.segments import ParsedSentence
from extraction.grammar.speech_marks import hidden_quotations
from extraction.text.document import Document
from extraction.text.quotation_marks import find_quotations
from extraction.text.results import TokenRange
from extraction.text.tokens import tokenise


def parsed_sentence(text: str) -> ParsedSentence:
    """The first sentence of a text."""
    document = Document(text)
    tokenise(document)
    find_quotations(document)
    return parse_sentence(document, 0, hidden_quotations(document))


def words(parsed: ParsedSentence, tokens: TokenRange | None) -> str | None:
    """A range of tokens as it reads."""
    return None if tokens is None else " ".join(t.text for t in parsed.tokens[slice(*tokens)])
