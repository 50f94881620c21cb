"""Every construction of German reported speech that the extraction knows, one short text a case (see notation.py).

The events and the words put into people's mouths are invented.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction import parse
from extraction.text.document import Attribution
from extraction.text.results import Span
from tests.extraction.attribution.notation import Case, Expected, cue_agrees, phrase_agrees, read_cases

FOLDER = Path(__file__).parent / "sentences"
CASES = [
    pytest.param(case, id=f"{path.stem}-{number}-{case.title}")
    for path in sorted(FOLDER.glob("*.txt"))
    for number, case in enumerate(read_cases(path), start=1)
]


@pytest.mark.parametrize("case", CASES)
def test_sentence(case: Case) -> None:
    found = parse(case.text).attributions
    faults = list(differences(case, found))
    if faults:
        pytest.fail(report(case, found, faults), pytrace=False)


def differences(case: Case, found: list[Attribution]):
    """What is wrong with the attributions found, a line each."""
    if len(found) != len(case.statements):
        yield f"{len(found)} statements instead of {len(case.statements)}"
        return
    for number, (expected, actual) in enumerate(zip(case.statements, found, strict=True), start=1):
        for name in faulty_fields(case.text, expected, actual):
            yield f"statement {number}: {name}"


def faulty_fields(text: str, expected: Expected, actual: Attribution):
    """The names of the fields in which an attribution is not as expected."""
    if tuple((s.start, s.end) for s in actual.content) != expected.pieces:
        yield "content"
    if actual.kind != expected.kind:
        yield "kind"
    if not cue_agrees(expected.cue, cue_text(text, actual)):
        yield "cue"
    if not phrase_agrees(expected.speaker, surface(text, actual.speaker)):
        yield "speaker"
    if expected.checks_addressee and not phrase_agrees(expected.addressee, surface(text, actual.addressee)):
        yield "addressee"


def surface(text: str, span: Span | None) -> str | None:
    return span and span.of(text)


def cue_text(text: str, attribution: Attribution) -> str | None:
    return " ".join(span.of(text) for span in attribution.cue) or None


def report(case: Case, found: list[Attribution], faults: list[str]) -> str:
    """The text, what was expected and what was found, line by line."""
    expected = [
        line([case.text[a:b] for a, b in e.pieces], e.speaker, e.cue, e.kind, e.addressee) for e in case.statements
    ]
    actual = [
        line(
            [span.of(case.text) for span in a.content],
            surface(case.text, a.speaker),
            cue_text(case.text, a),
            a.kind,
            surface(case.text, a.addressee),
        )
        for a in found
    ]
    return "\n".join([case.title, case.text, "expected:", *expected, "found:", *actual, "wrong:", *faults])


def line(content: list[str], speaker: str | None, cue: str | None, kind: str, addressee: str | None) -> str:
    pieces = " … ".join(content)
    return f"  [{pieces}] speaker: {speaker} | cue: {cue} | kind: {kind} | addressee: {addressee}"
