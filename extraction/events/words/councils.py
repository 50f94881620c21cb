"""Words for a body to which somebody reports: "warnte vor dem Sicherheitsrat", "erstattete dem Gouverneursrat Bericht"."""

from __future__ import annotations

from bisect import bisect_left

from extraction.events.parties import EventLine, is_day, is_setting
from extraction.events.words.clauses import clause_around
from extraction.events.words.event_words import SPEAKER, Trigger, event_noun
from extraction.text import EventType, word_list, words_of
from extraction.text.lexicon import contractions

_ENDINGS = word_list("event_council_ending")
_REPORTS = word_list("event_report_ending")
_FACING = words_of("event_facing")
_RECORDED = frozenset(
    (EventType.SPEECH, EventType.BRIEFING, EventType.PRESS_CONFERENCE, EventType.LETTER, EventType.STATEMENT)
)
_LONGEST_PHRASE = 4  # tokens before the noun
_NEAR = 4  # attributions


def before_council(line: EventLine, i: int) -> Trigger | None:
    """A report to a council: "in ihrem Lagebericht an den Rat", "sagte vor dem Gremium", "erstattete dem Rat Bericht"."""
    if line.word(i).endswith(_REPORTS) and line.word(i + 1) in words_of("event_report_to"):
        council = any(line.word(k) in words_of("event_council") for k in range(i + 3, i + 5))
        return Trigger(i, EventType.BRIEFING, SPEAKER, is_own=True, preposition="bei") if council else None
    if line.is_title:
        return None
    if not _is_council(line, i):
        return _before_audience(line, i)
    clause = clause_around(line, i)
    if _is_recorded_beside(line, i, clause) or not _is_addressed(line, _phrase_start(line, i), clause):
        return None
    (facing,) = _FACING
    return Trigger(i, EventType.BRIEFING, SPEAKER, is_own=True, is_definite=True, preposition=facing)


def _before_audience(line: EventLine, i: int) -> Trigger | None:
    """ "sagte sie am Montag vor den Delegierten": a speech."""
    if line.word(i) not in words_of("event_audience"):
        return None
    first, clause = _phrase_start(line, i), clause_around(line, i)
    facing = line.word(first - 1) in _FACING and not _is_other_noun(line, first - 2)
    if not facing or _is_recorded_beside(line, i, clause) or not _is_quoting(line, clause):
        return None
    return Trigger(i, EventType.SPEECH, SPEAKER, is_own=True, is_definite=True, preposition=line.word(first - 1))


def _is_council(line: EventLine, i: int) -> bool:
    """Whether a noun is a body that is reported to; "das Gremium" is the one that was named before."""
    word = line.word(i)
    if word.endswith(_ENDINGS):
        return True
    if word in words_of("event_council_short"):
        return line.word(i - 1) in words_of("event_council_adjective")
    return word in words_of("event_council_again") and any(
        token.text.lower().endswith(_ENDINGS) for token in line.document.tokens[: line.last]
    )


def _phrase_start(line: EventLine, i: int) -> int:
    """The first token of "den 15 Mitgliedern des Sicherheitsrats", "einer Sitzung des Gremiums"."""
    first = i
    while first > max(line.first, i - _LONGEST_PHRASE):
        before = line.word(first - 1)
        if before in words_of("genitive_article") and line.word(first - 2) in words_of("event_council_part"):
            return _phrase_start(line, first - 2)
        if before in words_of("article", "indefinite"):
            return first - 1
        if not (before.isdigit() or before.endswith(("en", "er"))) or before in words_of("preposition"):
            break
        first -= 1
    return first


def _is_addressed(line: EventLine, first: int, clause: tuple[int, int]) -> bool:
    """Whether somebody speaks before a council, or reports to it."""
    before = line.word(first - 1)
    preposition = contractions().get(before, before)
    tokens = line.document.tokens
    lemmas = {tokens[k].lemma for k in range(*clause)}
    if preposition in words_of("event_letter_to"):
        return not lemmas.isdisjoint(words_of("event_turning"))
    if preposition in words_of("event_council_preposition"):
        attached = preposition not in _FACING and first - 2 >= clause[0] and _is_other_noun(line, first - 2)
        return not attached and (
            _is_quoting(line, (line.first, line.last)) or not lemmas.isdisjoint(words_of("event_council_saying"))
        )
    if before in words_of("preposition") or before in contractions():
        return False
    told = not lemmas.isdisjoint(words_of("event_council_telling"))
    is_report = any(line.word(k).endswith(_REPORTS) for k in range(*clause))
    is_report = is_report and not lemmas.isdisjoint(words_of("event_council_reporting"))
    return told or is_report or not line.words_in(clause).isdisjoint(words_of("event_council_picture"))


def _is_other_noun(line: EventLine, i: int) -> bool:
    """ "Reformen im Sicherheitsrat": not behind a day or a name."""
    named = line.resolver.links.people_in(i, i + 1)
    return line.is_noun(i) and not (is_setting(line, i) or is_day(line, i) or named)


def _is_quoting(line: EventLine, clause: tuple[int, int]) -> bool:
    """Whether a clause of the sentence says what somebody said."""
    attributions, tokens = line.document.attributions, line.document.tokens
    start, end = tokens[clause[0]].start, tokens[clause[1] - 1].end
    at = bisect_left(attributions, tokens[line.first].start, key=lambda a: a.content[0].start)
    near = attributions[max(0, at - 1) : at + _NEAR]
    return any(start <= cue.start < end for attribution in near for cue in attribution.cue)


def _is_recorded_beside(line: EventLine, i: int, clause: tuple[int, int]) -> bool:
    """ "in ihrer Rede vor dem Sicherheitsrat", "sprach vor dem Rat", "in einem Brief an den Rat": what that word tells of."""
    tokens = line.document.tokens
    if any(tokens[k].lemma in words_of("event_speaking", "event_reporting") for k in range(*clause)):
        return True
    nouns = (event_noun(tokens[k].text, tokens[k].lemma) for k in range(*clause) if k != i and line.is_noun(k))
    return any(noun is not None and noun.type in _RECORDED for noun in nouns)
