"""Labels of a statement: its themes, its speech acts and on whose behalf it is made. Imports grammar and what lies below it."""

from extraction.labels.acts import usual_act
from extraction.labels.label_set import Labels
from extraction.labels.stance import main_clauses

__all__ = ["Labels", "main_clauses", "usual_act"]
