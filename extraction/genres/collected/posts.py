"""Posts that a page has collected: "Jana Kern @janakern · 08:03", "Jana Kern (SPD), Bluesky:", and the words below or behind.

A post ends at the next one, at the counts that its network shows, at a heading and where the page goes on to tell of others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extraction.genres.people import NAME_PARTICLES, bare_name, people_of, person_in
from extraction.genres.speaker_labels import is_office_line
from extraction.knowledge.names import title_of
from extraction.text import Genre, Span, TurnKind, dataclass
from extraction.turns import Line, Passage, Script, Source, alternation, silence, trade_words

_HANDLE = re.compile(r"@\w{2,}")
_NAME = r"\*{0,2}(?P<name>[^\W\d_][^@·|,:!?*\n]{1,60}?)\*{0,2}"
_HEADED = re.compile(_NAME + r"(?:,[^@:!?]{2,60})?\s*[·|(]?\s*@\w{2,}\b.{0,40}$")
_TIMED = re.compile(
    _NAME
    + r"(?:\s*\([^()]{2,40}\)\*{0,2}\s*[·|]|\s+auf \w+,|\s*[·|])\s*\d{1,2}(?:[.:]\d{2})?(?:\s*Uhr|\.? [^\W\d_]+\.?)?$"
)
_ANSWERS = re.compile(
    rf"(?:[^\w\s„“\"(]+\s*)?{alternation('post_on_a_post')} (?:von|durch)"
    r" (?P<name>[A-ZÄÖÜ][^@·|,:!?\n]{3,50}?)(?: \([^()]{2,40}\)| @\w{2,})?:(?=\s|$)"
)
_SIGNED = re.compile(r"(?:^|(?<=[.!?…]) ?)[—–-]+ ?(?P<name>[A-ZÄÖÜ][^@()\n]{3,50}?) \(@\w{2,}\).{0,40}$")
_COUNTS = re.compile(rf"\b[\d.,]+ ?(?:{alternation('thousand_or_million')}\.?)? ?{alternation('count_of_network')}\b")
_STAMPED = re.compile(r"\d{1,2}[:.]\d{2}(?: Uhr)?(?: (?:vorm|nachm|AM|PM)\.?)? ?[·|•,-] ?\d{1,2}\.")
_NUMBERED = re.compile(r"\(?\d{1,2}\s?/\s?\d{0,2}\)?:?\s+(?=\S)")
_ASIDE = re.compile(r"[\[(][^\[\]()]{3,80}[\])]\.?")
_QUOTED = re.compile(r"[„»«\"“]")
_LONGEST_NAME, _FEWEST, _LONGEST_HEADING, _OPENING = 7, 2, 5, 7  # words, posts, words, words


@dataclass(frozen=True, slots=True)
class Head:
    """The line in which a post begins, where it names who has written it, and the character behind that."""

    line: int
    name: Span
    end: int


def read_posts(source: Source) -> Script | None:
    """The words of each post with whose they are; None where a text has fewer than two with a handle or a network."""
    if "@" not in source.text and not _names_network(source.text):
        return None
    heads = {head.line: head for head in _heads(source.lines)}
    apart = [*_signed(source.lines), *_threads(source.lines)]
    others = sum(passage.kind is TurnKind.WORDS for passage in apart)
    shown = sum(_shows_network(source.text[head.name.start : head.end]) for head in heads.values()) + others
    if len(heads) + others < _FEWEST or not shown or shown + len(list(_timed(source.lines))) < _FEWEST:
        return None
    passages = [*_passages(source, heads), *apart]
    return Script(Genre.ARTICLE, tuple(sorted(passages, key=lambda passage: passage.start)))


def _shows_network(head: str) -> bool:
    return _HANDLE.search(head) is not None or _networked().match(head) is not None


def _timed(lines: Sequence[Line]) -> Iterator[int]:
    return (i for i, line in enumerate(lines) if _TIMED.match(line.text) and not _HANDLE.search(line.text))


@cache
def _networked() -> re.Pattern[str]:
    """ "Jana Kern, Facebook, 10:15 Uhr", "JANA KERN (CDU), Bluesky: …", "Jana Kern auf X:"."""
    networks = "|".join(sorted((re.escape(name) for name in trade_words("network")), key=len, reverse=True))
    return re.compile(
        rf"{_NAME}(?:\s*\([^()\n]{{2,40}}\))?(?:,[^@:!?\n]{{2,60}})?(?:\s*[,·|–—-]|\s+(?:auf|via|bei|über))\s*(?:auf )?"
        rf"(?i:{networks})\b(?:\s*[,·|(]?\s*[^:\n]{{0,30}}(?:\d[.:]\d{{2}}(?: Uhr)?\)?|\d{{4}})?)(?::(?=\s|$)|$)"
    )


def _names_network(text: str) -> bool:
    """Whether a line closes with a network or opens words with it: "Jana Kern, Facebook:"."""
    small = text.lower()
    found = [
        network
        for network in trade_words("network")
        if network in small and (len(network) > 1 or f" {network.upper()}" in text)
    ]
    networks = "|".join(map(re.escape, found))
    return (
        bool(found) and re.search(rf"[\w)·|,–—-] (?i:{networks})\b[^\n]{{0,40}}(?::|$)", text, re.MULTILINE) is not None
    )


def _heads(lines: Sequence[Line]) -> Iterator[Head]:
    """The lines that posts begin with."""
    for i, line in enumerate(lines):
        below = lines[i + 1] if i + 1 < len(lines) else None
        match = next(filter(None, (form.match(line.text) for form in (_HEADED, _TIMED))), None)
        if match is None:
            named = next(filter(None, (form.match(line.text) for form in (_ANSWERS, _networked()))), None)
            match = named if named is not None and _is_capitalised(named["name"]) else None
        if match is not None and _is_name(match["name"]):
            start = line.start + match.start("name")
            behind = line.start + match.end()
            if below is not None or behind < line.end:
                yield Head(i, Span(start, start + len(match["name"].rstrip())), behind)
        elif (
            below is not None
            and _HANDLE.match(below.text)
            and not below.blank_before
            and not line.ends_sentence
            and _is_name(line.text)
        ):
            yield Head(i, Span(line.start, line.end), below.end)


def _is_name(name: str) -> bool:
    words = name.split()
    return 0 < len(words) <= _LONGEST_NAME and words[0][:1].isupper() and title_of(words[-1]) is None


def _is_capitalised(name: str) -> bool:
    """Whether a name has none but capitals and particles: "Jana von Kern", not "Jana Kern in einem Beitrag"."""
    return all(word[0].isupper() or word in NAME_PARTICLES for word in name.split())


def _speaker(name: Span, text: str) -> Span | str:
    """Where a name stands; one in capitals in its usual spelling: "JANA KERN"."""
    words = name.of(text).split()
    spelled = " ".join("-".join(map(str.capitalize, word.split("-"))) for word in words)
    return spelled if len(words) > 1 and all(map(str.isupper, words)) else name


def _passages(source: Source, heads: dict[int, Head]) -> Iterator[Passage]:
    lines = source.lines
    for i, head in heads.items():
        yield silence(lines[i].start, head.end)
        inline = head.end < lines[i].end
        first = i if inline else next((k for k in range(i, len(lines)) if lines[k].start > head.end), len(lines))
        if not inline and first < len(lines) and is_office_line(lines[first]) and first not in heads:
            yield silence(lines[first].start, lines[first].end)
            first += 1
        last = first + inline
        while last < len(lines) and last not in heads and not _ends(lines, first, last):
            last += 1
        if first < last:
            who, start = _speaker(head.name, source.text), max(head.end, lines[first].start)
            yield Passage(TurnKind.WORDS, start, lines[last - 1].end, who, (head.name,))
        while last < len(lines) and last not in heads and _is_count(lines[last]):
            yield silence(lines[last].start, lines[last].end)
            last += 1


def _ends(lines: Sequence[Line], first: int, i: int) -> bool:
    """Whether a post that begins in line `first` is over before line `i`."""
    line = lines[i]
    if _is_count(line) or _is_thread(lines, i):
        return True
    if i == first:
        return False
    heading = not line.ends_sentence and line.words <= _LONGEST_HEADING
    return line.blank_before or heading or _tells_of_others(line)


def _is_count(line: Line) -> bool:
    """ "9:41 vorm. · 29. Nov. 2024 · 412.300 Mal angezeigt", "[Übersetzung der Redaktion]": what a network or the page adds."""
    counted = _COUNTS.search(line.text) is not None and not line.text.endswith(".")
    return counted or _STAMPED.match(line.text) is not None or _ASIDE.fullmatch(line.text) is not None


def _tells_of_others(line: Line) -> bool:
    """ "Präsidentin Kern schreibt: „…“": a line in which the page names somebody at once, or quotes."""
    opening = " ".join(line.text.split()[:_OPENING])
    named = person_in(opening)
    return (
        _QUOTED.search(line.text) is not None
        or (named is not None and bare_name(named) != named)
        or any(people_of(opening))
    )


def _is_thread(lines: Sequence[Line], i: int) -> bool:
    """ "Kern warnt in einem Thread:" over "1/3 …": a line that names whose numbered posts follow."""
    below = lines[i + 1] if i + 1 < len(lines) else None
    return below is not None and lines[i].text.endswith(":") and _NUMBERED.match(below.text) is not None


def _threads(lines: Sequence[Line]) -> Iterator[Passage]:
    """The numbered posts below each line that names whose they are."""
    for i, line in enumerate(lines):
        who = next(people_of(line.text), None) if _is_thread(lines, i) else None
        if who is None:
            continue
        name = bare_name(who)
        at = line.start + line.text.index(name) if name in line.text else None
        place = Span(at, at + len(name)) if at is not None else name
        for below in lines[i + 1 :]:
            number = _NUMBERED.match(below.text)
            if number is None:
                break
            yield silence(below.start, below.start + number.end())
            yield Passage(TurnKind.WORDS, below.start + number.end(), below.end, who, place)


def _signed(lines: Sequence[Line]) -> Iterator[Passage]:
    """Posts with their author behind or below: "… — Jana Kern (@janakern) 3. Mai 2024"."""
    for i, line in enumerate(lines):
        match = _SIGNED.search(line.text)
        if match is None or not _is_name(match["name"]):
            continue
        start = line.start + match.start("name")
        name = Span(start, start + len(match["name"]))
        words = line if match.start() else lines[i - 1] if i else None
        end = line.start + match.start() if match.start() else words.end if words is not None else 0
        if words is not None:
            yield Passage(TurnKind.WORDS, words.start, end, name, (name,))
            yield silence(line.start + match.start(), line.end)
