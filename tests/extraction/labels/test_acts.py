"""What statements do: from cue, verb, mood and construction."""

from __future__ import annotations

import pytest

from extraction.labels.acts import assign
from extraction.text.document import Attribution, Document
from extraction.text.lexicon import rows
from extraction.text.results import Act, Kind, Span
from extraction.text.tokens import tokenise


def read(content: str, cue: str | None = None, kind: Kind = Kind.INDIRECT, own_side: bool = False) -> str:
    """The acts of a content, the strongest first."""
    document = Document(content)
    tokenise(document)
    acts = assign(document, Attribution((Span(0, len(content)),), kind, 0, cue_lemma=cue), own_side).values
    return " ".join(acts)


CONTENTS = [
    ("China sei bereit, weitere Häfen zu modernisieren", "intent-to-cooperate"),
    ("Deutschland bereit sei, seine Hilfe aufzustocken", "intent-to-cooperate"),
    ("sein Land stehe bereit, zu vermitteln", "intent-to-cooperate"),
    ("man sei gewillt, die Gespräche fortzusetzen", "intent-to-cooperate"),
    ("Astana wolle die Zusammenarbeit vertiefen", "intent-to-cooperate"),
    ("Deshalb wollen wir sie auch gemeinsam schützen", "intent-to-cooperate"),
    ("man werde die Lieferungen fortsetzen", "intent-to-cooperate"),
    ("beide Länder hätten einen Fahrplan vereinbart", "intent-to-cooperate"),
    ("man biete an, ein Treffen auszurichten", "intent-to-cooperate"),
    ("Brüssel sage weitere Mittel zu", "intent-to-cooperate"),
    ("alle Parteien sollten zu einer Lösung beitragen", "appeal"),
    ("die Weltgemeinschaft solle entschlossen handeln", "appeal"),
    ("die Mitglieder enger zusammenrücken sollten", "appeal"),
    ("nun gelte es, die Ernte zu retten", "appeal"),
    ("wir müssen unsere Netze besser sichern", "appeal"),
    ("Moskau müsse seine Truppen abziehen", "demand"),
    ("alle Exportverbote müssten bis Jahresende fallen", "demand"),
    ("die Täter dürften nicht davonkommen", "appeal"),
    ("man fordere die Freilassung aller Geiseln", "demand"),
    ("die russische Seite lehne einseitige Sanktionen ab, die gegen die Regeln verstießen", "reject"),
    ("Kasachstan weise jede Einmischung zurück", "reject"),
    ("man werde die Annexion niemals anerkennen", "reject"),
    ("Gespräche unter Druck kämen nicht in Frage", "reject"),
    ("sein Land sei nicht bereit, Gebiete abzutreten", "reject"),
    ("man verurteile den Angriff auf das Schärfste", "disapprove"),
    ("der Beschuss sei völkerrechtswidrig", "disapprove"),
    ("die Zölle seien inakzeptabel", "disapprove"),
    ("das Vorgehen verstoße gegen die Charta", "disapprove"),
    ("man sei über die Lage tief besorgt", "disapprove"),
    ("man begrüße den Vorschlag", "endorse"),
    ("Berlin unterstütze die Vermittlung", "endorse"),
    ("sein Land sei für die Hilfe dankbar", "endorse"),
    ("man habe die Initiative stets unterstützt", "endorse"),
    ("ein solcher Schritt werde Folgen haben", "threaten"),
    ("wer unsere Kabel durchtrennt, muss mit einer Antwort rechnen", "threaten"),
    ("man werde Gegenmaßnahmen ergreifen", "threaten"),
    ("der Handel habe sich verdoppelt", "comment"),
    ("das Treffen solle im Mai stattfinden", "comment"),
    ("die Gespräche seien gut verlaufen", "comment"),
    ("die Häfen modernisiert würden", "comment"),
    ("man lehne Gespräche nicht ab", "comment"),
    ("man unterstütze die Initiative und lehne jede Einmischung ab", "reject endorse"),
]


@pytest.mark.parametrize(("content", "acts"), CONTENTS, ids=[content[:40] for content, _ in CONTENTS])
def test_the_content_makes_acts(content: str, acts: str) -> None:
    assert read(content, "betonen") == acts


def test_every_act_but_consult_has_a_content() -> None:
    assert {act for _, acts in CONTENTS for act in acts.split()} == {act.value for act in Act} - {"consult"}


@pytest.mark.parametrize(
    ("cue", "content", "act"),
    [
        ("sich austauschen", "über die Lage in Nahost", "consult"),
        ("erörtern", "den Ausbau der Zusammenarbeit", "consult"),
        ("fordern", "ein Ende der Gewalt", "demand"),
        ("aufrufen", "zu einer diplomatischen Lösung", "appeal"),
        ("danken", "für die Unterstützung", "endorse"),
        ("begrüßen", "den Vorstoß", "endorse"),
        ("verurteilen", "den Angriff", "disapprove"),
        ("ablehnen", "verbindliche Quoten", "reject"),
        ("sich aussprechen", "für neue Verhandlungen", "endorse"),
        ("sich aussprechen", "gegen neue Zölle", "reject"),
        ("zurückweisen", "jede Beteiligung an der Tat", "reject"),
        ("vereinbaren", "einen regelmäßigen Austausch", "intent-to-cooperate"),
        ("drohen", "mit Gegenmaßnahmen", "threaten"),
        ("berichten", "über die Aufnahme von Flüchtlingen", "comment"),
        ("unterstreichen", "die Bedeutung des Korridors", "comment"),
        ("bekräftigen", "seine Bereitschaft zu Gesprächen", "intent-to-cooperate"),
        ("bekräftigen", "die Forderung nach einer Waffenruhe", "demand"),
        ("bekräftigen", "ihre Solidarität mit dem Land", "endorse"),
        ("äußern", "seine Sorge über die Lage", "disapprove"),
        ("ankündigen", "weitere Hilfe", "intent-to-cooperate"),
        ("ankündigen", "Gegenmaßnahmen", "threaten"),
    ],
)
def test_summarised_acts(cue: str, content: str, act: str) -> None:
    assert read(content, cue, Kind.REPORTED) == act


@pytest.mark.parametrize(
    ("cue", "content", "act"),
    [
        ("fordern", "alle Seiten sollten die Waffen niederlegen", "demand"),
        ("begrüßen", "China zu Gesprächen bereit sei", "endorse"),
        ("kritisieren", "Moskau nicht bereit sei, zu verhandeln", "disapprove"),
        ("betonen", "alle sollten die Waffen niederlegen", "appeal"),
        ("zusagen", "die Hilfe sei unterwegs", "intent-to-cooperate"),
    ],
)
def test_a_cue_that_performs_the_act_decides_others_give_way(cue: str, content: str, act: str) -> None:
    assert read(content, cue) == act


@pytest.mark.parametrize(
    ("cue", "content", "act"),
    [
        ("bezeichnen", "das Land als verlässlichen Partner", "endorse"),
        ("nennen", "den Schritt „unverantwortlich“", "disapprove"),
        ("werten", "die Berichte als erfunden", "reject"),
        ("einstufen", "die Gruppe als Partei", "comment"),
    ],
)
def test_praise_and_blame(cue: str, content: str, act: str) -> None:
    assert read(content, cue, Kind.REPORTED) == act


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("man werde jede Provokation mit aller Härte beantworten", "threaten"),
        ("der Zugriff werde spiegelbildlich vergolten", "threaten"),
        ("die Bahn werde der Region einen Weg zum Meer eröffnen", "comment"),
        ("es werde nicht dabei bleiben", "comment"),
        ("man werde die Hilfe fortsetzen", "intent-to-cooperate"),
        ("das Land verlange keine Almosen, sondern gerechte Kredite", "demand"),
        ("man bestehe darauf, die Bank wieder anzuschließen", "demand"),
        ("das Land trete für eine politische Lösung ein", "endorse"),
        ("man werde sich einem Kompromiss nicht verschließen", "intent-to-cooperate"),
        ("der Region drohe eine Hungersnot", "comment"),
    ],
)
def test_constructions(content: str, act: str) -> None:
    assert read(content, "betonen") == act


def test_only_several_talk_something_over() -> None:
    for cue, act in (("sprachen", Act.CONSULT), ("sprach", Act.COMMENT)):
        document = Document(f"Sie {cue} über den Handel.")
        tokenise(document)
        content = Span(document.text.index("über"), len(document.text) - 1)
        cued = Attribution((content,), Kind.REPORTED, 0, cue=(Span(4, 4 + len(cue)),), cue_lemma="sprechen")
        assert assign(document, cued).values == (act,)


def test_each_sentence_of_a_direct_quotation_has_its_own_act() -> None:
    assert read("Alle sollten zusammenstehen", "kritisieren", Kind.DIRECT) == "appeal"
    assert read("So geht es nicht weiter", "kritisieren", Kind.DIRECT) == "disapprove"


def test_what_one_must_do_oneself_is_no_demand() -> None:
    assert read("Deutschland müsse mehr leisten", "sagen", own_side=True) == "appeal"
    assert read("Deutschland müsse mehr leisten", "sagen", own_side=False) == "demand"


@pytest.mark.parametrize(
    "content",
    [
        "die Lage sei ruhig, obwohl Moskau Gespräche ablehne",
        "das Abkommen, das beide Seiten begrüßten, sei in Kraft",
        "man habe Zeit, um die Ukraine zu unterstützen",
    ],
)
def test_verbs_of_subordinate_clauses_make_no_act(content: str) -> None:
    assert read(content, "sagen") == "comment"


def test_evidence_shows_the_words() -> None:
    content = "man unterstütze die Initiative und lehne jede Einmischung ab"
    document = Document(content)
    tokenise(document)
    evidence = assign(document, Attribution((Span(0, len(content)),), Kind.FREE_INDIRECT, 0)).evidence
    assert {(e.value, e.text) for e in evidence} == {("endorse", "unterstütze"), ("reject", "lehne")}
    assert all(e.span.of(content) == e.text and e.field == "acts" for e in evidence)


def test_the_cue_is_the_evidence_where_it_made_the_act() -> None:
    document = Document("Er forderte ein Ende der Gewalt.")
    tokenise(document)
    attribution = Attribution((Span(12, 31),), Kind.REPORTED, 0, cue=(Span(3, 11),), cue_lemma="fordern")
    labels = assign(document, attribution)
    acts, (evidence,) = labels.values, labels.evidence
    assert acts == (Act.DEMAND,)
    assert evidence.text == "forderte"


def test_act_data_is_sane() -> None:
    lines = list(rows("act_words.tsv"))
    assert {act for act, *_ in lines} <= {act.value for act in Act}
    assert {row[3] for row in lines if len(row) > 3} <= {act.value for act in Act}
    assert {use for _, use, *_ in lines} == {
        "cue",
        "verb",
        "will",
        "plan",
        "words",
        "noun",
        "clause",
        "told",
        "rating",
        "rated",
    }
    assert len({(use, words) for _, use, words, *_ in lines}) == len(lines)
    assert {row[0] for row in rows("acts.tsv")} == {act.value for act in Act}


def test_a_negated_rejection_is_none() -> None:
    for text, expected in (("Macron schloss nicht aus", "comment"), ("Macron schloss strikt aus", "reject")):
        document = Document(text)
        tokenise(document)
        cue = (Span(7, 14), Span(len(text) - 3, len(text)))
        acts = assign(document, Attribution((Span(0, 6),), Kind.INDIRECT, 0, cue=cue, cue_lemma="ausschließen")).values
        assert " ".join(acts) == expected


def test_what_cannot_be_done_without_help_is_not_refused() -> None:
    assert read("ohne Hilfe könne seine Regierung keine Schulen bauen", own_side=True) == "comment"
    assert read("sein Land könne niemanden mehr aufnehmen", own_side=True) == "reject"
