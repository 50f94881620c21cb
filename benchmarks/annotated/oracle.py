"""Found statements made from the annotated contents, cues, kinds and speakers, so that the labels are scored alone."""

from __future__ import annotations

from functools import cache

from annotated.articles import Article, Labelled, fold_name
from extraction.grammar import cue_entries, verb_forms
from extraction.knowledge import tables
from extraction.knowledge.behalf_names import behalf_names
from extraction.labels import on_behalf_of
from extraction.labels.model import acts, themes
from extraction.text import Attribution, Document, Entity, EntityType, Kind, Span
from extraction.text.inflection import stem
from extraction.text.tokens import tokenise


def label_gold(article: Article) -> list[Labelled]:
    """The annotated statements of an article with the labels that the extraction gives to them."""
    document = Document(article.text, article.title, article.published_on)
    tokenise(document)
    attributions = [attribution_of(statement, document) for statement in article.statements]
    labels = themes.assign(document, attributions)
    return [
        relabel(document, statement, attribution, found.values)
        for statement, attribution, found in zip(article.statements, attributions, labels, strict=True)
    ]


def relabel(document: Document, gold: Labelled, attribution: Attribution, found: tuple[str, ...]) -> Labelled:
    """An annotated statement with the labels found."""
    sides = on_behalf_of.assign(document, attribution, speakers_of(gold, document)).values
    done = acts.assign(document, attribution, own_side=bool(sides)).values
    return Labelled(
        gold.text,
        gold.spans,
        gold.kind,
        gold.cue,
        gold.speakers,
        frozenset(codes(sides)),
        gold.organisations,
        frozenset(found),
        frozenset(act.value for act in done),
    )


def codes(ids: tuple[str, ...]) -> list[str]:
    """Entity ids with ISO codes in place of countries' ids."""
    return [tables.entities()[i].code or i for i in ids]


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


def speakers_of(statement: Labelled, document: Document) -> tuple[str, ...]:
    """The ids of the annotated speakers, entered in the document; the unknown get the country named before them."""
    for name in statement.speakers:
        entity = known_speakers().get(name) or unknown_speaker(name, document.text)
        document.entities[entity.id] = entity
    return tuple(known_speakers()[n].id if n in known_speakers() else n for n in statement.speakers)


@cache
def known_speakers() -> dict[str, Entity]:
    """All that is known, by folded name; surnames alone are left out."""
    return {
        fold_name(name): entity
        for entity in tables.entities().values()
        for name in (*(a for a in entity.aliases if " " in a), entity.name)
    }


def unknown_speaker(name: str, text: str) -> Entity:
    """A person with the country of the last adjective or name of a country before the first mention."""
    before = fold_name(text).partition(name)[0].split()[-8:]
    countries = [c for word in before if (c := country_of(word))]
    return Entity(name, EntityType.PERSON, name, country=countries[-1] if countries else None, role="Minister")


def country_of(word: str) -> str | None:
    """The id of the country that a word names: an adjective, a name, a name in the genitive."""
    names = behalf_names()
    found = names.by_adjective.get(stem(word)) or names.by_words.get((word,)) or names.by_words.get((word[:-1],))
    return found.id if found else None
