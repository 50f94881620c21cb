"""Subjects of clauses: what stands before the verb and behind it, what clauses share, agents of passives."""

from extraction.grammar.subjects.agents import agent_of
from extraction.grammar.subjects.appositions import with_apposition
from extraction.grammar.subjects.coordinated import is_contrasted, shares_subject, starts_with_coordinator
from extraction.grammar.subjects.finding import (
    antecedent,
    behind_owned,
    inherited_subject,
    subject_of,
    subordinate_subject,
)
from extraction.grammar.subjects.neuter_bodies import body_meant_by_it
from extraction.grammar.subjects.never_speaking import is_thing, never_speaks, opens_without_noun, without_owner
from extraction.grammar.subjects.nominatives import (
    ABSTRACT_ENDINGS,
    POINTERS,
    are_owners,
    first_nominative,
    is_compared_adjective,
    is_surely_nominative,
    is_time,
    nominative_in,
    subject_after_verb,
)
from extraction.grammar.subjects.speaker_candidates import can_speak, is_event, means_somebody, names_people
from extraction.grammar.subjects.vorfeld import vorfeld_of

__all__ = [
    "ABSTRACT_ENDINGS",
    "POINTERS",
    "agent_of",
    "antecedent",
    "are_owners",
    "behind_owned",
    "body_meant_by_it",
    "can_speak",
    "first_nominative",
    "inherited_subject",
    "is_compared_adjective",
    "is_contrasted",
    "is_event",
    "is_surely_nominative",
    "is_thing",
    "is_time",
    "means_somebody",
    "names_people",
    "never_speaks",
    "nominative_in",
    "opens_without_noun",
    "shares_subject",
    "starts_with_coordinator",
    "subject_after_verb",
    "subject_of",
    "subordinate_subject",
    "vorfeld_of",
    "with_apposition",
    "without_owner",
]
