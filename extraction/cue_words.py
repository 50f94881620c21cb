"""The cue of a statement as it is shown: the words that report, without what only makes their tense."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.grammar import verb_forms
from extraction.text import Attribution, Cue, Document, Span, words_of

GAP = " … "

_REFLEXIVES = words_of("reflexive") | {"uns", "mich"}


def cue_of(document: Document, attribution: Attribution) -> Cue | None:
    """The words of the cue; what stands between its parts is shown as an ellipsis."""
    if not attribution.cue:
        return None
    first, *rest = _without_auxiliary(document.text, sorted(attribution.cue))
    if first.start >= document.margin >= 0:
        return Cue(first.of(document.text), Span(0, 0))  # the label stands in the title or the byline
    text, end = first.of(document.text), first.end
    for span in rest:
        adjacent = not document.text[end : span.start].strip()
        text += (" " if adjacent else GAP) + span.of(document.text)
        end = span.end
    return Cue(text, Span(first.start, end))


def _without_auxiliary(text: str, cue: Sequence[Span]) -> Sequence[Span]:
    """The cue without the "hat" and the "sich" of a perfect: "hat sich … verständigt" is "verständigt"."""
    words = [span.of(text).lower() for span in cue]
    perfect = any(_is_finite_haben(word) for word in words) and any(map(_is_participle, words))
    if not perfect:
        return cue
    return [s for s, w in zip(cue, words, strict=True) if not _is_finite_haben(w) and w not in _REFLEXIVES]


def _is_finite_haben(word: str) -> bool:
    return any(form.finite and form.lemma == "haben" for form in verb_forms(word))


def _is_participle(word: str) -> bool:
    return any(form.participle for form in verb_forms(word))
