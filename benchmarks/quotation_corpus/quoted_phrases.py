"""The corpus counts words in quotation marks as direct speech of their own wherever they stand; names it does not."""

from __future__ import annotations

from collections.abc import Iterator

from extraction.grammar import verb_forms
from extraction.text import Attribution, Document, Kind, Quotation, Span

# Behind these a noun in quotation marks is what somebody calls a thing, no name of it.
_PREDICATIVE = ("als", "ein", "eine", "einen", "einem", "einer", "eines", "kein", "keine", "keinen", "reine", "reinen")


def quoted_phrases(document: Document, attribution: Attribution) -> Iterator[Quotation]:
    """The words in quotation marks that an attribution reports with the rest."""
    if attribution.kind is Kind.DIRECT:
        return
    reported = attribution.kind is Kind.REPORTED
    whole = (*attribution.frame, *attribution.content) if reported else attribution.content
    for quotation in document.quotations:
        inside = any(span.contains(quotation.inner) for span in whole)
        if not quotation.depth and inside and not is_name(document, quotation):
            yield quotation


def loose_phrases(document: Document, taken: list[Span]) -> Iterator[Quotation]:
    """Words in quotation marks that nobody is found to say, but which are no name: several, and no title."""
    for quotation in document.quotations:
        words = quotation.inner.of(document.text).split()
        if quotation.depth or any(span.overlaps(quotation.outer) for span in taken) or len(words) < 3:
            continue
        if words[0][:1].islower() or (len(words) > 5 and _has_verb(words)):
            yield quotation


def is_name(document: Document, quotation: Quotation) -> bool:
    """ "die Zeitung „Der Anker“", "die „Graf Zeppelin“", "kurz „PACs“": capitalised and short, but no "ein „Wortbruch“"."""
    words = quotation.inner.of(document.text).split()
    before = document.text[: quotation.outer.start].split()[-1:]
    if not words or not words[0][:1].isupper() or len(words) > 4:
        return False
    if before and before[0].isalpha() and before[0][0].isupper():
        return True
    if before and before[0].lower() in _PREDICATIVE:
        return False
    return all(not word[0].isalpha() or word[0].isupper() for word in words) or _is_titled(words)


def _is_titled(words: list[str]) -> bool:
    """ "Rat für nationale Sicherheit": nouns held together by small words, without a verb."""
    return (
        len(words) > 2 and not _has_verb(words) and words[-1][0].isupper() and words[1].islower() and words[1] != "und"
    )


def _has_verb(words: list[str]) -> bool:
    small = (word.strip(",.!?;:") for word in words if word[0].islower())
    return any(form.finite for word in small for form in verb_forms(word))
