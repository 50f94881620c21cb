"""Which lines of an article tell of one event, and which of several that its title tells as one."""

from extraction.events.joining.lines import joined

__all__ = ["joined"]
