""" "Es" as the subject of a verb of speech means the body in the neuter that the sentence before is about."""

import pytest

from extraction import extract


def said(text):
    extraction = extract(text)
    return [(" und ".join(extraction.entities[e].name for e in s.speakers), s.text) for s in extraction.statements]


@pytest.mark.parametrize(
    ("before", "words", "speaker", "said_words"),
    [
        ("Das Präsidium des Kongresses trat zusammen.", "Es ruft alle Kantone auf, den Pakt zu achten.",
         "Präsidium des Kongresses", "den Pakt zu achten"),
        ("Am Freitag reagierte das norwegische Außenministerium.", "Es hat die Festnahme der Fischer scharf verurteilt.",
         "norwegisches Außenministerium", "die Festnahme der Fischer"),
        ("Das Auswärtige Amt verfolgt die Wahl.", "Es fordert die Behörden in Chisinau auf, alle Stimmen zu zählen.",
         "Auswärtiges Amt", "alle Stimmen zu zählen"),
        ("Das Europäische Parlament stimmte ab.", "Es begrüßt auf das Wärmste die Freilassung der Reporter.",
         "Europäisches Parlament", "die Freilassung der Reporter"),
        ("Das Auswärtige Amt nannte die Wahl einen „Sieg der Vernunft.“", "Es verlangt neue Gespräche mit den Lotsen.",
         "Auswärtiges Amt", "neue Gespräche mit den Lotsen"),
        ("Malta hat die Debatte verfolgt.", "Es ruft beide Lager zur Mäßigung auf.", "Malta", "zur Mäßigung"),
        ("Die Lage ist im Außenministerium in Riga bekannt.", "Es betonte, dass niemand verletzt worden sei.",
         "lettisches Außenministerium", "niemand verletzt worden sei"),
    ],
)  # fmt: skip
def test_it_is_the_body_of_the_sentence_before(before, words, speaker, said_words):
    assert (speaker, said_words) in said(f"{before} {words}")


def test_it_goes_on_over_several_sentences():
    text = "Das Gericht in Arusha tagte. Es kritisierte die Haft als Willkür. Es verlangte ein neues Verfahren und warnte vor Folter."
    assert [who for who, _ in said(text)] == ["Gericht in Arusha"] * 3


@pytest.mark.parametrize(
    "words",
    [
        "Es heißt, die Preise seien gesunken.",
        "Es wird erwartet, dass die Preise sinken.",
        "Es zeigt sich, dass die Preise sinken.",
        "Es freut uns, dass die Preise sinken.",
        "Es ist bedauerlich, dass die Preise steigen.",
    ],
)
def test_it_means_nothing(words):
    assert "Ministerium" not in [who for who, _ in said(f"Das Ministerium legte Zahlen vor. {words}")]


def test_it_is_the_document():
    assert said("Das Protokoll liegt im Ministerium. Es fordert mehr Brücken.") == []
