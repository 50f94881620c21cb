"""Nouns without a name of their own: which people, bodies and newspapers of the article they mean, and what they stand beside."""

from extraction.coreference.nouns.abbreviations import whole_phrase_of
from extraction.coreference.nouns.bodies import (
    apposed_body,
    body_endings,
    body_with_name,
    is_title_of_medium,
    led_body,
    longer_word,
    movement_again,
)
from extraction.coreference.nouns.bodies_again import body_called_again, whole_name
from extraction.coreference.nouns.heads import (
    DETERMINERS,
    head_of,
    is_behind_extended_attribute,
    named_behind_comma,
    named_person,
)
from extraction.coreference.nouns.just_named import (
    called_so_elsewhere,
    epithet,
    going_on,
    just_brought_in,
    leads_body,
    named_with,
    newly_named,
    only_stranger,
    said_otherwise,
)
from extraction.coreference.nouns.newspapers import newspaper_of
from extraction.coreference.nouns.parliament import group_in_parliament, movers_of_motion
from extraction.coreference.nouns.people import full_name, person_meant, speaker_by_noun
from extraction.coreference.nouns.professions import by_work
from extraction.coreference.nouns.relatives import RELATIVES, is_relative_acting, relative_meant

__all__ = [
    "DETERMINERS",
    "RELATIVES",
    "apposed_body",
    "body_called_again",
    "body_endings",
    "body_with_name",
    "by_work",
    "called_so_elsewhere",
    "epithet",
    "full_name",
    "going_on",
    "group_in_parliament",
    "head_of",
    "is_behind_extended_attribute",
    "is_relative_acting",
    "is_title_of_medium",
    "just_brought_in",
    "leads_body",
    "led_body",
    "longer_word",
    "movement_again",
    "movers_of_motion",
    "named_behind_comma",
    "named_person",
    "named_with",
    "newly_named",
    "newspaper_of",
    "only_stranger",
    "person_meant",
    "relative_meant",
    "said_otherwise",
    "speaker_by_noun",
    "whole_name",
    "whole_phrase_of",
]
