"""German sentences taken apart: word classes, verbs, clauses, noun phrases and subjects. Imports text and knowledge."""

from extraction.grammar.clauses import parse_sentence
from extraction.grammar.cues import (
    CueEntry,
    cue_entries,
    document_nouns,
    entries_of,
    is_source_noun,
    other_senses,
    reporting_nouns,
)
from extraction.grammar.morphology import SUBJUNCTIVE, Mood, VerbForm, verb_forms
from extraction.grammar.phrases.ends import noun_phrase_end
from extraction.grammar.phrases.names_in_phrases import is_body, is_country, is_country_name, is_known_surname
from extraction.grammar.phrases.starts import is_nominal_start, may_be_nominative
from extraction.grammar.predicates import MODALS_OF_REPORT, Predicate, read_predicate
from extraction.grammar.segments import ParsedSentence, Segment, Shape
from extraction.grammar.speech_marks import hidden_quotations
from extraction.grammar.subjects.appositions import with_apposition
from extraction.grammar.subjects.coordinated import is_contrasted, shares_subject, starts_with_coordinator
from extraction.grammar.subjects.finding import agent_of, antecedent, inherited_subject, subject_of, subordinate_subject
from extraction.grammar.subjects.nominatives import (
    ABSTRACT_ENDINGS,
    POINTERS,
    first_nominative,
    is_surely_nominative,
    is_time,
    nominative_in,
    subject_after_verb,
)
from extraction.grammar.subjects.speaker_candidates import can_speak, is_event, names_people
from extraction.grammar.subjects.vorfeld import vorfeld_of
from extraction.grammar.tags import Tag

__all__ = [
    "ABSTRACT_ENDINGS",
    "MODALS_OF_REPORT",
    "POINTERS",
    "SUBJUNCTIVE",
    "CueEntry",
    "Mood",
    "ParsedSentence",
    "Predicate",
    "Segment",
    "Shape",
    "Tag",
    "VerbForm",
    "agent_of",
    "antecedent",
    "can_speak",
    "cue_entries",
    "document_nouns",
    "entries_of",
    "first_nominative",
    "hidden_quotations",
    "inherited_subject",
    "is_body",
    "is_contrasted",
    "is_country",
    "is_country_name",
    "is_event",
    "is_known_surname",
    "is_nominal_start",
    "is_source_noun",
    "is_surely_nominative",
    "is_time",
    "may_be_nominative",
    "names_people",
    "nominative_in",
    "noun_phrase_end",
    "other_senses",
    "parse_sentence",
    "read_predicate",
    "reporting_nouns",
    "shares_subject",
    "starts_with_coordinator",
    "subject_after_verb",
    "subject_of",
    "subordinate_subject",
    "verb_forms",
    "vorfeld_of",
    "with_apposition",
]
