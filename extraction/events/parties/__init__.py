"""Who is named in a sentence that may tell of an event, in which phrase, and who the people of an article are."""

from extraction.events.parties.governors import is_day, is_setting
from extraction.events.parties.line import BARE, GENITIVE, LONGEST_LINE, PREPOSITIONS, EventLine, Party, with_commas
from extraction.events.parties.people import (
    HEADS_OF_COUNTRIES,
    acts_for_country,
    addressees_of,
    bodies_of,
    country_of,
    is_commenting,
    is_group,
    is_named,
    is_person,
    leads_country,
    speakers_of,
    speaks_for_others,
    surnames_of,
)
from extraction.events.parties.phrases import find_parties
from extraction.events.parties.representing import acts_for, is_place, is_represented
from extraction.events.parties.same_names import is_one

__all__ = [
    "BARE",
    "GENITIVE",
    "HEADS_OF_COUNTRIES",
    "LONGEST_LINE",
    "PREPOSITIONS",
    "EventLine",
    "Party",
    "acts_for",
    "acts_for_country",
    "addressees_of",
    "bodies_of",
    "country_of",
    "find_parties",
    "is_commenting",
    "is_day",
    "is_group",
    "is_named",
    "is_one",
    "is_person",
    "is_place",
    "is_represented",
    "is_setting",
    "leads_country",
    "speakers_of",
    "speaks_for_others",
    "surnames_of",
    "with_commas",
]
