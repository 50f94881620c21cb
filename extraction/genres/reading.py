"""Tells what kind of text a document is and fills in its genre and its turns."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from extraction.genres.below_words import above_background, without_foot
from extraction.genres.collected.contributions import read_contributions, read_signed_quotations
from extraction.genres.collected.enclosed import read_enclosed
from extraction.genres.collected.posts import read_posts
from extraction.genres.collected.successive import read_successive
from extraction.genres.declarations.appeals import read_appeal
from extraction.genres.declarations.capitals import lower_capitals
from extraction.genres.declarations.reading import read_declaration
from extraction.genres.filling_in import fill_in, silence_margin
from extraction.genres.house_statements import read_house_statement
from extraction.genres.one_voice import read_one_voice
from extraction.genres.page_lines import title_again, with_heading_as_title, without_lines
from extraction.genres.press_statements import read_paragraphs, read_press_statement
from extraction.genres.speakers_countries import with_own_side
from extraction.genres.speeches import read_signed_statement, read_speech
from extraction.genres.talks.inline_questions import read_inline_interview
from extraction.genres.talks.interviews import read_interview
from extraction.genres.talks.label_lines import find_labels
from extraction.genres.talks.labels import Label
from extraction.genres.talks.press_reviews import read_press_review
from extraction.genres.talks.recordings import read_recording
from extraction.genres.talks.transcripts import read_transcript
from extraction.genres.topics import read_topics
from extraction.text import Document, TurnKind, guarded, replace
from extraction.text.tokens import too_many
from extraction.turns import (
    Margin,
    Script,
    Source,
    above_foot,
    days,
    furniture_in,
    is_contact,
    is_furniture,
    live_headings,
    lone_records,
    opening_phrase,
    source_of,
    trailing_links,
)

_HEARD = (TurnKind.WORDS, TurnKind.RELAY)  # a text in which a form finds nobody's words has another form

GenreReader = Callable[[Source], Script | None]

_READERS: tuple[GenreReader, ...] = (
    read_enclosed,
    read_appeal,
    read_press_statement,
    read_signed_statement,
    read_house_statement,
    read_declaration,
    read_speech,
    read_topics,
    read_paragraphs,
    read_signed_quotations,
    read_one_voice,
)


def find_turns(document: Document) -> None:
    """Fill in genre, turns and margin of a document, and cut its sentences at the turns' edges. Tokens and sentences must be there."""
    margin = Margin(document)
    source = with_heading_as_title(source_of(document))
    page = [line for line in source.lines if is_furniture(line)] + live_headings(source.lines)
    page += title_again(source) + lone_records(source)
    page += trailing_links(source.lines)
    script = _read(document, without_lines(source, page))
    page += days(source.lines)  # letters and declarations are told by them
    page += filter(is_contact, source.lines)  # below somebody's words they show where the page's own foot begins
    with guarded(document, "genre"):
        fill_in(document, margin, script, furniture_in(document, page))
    margin.attach()
    lower_capitals(document)
    if script is not None:
        silence_margin(document)


def _read(document: Document, source: Source) -> Script | None:
    if not source.lines:
        return None
    labels: list[Label] = []
    with guarded(document, "genre"):
        labels = list(find_labels(source.text, source.lines))
    if too_many(len(labels), len(source.text)):
        labels = []
    labelled: tuple[GenreReader, ...] = (
        read_press_review,
        read_successive,
        read_posts,
        read_contributions,
        partial(read_recording, labels=labels),
        partial(read_inline_interview, labels=labels),
        partial(read_interview, labels=labels),
        partial(read_transcript, labels=labels),
    )
    notes = [line for line in source.lines if opening_phrase(line.text, "spoken_word") is not None]
    unnoted = without_lines(source, notes)  # by which speeches are told, and nothing else
    signed = replace(source, lines=tuple(above_foot(source.lines)))  # nobody signs in the foot of a page
    for read in labelled + _READERS:
        with guarded(document, "genre"):
            script = read(unnoted) if read in labelled else without_foot(read(signed), source, signed)
            script = above_background(script, source) if script is not None else None
            if script is not None and (script.reports or any(passage.kind in _HEARD for passage in script.passages)):
                return with_own_side(script, source)
    return None
