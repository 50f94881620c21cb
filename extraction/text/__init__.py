"""Text as it stands: the document's records, tokens, quotation marks, words and their forms. Imports nothing of the other folders."""

from extraction.text.document import Attribution, Document, Genre, Quotation, Sentence, Token, Turn, TurnKind
from extraction.text.guard import guarded
from extraction.text.lexicon import growing, rows, uncollected, word_list, words_of
from extraction.text.records import dataclass, replace
from extraction.text.results import (
    NAME_CHARS,
    STARTS_AT,
    Act,
    Cue,
    Entity,
    EntityType,
    Evidence,
    Extraction,
    Fault,
    Kind,
    Mention,
    Span,
    Statement,
    TokenRange,
)
from extraction.text.told_events import FAMILY_OF, EventParticipant, EventType, ParticipantRole, ToldEvent

__all__ = [
    "FAMILY_OF",
    "NAME_CHARS",
    "STARTS_AT",
    "Act",
    "Attribution",
    "Cue",
    "Document",
    "Entity",
    "EntityType",
    "EventParticipant",
    "EventType",
    "Evidence",
    "Extraction",
    "Fault",
    "Genre",
    "Kind",
    "Mention",
    "ParticipantRole",
    "Quotation",
    "Sentence",
    "Span",
    "Statement",
    "Token",
    "TokenRange",
    "ToldEvent",
    "Turn",
    "TurnKind",
    "dataclass",
    "growing",
    "guarded",
    "replace",
    "rows",
    "uncollected",
    "word_list",
    "words_of",
]
