"""Moods that a form leaves open."""

from __future__ import annotations

from extraction.grammar import SUBJUNCTIVE, Mood, Segment
from extraction.text import words_of

_AMBIGUOUS = words_of("ambiguous_auxiliary")


def is_open_preterite(segment: Segment) -> bool:
    """ "die Preise stiegen", "die Häfen lagen still": a plural of which nobody can tell preterite and Konjunktiv II."""
    open_mood = segment.mood == Mood.INDICATIVE | Mood.KONJUNKTIV_II
    return open_mood and segment.form is not None and segment.form.plural and not segment.form.singular


def ambiguous_modal(segment: Segment) -> bool:
    """ "sollten", "wollten": past tense or Konjunktiv II; after a reporting verb it is the latter."""
    modal = segment.form is not None and segment.form.lemma in _AMBIGUOUS
    return modal and bool(segment.mood & SUBJUNCTIVE)
