"""Where the words of a declaration begin: on a page that tells of it first, behind a letterhead, in the middle of a line."""

from __future__ import annotations

import re

from extraction.genres.declarations.issuers import countries_in, in_a_row, issuer_names, names_in
from extraction.text import dataclass, replace
from extraction.turns import Line, Source, alternation, may_name

_DATELINE = re.compile(r"[A-ZÄÖÜ][A-ZÄÖÜ/, .-]{2,40} [–-] (?=Wir, )")
WE = re.compile(
    r"Wir, (?P<who>(?:die|der|das) [^.:;]{5,400}?)"
    r"(?:, (?=[a-zäöü])(?!(?:der|des) [A-ZÄÖÜ][^,.:;]{1,80}(?:, | und | sowie )(?:der|des) [A-ZÄÖÜ])"  # no row of states
    r"| (?=(?:sind|haben|waren|kamen|trafen|kommen) )|,?\s*$|,\s*\n)"
)
_WE_INSIDE = re.compile(r"\bwir, (?P<who>(?:die|der) (?:[^.:;,]|bzw\.|, (?=[A-ZÄÖÜ])){3,300}?), (?=[a-zäöü])")
_WE_IN_LINE = re.compile(r"(?<= )\(?1[.)] (?=Wir, (?:die|der) )|(?<=[.!?:)] )(?=Wir, (?:die|der) )")
_MARK = re.compile(r"[„»«“\"]\s*")
NUMBER = re.compile(
    r"(?:\(?\d{1,3}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+(?=\s+[A-ZÄÖÜ])|\([a-z]\)|[a-z]\)|[IVX]{1,5}\.|[-–•*·])(?:\s+|$)"
)
ORGAN = re.compile(
    rf"(?!.*\b{alternation('verb_of_organ', any_case=False)}\b)"
    r"(?P<who>(?:Der|Die|Das|DER|DIE|DAS) [^\d.:;!?„“\"–]{3,300}?)(?:,| ?[–—-])$"
)
_DEFINED = re.compile(
    rf"\b{alternation('from_here_on')}\b[^.]{{0,60}}?[„»“\"«][^.]{{2,60}}?\b{alternation('called_by_name')}\b"
    rf"|\({alternation('from_here_on')}:? [^()]{{2,80}}\)"
)
_SAYS_AS_FOLLOWS = re.compile(r"\b(?:Folgendes|folgendes)\b[^.]{0,30}$|:$")
_WORDING = re.compile(rf"\b{alternation('wording_of_document')}\b[^.:!?]{{0,60}}:\s*")
_DECIDES = re.compile(
    r"(?P<who>D(?:er|ie|as) [^.:;,]{3,80}?) (?:(?:wolle|möge) beschließen|beschließt|(?:hat|haben) (?:[^.:;]{1,60} )?beschlossen):$"
)
_BODY_ACTS = re.compile(r"(?P<who>Die (?:(?:[A-ZÄÖÜ][\w-]*|und|der|des|von) ?){1,9}) (?=[a-zäöü]+(?:en|n)\b)")
_CITED = re.compile(rf"[“”»«\"],? {alternation('frame_behind_quotation', any_case=False)}\b")
_LINES_BEFORE, _LINES_OF_LETTERHEAD, _LINES_OF_PAGE = 3, 10, 25
_LONGEST_BEFORE = 1_000  # characters of a line before a declaration in it
_OPENING = 600


@dataclass(frozen=True, slots=True)
class Beginning:
    """A source from where a declaration begins; whether the page tells of it before; whom the text calls its parties.

    `adopted` is where the line starts that tells that a body has adopted the text.
    """

    source: Source
    behind_page: bool = False
    parties: str | None = None
    defined: bool = False
    adopted: int | None = None


def beginning_of(source: Source, *, titled: bool) -> Beginning:
    """Where the words of a declaration begin, if the text is one."""
    decided = _behind_decision(source) if titled else None
    found = decided or _with_definition(source) or _with_we(source, titled=titled) or behind_wording(source)
    if found is not None:
        return found
    return Beginning(_behind_letterhead(source) if titled else source)


def _behind_decision(source: Source) -> Beginning | None:
    """ "Der Bundestag wolle beschließen:", "Der Parteivorstand hat beschlossen:": the words begin below that."""
    for i, line in enumerate(source.lines[:_LINES_OF_LETTERHEAD]):
        decides = _DECIDES.fullmatch(line.text) if line.text.endswith(":") else None
        if decides is not None and i + 1 < len(source.lines):
            return Beginning(replace(source, lines=source.lines[i + 1 :]), True, decides["who"], defined=True)
    return None


def behind_number(line: Line) -> int:
    """Where the words of a line begin: behind its number, its dateline, its opening mark."""
    match = NUMBER.match(line.text) or _DATELINE.match(line.text) or _MARK.match(line.text)
    return line.start + match.end() if match else line.start


def we_inside(source: Source) -> str | None:
    """ "Mit Sorge haben wir, die Staatschefs Perus und Chiles, …": who "wir" are, where it stands in the first sentences."""
    match = _WE_INSIDE.search(source.text, source.lines[0].start, source.lines[0].start + _OPENING)
    return match["who"] if match is not None else None


def _with_we(source: Source, *, titled: bool) -> Beginning | None:
    """From the line on that opens with "Wir, die …", or from there on inside of a line."""
    for i, line in enumerate(source.lines[:_LINES_OF_PAGE]):
        we = WE.match(source.text, behind_number(line))
        if we is not None:
            announced = 0 < i < _LINES_BEFORE and source.lines[i - 1].text.endswith(":")
            if i and not announced and (_is_cited(line) or not (titled or issuer_names(we["who"]))):
                return None
            return Beginning(replace(source, lines=source.lines[i:]), behind_page=i > 0)
        inside = _WE_IN_LINE.search(line.text[:_LONGEST_BEFORE]) if titled and i < _LINES_BEFORE else None
        if inside is not None and not _is_cited(line):
            start = line.start + inside.start()
            rest = replace(line, text=source.text[start : line.end], start=start)
            return Beginning(replace(source, lines=(rest, *source.lines[i + 1 :])), behind_page=True)
    return None


def _is_cited(line: Line) -> bool:
    """ "„Wir, die Minister, fordern Ruhe“, heißt es in der Erklärung": a report that quotes it."""
    return _CITED.search(line.text) is not None


def _with_definition(source: Source) -> Beginning | None:
    """ "China und Laos, nachstehend „die Seiten“ genannt, erklären Folgendes:": the words begin behind that, or with it."""
    for i, line in enumerate(source.lines[:_LINES_OF_PAGE]):
        defined = _DEFINED.search(line.text) if may_name(line.text, "from_here_on") else None
        if defined is None or _is_cited(line):
            continue
        names = countries_in(line.text[: defined.start()])
        parties = in_a_row(names) if len(names) > 1 else None
        announces = _SAYS_AS_FOLLOWS.search(line.text) is not None
        lines = source.lines[i + 1 :] if announces else source.lines[i:]
        return Beginning(replace(source, lines=lines), i > 0 or announces, parties, defined=True) if lines else None
    return None


def behind_wording(source: Source) -> Beginning | None:
    """ "Kern stellte das Papier vor. Wir dokumentieren den Wortlaut: „Die Außenminister der G7 verurteilen …": from the body on."""
    for i, line in enumerate(source.lines[:_LINES_OF_LETTERHEAD]):
        leads = list(_WORDING.finditer(line.text)) if ":" in line.text else []
        start = line.start + leads[-1].end() if leads else line.end
        following = source.lines[i + 1 :]
        if leads and start >= line.end and following:
            line, following = following[0], following[1:]
            start = line.start
        start = mark.end() if (mark := _MARK.match(source.text, start, line.end)) is not None else start
        body = _BODY_ACTS.match(source.text, start, line.end) if leads else None
        if body is not None and (issuer_names(body["who"]) or names_in(body["who"].split())):
            rest = replace(line, text=source.text[start : line.end], start=start)
            return Beginning(replace(source, lines=(rest, *following)), True, body["who"], defined=True)
    return None


def _behind_letterhead(source: Source) -> Source:
    """A source from the line on in which an organ speaks: "Vereinte Nationen ⏎ 26. September ⏎ Der Sicherheitsrat,"."""
    for i, line in enumerate(source.lines[:_LINES_OF_LETTERHEAD]):
        if ORGAN.match(line.text):
            return replace(source, lines=source.lines[i:])
        if line.ends_sentence:
            return source
    return source
