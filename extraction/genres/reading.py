"""Tells what kind of text a document is and fills in its genre and its turns."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby, islice, takewhile

from extraction.genres.collected.contributions import read_contributions, read_signed_quotations
from extraction.genres.collected.enclosed import read_enclosed
from extraction.genres.collected.posts import read_posts
from extraction.genres.collected.successive import read_successive
from extraction.genres.declarations.appeals import read_appeal
from extraction.genres.declarations.capitals import lower_capitals
from extraction.genres.declarations.reading import read_declaration
from extraction.genres.house_statements import read_house_statement
from extraction.genres.one_voice import read_one_voice
from extraction.genres.press_statements import read_paragraphs, read_press_statement
from extraction.genres.speakers_countries import with_own_side
from extraction.genres.speeches import read_signed_statement, read_speech
from extraction.genres.talks.closing_lines import end_of_talk
from extraction.genres.talks.inline_questions import read_inline_interview
from extraction.genres.talks.interviews import read_interview
from extraction.genres.talks.label_lines import find_labels
from extraction.genres.talks.labels import Label
from extraction.genres.talks.press_reviews import read_press_review
from extraction.genres.talks.recordings import read_recording
from extraction.genres.talks.transcripts import read_transcript
from extraction.genres.topics import read_topics
from extraction.text import STARTS_AT, Document, Genre, Turn, TurnKind, guarded, replace
from extraction.text.tokens import too_many
from extraction.turns import (
    Line,
    Margin,
    Passage,
    Script,
    Source,
    above_foot,
    contacts,
    cut_sentences,
    days,
    furniture_in,
    is_furniture,
    live_headings,
    lone_records,
    opening_phrase,
    says_first_person,
    says_nothing,
    silence,
    source_of,
    stage_directions,
    trailing_links,
)
from extraction.turns.trade_words import alternation

_LONGEST_HEADING = 4
_SHORTEST_TITLE, _LONGEST_TITLE, _FEWEST_BELOW_TITLE = 3, 20, 4  # words, words, lines
_LONGEST_CONTACT, _LONGEST_LINK, _PART_BELOW = 5, 8, 3  # words, words, one line in so many
_CONTACT = re.compile(rf"{alternation('contact_label')}:|\d{{4,5}} [A-ZÄÖÜ][a-zäöüß]+|https?://|www\.")
_WITH_FOOT = (Genre.INTERVIEW, Genre.TRANSCRIPT, Genre.SPEECH)
_TALKS = (Genre.INTERVIEW, Genre.TRANSCRIPT)
_SPOKEN = (TurnKind.WORDS, TurnKind.QUESTION)
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
    source = _with_heading_as_title(source_of(document))
    page = [line for line in source.lines if is_furniture(line)] + live_headings(source.lines)
    page += _title_again(source) + lone_records(source)
    page += trailing_links(source.lines)
    script = _read(document, _without(source, page))
    page += days(source.lines)  # letters and declarations are told by them
    page += contacts(source.lines)  # below somebody's words they show where the page's own foot begins
    with guarded(document, "genre"):
        _fill_in(document, margin, script, furniture_in(document, page))
    margin.attach()
    lower_capitals(document)
    if script is not None:
        _silence_margin(document)


def _fill_in(document: Document, margin: Margin, script: Script | None, furniture: list[tuple[int, int]]) -> None:
    passages = [silence(start, end) for start, end in furniture]
    if script is not None:
        document.genre = script.genre
        passages = [p for whole in script.passages for p in _without_asides(document.text, whole, furniture)] + passages
    cut_sentences(document, (edge for p in passages for edge in (p.start, p.end)))
    document.turns = [turn for passage in passages for turn in _turns(document, margin, passage)]


def _with_heading_as_title(source: Source) -> Source:
    """A source without a title whose first line is a heading takes that for one, by which many forms show."""
    if source.title.strip() or len(source.lines) < _FEWEST_BELOW_TITLE:
        return source
    first = source.lines[0]
    words = first.words
    if first.ends_sentence or not _SHORTEST_TITLE <= words <= _LONGEST_TITLE or first.text[-1] in ",:;-–":
        return source
    if opening_phrase(first.text, "salutation") is not None or _opens_with_label(source, first):
        return source
    return replace(source, title=first.text)


def _opens_with_label(source: Source, first: Line) -> bool:
    """Whether a line is a label or has one before words without marks; "Kern: „Wir bleiben“" is a heading."""
    label = next(iter(find_labels(source.text, source.lines)), None)
    if label is None or label.start >= first.end:
        return False
    words = source.text[label.stop : first.end].strip()
    return not words.startswith(tuple('„“"»«'))


def _title_again(source: Source) -> list[Line]:
    """The lines that say the title once more: over a text, and where a page links to itself."""
    title = source.title.strip() if len(source.lines) > 1 else ""
    return [line for line in source.lines if title and line.text == title and not line.ends_sentence]


def _without(source: Source, page: list[Line]) -> Source:
    """A source without the page's lines, but for headings behind which nobody's words go on ("Kontakt")."""
    starts = {line.start for line in page if not _heads_background(source, line)}
    return replace(source, lines=tuple(line for line in source.lines if line.start not in starts)) if starts else source


def _heads_background(source: Source, line: Line) -> bool:
    """Whether a line of the page heads what stands below the text. "Quelle: Hafenamt" heads nothing, nor does a box of links with
    words of the text below it.
    """
    heading = line.text.rstrip(":")
    if opening_phrase(heading, "background_heading") is None or ":" in heading:
        return False
    below = [other for other in source.lines if other.start > line.start]
    links = opening_phrase(heading, "page_link") is not None
    goes_on = any(other.ends_sentence and other.words > _LONGEST_LINK for other in below)
    return not (links and goes_on and _PART_BELOW * len(below) > len(source.lines))


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
    unnoted = _without(source, notes)  # by which speeches are told, and nothing else
    signed = replace(source, lines=tuple(above_foot(source.lines)))  # nobody signs in the foot of a page
    for read in labelled + _READERS:
        with guarded(document, "genre"):
            script = read(unnoted) if read in labelled else _without_foot(read(signed), source, signed)
            script = _above_foot(_above_box(script, source), source) if script is not None else None
            if script is not None and (script.reports or any(passage.kind in _HEARD for passage in script.passages)):
                return with_own_side(script, source)
    return None


def _above_box(script: Script, source: Source) -> Script:
    """A talk without what the page tells below the last answer, which is read like any article: a box of facts, who has been asked."""
    box = end_of_talk(script, source.lines) if script.genre in _TALKS else None
    if box is None:
        return script
    end = source.lines[box].start
    kept = (replace(p, end=min(p.end, end)) if p.kind in _SPOKEN else p for p in script.passages)
    return replace(script, passages=tuple(p for p in kept if p.start < end or p.kind not in _SPOKEN))


def _above_foot(script: Script, source: Source) -> Script:
    """A script without what stands below a closing heading ("Zur Person", "Pressekontakt") or from an address on."""
    half = len(source.lines) // 2
    feet = [i for i in range(half, len(source.lines)) if script.genre in _WITH_FOOT and _closes(source.lines[i])]
    if script.genre is Genre.SPEECH:
        feet = [i for i in feet if not _goes_on(source.lines, i)]
    feet += [_first_of_address(source.lines, i) for i in range(half, len(source.lines)) if _is_contact(source.lines[i])]
    feet = [i for i in feet if not _is_said_below(script, source.lines, i)]
    if not feet:
        return script
    return _cut_at(script, source.lines[min(feet)].start, len(source.text))


def _without_foot(script: Script | None, source: Source, above: Source) -> Script | None:
    """A script that was read above the foot of a page, with the foot as nobody's words."""
    if script is None or len(above.lines) == len(source.lines):
        return script
    return _cut_at(script, source.lines[len(above.lines)].start, len(source.text))


def _cut_at(script: Script, foot: int, end: int) -> Script:
    above = [replace(p, end=min(p.end, foot)) for p in script.passages if p.start < foot]
    return replace(script, passages=(*above, silence(foot, end)))


def _is_said_below(script: Script, lines: Sequence[Line], i: int) -> bool:
    """Whether a talk goes on below a line with labels of its speakers, or a good part of what one voice says in "ich"."""
    start = lines[i].start
    if script.genre in _TALKS:
        before = {p.speaker for p in script.passages if p.kind is TurnKind.WORDS and p.start < start}
        return any(p.speaker in before and _has_own_label(p, start) for p in script.passages)
    spoken = [line for line in lines if line.ends_sentence and line.words > _LONGEST_LINK]
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


def _is_contact(line: Line) -> bool:
    """ "Telefon: 030 1234", "10117 Berlin": of whoever publishes the text."""
    return line.words <= _LONGEST_CONTACT and _CONTACT.match(line.text) is not None


def _first_of_address(lines: Sequence[Line], i: int) -> int:
    """The first of the short lines over a contact that name the house and its street."""
    while i and not lines[i - 1].ends_sentence and lines[i - 1].words <= _LONGEST_CONTACT:
        i -= 1
    return i


def _without_asides(text: str, passage: Passage, furniture: list[tuple[int, int]]) -> Iterator[Passage]:
    """A passage without stage directions and without what is the page's."""
    at = passage.start
    if passage.kind is TurnKind.WORDS:
        first = bisect_left(furniture, (passage.start, 0))
        inside = takewhile(lambda piece: piece[1] <= passage.end, islice(furniture, first, None))
        for start, end in sorted([*stage_directions(text, passage.start, passage.end), *inside]):
            if start >= at:
                yield replace(passage, start=at, end=start)
                yield silence(start, end)
                at = end
    yield replace(passage, start=at)


def _turns(document: Document, margin: Margin, passage: Passage) -> Iterator[Turn]:
    """A passage as turns: words with something to say, and what says nothing."""
    first = bisect_left(document.sentences, passage.start, key=STARTS_AT)
    last = bisect_left(document.sentences, passage.end, key=STARTS_AT)
    if passage.kind is not TurnKind.WORDS:
        if first < last:
            yield Turn(passage.kind, first, last, margin.place(passage.speaker) if passage.speaker else None)
        return
    label = passage.label if isinstance(passage.label, tuple) else (margin.place(passage.label),)
    speaker = margin.place(passage.speaker) if passage.speaker else None
    behalf = margin.span_of(passage.on_behalf_of) if passage.on_behalf_of else None
    for silent, group in groupby(
        range(first, last), key=lambda i: says_nothing(document.sentences[i].span.of(document.text))
    ):
        indices = list(group)
        if silent:
            yield Turn(TurnKind.SILENCE, indices[0], indices[-1] + 1)
        else:
            yield Turn(
                TurnKind.WORDS,
                indices[0],
                indices[-1] + 1,
                speaker,
                label,
                behalf,
                passage.official,
                passage.declares,
                passage.also,
            )


def _silence_margin(document: Document) -> None:
    """The phrases in the margin are read by nobody but the resolver."""
    first = bisect_left(document.sentences, document.margin, key=STARTS_AT)
    if first < len(document.sentences):
        document.turns.append(Turn(TurnKind.SILENCE, first, len(document.sentences)))
