"""A source with the title that its page gives it and without the lines that are the page's: the form of the text alone."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.genres.speaker_labels import find_labels
from extraction.text import replace
from extraction.turns import Line, Source, opening_phrase

_SHORTEST_TITLE, _LONGEST_TITLE, _FEWEST_BELOW_TITLE = 3, 20, 4  # words, words, lines
_FIRST_LINES = 4
_LONGEST_LINK, _PART_BELOW = 8, 3  # words, one line in so many
_OPENING_MARKS = tuple('„“"»«')


def with_heading_as_title(source: Source) -> Source:
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
    return not words.startswith(_OPENING_MARKS)


def title_again(source: Source) -> list[Line]:
    """The lines that say the title once more: over a text, there also cut short or at length, and where a page links to itself."""
    title = source.title.strip() if len(source.lines) > 1 else ""
    again = [line for line in source.lines if title and line.text == title and not line.ends_sentence]
    return again + [line for line in source.lines[:_FIRST_LINES] if line not in again and _is_cut(line, title)]


def _is_cut(line: Line, title: str) -> bool:
    """ "Ministerin sagt Hilfe" under the title "Ministerin sagt Hilfe in Mali zu": the first words of the one are the other."""
    if line.ends_sentence or line.words < _SHORTEST_TITLE or ": " in line.text or _names_speech(line, title):
        return False  # "Kern: Wir bleiben" says more, as does "Hafentag 2024 Rede von Jana Kern"
    bare = title.rstrip("….")
    shorter = title.startswith(f"{line.text} ")
    return shorter or (len(bare.split()) >= _SHORTEST_TITLE and line.text.startswith(f"{bare} "))


def _names_speech(line: Line, title: str) -> bool:
    """Whether a line goes on behind the title with what it calls the words below."""
    behind = line.text[len(title) :].lstrip(" –—-|,·") if line.text.startswith(f"{title} ") else ""
    return opening_phrase(behind, "speech_title") is not None


def without_lines(source: Source, page: Sequence[Line]) -> Source:
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
