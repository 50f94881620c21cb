"""Text as people paste it: what can't be seen goes, what was written for machines is read, lines cut at a width are joined."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise, product

from extraction.text.dictionary import is_known
from extraction.text.lexicon import words_of
from extraction.text.records import dataclass
from extraction.text.tokens import SOFT_HYPHEN

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# Soft hyphen, zero-width characters, marks of direction, variation selectors.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]"
)
_NOTES = re.compile(r"(?<=[\w.!?,;:“”»«\"’)])(?:\[\d{1,3}\])+")  # right behind a word or mark
_ACCENT = re.compile(r"(?<=[^\W\d_])[´`‘](?=[^\W\d_])")
_ELISION = re.compile(r"(?<=\b[dDlLO])[“”\"](?=[A-ZÄÖÜ][a-zäöüß])")  # "Côte d“Ivoire"
_STORED = re.compile(r"\A\s*date \d{4}-\d{2}(?:-\d{2})?(?=\s)")
_CODE = re.compile(r"\[n[A-Z0-9]{6,14}\]")
_TIME = r"\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?"
_TIME_CODE = re.compile(
    rf"^[ \t]*(?:\d{{1,4}}[ \t]*\n)?[\[(]?{_TIME}(?: ?(?:-->|[–-]) ?{_TIME})?[\])]?:?(?:[ \t]*\n(?=[^\s\d])|(?=\s))",
    re.MULTILINE,
)  # over its words or before them, in files of subtitles behind a number
_HAS_CODE = re.compile(r"\d:\d{2}:\d{2}")
_SPACE = re.compile(r"\s+")
_ENDS, _CLOSING = tuple(".!?…:;"), "“”\"«»’')]"
_ITEM = re.compile(r"\s*(?:[•·*–—-]\s|\d{1,3}[.)](?=\s|$)|\([a-z0-9]{1,3}\)|[a-z]\))")
_INSERTED = re.compile(r"\s*[–—-]\s[^–—]*\s[–—-](?:\s|,|$)")  # "– auch bei Ihnen –, dann …"
_NUMBER = re.compile(r"\s*\d{1,3}\.\s+(?P<next>[^\W\d_]+)")
_LABEL = re.compile(r"\s*(?P<label>[^\W\d_][^:\n]{0,60}):(?:\s|$)")
_SALUTATION = re.compile(rf"\s*(?=[A-ZÄÖÜ])(?:Sehr )?(?i:{'|'.join(sorted(words_of('opens_salutation')))})\b.*[,!]\s*")
_LAST_WORD = re.compile(r"(?P<word>[^\W\d_]+)(?P<hyphen>-?)\s*$")
_FIRST_WORD = re.compile(r"\s*(?P<word>[^\W\d_]+)")
_LOST = re.compile(r"(?<=[^\W\d_])\?(?=[a-zäöüß])")
_WITH_LOST = re.compile(r"(?:\b[^\W\d_]+|(?<![\w?])(?=\?[a-zäöüß]))(?:\?[a-zäöüß]+)+")
_LOST_LETTERS, _LOST_CAPITALS = "äüöß", "ÄÖÜ"
FEWEST_LOST = 3  # words of a text that lack letters; one alone may be a typing error
_MOST_LOST, _SHORTEST_END = 3, 3  # letters of a word, letters of a compound's end
_MOST_RESTORED = 2000  # words of a text: each may cost as much as a sentence
_NARROW, _WIDE = 40, 130  # characters of a line that a program has cut
_FEWEST_CODES = 3  # of a recording; one alone is a time of day
_FEWEST, _FEWEST_OF_PARAGRAPH = 6, 3  # lines cut within a sentence: in a text, in a paragraph by itself
_FULL, _QUITE_FULL, _OVERFULL, _SMALL = 0.6, 0.85, 1.6, 5
_LONGEST_BRACKET, _HEAD = 8, 4  # lines


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a text, the width at which they are cut, and which belong to brackets that stand by themselves."""

    lines: Sequence[str]
    width: int
    brackets: Mapping[int, int]


def clean(text: str) -> str:
    """One line without invisible characters, HTML entities, full-width letters, ligatures and special blanks.

    Signs of the wide forms of East Asian scripts become those of ASCII; a name in Chinese characters stays as it is.
    """
    if _ENTITY.search(text):
        text = html.unescape(text)
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return _SPACE.sub(" ", text).strip()


def blank_codes(text: str) -> str:
    """A text of the same length without the codes by which an agency names its reports ("….[nABC123XYZ] Beides …") and
    without the numbers of notes ("… bis zur Grenze.[2] Beides …") and the month that a store of pages puts first ("date 2024-05 ").
    """
    if text.lstrip()[:5] == "date ":
        text = _STORED.sub(_blanks, text, count=1)
    if "[" not in text:
        return text
    coded = _CODE.sub(_blanks, text) if "[n" in text else text
    return _NOTES.sub(_blanks, coded)


def plain_apostrophes(text: str) -> str:
    """A text of the same length with apostrophes where a page has accents or the wrong mark inside of words: "BK´in", "geht`s"."""
    if _ELISION.search(text) is not None:
        text = _ELISION.sub("’", text)
    if "´" not in text and "`" not in text and "‘" not in text:
        return text
    return _ACCENT.sub("’", text)


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match[0])


def restore_letters(text: str, *, fewest: int = FEWEST_LOST) -> str:
    """A text of the same length with the letters that a page has lost: "L?nder" is "Länder", where `fewest` words lack one."""
    if "?" not in text and "\ufffd" not in text:
        return text
    plain = text.replace("\ufffd", "?")
    if len(_LOST.findall(plain)) < fewest:
        return text
    return _WITH_LOST.sub(lambda match: _restored(match[0]), plain, count=_MOST_RESTORED)


def _restored(word: str) -> str:
    """A word with the first letters that make it one of German, or the end of a compound; as it is where none do."""
    if word.count("?") > _MOST_LOST:
        return word
    known = [candidate for candidate in _with_letters(word) if is_known(candidate)]
    if known:
        return next((candidate for candidate in known if candidate.lower() in words_of("verb_with_umlaut")), known[0])
    ends = ((start, word[start:].capitalize()) for start in range(1, min(word.index("?"), len(word) - _SHORTEST_END)))
    found = ((start, end) for start, tail in ends for end in _with_letters(tail) if is_known(end))
    start, end = next(found, (0, ""))
    return word[:start] + end.lower() if end else word


def _with_letters(word: str) -> Iterator[str]:
    """Every way to fill in what a word has lost."""
    first = _LOST_CAPITALS + _LOST_LETTERS if word[0] == "?" else _LOST_LETTERS
    before, *parts = word.split("?")
    for letters in product(first, *[_LOST_LETTERS] * (len(parts) - 1)):
        yield before + "".join(letter + part for letter, part in zip(letters, parts, strict=True))


def blank_time_codes(text: str) -> str:
    """A text of the same length without the times of a recording at the start of its lines: "00:01:05: Beides …".

    What is cut by a time within a sentence goes on: the line breaks before it become blanks too.
    """
    codes = list(_TIME_CODE.finditer(text)) if _HAS_CODE.search(text) else []
    if len(codes) < _FEWEST_CODES:
        return text
    parts: list[str] = []
    at = 0
    for code in codes:
        before = text[at : code.start()]
        spoken = before.rstrip()
        goes_on = bool(parts and spoken) and not spoken.rstrip(_CLOSING).endswith(_ENDS) and "\n" not in spoken.strip()
        parts += [spoken + " " * (len(before) - len(spoken)) if goes_on else before, " " * len(code[0])]
        at = code.end()
    return "".join((*parts, text[at:]))


def join_wrapped_lines(text: str) -> str:
    """A text of the same length in which lines that a program has cut at a width, as in PDF files, go on.

    A newline within a paragraph becomes a blank, or a soft hyphen where it parts a word, so that every character keeps its place.
    Brackets that stand on lines of their own ("(Beifall bei der SPD)") become one line each. Most texts come back as they are.
    """
    if text.count("\n") < _FEWEST:
        return text
    lines = text.split("\n")
    joints = ["\n"] * (len(lines) - 1)
    brackets = _own_brackets(lines)
    for i in brackets:
        if brackets.get(i + 1) == brackets[i]:
            joints[i] = " "
    for stretch in _wrapped_stretches(lines):
        page = _Page(lines, _usual_width(lines[stretch.start : stretch.stop]), brackets)
        for i, j in pairwise(i for i in stretch if lines[i].strip()):
            joint = _joint(page, i, j)
            if joint is not None:
                joints[i:j] = [joint] * (j - i)
    if all(joint == "\n" for joint in joints):
        return text
    return _joined(lines, joints)


def _joined(lines: Sequence[str], joints: Sequence[str]) -> str:
    """The lines with what joins them; a hyphen that parts a word becomes a soft one."""
    parts = [part for pair in zip(lines, [*joints, ""], strict=True) for part in pair]
    for i, joint in enumerate(joints):
        if joint == SOFT_HYPHEN and lines[i].endswith("-") and lines[i + 1].lstrip()[:1].islower():
            parts[2 * i] = lines[i][:-1] + SOFT_HYPHEN
    return "".join(parts)


def _own_brackets(lines: Sequence[str]) -> dict[int, int]:
    """The lines of brackets that open one line and close one, this or a later one: index → index of the line that opens it."""
    found: dict[int, int] = {}
    for first, line in enumerate(lines):
        if first in found or not line.lstrip().startswith("("):
            continue
        depth = 0
        for last in range(first, min(first + _LONGEST_BRACKET, len(lines))):
            here = lines[last].rstrip()
            depth += here.count("(") - here.count(")")
            if not here or depth <= 0:
                break
        if depth == 0 and lines[last].rstrip().endswith(")"):
            found.update(dict.fromkeys(range(first, last + 1), first))
    return found


def _usual_width(lines: Sequence[str]) -> int:
    """The median width of lines cut within a sentence; some are longer, since a program put a parted word together in them."""
    widths = sorted(
        len(line) for line, below in pairwise(lines) if len(line) >= _NARROW and below.strip() and not _ends(line)
    )
    return widths[len(widths) // 2] if widths else 0


def _wrapped_stretches(lines: Sequence[str]) -> Iterator[range]:
    """The lines that were cut at a width: all of a text, else each paragraph that is by itself."""
    width = _usual_width(lines)
    if not width:
        return  # like most texts
    if width <= _WIDE and _is_wrapped(lines, _FEWEST):
        yield range(len(lines))
        return
    for filled, indices in groupby(range(len(lines)), key=lambda i: bool(lines[i].strip())):
        paragraph = list(indices)
        inside = lines[paragraph[0] : paragraph[-1] + 1]
        long_enough = filled and len(inside) > _FEWEST_OF_PARAGRAPH and max(map(len, inside)) <= _WIDE
        open_ones = [line for line in inside if not line.endswith(",")]  # the clauses of a resolution end in one
        if long_enough and _is_wrapped(open_ones, _FEWEST_OF_PARAGRAPH):
            yield range(paragraph[0], paragraph[-1] + 1)


def _is_wrapped(lines: Sequence[str], fewest: int) -> bool:
    """Whether most lines that another one follows are cut within a sentence."""
    followed = [(line, below) for line, below in pairwise(lines) if below.strip() and len(line) >= _NARROW]
    cut = [below for line, below in followed if not _ends(line)]
    small = sum(
        below.lstrip()[0].islower() for below in cut
    )  # what goes on within a sentence; in lists of names nothing does
    return len(cut) >= fewest and 2 * len(cut) > len(followed) and _SMALL * small >= len(cut)


def _ends(line: str) -> bool:
    """Whether a line closes a sentence, or a part of one."""
    return line.rstrip().rstrip(_CLOSING).endswith(_ENDS)


def _joint(page: _Page, i: int, j: int) -> str | None:
    """What stands between two lines where the first goes on in the second; None where it doesn't."""
    line, below = page.lines[i], page.lines[j]
    if i in page.brackets or j in page.brackets or line.isupper() or below.isupper():
        return None
    if _SALUTATION.fullmatch(below) or (i < _HEAD and max(len(line), len(below)) > _OVERFULL * page.width):
        return None  # what a page puts above its words
    unfinished = not _ends(line)
    if len(line) < _FULL * page.width or _opens(below, unfinished=unfinished) or _is_label_line(page, i):
        return None
    if j > i + 1:
        return " " if unfinished and _goes_over_gap(page, i, below) else None
    return SOFT_HYPHEN if _parts_word(line, below) else " "


def _is_label_line(page: _Page, i: int) -> bool:
    """ "Dr. Jana Kern, Bundeskanzlerin:" behind an empty line."""
    line = page.lines[i].rstrip()
    return line.endswith(":") and (i == 0 or not page.lines[i - 1].strip()) and _LABEL.match(line) is not None


def _opens(line: str, *, unfinished: bool) -> bool:
    """Whether a line is an item of a list, or has the label of a speaker, and does not go on with an `unfinished` one."""
    number = _NUMBER.match(line)
    if unfinished and number is not None and (number["next"].lower() in words_of("month") or number["next"].islower()):
        return False  # "am / 28. Juni"
    if _ITEM.match(line) is not None:
        return not unfinished or _INSERTED.match(line) is None
    label = _LABEL.match(line)
    return label is not None and (not unfinished or _can_be_label(label["label"]))


def _can_be_label(words: str) -> bool:
    """Whether words before a colon in the middle of a sentence can name who speaks: "Präsidentin Dr. Kern", "KERN"."""
    parts = words.split()
    if not all(part[0].isupper() or part[0] in "([" or part in words_of("name_particle_of_known") for part in parts):
        return False
    return len(parts) > 1 or words.isupper() or not is_known(words)


def _goes_over_gap(page: _Page, i: int, below: str) -> bool:
    """Whether a line goes on behind an empty one, as at the end of a page or a column: "… für die Europäische / / Union"."""
    last = _LAST_WORD.search(page.lines[i])
    if last is None:
        return page.lines[i].rstrip().endswith(",") and below.lstrip()[0].islower()
    if below.lstrip()[0].islower() or last["word"].lower() in words_of("article", "preposition"):
        return True
    in_paragraph = i > 1 and page.lines[i - 1].strip() != "" and page.lines[i - 2].strip() != ""
    return in_paragraph and len(page.lines[i]) >= _QUITE_FULL * page.width


def _parts_word(line: str, below: str) -> bool:
    """Whether the end of a line parts a word: "Bekämp- / fung", "al / len"."""
    last, first = _LAST_WORD.search(line), _FIRST_WORD.match(below)
    if last is None or first is None:
        return False
    head, tail = last["word"], first["word"]
    if last["hyphen"]:
        return tail.lower() not in words_of("coordinator")
    return tail[0].islower() and is_known(head + tail) and not (is_known(head) and is_known(tail))
