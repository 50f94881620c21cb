"""Which lines of an article tell of one event, and which of several that its title tells as one."""

from extraction.events.joining.going_on import met_there, with_countries_before, with_protagonists, with_those_before
from extraction.events.joining.lines import joined
from extraction.events.joining.superfluous import without_superfluous

__all__ = [
    "joined",
    "met_there",
    "with_countries_before",
    "with_protagonists",
    "with_those_before",
    "without_superfluous",
]
