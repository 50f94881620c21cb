"""What is said without an attribution frame of its own: speakers' turns, declarations, and what carries a statement on.

Imports what the attribution does.
"""

from extraction.attribution.unframed.asides import is_aside
from extraction.attribution.unframed.carrying_on import carry_on, takes_the_floor
from extraction.attribution.unframed.declared import declared_sentences, shown_where_declared, with_issuer
from extraction.attribution.unframed.hearsay import find_hearsay
from extraction.attribution.unframed.hearsay_adverbs import read_demnach
from extraction.attribution.unframed.subjunctive_clauses import find_subjunctive_clauses
from extraction.attribution.unframed.turns import attribute_turns, silent_sentences

__all__ = [
    "Discourse",
    "attribute_turns",
    "carry_on",
    "declared_sentences",
    "find_hearsay",
    "find_subjunctive_clauses",
    "is_aside",
    "read_demnach",
    "shown_where_declared",
    "silent_sentences",
    "takes_the_floor",
    "with_issuer",
]
