"""The words that may say that somebody was at an event, or joined a text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from extraction.events.parties import EventLine
from extraction.text import rows

BESIDE = "beside"  # "begleitet von": who is with somebody
OF = "of"  # "der Delegation gehören … an"
STANDING = "standing"  # "die Union wurde durch A vertreten"
FLANKING = "flanking"  # "neben ihr stand A"
CHAIRING = "chairing"  # "den Vorsitz führte A"
LEADING = "leading"  # "die Delegation wurde von A geleitet"
JOINTLY = "jointly"  # "gemeinsam mit A sprach sie sich für … aus"
SIGNING = "signing"  # "in dem von A und B unterzeichneten Text"
BEING = "being"  # "auch A und B waren dabei"
RARE = frozenset(
    (BEING, STANDING, FLANKING, CHAIRING, LEADING, JOINTLY, SIGNING)
)  # of verbs that mostly say something else
NEEDED = {OF: "event_sent", CHAIRING: "event_chair", BESIDE: "event_passive"}  # words beside these verbs
JOINING = "joining"  # "schließen sich der Erklärung an"


def tells_of_attendance(lemma: str) -> bool:
    """Whether a word may say that somebody was there too, whatever stands around it."""
    return lemma in _first_halves()


def tells_of_joining(lemma: str) -> bool:
    """Whether a word may say that somebody joined a text: "schließen sich dieser Erklärung an"."""
    return any(kind == JOINING for _, kind in _first_halves().get(lemma, ()))


def attending_verbs(line: EventLine) -> Iterator[tuple[int, str]]:
    """The verbs of attending in a line, each with how its nouns take part."""
    halves, tokens = _first_halves(), line.document.tokens
    for i in [i for i in range(line.first, line.last) if tokens[i].lemma in halves]:
        for particle, kind in halves[tokens[i].lemma]:
            if not particle or any(line.word(k) == particle and _closes(line, k) for k in range(i + 1, line.last)):
                yield i, kind


def _closes(line: EventLine, k: int) -> bool:
    following = line.text(k + 1)
    return not following or not following[0].isalnum()


@cache
def _first_halves() -> dict[str, list[tuple[str, str]]]:
    """Lemma → the particles that make a verb of attending of it, none where it is one itself, each with the kind."""
    found: dict[str, list[tuple[str, str]]] = {}
    for verb, kind in rows("event_attending.tsv"):
        first, _, particle = verb.partition("+")
        found.setdefault(first, []).append((particle, kind))
    return found
