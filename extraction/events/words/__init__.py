"""The words of a sentence that tell of an event, and what their clause says about whether it took place."""

from extraction.events.words.clauses import (
    clause_around,
    holding_clause,
    inviting_clause,
    is_day_before,
    is_finite,
    is_past,
    is_pluperfect,
    is_present,
    is_present_plural,
    is_unreal,
)
from extraction.events.words.event_words import CALLER, HOST, Trigger, event_noun, is_trigger_word, is_weak
from extraction.events.words.noun_triggers import is_possessed
from extraction.events.words.triggers import combined, find_triggers

__all__ = [
    "CALLER",
    "HOST",
    "Trigger",
    "clause_around",
    "combined",
    "event_noun",
    "find_triggers",
    "holding_clause",
    "inviting_clause",
    "is_day_before",
    "is_finite",
    "is_past",
    "is_pluperfect",
    "is_possessed",
    "is_present",
    "is_present_plural",
    "is_trigger_word",
    "is_unreal",
    "is_weak",
]
