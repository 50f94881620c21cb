"""What holds for every text, however odd."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extraction import extract, parse
from extraction.text.document import Attribution
from extraction.text.results import Span
from tests.extraction.attribution.notation import read_cases

QUOTATION_MARKS = "„“”\"»«›‹‚‘’'"
ODD_MARKS = [*QUOTATION_MARKS, ".", ",", ":", "\n", "(", "…", "\u00ad", " "]
TABLE = Path(__file__).parent / "attribution" / "sentences"
ODD_TEXTS = [
    "",
    "\n",
    "\n" * 1000,
    " \t\u00a0\u2028\r\n",
    "„",
    "“",
    "“„",
    "»" * 5000,
    "„" * 5000 + "“" * 5000,
    "„“" * 5000,
    "\"'" * 3000,
    ("ja " * 7000)[:20000],
    "ß" * 20000,
    ", sagte er" * 2000,
    "dass " * 4000,
    "Er sagte, dass " * 1300,
    "so, " * 5000,
    "„Wir bleiben“, sagte er, „" * 800,
    "u\u0308ber\u00ad\u200b\ufeff„\u0000“",
    "👩‍👩‍👧 sagte: „🇩🇪“.",
]

fragments = st.sampled_from(
    [
        "Xi Jinping", "Der Sprecher", "er", "sie", "beide Seiten", "die EU", "Der Kreml", "das Amt", "am Montag",
        "sagte", "betonte", "wies", "darauf", "hin", "teilte", "mit", "forderte", "lehnte", "ab", "erklärt", "hat",
        "wurde", "sei", "habe", "würden", "hätten", "solle", "ist", "kommt", "zu helfen", "ein Ende der Gewalt",
        "dass", "ob", "wie", "so", "laut", "nach Angaben von", "zufolge", "demnach", "wer", "die Lage", "über Handel",
        ",", ",", ".", ".", ":", ";", "?", "!", "…", "–", "(", ")", "\n", "\n\n", "z. B.", "Dr.", "3.", "II.",
        *QUOTATION_MARKS,
    ]
)  # fmt: skip
german = st.lists(fragments, max_size=60).map(" ".join)
marks = st.text(alphabet=QUOTATION_MARKS + " ,.:\na", max_size=200)
anything = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300)
table = st.sampled_from([case.text for path in sorted(TABLE.glob("*.txt")) for case in read_cases(path)])
cut = st.builds(
    lambda text, at, mark: text[:at] + mark + text[at:], table, st.integers(0, 80), st.sampled_from(ODD_MARKS)
)
news = st.lists(st.one_of(table, cut), min_size=1, max_size=5).map("\n".join)
texts = st.one_of(news, german, marks, anything)

EXCHANGE = "Merz: Berlin zahlt mehr\nScholz: Paris fordert zu viel\nScholz: Paris fordert zu viel"
untimed = settings(deadline=None)


def inside(span: Span, text: str) -> bool:
    return 0 <= span.start < span.end <= len(text)


def spans_of(attribution: Attribution) -> list[Span]:
    single = [attribution.speaker, attribution.addressee]
    return [*attribution.content, *attribution.cue, *attribution.frame, *(s for s in single if s)]


CUT_AT_A_WIDTH = """„Die Tür bleibt offen“, sagte Rutte dem Sender RTV.
„Die Tür bleibt offen“, sagte Rutte dem\x20
Sender RTV.
„Die Tür bleibt offen“, sagte Rutte dem\x20
Sender RTV.
„Es fehlt an Kontrollen“, sagte die Expertin der Z
eitung „Ostsee-Kurier“."""


def in_order(spans: tuple[Span, ...]) -> bool:
    return all(before.end <= after.start for before, after in pairwise(spans))


@pytest.mark.parametrize("text", ODD_TEXTS, ids=range(len(ODD_TEXTS)))
def test_an_odd_text_is_extracted_without_an_error(text):
    assert extract(text).text == text


@given(texts)
@untimed
def test_any_text_is_kept_as_it_is(text):
    assert extract(text).text == text


@given(texts)
@untimed
@example(EXCHANGE)
@example(CUT_AT_A_WIDTH)
@example("„D‘ie Tür bleibt offen“, sagte Frau O´Brien.")
def test_tokens_and_sentences_are_in_order_and_inside_the_text(text):
    document = parse(text)
    # Lines that were cut at a width go on in the next one, accents inside of words are apostrophes; names stand behind the text.
    assert len(document.text) >= len(text)
    changes = {(was, now) for was, now in zip(text, document.text, strict=False) if was != now}
    assert all((was in "\n-" and now in " \xad") or (was in "´`‘" and now == "’") for was, now in changes)
    for spans in ([t.span for t in document.tokens], [s.span for s in document.sentences]):
        assert all(inside(span, document.text) for span in spans)
        assert in_order(tuple(spans))
    assert all(
        token.text in (said := token.span.of(document.text), said.replace("\xad", "")) for token in document.tokens
    )


@given(texts)
@untimed
def test_quotations_lie_inside_the_text_and_their_marks(text):
    for quotation in parse(text).quotations:
        assert inside(quotation.outer, text)
        assert quotation.outer.contains(quotation.inner)


@given(texts)
@untimed
@example("„Wir bleiben“, sagte der Minister, „bis alles geklärt ist.“")
@example(EXCHANGE)
def test_every_span_of_an_attribution_lies_inside_the_text(text):
    document = parse(text)
    for attribution in document.attributions:
        assert attribution.content
        assert all(inside(span, text) for span in attribution.content)
        assert all(inside(span, document.text) for span in spans_of(attribution))  # names stand in its margin too


@given(texts)
@untimed
@example("Die Lage, sagte der Minister am Montag, sei ernst.")
@example("Er wies darauf hin, dass die Frist am Freitag ende.")
@example("Die Auszählung sei beendet, teilte die„ Vorsitzende der Wahlkommission, Magda Muster, mit.")
def test_content_overlaps_neither_frame_nor_cue(text):
    for attribution in parse(text).attributions:
        for piece in attribution.content:
            assert not any(piece.overlaps(other) for other in attribution.frame + attribution.cue)


@given(texts)
@untimed
@example("Die Lage, sagte der Minister am Montag, sei ernst.")
def test_pieces_of_content_are_in_order_and_apart(text):
    extraction = extract(text)
    assert all(in_order(attribution.content) for attribution in parse(text).attributions)
    assert all(in_order(statement.spans) for statement in extraction.statements)


@given(texts)
@untimed
def test_statements_stand_in_the_order_of_the_text(text):
    starts = [statement.spans[0].start for statement in extract(text).statements]
    assert starts == sorted(starts)


@given(texts)
@untimed
@example("„Wir bleiben“, sagte der Minister, „bis alles geklärt ist.“")
def test_the_text_of_a_statement_is_its_pieces_joined(text):
    for statement in extract(text).statements:
        assert statement.text == " … ".join(span.of(text) for span in statement.spans)
        assert all(statement.context.contains(span) for span in statement.spans)


@given(texts)
@untimed
def test_mentions_and_evidence_quote_the_text(text):
    for statement in extract(text).statements:
        for quoted in (*statement.mentions, *statement.evidence):
            assert quoted.span.of(text) == quoted.text


@given(texts)
@untimed
def test_only_a_carried_on_sentence_has_no_cue(text):
    for attribution in parse(text).attributions:
        if attribution.kind == "free_indirect":
            assert not attribution.cue


@given(texts)
@settings(untimed, max_examples=50)
def test_the_same_text_gives_the_same_result(text):
    assert extract(text) == extract(text)


@given(texts, texts)
@settings(untimed, max_examples=50)
def test_a_text_before_leaves_no_trace(before, text):
    alone = extract(text)
    extract(before)
    assert extract(text) == alone


@pytest.mark.parametrize("opening", ["„", "»", "«", "“", '"', "‚"])
def test_an_unclosed_mark_does_not_swallow_the_article(opening):
    text = f"Er sprach von {opening}Fortschritten.\nDer Minister sagte, die Lage sei ernst."
    statements = extract(text).statements
    assert statements[-1].text == "die Lage sei ernst"
    assert all("\n" not in statement.text for statement in statements)
