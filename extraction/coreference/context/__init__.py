"""What the resolution of references works on: one article with its links and the memory of who was meant where."""

from extraction.coreference.context.context import Context
from extraction.coreference.context.participants import Participant
from extraction.coreference.context.title_fitting import titles_of_deputy

__all__ = [
    "Context",
    "Participant",
    "titles_of_deputy",
]
