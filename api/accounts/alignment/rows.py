"""Rows: every statement of two or more accounts in exactly one of them, with what it is, how sure that is, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product

from msgspec import Struct

from api.accounts.alignment import weights
from api.accounts.alignment.clusters import Cluster, cluster
from api.accounts.alignment.contents import read_features
from api.accounts.alignment.pairs import Pair, score_pairs
from api.accounts.alignment.speakers import Accounts, Speakers
from api.accounts.told import Reference, Told
from api.queries.fulltext.analysis import analyse
from extraction.text import Act, Kind
from schemas.events.comparison import RowKind

MOST_WORDS = 8  # of a reason


class Reason(Struct, frozen=True):
    """What the statements of a row share, or, where there is one account alone, which statement of another one comes nearest."""

    field: str
    values: Sequence[str]


class Row(Struct, frozen=True):
    """A point that one or more sides tell."""

    kind: RowKind
    speakers: Sequence[Reference]
    themes: Sequence[str]
    cells: Mapping[str, Sequence[Told]]
    score: float
    reasons: Sequence[Reason]


class AlignmentContext(Struct, frozen=True):
    """What rows are made with: who speaks, of which country or organisation a side is, scores by pairs, by place the best score with
    a statement of another side and its place, all statements.
    """

    speakers: Speakers
    codes: Mapping[str, str]
    between: Mapping[tuple[int, int], float]
    nearest: Mapping[int, tuple[float, int]]
    told: Sequence[Told]


def align(accounts: Accounts, codes: Mapping[str, str] | None = None) -> list[Row]:
    """The rows of accounts by their sides, whatever the order in which sides and statements come.

    `codes` say of which country or organisation a side is that has another name here.
    """
    codes = codes or {}
    sided = sorted(((side, one) for side, of in accounts.items() for one in of), key=_place)
    speakers = Speakers({codes.get(side, side): sorted(of, key=lambda one: one.place) for side, of in accounts.items()})
    told = [one for _, one in sided]
    texts = [(side, one.article.id) for side, one in sided]
    pairs = score_pairs(told, texts, speakers)
    clusters = cluster(texts, pairs)
    nearest = _find_nearest([side for side, _ in sided], pairs)
    between = {(pair.one, pair.other): pair.score for pair in pairs}
    rows = [
        _make_row([sided[place] for place in of], of, AlignmentContext(speakers, codes, between, nearest, told))
        for of in clusters
    ]
    return sorted(rows, key=lambda row: list(RowKind).index(row.kind))


def _place(sided: tuple[str, Told]) -> tuple[str, tuple[str, str, int, str]]:
    return sided[0], sided[1].place


def _make_row(sided: Sequence[tuple[str, Told]], places: Cluster, context: AlignmentContext) -> Row:
    cells: dict[str, list[Told]] = {}
    for side, one in sided:
        cells.setdefault(side, []).append(one)
    own = [one for _, one in sided]
    if len(cells) > 1:
        score = max(context.between.get(pair, 0.0) for pair in combinations(places, 2))
        reasons = _explain(own)
    else:
        closest = max((context.nearest[place] for place in places if place in context.nearest), default=(0.0, -1))
        score = 1 - closest[0]
        reasons = [Reason("nearest", [context.told[closest[1]].id])] if closest[0] >= weights.NEAR else []
    return Row(
        kind=_choose_kind(cells, context),
        speakers=_unite_speakers(own),
        themes=_rank_themes(own),
        cells=cells,
        score=round(score, 2),
        reasons=reasons,
    )


def _choose_kind(cells: Mapping[str, Sequence[Told]], context: AlignmentContext) -> RowKind:
    if len(cells) > 1:
        are_alike = all(
            any(_is_same_act(*pair) for pair in product(one, other)) for one, other in combinations(cells.values(), 2)
        )
        return RowKind.BOTH if are_alike else RowKind.OTHER_ACT
    [(side, told)] = cells.items()
    homes = {home for one in told for home in context.speakers.homes(one)}
    is_about_other = bool(homes) and context.codes.get(side, side) not in homes and None not in homes
    return RowKind.ABOUT_THE_OTHER if is_about_other else RowKind.ONLY


def _is_same_act(one: Told, other: Told) -> bool:
    """Whether two statements share an act, or one has none that is marked.

    What is told in the speaker's own words is a comment, whatever the other account calls it ("verteidigte die Kontrollen": "Die
    Kontrollen entsprächen der Praxis"). "Nahm zur Kenntnis" is marked, and that something was talked over is no word on it.
    """
    if set(one.acts) & set(other.acts):
        return True
    return any(_is_unmarked(this) and that.acts != (Act.CONSULT,) for this, that in ((one, other), (other, one)))


def _is_unmarked(told: Told) -> bool:
    return told.acts == (Act.COMMENT,) and told.kind is not Kind.REPORTED


def _find_nearest(sides: Sequence[str], pairs: Iterable[Pair]) -> dict[int, tuple[float, int]]:
    """By place the highest score with a statement of another side, and its place."""
    nearest: dict[int, tuple[float, int]] = {}
    for pair in pairs:
        if sides[pair.one] != sides[pair.other]:
            for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
                nearest[one] = max(nearest.get(one, (0.0, -1)), (pair.score, other))
    return nearest


def _explain(told: Sequence[Told]) -> list[Reason]:
    """What all statements of a row share, and the words that two of them do."""
    shared: list[tuple[str, list[str]]] = [
        ("speakers", _common([[speaker.name for speaker in one.speakers] for one in told])),
        ("themes", _common([one.themes for one in told])),
        ("entities", _common([[entity.name for entity in one.entities] for one in told])),
        ("acts", _common([one.acts for one in told])),
        ("words", _shared_words(told)),
    ]
    return [Reason(field, values) for field, values in shared if values]


def _common(values: Sequence[Iterable[str]]) -> list[str]:
    first, *others = values
    return [one for one in dict.fromkeys(first) if all(one in other for other in others)]


def _shared_words(told: Sequence[Told]) -> list[str]:
    """The words of the first statement that another one has, in another form or another word for it."""
    first, *others = told
    elsewhere = {feature for one in others for feature in read_features(one.text)}
    words = (first.text[word.start : word.end] for word in analyse(first.text))
    return [word for word in dict.fromkeys(words) if read_features(word).keys() & elsewhere][:MOST_WORDS]


def _unite_speakers(told: Iterable[Told]) -> list[Reference]:
    return list({speaker.id: speaker for one in told for speaker in one.speakers}.values())


def _rank_themes(told: Sequence[Told]) -> list[str]:
    """Those that most of the statements have first."""
    themes = [theme for one in told for theme in one.themes]
    return sorted(dict.fromkeys(themes), key=lambda theme: -themes.count(theme))
