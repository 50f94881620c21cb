"""What one line of an article says of an event: whether one took place, on which day and where, who took part and how."""

from extraction.events.drafting.circumstances import host_of
from extraction.events.drafting.line_drafts import drafts_of

__all__ = ["drafts_of", "host_of"]
