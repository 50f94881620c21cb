"""Words whose speakers are named below them: a paragraph and "(Jana Kern, Außenministerin)", a quotation and "Minister Ole Lind"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extraction.genres.line_sentences import LineSentences
from extraction.genres.people import bare_name, fuller_name, is_name, office_holder_in
from extraction.genres.speaker_labels import read_label
from extraction.text import Genre, Span, TurnKind
from extraction.turns import Line, Passage, Script, Source, question, silence

_NAMED_BELOW = re.compile(
    r"(?:\((?P<enclosed>[^(),]{4,50})(?:, [^()]{2,80})?\)|[–—]\s?(?P<dashed>[^,.:]{4,50})(?:, [^.:]{2,80})?)"
)
_NAME_ALONE = re.compile(r"(?P<name>[^,:()„“»«\"]{4,50}?)(?:,? \([^()]{1,60}\))?(?:, [^:.„“»«\"]{2,90})?:?")
_FEWEST = 2
_LONGEST_NAME_LINE, _LONGEST_QUOTATION = 16, 6  # words, lines
_OPENING_MARKS = tuple('„“"»«')
_CLOSING_MARKS = tuple('“”"«»')
_DASHES = "–—- "


def read_contributions(source: Source) -> Script | None:
    """The words above each name; None where fewer than two paragraphs have a name below."""
    names = {i: name for i, line in enumerate(source.lines) if i and (name := _name_below(source.lines, i)) is not None}
    if len(names) < _FEWEST:
        return None
    return Script(Genre.TRANSCRIPT, tuple(_passages(source, names)))


def read_signed_quotations(source: Source) -> Script | None:
    """The paragraphs in quotation marks with a name in the line above or below; None where there are none."""
    headed = _named_over(source.lines)
    if headed:
        return Script(Genre.ARTICLE, tuple(_below_names(source, headed)))
    named = [(i, who) for i in range(1, len(source.lines)) if (who := _signer_below(source.lines, i)) is not None]
    if not named:
        return None
    closings = LineSentences(source.document).closings
    passages: list[Passage] = []
    for i, who in named:
        end = source.lines[i - 1].end
        near = source.lines[max(0, i - _LONGEST_QUOTATION) : i]
        start = next((line.start for line in near if closings.get(line.start) == end), None)
        if start is not None:
            passages.append(Passage(TurnKind.WORDS, start, end, who, _place_in(source.lines[i], who)))
            passages.append(silence(source.lines[i].start, source.lines[i].end))
    return Script(Genre.ARTICLE, tuple(passages)) if passages else None


def _named_over(lines: Sequence[Line]) -> dict[int, Span]:
    """The lines right above a quotation that hold nothing but a name and what somebody is; none where the first quotation has none."""
    quoted = [
        i for i, line in enumerate(lines) if line.text.startswith(_OPENING_MARKS) and _closes(lines, i) is not None
    ]
    names: dict[int, Span] = {}
    for i in quoted:
        line = lines[i - 1] if i and not lines[i].blank_before else None
        match = _NAME_ALONE.fullmatch(line.text) if line is not None else None
        if line is not None and match is not None and is_name(match["name"]):
            names[i - 1] = Span(line.start + match.start("name"), line.start + match.end("name"))
    return names if len(names) >= _FEWEST and min(names) < quoted[0] else {}


def _closes(lines: Sequence[Line], i: int) -> int | None:
    """The line with which the quotation closes that opens with line `i`."""
    near = range(i, min(len(lines), i + _LONGEST_QUOTATION))
    return next((k for k in near if lines[k].text.rstrip(".").endswith(_CLOSING_MARKS)), None)


def _below_names(source: Source, names: dict[int, Span]) -> Iterator[Passage]:
    for i, name in names.items():
        end = _closes(source.lines, i + 1)
        last = source.lines[end if end is not None else i + 1]
        yield silence(source.lines[i].start, source.lines[i].end)
        yield Passage(TurnKind.WORDS, source.lines[i + 1].start, last.end, name, (name,))


def _signer_below(lines: Sequence[Line], i: int) -> str | None:
    """Whom a line below a closing quotation mark names, and nothing else: "– Jana Kern, Hohe Vertreterin"."""
    line, before = lines[i], lines[i - 1].text
    if not before.endswith(_CLOSING_MARKS) or line.ends_sentence or line.words > _LONGEST_NAME_LINE:
        return None
    below = lines[i + 1] if i + 1 < len(lines) else None
    office = below.text if below is not None and not below.blank_before and not below.ends_sentence else ""
    return office_holder_in(line.text.lstrip(_DASHES), below=office)


def _place_in(line: Line, who: str) -> tuple[Span, ...] | str:
    name = bare_name(who)
    at = line.text.find(name)
    return (Span(line.start + at, line.start + at + len(name)),) if at >= 0 else name


def _name_below(lines: Sequence[Line], i: int) -> Span | None:
    """The name in a line right below a paragraph that ends a sentence."""
    line = lines[i]
    match = _NAMED_BELOW.fullmatch(line.text) if not line.blank_before and lines[i - 1].ends_sentence else None
    if match is None:
        return None
    group = "enclosed" if match["enclosed"] is not None else "dashed"
    name = match[group]
    return Span(line.start + match.start(group), line.start + match.end(group)) if is_name(name) else None


def _passages(source: Source, names: dict[int, Span]) -> Iterator[Passage]:
    lines = source.lines
    texts = [name.of(source.text) for name in names.values()]
    after = 0
    for i, name in names.items():
        first = _first_line(lines, i, after)
        who = fuller_name(name.of(source.text), texts)
        yield from (silence(line.start, line.end) for line in lines[after:first])
        for line in lines[first:i]:
            asks = line.asks and first < i - 1
            words = Passage(TurnKind.WORDS, line.start, line.end, who, (name,), official=True)
            yield question(line.start, line.end) if asks else words
        yield silence(lines[i].start, lines[i].end)
        after = i + 1
    yield from (silence(line.start, line.end) for line in lines[after:])


def _first_line(lines: Sequence[Line], named: int, after: int) -> int:
    """Where the words above a name begin: behind the name before, a heading, who leads the talk; the first with their paragraph."""
    first = named - 1
    while first > after and not (lines[first].blank_before and not after) and _goes_on(lines[first - 1]):
        first -= 1
    return first


def _goes_on(line: Line) -> bool:
    return line.ends_sentence and read_label(line.text, line.start) is None
