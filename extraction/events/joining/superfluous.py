"""Which drafts are no events of their own beside the others: words about an event, and where it was."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from extraction.events.drafts import Draft
from extraction.text import EventType

_TALKS = frozenset((EventType.CALL, EventType.VIDEO_CALL, EventType.MEETING, EventType.VISIT, EventType.SUMMIT))


def without_superfluous(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that only belong to another."""
    kept = [draft for draft in drafts if not (draft.is_post and _is_of_talks(draft, drafts))]
    kept = [draft for draft in kept if not _is_answered(draft, kept)]
    told = {name for draft in kept if not draft.is_report for name in draft.names}
    if told:
        kept = [draft for draft in kept if not draft.is_report or _is_of_others(draft, told)]
    kept = [draft for draft in kept if not (_is_said_at_summit(draft, kept) or _is_press_statement(draft, kept))]
    return [draft for draft in kept if not _is_venue(draft, kept)]


def _is_answered(letter: Draft, drafts: Sequence[Draft]) -> bool:
    """ "in seinem Brief vom 2. Mai" below an answer to it: an earlier letter that is told later."""
    day = letter.day
    if letter.type is not EventType.LETTER or day is None:
        return False
    before = (one for one in drafts if one.type is EventType.LETTER and one.sentence < letter.sentence)
    return any(one.day is not None and day < one.day and not one.names.isdisjoint(letter.names) for one in before)


def _is_of_talks(post: Draft, drafts: Sequence[Draft]) -> bool:
    """ "X schrieb auf seiner Plattform, er habe ein gutes Gespräch geführt": a post of somebody of whose talks the article tells."""
    return any(draft.type in _TALKS and post.names <= draft.names for draft in drafts)


def _is_of_others(report: Draft, told: Collection[str]) -> bool:
    """ "hieß es in einer Erklärung des Beauftragten X": words of somebody who is on none of the other events."""
    people = report.names - report.countries
    return report.sentence >= 0 and bool(people) and people.isdisjoint(told)


def _is_press_statement(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "Pressestatements von X und Y" in a title of what the text calls their press conference."""
    titled = draft.type is EventType.STATEMENT and draft.sentence < 0 and len(draft.names) > 1
    return titled and any(one.type is EventType.PRESS_CONFERENCE and draft.names <= one.names for one in drafts)


def _is_venue(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "in seiner Rede auf dem Gipfel": a summit of which nobody else is named is only where the speech was given."""
    people = draft.names - draft.countries
    return draft.type is EventType.SUMMIT and any(
        one.type is EventType.SPEECH and people == one.names and set(one.spans) & set(draft.spans) for one in drafts
    )


def _is_said_at_summit(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "sagte er in seiner Ansprache" of somebody at a summit that was told before."""
    return draft.type is EventType.SPEECH and any(
        summit.type is EventType.SUMMIT and summit.sentence < draft.sentence and draft.names <= summit.names
        for summit in drafts
    )
