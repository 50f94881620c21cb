"""Texts of spokespeople that tell of others: what those say reaches the reader through them."""

from __future__ import annotations

from extraction.attribution.discourse import Discourse
from extraction.knowledge.names import title_of
from extraction.text import Attribution, Span, Turn, replace, words_of

_SPOKESPEOPLE = words_of("spokesperson")


def relay_turn(discourse: Discourse, turn: Turn, teller: Span) -> None:
    """What a spokesperson's text tells of others reaches the reader through them, up to where another spokesperson speaks."""
    for i in range(turn.first, turn.last):
        if any(_speaks_for_others(discourse, a) for a in discourse.found[i] if a.speaker != teller):
            return
        discourse.found[i] = [replace(a, relayed_by=(teller, *a.relayed_by)) for a in discourse.found[i]]


def _speaks_for_others(discourse: Discourse, attribution: Attribution) -> bool:
    people = (attribution.speaker, *attribution.relayed_by)
    words = (word for span in people if span is not None for word in span.of(discourse.document.text).split())
    return any((title := title_of(word.strip(","))) is not None and title.head in _SPOKESPEOPLE for word in words)
