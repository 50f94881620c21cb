"""Who says what: puts the frames and their contents together, sentence by sentence.

The order of the stages: quotations are matched with the frame before, inside or after them; source frames ("laut X") and frames
with a verb claim the content beside them; what is left may be a summarised act; a sentence in the subjunctive without
any frame carries on the speech before it.
"""

from __future__ import annotations

from extraction.attribution.colon_frames import read_headline
from extraction.attribution.discourse import Discourse
from extraction.attribution.quoted_speech import attribute_quotations
from extraction.attribution.relays import with_relays
from extraction.attribution.retelling import retold
from extraction.attribution.sentence_speech import read_sentence
from extraction.attribution.unframed import (
    attribute_turns,
    carry_on,
    declared_sentences,
    find_hearsay,
    find_subjunctive_clauses,
    shown_where_declared,
    silent_sentences,
    tell_beside_acts,
)
from extraction.grammar import ParsedSentence, hidden_quotations, parse_sentence
from extraction.text import Document, guarded

STAGE = "attribution"


def attribute(document: Document) -> None:
    """Fill in the attributions of a document, in the order of the text. Tokens, sentences, quotations, turns must be there."""
    quoted = shown_where_declared(document, hidden_quotations(document))
    silent = silent_sentences(document)
    sentences = [_parse(document, i, quoted, silent=i in silent) for i in range(len(document.sentences))]
    discourse = Discourse(document, quoted, sentences, [[] for _ in sentences], declared=declared_sentences(document))
    for parsed in sentences:
        _read_frames(discourse, parsed)
    for stage in (attribute_quotations, attribute_turns, tell_beside_acts, carry_on):
        with guarded(document, stage.__name__):
            stage(discourse)
    found = [a for group in discourse.found for a in group if a.content]
    with guarded(document, "retelling"):
        found = list(retold(discourse, found, read_sentence))
    found.sort(key=lambda a: (a.content[0].start, a.content[-1].end))
    document.attributions = with_relays(discourse, found)
    document.relayed = [a for a in found if a.nested] + find_subjunctive_clauses(discourse)
    document.hearsay = find_hearsay(discourse)


def _parse(document: Document, index: int, quoted: list[int | None], *, silent: bool) -> ParsedSentence:
    """A sentence cut up; one that can't be has nothing to read."""
    with guarded(document, STAGE, document.sentences[index].span):
        return parse_sentence(document, index, quoted, silent=silent)
    return ParsedSentence.unread(document, index)


def _read_frames(discourse: Discourse, parsed: ParsedSentence) -> None:
    """Find what a sentence attributes: all of it, or nothing."""
    with guarded(discourse.document, STAGE, parsed.sentence.span):
        if not read_headline(discourse, parsed):
            read_sentence(discourse, parsed)
        return
    discourse.give_up(parsed.index)
