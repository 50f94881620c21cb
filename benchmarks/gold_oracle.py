"""Found statements made from the annotated contents, cues, kinds and speakers, so that the labels are scored alone."""

from __future__ import annotations

from gold_articles import Article, Labelled

from extraction import acts, themes, voice
from extraction.cues import cue_entries
from extraction.document import Attribution, Document, Kind, Span
from extraction.morphology import verb_forms
from extraction.tokens import tokenise


def label_gold(article: Article) -> list[Labelled]:
    """The annotated statements of an article with the labels that the extraction gives to them."""
    document = Document(article.text, article.title, article.published_on)
    tokenise(document)
    attributions = [attribution_of(statement, document) for statement in article.statements]
    labels = themes.assign(document, attributions)
    return [
        relabel(document, statement, attribution, found)
        for statement, attribution, (found, _) in zip(article.statements, attributions, labels, strict=True)
    ]


def relabel(document: Document, gold: Labelled, attribution: Attribution, found: tuple[str, ...]) -> Labelled:
    """An annotated statement with the labels found."""
    voices, _ = voice.assign(document, attribution, speakers_of(gold, document))
    done, _ = acts.assign(document, attribution, own_voice=bool(voices))
    return Labelled(
        gold.text,
        gold.spans,
        gold.kind,
        gold.cue,
        gold.speakers,
        frozenset(code_of(voice) for voice in voices),
        gold.organisations,
        frozenset(found),
        frozenset(act.value for act in done),
    )


def attribution_of(statement: Labelled, document: Document) -> Attribution:
    """The attribution that a perfect parser would hand on."""
    start = statement.spans[0].start
    sentence = next(i for i, s in enumerate(document.sentences) if s.span.start <= start < s.span.end)
    cue = cue_spans(statement, document.text, document.sentences[sentence].span)
    carried = statement.cue is None
    lemma = lemma_of_cue(statement.cue) if statement.cue else None
    return Attribution(statement.spans, Kind(statement.kind), sentence, cue=cue, cue_lemma=lemma, carried=carried)


def cue_spans(statement: Labelled, text: str, around: Span) -> tuple[Span, ...]:
    """Where the words of the cue stand in the sentence, as far as they do."""
    spans = []
    for word in (statement.cue or "").split():
        at = text.find(word, around.start, around.end)
        if at >= 0:
            spans.append(Span(at, at + len(word)))
    return tuple(spans)


def lemma_of_cue(cue: str) -> str:
    """The lexicon's entry that fits the words of a cue best; the words themselves where none does."""
    words = {word.lower() for word in cue.split()}
    lemmas = {form.lemma for word in words for form in verb_forms(word)}
    lemmas |= {particle + lemma for lemma in lemmas for particle in words}
    entries = [e for lemma in lemmas for e in cue_entries().get(lemma, ()) if e.words <= words]
    particles = [e for e in entries if any(e.verb.startswith(word) for word in words)]
    return max(particles or entries, key=lambda e: e.weight).lemma if entries else cue.lower()


def speakers_of(g, document):
    out = []
    for n in g.speakers:
        e = resolve(n, document)
        document.entities[e.id] = e
        out.append(e.id)
    return tuple(out)


def code_of(i):
    import stub

    return next((n.key for n in stub.names.by_words.values() if n.id == i), i)
