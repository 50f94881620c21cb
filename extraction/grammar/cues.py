"""The reporting verbs and phrases of data/reporting_verbs.tsv, and the nouns of data/reporting_nouns.tsv, by verb."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from extraction.text import rows, words_of


@dataclass(frozen=True, slots=True)
class CueEntry:
    """A reporting verb or phrase.

    `verb` is the infinitive that carries it, `words` the fixed words that must stand in its clause, in lower case.
    `clauses` are the clause complements it takes, `phrases` the complements that make a summarised act of it.
    """

    lemma: str
    verb: str
    words: frozenset[str]
    reflexive: bool
    clauses: frozenset[str]
    phrases: tuple[str, ...]
    act: str

    @property
    def weight(self) -> int:
        """How much of the clause the entry explains: of two that fit, the one that says more is meant."""
        return 2 * len(self.words) + self.reflexive


@cache
def cue_entries() -> dict[str, tuple[CueEntry, ...]]:
    """All entries by the infinitive that carries them, the most specific first."""
    by_verb: dict[str, list[CueEntry]] = {}
    for lemma, clauses, phrases, act in rows("reporting_verbs.tsv"):
        entry = _entry(lemma, clauses, phrases, act)
        by_verb.setdefault(entry.verb, []).append(entry)
    return {verb: tuple(sorted(entries, key=lambda e: -e.weight)) for verb, entries in by_verb.items()}


def entries_of(lemma: str | None) -> tuple[CueEntry, ...]:
    """The entries that a cue's name stands for; there are none for a source or a colon."""
    if not lemma:
        return ()
    return tuple(entry for entry in cue_entries().get(lemma.split()[-1], ()) if entry.lemma == lemma)


def _entry(lemma: str, clauses: str, phrases: str, act: str) -> CueEntry:
    *fixed, verb = lemma.split()
    reflexive = "sich" in fixed
    words = frozenset(word.lower() for word in fixed if word != "sich" and word not in words_of("article"))
    taken = frozenset(c for c in clauses.split(",") if c)
    if "direct" in taken and taken.isdisjoint(("ob", "V2")):
        taken |= {
            "V2K"
        }  # whoever can be quoted with a verb can be told of in the subjunctive: "scherzte, er sei zu alt"
    return CueEntry(lemma, verb, words, reflexive, taken, tuple(phrases.split()), act)


@cache
def source_nouns() -> frozenset[str]:
    """Nouns that make a source frame after "nach": "nach Angaben", "nach Ansicht"."""
    return frozenset(row[0] for row in rows("source_nouns.tsv"))


@lru_cache(maxsize=1 << 12)
def is_source_noun(word: str) -> bool:
    """Whether a noun, or the last part of a compound, makes a source frame: "Fernsehbericht", "Polizeiangaben"."""
    return word in source_nouns() or word.lower().endswith(_source_suffixes())


@cache
def _source_suffixes() -> tuple[str, ...]:
    return tuple(row[0].lower() for row in rows("source_nouns.tsv") if row[1:] == ["*"])


@cache
def document_nouns() -> tuple[str, ...]:
    """Nouns for what somebody publishes, also as the last part of a compound."""
    nouns = [row[0] for row in rows("document_nouns.txt")]
    return tuple(form for noun in nouns for form in (noun, noun.lower()))


@cache
def other_senses() -> dict[str, frozenset[str]]:
    """Verb → words that show another sense of it, in which nobody says anything."""
    return {row[0]: frozenset(row[1].split()) for row in rows("other_senses.tsv")}


@cache
def reporting_nouns() -> dict[str, str]:
    """Nouns that take a clause as their content ("die Forderung, dass …") and the usual act."""
    return {row[0]: row[1] for row in rows("reporting_nouns.tsv")}
