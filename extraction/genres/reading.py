"""Tells what kind of text a document is and fills in its genre and its turns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from extraction.genres.collected import (
    read_contributions,
    read_enclosed,
    read_estimates,
    read_posts,
    read_signed_quotations,
    read_successive,
)
from extraction.genres.declarations import lower_capitals, read_appeal, read_declaration
from extraction.genres.one_voice import (
    read_house_statement,
    read_one_voice,
    read_paragraphs,
    read_press_statement,
    read_signed_statement,
    read_speech,
    read_topics,
)
from extraction.genres.scripts import (
    above_background,
    fill_in,
    silence_margin,
    title_again,
    with_heading_as_title,
    with_own_side,
    without_foot,
    without_lines,
)
from extraction.genres.speaker_labels import Label, labels_of
from extraction.genres.talks import (
    read_inline_interview,
    read_interview,
    read_press_review,
    read_recording,
    read_transcript,
)
from extraction.text import Document, TurnKind, guarded, replace
from extraction.turns import (
    Line,
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
from extraction.turns.field_boxes import field_lines, names_somebody

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
    fields = field_lines(source.lines)
    page += (line for line in fields if not names_somebody(line))
    script = _read(document, without_lines(source, page), fields)
    if script is None:
        with guarded(document, "genre"):
            script = read_estimates(source)
    page += fields
    page += days(source.lines)  # letters and declarations are told by them
    page += filter(is_contact, source.lines)  # below somebody's words they show where the page's own foot begins
    with guarded(document, "genre"):
        fill_in(document, margin, script, furniture_in(document, page))
    margin.attach()
    lower_capitals(document)
    if script is not None:
        silence_margin(document)


def _read(document: Document, source: Source, fields: Sequence[Line]) -> Script | None:
    if not source.lines:
        return None
    labels: list[Label] = []
    with guarded(document, "genre"):
        kept = {line.start for line in fields}  # "Titel: …" in a box of fields is nobody's turn
        labels = [label for label in labels_of(source) if label.start not in kept]
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
