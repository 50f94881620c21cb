"""Declarations, communiqués, conclusions and resolutions: the words are their issuer's, who stands in the opening or the title."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from extraction.genres.declarations.adopted import behind_adoption
from extraction.genres.declarations.beginnings import (
    ORGAN,
    WE,
    Beginning,
    beginning_of,
    behind_number,
    we_inside,
)
from extraction.genres.declarations.issuers import Issuer, countries_in, in_a_row, issuer_names, names_in, other_names
from extraction.genres.declarations.office_holders import office_holders
from extraction.genres.declarations.own_voice import has_points, speaks_as_issuer
from extraction.genres.declarations.passages import OPENING_LINES, passages_of
from extraction.genres.declarations.signatories import means_people, people_who_issue
from extraction.genres.declarations.titles import (
    body_in_compound,
    group_that_met,
    in_small_letters,
    is_issuer_word,
    is_person,
    members_in,
    named_before_dash,
    named_in_title,
    parties_in_adjectives,
    people_before_colon,
    people_in_title,
    states_in_title,
    with_owner,
)
from extraction.text import Genre, Span, replace
from extraction.turns import QUOTED, Line, Script, Source, alternation, names_one, silence

_NAME_OF = re.compile(
    rf"\b(?:[Nn]amens|[Ii]m Namen)\s+(?P<who>[^:;]+?)\s+{alternation('verb_of_reading_out', any_case=False)}\b"
)
_WE_SAY = re.compile(r"\b[Ww]ir\b")
_CALLED = re.compile(
    r"(?:^|(?<=[.!?;] )|(?<=\n))(?P<who>D(?:er|ie|as) (?:[A-ZÄÖÜ]\w+ )?[A-ZÄÖÜ]\w+) [a-zäöü]", re.MULTILINE
)
_NAMED_AFTER_PLACE = re.compile(rf"\w-{alternation('declaration_named_after_place')}\b")
_BETWEEN = re.compile(r"^Gemeinsame[rs]? .*\bzwischen (?P<who>[^:;]+)$")
_PRESIDING = ("Vorsitz", "Präsidentschaft")
_FEWEST_OF_GROUP, _OFTEN = 4, 3
_HEADINGS, _LONGEST_HEADING, _FIRST_HEADINGS = 3, 20, 6
_LONGEST_HEADER, _LONGEST_ORGAN = 25, 6  # lines, words


def read_declaration(source: Source) -> Script | None:
    """The words of a declaration or resolution; None where the text is none."""
    whole, source = source, _from_organ(_with_title_below(source))
    titled = names_one(source.title, "declaration_title") or _NAMED_AFTER_PLACE.search(source.title) is not None
    beginning = (behind_adoption(source) if titled else None) or beginning_of(source, titled=titled)
    issuer = _issuer(beginning, titled=titled)
    people, sides = _people(whole, beginning, issuer, titled=titled), None
    if people is None and (titled or issuer is not None):
        people, sides = office_holders(issuer, _phrases(beginning.source), source.on) or (None, None)
    if people is not None:
        issuer = issuer or _called_we(source, people) or _called_by_office(source, people)
        issuer = replace(issuer, speaker=people, also=(), on_behalf_of=sides) if issuer is not None else None
    if issuer is None or not speaks_as_issuer(beginning, issuer):
        return None
    before = (
        [line for line in source.lines if line.start < beginning.source.lines[0].start] if beginning.behind_page else []
    )
    told = (line for line in before if beginning.adopted is not None and line.start >= beginning.adopted)
    passages = tuple(passages_of(beginning.source, issuer, before))
    passages = (*(silence(line.start, line.end) for line in told), *passages) if passages else ()
    if source.lines[0] is not whole.lines[0]:
        passages = (silence(whole.lines[0].start, source.lines[0].start), *passages) if passages else ()
    return Script(Genre.DECLARATION, passages) if passages else None


def _from_organ(source: Source) -> Source:
    """A source from the line that is nothing but its organ, "Der Sicherheitsrat,", below what a page puts above a resolution."""
    for i, line in enumerate(source.lines[:_LONGEST_HEADER]):
        if i and line.text.endswith(",") and line.words <= _LONGEST_ORGAN and ORGAN.match(line.text):
            return replace(source, lines=source.lines[i:])
    return source


def _with_title_below(source: Source) -> Source:
    """A source under the heading that names its issuers, where the title does not: "Erklärung Estlands und Lettlands"."""
    if _names_issuer(source.title):
        return source
    headings = itertools.takewhile(lambda line: not line.ends_sentence, source.lines[:_HEADINGS])
    titles = (line.text for line in headings if line.words <= _LONGEST_HEADING)
    title = next((t for t in titles if names_one(t, "declaration_title") and _names_issuer(t)), None)
    return source if title is None else replace(source, title=title)


def _people(source: Source, beginning: Beginning, issuer: Issuer | None, *, titled: bool) -> str | None:
    """Who issues a text by name, where it is people who do: in a title, behind "wir", in the line before, in the signatures."""
    over = _people_over(source)
    if over is not None or not titled:
        return over
    we = WE.match(beginning.source.text, behind_number(beginning.source.lines[0]))
    called = (named_in_title(source.title) or source.title, we["who"] if we is not None else "")
    if issuer is not None and not any(map(means_people, called)):
        return None
    return people_who_issue(source, beginning)


def _phrases(source: Source) -> Iterator[str]:
    """What may name the issuer: the words behind "wir", the title."""
    we = WE.match(source.text, behind_number(source.lines[0]))
    yield from filter(None, (we and we["who"], we_inside(source), named_in_title(source.title)))


def _called_we(source: Source, people: str) -> Issuer | None:
    """People as the issuer of a text in which they say "wir"."""
    first = _WE_SAY.search(QUOTED.sub(lambda m: " " * len(m[0]), source.text), source.lines[0].start)
    return Issuer(people, (Span(*first.span()),)) if first is not None else None


def _called_by_office(source: Source, people: str) -> Issuer | None:
    """Several people as the issuer of a text that calls them by the office in its title: "Die Minister bekräftigten …"."""
    called = " und " in people and means_people(named_in_title(source.title) or "")
    label = _first_third_person(source) if called else None
    return Issuer(people, label) if label is not None else None


def _people_over(source: Source) -> str | None:
    """The people whom the title or a heading names: "Erklärung der Minister Liis Kern (Estland) und Arvo Lind (Lettland)"."""
    headings = [
        line.text for line in source.lines[:_FIRST_HEADINGS] if not line.ends_sentence or line.text.endswith(":")
    ]
    titles = (text for text in (source.title, *headings) if names_one(text, "declaration_title"))
    over = (people for text in titles if (people := people_in_title(text) or people_before_colon(text)) is not None)
    return next(over, None)


def _names_issuer(title: str) -> bool:
    return any(named(title) for named in (named_in_title, named_before_dash, states_in_title, body_in_compound))


def _issuer(beginning: Beginning, *, titled: bool) -> Issuer | None:
    source = beginning.source
    for line in source.lines[:2]:
        start = behind_number(line)
        we = WE.match(source.text[start : line.end])
        if we is not None:
            who = _group_of(we["who"], source.title) or we["who"]
            issuer = _issuer_called(who, (Span(start, start + len("Wir")),))
            return replace(issuer, also=(*issuer.also, *_names_in_title(source.title, issuer)))
    opening = source.lines[0]
    organ = ORGAN.match(opening.text)
    if organ is not None and (titled or has_points(source.lines)):
        start, end = (opening.start + at for at in organ.span("who"))
        return _issuer_called(with_owner(in_small_letters(organ["who"]), source.title), (Span(start, end),))
    parties = with_owner(beginning.parties, source.title) if beginning.parties else None
    named = parties or (_named_by_title(source) if titled else None)
    if named is None:
        return None
    first = _WE_SAY.search(QUOTED.sub(lambda m: " " * len(m[0]), source.text), opening.start)
    return _issuer_called(named, (Span(*first.span()),) if first else _first_third_person(source) or named)


def _named_by_title(source: Source) -> str | None:
    """The issuer of a text whose title calls it a declaration: by its opening, the title, or what the text calls it."""
    opening = source.lines[0]
    inside = we_inside(source)
    if inside is not None and issuer_names(inside):
        return inside
    named = _in_whose_name(opening) or named_in_title(source.title) or named_before_dash(source.title)
    if named is not None and _is_place(named, source.title):
        named = body_in_compound(source.title) or _parties_in(opening.text)
    named = named or states_in_title(source.title) or _compound_in(source.title)
    if named is not None and named.startswith(_PRESIDING):
        named = _presided_over(source) or _group_in_compound(
            named
        )  # the presidency writes down what its council concludes
    people = people_in_title(source.title)
    if people is not None and (named is None or not issuer_names(named)):
        return people
    between = _BETWEEN.match(source.title)
    if named is None and between is not None:
        return _parties_in(between["who"])
    if named is None or is_person(named):
        return None
    return _called_throughout(source, named) or named


def _compound_in(title: str) -> str | None:
    """Who issues a text by a compound in its title: "ASEAN-Erklärung", "Estnisch-lettische Erklärung"."""
    return body_in_compound(title) or parties_in_adjectives(title)


def _in_whose_name(opening: Line) -> str | None:
    """ "Namens Estlands und Lettlands verlas der Botschafter folgenden Text:": the states for which a text is read out."""
    match = _NAME_OF.search(opening.text) if opening.text.endswith(":") else None
    return _parties_in(match["who"]) if match is not None else None


def _presided_over(source: Source) -> str | None:
    """Whose meeting the title tells of, whose members the opening names, or whom else the text calls its issuer."""
    opening = " ".join(line.text for line in source.lines[:OPENING_LINES])
    return group_that_met(source.title) or members_in(opening) or _called_in_text(source)


def _group_in_compound(named: str) -> str | None:
    """ "Vorsitz des 43. ASEAN-Gipfels": the group before the hyphen."""
    names = names_in([word.partition("-")[0] for word in named.split() if "-" in word])
    return names[0] if names else None


def _called_in_text(source: Source) -> str | None:
    """ "Der Europäische Rat", as the text calls its issuer first."""
    called = _first_third_person(source)
    return called[0].of(source.text) if called else None


def _called_throughout(source: Source, named: str) -> str | None:
    """The body that text after text says to act, where it is another than the title's: "Der Europäische Rat verurteilt …"."""
    called = Counter(
        match["who"] for match in _CALLED.finditer(source.text) if is_issuer_word(match["who"].split()[-1])
    )
    for who, times in called.most_common(1):
        own, titled = names_in(who.split()), names_in(named.split())
        if times >= _OFTEN and own and titled and not set(own) & set(titled):
            return who
    return None


def _names_in_title(title: str, issuer: Issuer) -> tuple[str, ...]:
    """What else the title calls an issuer: "Staats- und Regierungschefs der ASEAN"."""
    titled = named_in_title(title) or ""
    names = issuer_names(titled)
    return other_names(titled, names) if in_a_row(names or ("",)) == issuer.speaker else ()


def _is_place(named: str, title: str) -> bool:
    """ "Erklärung von Kaesong": one word behind "von" that is no body's name."""
    return f" von {named}" in title and " " not in named and not is_issuer_word(named) and not names_in([named])


def _parties_in(opening: str) -> str | None:
    """The states whose heads met, from the first sentence: "A, Präsident von X, und B, Präsidentin von Y, trafen zusammen"."""
    names = countries_in(opening)
    return in_a_row(names) if len(names) > 1 else None


def _group_of(phrase: str, title: str) -> str | None:
    """ "Wir, die Außenminister Deutschlands, Frankreichs, …": the group that the title names instead of its members."""
    titled = body_in_compound(title) or named_in_title(title) or ""
    names = issuer_names(titled) or ((titled,) if body_in_compound(title) else ())
    is_group = len(names) == 1 and names[0] not in issuer_names(phrase)
    return titled if is_group and len(issuer_names(phrase)) >= _FEWEST_OF_GROUP else None


def _issuer_called(phrase: str, label: tuple[Span, ...] | str) -> Issuer:
    names = issuer_names(phrase)
    return Issuer(in_a_row(names), label, other_names(phrase, names)) if names else Issuer(phrase, label)


def _first_third_person(source: Source) -> tuple[Span, ...] | None:
    """ "Der Rat", "Die Seiten": how the text calls its issuer first."""
    for line in source.lines:
        start = behind_number(line)
        words = source.text[start : line.end].split(" ")[:3]
        for length in range(2, len(words) + 1):
            if is_issuer_word(words[length - 1]):
                return (Span(start, start + len(" ".join(words[:length]))),)
    called = (m for m in _CALLED.finditer(source.text) if is_issuer_word(m["who"].split()[-1]))
    return next(((Span(*match.span("who")),) for match in called), None)
