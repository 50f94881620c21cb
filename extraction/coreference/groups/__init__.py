"""Phrases that may mean several at once: "Polen und Estland", "alle drei Staaten", "die Außenminister der EU"."""

from extraction.coreference.groups.conversations import who_talk
from extraction.coreference.groups.coordinated import resolve_phrase
from extraction.coreference.groups.counted import country_ids
from extraction.coreference.groups.meant_together import panel
from extraction.coreference.groups.pairs import both
from extraction.coreference.groups.plurals import resolve_group

__all__ = [
    "both",
    "country_ids",
    "panel",
    "resolve_group",
    "resolve_phrase",
    "who_talk",
]
