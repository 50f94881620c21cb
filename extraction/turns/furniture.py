"""What a web page puts around and into a text: buttons for sharing, links to other pages, notes on cookies, captions, credits.

They are told by how a line begins or ends, from `genre_words.tsv`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from extraction.text import STARTS_AT, Document, Sentence, word_list, words_of
from extraction.text.dictionary import is_known
from extraction.turns.lines import Line, Source
from extraction.turns.trade_words import alternation, names_one, opening_phrase, trade_words

_MARKS = '„“”"»«|>›→•*–—-+ \t'
_HEADING_MARK = "+++"
_CREDIT = re.compile(
    rf"(?:\({alternation('archive_picture')}[^()]{{0,60}}\)|(?:©|{alternation('picture_credit')}:)[^.!?|]{{1,60}})$"
)
_POINT = re.compile(r"^\(?(\d{1,2})[.)][ \t]+(?=[A-ZÄÖÜ„»])", re.MULTILINE)
_SIGNS = "©:)"
_CLOCK = re.compile(r"(?:\d{1,2}\.\d{1,2}\.\d{2,4}\s*[•|,-]?\s*)?\d{1,2}[.:]\d{2}(?:\s*Uhr)?\s*[|:–-]?")
_STAMP = re.compile(
    r"(?:\+{2,3}\s*)?(?:\d{1,2}\.\d{1,2}\.(?:\d{2,4})?,?\s*)?\d{1,2}[.:]\d{2}(?:\s*Uhr)?\s*(?:\+{2,3}|[:|–—])\s+(?=[^\W\d_])"
)
_PATH = re.compile(r"[^.!?]{1,60}(?: [>›»→] [^.!?>›»→]{1,60})+")
_PUBLISHED = re.compile(r"[(\[]?(?:[^\W\d_]+, )?(?:\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})\b")
_CONTACT = re.compile(  # "7675/24" is the number of a document
    rf"{alternation('contact_label')}\.?: ?\S.{{0,90}}(?<![.!?])"
    r"|[\w.+-]+@[\w-]+\.[\w.]+|(?:https?://|www\.)\S+(?: \([^()]+\))?|(?!\d{1,6}/\d{2,4}$)\+?\(?\d[\d\s()/–-]{6,}"
    r"|(?:[A-ZÄÖÜ][^,.:;!?]{3,40} \d{1,4}\w?, )?(?:[A-Z]{1,2}-)?\d{4,5} [A-ZÄÖÜ][a-zäöüß]+"
)
_TAGGED = re.compile(r"(?:[^\W\d_]+, )?\d{1,2}\. ?(?:[^\W\d_]{3,9}|\d{1,2}\.) ?\d{4}\s*[•|·]\s+[^.!?,]+,[^.!?]+")
_DAY = re.compile(
    r"(?:[^\W\d_]+(?:[ /-][^\W\d_]+)?, )?(?:den |am )?"
    r"\d{1,2}\. ?(?:[^\W\d_]{3,9}|\d{1,2}\.) ?(?:\d{2}){1,2}\.?(?:,? \d{1,2}[:.]\d{2}(?: Uhr)?)?"
)
_COUNTED = re.compile(
    rf"(?:\d[\d.,]* [^\W\d_]+|{alternation('numbered_release')} (?:{alternation('number')} ?)?\d+(?:[/-]\d+)*)"
)
_RECORD = re.compile(r"(?P<label>[A-ZÄÖÜ][a-zäöüß]{6,}): (?P<kept>\S.*)")
_SHORTEST_END, _FEWEST_OF_PAGE = 5, 3  # letters, lines
_PEOPLE = word_list("ending_of_people")  # "Rednerin: Jana Kern" tells who speaks
_PARTED = re.compile(r"[\s|/•·]+")
_LONGEST_RECORD, _LONGEST_OFFER, _LONGEST_DAY = 14, 12, 7  # words
_LONGEST_CONTACT, _LONGEST_LINK_HEAD, _MOST_LINKS = 80, 4, 30  # characters, words, lines
_LONGEST_ADVERT, _LONGEST_IMPRINT = 40, 24  # tokens
_LONGEST_STAMP, _LONGEST_LINK = 12, 35
_LONGEST_BUTTON, _LONGEST_CAPTION, _LONGEST_HEADING, _ENOUGH_CLOCKS = 6, 45, 14, 2


def is_furniture(line: Line) -> bool:
    """Whether a line is the page's and not the text's."""
    bare = line.text.strip(_MARKS)
    if not bare:
        return False
    if opening_phrase(bare, "page_notice") is not None or names_one(bare, "consent_notice"):
        return True
    if opening_phrase(bare, "page_link") is not None:
        return line.words <= _LONGEST_LINK  # into a longer one the link has run; its sentence alone is the page's
    if line.words <= _LONGEST_BUTTON and not line.ends_sentence and opening_phrase(bare, "page_button") is not None:
        return True
    return (
        _is_caption(line)
        or _is_path(line)
        or _is_stamp(line)
        or _is_record(line)
        or _is_tagged_day(line)
        or _offers(line)
    )


def _is_record(line: Line) -> bool:
    """ "Verantwortlich: Jana Kern (V.i.S.d.P.)", "Zum Thema:": what a page keeps of a text, with no sentence behind its colon."""
    if ":" not in line.text or line.words > _LONGEST_RECORD:
        return False
    label, _, kept = line.text.strip(_MARKS).partition(":")
    if kept.endswith((".", "!", "?", ":", "…")) or opening_phrase(label, "signers_heading") is not None:
        return False
    first, _, last = label.lower().rpartition(" ")
    one = bool(first and kept) and not set(kept) & {",", ";"}  # several have signed
    credit = one and last in words_of("event_agent")  # "Zusammengestellt von: Jana Kern"
    return (credit and not first.endswith("zeichnet")) or label.lower() in trade_words("page_record")


def _is_tagged_day(line: Line) -> bool:
    """ "16. März 2024 • Meer, Häfen, Politik", "Deutsch | English": a day with themes, a row of languages."""
    if line.ends_sentence or line.words > _LONGEST_CAPTION:
        return False
    if _TAGGED.match(line.text) is not None:
        return True
    parts = [part for part in _PARTED.split(line.text) if part]
    return len(parts) > 1 and all(part.lower() in trade_words("language_of_page") for part in parts)


def _offers(line: Line) -> bool:
    """ "Jetzt unseren Newsletter abonnieren!": a line that offers what the page has beside the text."""
    return line.words <= _LONGEST_OFFER and names_one(line.text, "advert")


def _is_caption(line: Line) -> bool:
    """ "Die Ministerin in Wien. (Archivbild)", "Kern begrüßt Lind. | Bildquelle: dpa"."""
    if not any(sign in line.text for sign in _SIGNS) or line.words > _LONGEST_CAPTION:
        return False
    return _CREDIT.search(line.text) is not None


def _is_path(line: Line) -> bool:
    """ "Startseite > Aktuelles > Reden": where on a site a page stands."""
    way = line.text.split(" ")[0].rstrip(":").lower() in trade_words("page_button")
    return way and not line.ends_sentence and _PATH.fullmatch(line.text) is not None


def _is_stamp(line: Line) -> bool:
    """ "30.09.2024 - Pressemitteilung": when and as what a page was published."""
    if line.words > _LONGEST_STAMP or line.ends_sentence:
        return False
    if _PUBLISHED.match(line.text) is not None:
        return True
    counted = _COUNTED.fullmatch(line.text) is not None
    return counted and (not line.text[0].isdigit() or line.text.split()[1].lower() in trade_words("count_of_network"))


def trailing_links(lines: Sequence[Line]) -> list[Line]:
    """The titles of other pages below "Zum Weiterlesen", "Mehr zum Thema:", up to the end: no line of them is a sentence."""
    last = len(lines)
    while last and not _is_text(lines[last - 1]) and len(lines) - last < _MOST_LINKS:
        last -= 1
    heads = (i for i in range(last, len(lines)) if _heads_links(lines[i]))
    return list(lines[next(heads, len(lines)) :])


def _is_text(line: Line) -> bool:
    """Whether a line is a sentence, or closes a letter, whose signature stands below."""
    if line.words <= _LONGEST_LINK_HEAD and opening_phrase(line.text, "letter_closing") is not None:
        return True
    return line.ends_sentence and not line.text.endswith(":")


def _heads_links(line: Line) -> bool:
    bare = line.text.strip(_MARKS).rstrip(":")
    return line.words <= _LONGEST_LINK_HEAD and ":" not in bare and opening_phrase(bare, "links_heading") is not None


def is_contact(line: Line) -> bool:
    """Whether a line is nothing but an address, a number or the like: "T: +49 30 1234", "Adresse: Am Ufer 5, 10179 Berlin"."""
    return len(line.text) <= _LONGEST_CONTACT and _CONTACT.fullmatch(line.text) is not None


def lone_records(source: Source) -> list[Line]:
    """Lines like "Bildrechte: Jana Kern", "Sendung: Morgenmagazin": one word that neither text nor title has again, and no sentence
    behind it. Somebody who talks is named more than once or says a sentence.
    """
    lines = source.lines if len(source.lines) >= _FEWEST_OF_PAGE else ()
    found = ((line, _RECORD.fullmatch(line.text)) for line in lines if ":" in line.text)
    return [
        line
        for line, record in found
        if record is not None
        and not line.ends_sentence
        and line.words <= _LONGEST_LINK_HEAD  # a longer one may be a headline: "Häfen: Kern warnt vor Zöllen"
        and opening_phrase(record["kept"], "speech_title") is None  # "Schwerpunkt: Rede" tells what the text is
        and source.text.count(record["label"]) == 1
        and record["label"] not in source.title
        and not record["label"].endswith(_PEOPLE)
        and is_known(_end_of_compound(record["label"]))
    ]


def _end_of_compound(word: str) -> str:
    """ "Redaktion" of "Schlussredaktion": the longest end of a word that is one of German; the word where none is."""
    ends = (word[start:].capitalize() for start in range(len(word) - _SHORTEST_END + 1))
    return next((end for end in ends if is_known(end)), word)


def days(lines: Sequence[Line]) -> list[Line]:
    """Lines that are nothing but a day, with or without its place: "Rosental, 12. März 2024", "Dienstag, 12.03.2024"."""
    return [line for line in lines if line.words <= _LONGEST_DAY and _DAY.fullmatch(line.text) is not None]


def live_headings(lines: Sequence[Line]) -> list[Line]:
    """The headings of a live blog: lines without a full stop behind lines that are nothing but a time, lines between "+++"."""
    marked = [line for line in lines if line.text.startswith(_HEADING_MARK) and line.text.endswith(_HEADING_MARK)]
    clocks = [i for i, line in enumerate(lines) if _CLOCK.fullmatch(line.text)]
    if len(clocks) < _ENOUGH_CLOCKS:
        return marked
    behind = (lines[i + 1] for i in clocks if i + 1 < len(lines))
    return marked + [line for line in behind if not line.ends_sentence and line.words <= _LONGEST_HEADING]


def furniture_in(document: Document, lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Where the page's `lines` stand in a text, and its sentences inside of others ("Lesen Sie auch: …")."""
    found = [(line.start, line.end) for line in lines]
    text = document.text
    found += [(match.start(), _end_of_heading(text, match)) for match in _stamps(text)]
    found += [(match.start(), _end_of_line(text, match.end())) for match in _foot().finditer(text)]
    found += _adverts(document)
    found += _numbers_of_points(text)
    for sentence in document.sentences:
        span = sentence.span
        opening = text[span.start : span.start + _LONGEST_OPENING]
        if opening_phrase(opening, "page_link") is not None or _is_imprint(sentence, opening, text):
            found.append((span.start, span.end))
    return sorted(set(found))


def _numbers_of_points(text: str) -> Iterator[tuple[int, int]]:
    """ "1. China dankte …", "2. Serbien bekräftigte …": the numbers that paragraphs open with, where they go on in order."""
    numbers = list(_POINT.finditer(text))
    for before, behind in pairwise(numbers):
        if int(behind[1]) == int(before[1]) + 1 and ": " not in text[before.end() : _end_of_line(text, before.end())]:
            yield before.span()
            yield behind.span()


def _is_imprint(sentence: Sentence, opening: str, text: str) -> bool:
    """ "Dieser Artikel steht nicht im Heft.", "Erschienen in den Blättern der Region.": where a text was published."""
    if sentence.last - sentence.first > _LONGEST_IMPRINT:
        return False
    if opening_phrase(opening, "published_in") is not None:
        return True
    itself = opening_phrase(opening, "text_itself") is not None
    return itself and names_one(sentence.span.of(text).rstrip(".!"), "is_published")


def _adverts(document: Document) -> Iterator[tuple[int, int]]:
    """The sentences in which the page offers its newsletter or its programme: "Erhalten Sie alle News direkt per Push."."""
    small = document.text.lower()
    if len(small) != len(document.text):
        return
    for phrase in trade_words("advert"):
        start = small.find(phrase)  # a search for each is quicker than one for all
        while start >= 0:
            at = bisect_right(document.sentences, start, key=STARTS_AT) - 1
            sentence = document.sentences[at] if at >= 0 else None
            if sentence is not None and sentence.last - sentence.first <= _LONGEST_ADVERT and start < sentence.span.end:
                yield sentence.span.start, sentence.span.end
            start = small.find(phrase, start + len(phrase))


def _stamps(text: str) -> Iterator[re.Match[str]]:
    """The times before what a live blog says in the same line: "+++ 14:05 Uhr +++ Der Minister …"."""
    for match in _LINE_WITH_TIME.finditer(text):
        stamp = _STAMP.match(text, match.end())
        if stamp is not None:
            yield stamp


@cache
def _foot() -> re.Pattern[str]:
    """ "… ist bereit.Pressekontakt:Hafenbund…": what an agency puts behind a release, though no line of its own."""
    return re.compile("|".join(sorted(map(re.escape, trade_words("foot_of_release")))))


def _end_of_line(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def _end_of_heading(text: str, stamp: re.Match[str]) -> int:
    """The end of a line that has a heading behind its time ("15.20 Uhr – Kern: Der Zug steht"), else that of the time."""
    end = _end_of_line(text, stamp.end())
    line = Line(text[stamp.end() : end].strip(), stamp.end(), end, blank_before=True)
    return end if end < len(text) and not line.ends_sentence and line.words <= _LONGEST_HEADING else stamp.end()


_LINE_WITH_TIME = re.compile(r"^\s*(?=\+{2,3}\s*\d|\d{1,2}[.:]\d)", re.MULTILINE)
_LONGEST_OPENING = 60
