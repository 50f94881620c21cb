"""Statements put together as the corpus has them: one quote each."""

from __future__ import annotations

from extraction.text import Attribution, Document, Kind
from quotation_corpus.quoted_phrases import quoted_phrases
from quotation_corpus.quotes import quote_spans

# The corpus marks few summarised acts: those that retell or label, hardly those that take a stand.
SUMMARIES = frozenset(
    "akzeptieren anregen auffordern ausgehen beklagen berichten beziffern bezeichnen drohen einschätzen einstufen fordern fürchten "
    "hinweisen klagen nennen plädieren raten schildern sprechen versichern verweisen voraussagen vorwerfen warnen werten zuschreiben "
    "ankündigen schätzen rechnen zurückführen vermuten begründen bemängeln".split()
) | {"als angeben"}
# Those that take a stand are marked where they say as what somebody sees a thing: "verurteilte die Tat als feige".
LABELS = frozenset(
    "ablehnen ansehen begrüßen betrachten brandmarken feiern kritisieren loben preisen rühmen verteidigen verurteilen würdigen "
    "zurückweisen".split()
) | {"als sehen"}


def groups(document: Document, everything: list[Attribution]) -> list[list[Attribution]]:
    """What the corpus has as one quote each."""
    groups: list[list[Attribution]] = []
    for attribution in everything:
        if attribution.kind is Kind.REPORTED and not _is_summary(document, attribution):
            continue
        if attribution.kind is Kind.INDIRECT and _is_quoted(document, attribution):
            continue  # counted with the words in quotation marks
        if groups and _joins(document, groups[-1][-1], attribution):
            groups[-1].append(attribution)
        else:
            groups.append([attribution])
    return groups


def _is_quoted(document: Document, attribution: Attribution) -> bool:
    return any(
        all(q.outer.contains(span) for span in attribution.content) for q in quoted_phrases(document, attribution)
    )


def _is_summary(document: Document, attribution: Attribution) -> bool:
    """Where the act's own words are quoted, the corpus has these alone."""
    labels = attribution.cue_lemma in LABELS and " als " in quote_spans(document, attribution)[0].of(document.text)
    if not (labels or attribution.cue_lemma in SUMMARIES) or not attribution.speaker:
        return False
    return not any(quoted_phrases(document, attribution))


def _joins(document: Document, before: Attribution, after: Attribution) -> bool:
    """Neighbours with one frame (direct speech over several sentences), or carried on by the same speaker."""
    if before.kind is not after.kind or after.sentence - before.sentence > 1:
        return False
    if before.kind is Kind.DIRECT:
        same_quotation = any(
            q.outer.contains(before.content[-1]) and q.outer.contains(after.content[0]) for q in document.quotations
        )
        return same_quotation or (before.frame == after.frame and before.frame != ())
    same_paragraph = document.sentences[before.sentence].paragraph == document.sentences[after.sentence].paragraph
    same_speaker = before.speaker == after.speaker or after.nested
    return before.kind is Kind.FREE_INDIRECT and same_speaker and same_paragraph
