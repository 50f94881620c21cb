"""Speeches, op-eds, letters and messages: the whole text is one person's, named in the title, the byline or the signature."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.genres.declarations import people_below
from extraction.genres.letters import closing_line, greeting
from extraction.genres.one_voice.announcements import OneVoice, announcement_in
from extraction.genres.one_voice.authors import (
    author_note,
    authors_of,
    byline_in,
    heading_lines,
    is_addressed,
    is_byline,
    is_statement_of_one,
    signing_line,
    who_speaks,
)
from extraction.genres.one_voice.given_words import opens_wording
from extraction.genres.one_voice.held_speeches import behind_lead, holds_speech
from extraction.genres.one_voice.untold import untold_author
from extraction.genres.one_voice.words_of_one import words_of_one
from extraction.text import Genre
from extraction.turns import (
    Line,
    Script,
    Source,
    first_person_sentences,
    is_reported,
    is_told_by_reporter,
    names_one,
)

_EDGE = 4
_LONGEST_HEAD = 15  # lines of a page above the words
_DENSE, _OPINION = 0.15, 0.25


def read_speech(source: Source) -> Script | None:
    """The words of a speech, op-ed, letter or message; None where the text is none."""
    announced = announcement_in(source)
    if announced is not None and is_addressed(source, announced.person):
        announced = None
    held = holds_speech(source.lines)
    if announced is None and not _is_one_voice(source, held=held is not None):
        untold = untold_author(source)
        if untold is None:
            return None
        announced = OneVoice(*untold)
    signature = closing_line(source.lines)
    opening = _opening(source.lines)
    if announced is not None and announced.line >= 0 and not any(map(opens_wording, source.lines[:opening])):
        opening = announced.line + 1
    who = announced.person if announced is not None else None
    if held is not None and not is_addressed(source, held[1]):
        opening, who = max(opening, held[0] + 1), held[1]
    who = authors_of(source) or who or who_speaks(source, signature, opening)
    if who is None:
        return None
    opening = behind_lead(source.lines, opening, who)
    last = signature if signature is not None else len(source.lines)
    return Script(Genre.SPEECH, tuple(words_of_one(source, opening, last, who)))


def read_signed_statement(source: Source) -> Script | None:
    """The words of "Erklärung der Sprecherin zu Mali" with her name below; None for any other text."""
    if signing_line(source.lines) is None or not is_statement_of_one(source) or people_below(source.lines) is not None:
        return None
    return read_speech(source)


def _is_one_voice(source: Source, *, held: bool) -> bool:
    """Whether title or form say so, and the words are in the first person and not a reporter's."""
    lines = source.lines
    salutation = bool(greeting(lines))
    closing = closing_line(lines) is not None or author_note(lines) is not None
    spoken = any(
        names_one(text, "spoken_word")
        for text in (source.title, *(line.text for line in (*lines[:_EDGE], *lines[-1:])))
    )
    titled = names_one(source.title, "speech_title") or any(
        names_one(line.text, "speech_title") for line in lines[:2] if not line.ends_sentence
    )
    told = is_told_by_reporter if titled else is_reported  # an op-ed may tell once whom its author met: "…", sagte sie
    if not (salutation or spoken) and told(source.text):
        return False
    if is_statement_of_one(source):
        return True
    titled = titled or held
    if (titled and salutation) or ((titled or salutation) and (spoken or closing)):
        return True
    written = source.author or byline_in(lines) or author_note(lines) or authors_of(source)
    if not (titled or salutation or written):
        return False
    own, sentences = first_person_sentences(source.text)
    density = own / (sentences or 1)
    if (titled or salutation) and density >= _DENSE:
        return True
    return density >= _OPINION and sentences >= _EDGE and not is_told_by_reporter(source.text)


def _opening(lines: Sequence[Line]) -> int:
    """The first line of the words themselves: from the first salutation on, behind what a station puts before it."""
    found = greeting(lines)
    opened = [i for i, line in enumerate(lines[:_LONGEST_HEAD]) if _opens_words(line)]
    if opened and not found:
        return opened[-1] + 1
    spoken = (i for i, line in enumerate(lines[:_LONGEST_HEAD]) if names_one(line.text, "spoken_word"))
    byline = next((i for i, line in enumerate(heading_lines(lines)) if is_byline(line)), -1)
    return found[0] if found else max(next(spoken, -1), byline) + 1


def _opens_words(line: Line) -> bool:
    """ "Der Beitrag erschien am 3. Mai. Der volle Wortlaut ist wie folgt:": the last line of what a page says before."""
    return opens_wording(line) or (line.text.endswith(":") and names_one(line.text, "words_follow"))
