"""What becomes of a letter by its line: it arrives, is answered, or is only what another answers."""

from __future__ import annotations

from extraction.events.parties import EventLine
from extraction.text import words_of


def arrives(line: EventLine) -> bool:
    """ "ist ein Brief eingetroffen", "ging ein Schreiben ein", "erreichte sie ein Telegramm"."""
    lemmas = {token.lemma for token in line.document.tokens[line.first : line.last]}
    if not lemmas.isdisjoint(words_of("event_arriving")):
        return True
    return not lemmas.isdisjoint(words_of("event_arriving_apart")) and any(
        line.word(i) == "ein" and not line.text(i + 1)[:1].isalnum() for i in range(line.first, line.last)
    )


def is_answered(line: EventLine) -> bool:
    """ "hat ein Schreiben von X beantwortet": whose letter it is gets one."""
    return any(token.lemma in words_of("event_answering") for token in line.document.tokens[line.first : line.last])


def is_answered_before(line: EventLine, noun: int, preposition: str) -> bool:
    """ "dankte für dessen Brief vom 2. Mai", "die Antwort auf ihr Schreiben": an earlier letter than the one that is told."""
    return preposition in words_of("event_answered_letter") and line.word(noun + 1) not in words_of("event_letter_to")
