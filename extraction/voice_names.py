"""The names under which countries and organisations can be the subject of a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

FEMININE_OR_PLURAL = "die"


@dataclass(frozen=True, slots=True)
class VoiceName:
    """Who a name stands for: the entity's id, and the key by which its speakers belong to it (ISO code or id)."""

    id: str
    key: str
    article: str | None

    def is_nominative(self, article: str | None) -> bool:
        """Whether the name with an article can be a subject: "die EU", not "der EU"; "der Iran" and "Iran" alike."""
        if article == "der":
            return self.article not in (FEMININE_OR_PLURAL, "das")
        return article in (None, "die", "das")


@dataclass(frozen=True, slots=True)
class VoiceNames:
    """Names by their folded words, by the stem of an adjective ("chinesisch"), and by country code."""

    by_words: Mapping[tuple[str, ...], VoiceName]
    by_adjective: Mapping[str, VoiceName]
    by_code: Mapping[str, VoiceName]
    people: Mapping[str, tuple[str, ...]]


def voice_names() -> VoiceNames:
    raise NotImplementedError
