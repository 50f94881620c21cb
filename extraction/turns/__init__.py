"""Turns: a text as lines and passages, which of its sentences say nothing, and its margin. Imports text alone.

Interjections are blanked before a text has lines: whoever does so asks their module, as does who looks for boxes of fields.
"""

from extraction.turns.first_person import (
    FIRST_PERSON,
    QUOTED,
    first_person_sentences,
    is_reported,
    is_told_by_reporter,
    says_first_person,
    says_i,
    without_quotations,
)
from extraction.turns.furniture import (
    days,
    furniture_in,
    is_contact,
    is_furniture,
    live_headings,
    lone_records,
    trailing_links,
)
from extraction.turns.lines import Line, Source, source_of
from extraction.turns.margin import Margin
from extraction.turns.nothing_said import says_nothing, stage_directions
from extraction.turns.page_foot import above_foot
from extraction.turns.passages import Passage, Script, question, silence
from extraction.turns.preambles import preamble_head, preamble_heads_behind
from extraction.turns.sentence_cuts import cut_sentences
from extraction.turns.trade_words import alternation, may_name, names_one, opening_phrase, trade_words

__all__ = [
    "FIRST_PERSON",
    "QUOTED",
    "Line",
    "Margin",
    "Passage",
    "Script",
    "Source",
    "above_foot",
    "alternation",
    "cut_sentences",
    "days",
    "first_person_sentences",
    "furniture_in",
    "is_contact",
    "is_furniture",
    "is_reported",
    "is_told_by_reporter",
    "live_headings",
    "lone_records",
    "may_name",
    "names_one",
    "opening_phrase",
    "preamble_head",
    "preamble_heads_behind",
    "question",
    "says_first_person",
    "says_i",
    "says_nothing",
    "silence",
    "source_of",
    "stage_directions",
    "trade_words",
    "trailing_links",
    "without_quotations",
]
