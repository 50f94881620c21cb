"""Where the page goes on below somebody's words: a box of facts, "Zur Person", "Pressekontakt", an address."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.genres.talks import end_of_talk
from extraction.text import Genre, TurnKind, replace
from extraction.turns import Line, Passage, Script, Source, is_contact, opening_phrase, says_first_person, silence

_LONGEST_HEADING, _LONGEST_CONTACT, _LONGEST_LABEL, _PART_BELOW = 4, 5, 8, 3  # words, words, words, one line in so many
_TALKS = (Genre.INTERVIEW, Genre.TRANSCRIPT)
_WITH_FOOT = (*_TALKS, Genre.SPEECH)
_SPOKEN = (TurnKind.WORDS, TurnKind.QUESTION)


def above_background(script: Script, source: Source) -> Script:
    """A script without what the page tells below its words, which is read like any article or is nobody's."""
    return _without_background(_without_box(script, source), source)


def without_foot(script: Script | None, source: Source, above: Source) -> Script | None:
    """A script that was read above the foot of a page, with the foot as nobody's words."""
    if script is None or len(above.lines) == len(source.lines):
        return script
    return _cut_at(script, source.lines[len(above.lines)].start, len(source.text))


def _without_box(script: Script, source: Source) -> Script:
    """A talk without what the page tells below the last answer, which is read like any article: a box of facts, who has been asked."""
    box = end_of_talk(script, source.lines) if script.genre in _TALKS else None
    if box is None:
        return script
    end = source.lines[box].start
    kept = (replace(p, end=min(p.end, end)) if p.kind in _SPOKEN else p for p in script.passages)
    return replace(script, passages=tuple(p for p in kept if p.start < end or p.kind not in _SPOKEN))


def _without_background(script: Script, source: Source) -> Script:
    """A script without what stands below a closing heading ("Zur Person", "Pressekontakt") or from an address on."""
    half = len(source.lines) // 2
    feet = [i for i in range(half, len(source.lines)) if script.genre in _WITH_FOOT and _closes(source.lines[i])]
    if script.genre is Genre.SPEECH:
        feet = [i for i in feet if not _goes_on(source.lines, i)]
    feet += [
        _first_of_address(source.lines, i) for i in range(half, len(source.lines)) if _is_short_contact(source.lines[i])
    ]
    feet = [i for i in feet if not _is_said_below(script, source.lines, i)]
    if not feet:
        return script
    return _cut_at(script, source.lines[min(feet)].start, len(source.text))


def _cut_at(script: Script, foot: int, end: int) -> Script:
    above = [replace(p, end=min(p.end, foot)) for p in script.passages if p.start < foot]
    return replace(script, passages=(*above, silence(foot, end)))


def _is_said_below(script: Script, lines: Sequence[Line], i: int) -> bool:
    """Whether a talk goes on below a line with labels of its speakers, or a good part of what one voice says in "ich"."""
    start = lines[i].start
    if script.genre in _TALKS:
        before = {p.speaker for p in script.passages if p.kind is TurnKind.WORDS and p.start < start}
        return any(p.speaker in before and _has_own_label(p, start) for p in script.passages)
    spoken = [line for line in lines if line.ends_sentence and line.words > _LONGEST_LABEL]
    below = [line for line in spoken if line.start > start]
    own = script.genre is Genre.DECLARATION or any(says_first_person(line.text) for line in below)
    return own and _PART_BELOW * len(below) > len(spoken)


def _has_own_label(passage: Passage, start: int) -> bool:
    """Whether the label of a passage stands behind a place, so that somebody has the word again."""
    return passage.kind is TurnKind.WORDS and isinstance(passage.label, tuple) and passage.label[0].start > start


def _closes(line: Line) -> bool:
    heading = line.words <= _LONGEST_HEADING and (not line.ends_sentence or line.text.endswith(":"))
    return heading and opening_phrase(line.text.rstrip(":"), "background_heading") is not None


def _goes_on(lines: Sequence[Line], i: int) -> bool:
    """Whether the one voice of a text says "ich" or "wir" again below a box about its author: "Zur Person"."""
    boxed = opening_phrase(lines[i].text.rstrip(":"), "about_author") is not None
    return boxed and any(says_first_person(line.text) for line in lines[i + 2 :])


def _is_short_contact(line: Line) -> bool:
    """ "Telefon: 030 1234", "10117 Berlin": of whoever publishes the text."""
    return line.words <= _LONGEST_CONTACT and is_contact(line)


def _first_of_address(lines: Sequence[Line], i: int) -> int:
    """The first of the short lines over a contact that name the house and its street."""
    while i and not lines[i - 1].ends_sentence and lines[i - 1].words <= _LONGEST_CONTACT:
        i -= 1
    return i
