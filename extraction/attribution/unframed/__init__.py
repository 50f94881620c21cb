"""What is said without an attribution frame of its own: speakers' turns, declarations, and what carries a statement on.

Imports what the attribution does.
"""

from extraction.attribution.unframed.carrying_on import carry_on
from extraction.attribution.unframed.declared import declared_sentences, shown_where_declared, with_issuer
from extraction.attribution.unframed.hearsay import find_hearsay, read_demnach
from extraction.attribution.unframed.quotations import frame_of_neighbour
from extraction.attribution.unframed.subjunctive_clauses import find_subjunctive_clauses, tell_beside_acts
from extraction.attribution.unframed.turns import attribute_turns, silent_sentences
from extraction.attribution.unframed.views import read_view, which_paper, whose_view

__all__ = [
    "Discourse",
    "attribute_turns",
    "carry_on",
    "declared_sentences",
    "find_hearsay",
    "find_subjunctive_clauses",
    "frame_of_neighbour",
    "read_demnach",
    "read_view",
    "shown_where_declared",
    "silent_sentences",
    "tell_beside_acts",
    "which_paper",
    "whose_view",
    "with_issuer",
]
