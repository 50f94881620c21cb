"""Who is said above the words of a speech to hold it, and whom a title names only as a guest.

"Bundespräsident Ole Lind hält eine Ansprache beim Staatsbankett", under the title "Staatsbankett zu Ehren von Königin Jana".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extraction.genres.people import bare_name, is_named, person_in
from extraction.turns import FIRST_PERSON, Line, alternation, may_name, names_one, without_quotations

_HEAD, _LONGEST = 12, 600  # lines above the words, characters of one
_HOLDS = re.compile(rf"\b{alternation('holds_speech', any_case=False)}\b")
_HELD = re.compile(
    rf"\b{alternation('determiner_of_speech')}(?: [a-zäöüß]\w+){{0,2}} \w*{alternation('speech_held')}\b"
)
_DONE = re.compile(rf"\b{alternation('speech_done', any_case=False)}\b")
_CIRCUMSTANCE = re.compile(rf"\b{alternation('preposition_of_occasion', any_case=False)}\b")
_GUEST = re.compile(rf"\b{alternation('honours_guest')} (?:von |des |der |den |die |dem |S\. ?E\. )*(?=[A-ZÄÖÜ])")


def without_guests(title: str) -> str:
    """A title without whom it names as a guest, up to a colon: "Staatsbankett | zu Ehren von Präsident Ole Lind"."""
    guest = _GUEST.search(title)
    if guest is None:
        return title
    behind = re.search(r":| [–-] ", title[guest.end() :])
    return title[: guest.start()] + (title[guest.end() + behind.start() :] if behind is not None else "")


def holds_speech(lines: Sequence[Line]) -> tuple[int, str] | None:
    """The last line above the words that says who holds the speech, and who that is: a name rather than an office alone."""
    if not any(may_name(line.text, "speech_held") for line in lines[:_HEAD]):
        return None  # like most texts
    found = [(i, who) for i, line in enumerate(_above_words(lines)) if (who := _speaker_of(line)) is not None]
    if not found:
        return None
    named = (who for _, who in found if is_named(who))
    return found[-1][0], next(named, found[0][1])


def behind_lead(lines: Sequence[Line], opening: int, who: str) -> int:
    """The first line of the words: behind a lead that tells of who speaks, or of the text itself, in the third person."""
    surname = bare_name(who).split(" ")[-1]
    first = opening
    for i, line in enumerate(lines[opening : opening + _HEAD], opening):
        if not line.ends_sentence:
            continue
        if not _tells_of_text(line, surname):
            break
        first = i + 1
    return first if first < len(lines) else opening


def _above_words(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a page up to the first sentence in the first person."""
    for line in lines[:_HEAD]:
        if line.ends_sentence and FIRST_PERSON.search(without_quotations(line.text)):
            return
        yield line


def _speaker_of(line: Line) -> str | None:
    """ "Der Bundespräsident hat bei einem Bankett zu Ehren von … eine Ansprache gehalten: …": who is the subject."""
    text = without_quotations(line.text[:_LONGEST])
    verb = _HOLDS.search(text)
    if verb is None or _HELD.search(text) is None or (verb[0] in ("hat", "haben") and _DONE.search(text) is None):
        return None  # also "Die Ministerin hat die Rede des Präsidenten kritisiert."
    before = person_in(without_guests(text[: verb.start()]))
    return before or person_in(_CIRCUMSTANCE.split(text[verb.end() :].lstrip(), maxsplit=1)[0])


def _tells_of_text(line: Line, surname: str) -> bool:
    """ "Die Rede des Ministers haben wir übersetzt.", "Kern hielt die Rede in Oslo.", "…, schreibt die Ministerin."."""
    if names_one(line.text.rstrip(".:!"), "text_translated"):
        return True
    own = FIRST_PERSON.search(without_quotations(line.text)) is not None
    told = (
        names_one(line.text.rstrip("."), "tells_who_writes")
        or re.search(rf"\b{re.escape(surname)}\b", line.text) is not None
    )
    return told and not own
