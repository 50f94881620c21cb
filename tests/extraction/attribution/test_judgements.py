"""What somebody sees in a thing, finds of it, or what it is "for" them; what is listed, owned, denied or goes on behind a frame."""

from __future__ import annotations

import pytest

from extraction import extract


def said(text: str) -> list[tuple[str, str]]:
    return [(", ".join(s.speakers), s.text) for s in extract(text).statements]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("Ida Holm vom Institut in Riga sieht in der Rede vor allem ein Signal.", [("ida-holm", "in der Rede vor allem ein Signal")]),
        ("Der Forscher Jan Holm erkennt darin einen Versuch der Erpressung.", [("jan-holm", "darin einen Versuch der Erpressung")]),
        ("Minister Jan Holm kann in der Lieferung keine Drohung erkennen.", [("jan-holm", "in der Lieferung keine Drohung")]),
        ("Minister Jan Holm sah im Hafen drei Schiffe.", []),
        ("Sie sah in Berlin den Präsidenten.", []),
        ("Die Forscherin Ida Holm findet solche Sätze gefährlich.", [("ida-holm", "solche Sätze gefährlich")]),
        ("Der Abgeordnete Jan Holm fand den Vorschlag „abwegig“.", [("jan-holm", "den Vorschlag „abwegig“")]),
        ("Ministerin Ida Holm fand breite Unterstützung.", []),
        ("Die Polizei fand die Tür verschlossen.", []),
        ("Für den Sprecher Jan Holm ist die Reise „ein Kniefall mit Ansage“.",
         [("jan-holm", "ist die Reise „ein Kniefall mit Ansage“")]),
        ("Für den Forscher Jan Holm, der lange in Riga lebte, ist das kein Zufall: „Sie schweigen aus Angst.“",
         [("jan-holm", "ist das kein Zufall"), ("jan-holm", "Sie schweigen aus Angst")]),
        ("Für Mali ist das ein Problem.", []),
        ("Trumps Worte nannte die Abgeordnete Ida Holm respektlos.", [("ida-holm", "Trumps Worte … respektlos")]),
        ("Die Abgeordnete Ida Holm nannte Trumps Worte respektlos.", [("ida-holm", "Trumps Worte respektlos")]),
        ("Minister Jan Holm nannte drei Punkte: den Handel, den Zoll und mehr Austausch.",
         [("jan-holm", "den Handel, den Zoll und mehr Austausch")]),
        ("Dass die Lage ernst ist, bestreitet Jan Holm nicht.", [("jan-holm", "die Lage ernst ist")]),
        ("Minister Jan Holm hat Hilfe in Aussicht gestellt, einen Tag dafür aber nicht genannt.", [("jan-holm", "Hilfe")]),
        ("Es sei „nicht zu erklären“, sagte Minister Jan Holm, dass die Häfen leer blieben.",
         [("jan-holm", "Es sei „nicht zu erklären“ … die Häfen leer blieben")]),
        ("Niemand glaubt, dass der Plan gelingt.", []),
        ("Ida Holm glaubt nicht, dass der Plan gelingt.", [("ida-holm", "der Plan gelingt")]),
        ("Beraten wurde ein Antrag der Grünen, in dem ein Verbot der Ausfuhr von Netzsoftware gefordert wird.",
         [("gruene", "ein Verbot der Ausfuhr von Netzsoftware")]),
        ("Ministerin Ida Holm verurteilte die Razzia nicht.", []),
        ("Ministerin Ida Holm verurteilte nicht einmal die Razzia.", []),
        ("Ministerin Ida Holm verurteilte nicht allein die Razzia.", [("ida-holm", "nicht allein die Razzia")]),
        ("Ministerin Ida Holm forderte nicht zuletzt eine Fähre.", [("ida-holm", "nicht zuletzt eine Fähre")]),
        ("Ministerin Ida Holm droht nicht mit einer Sperre.", []),
        ("Ministerin Ida Holm beriet nicht über die Fähre.", []),
        ("Ministerin Ida Holm droht mit einer Sperre.", [("ida-holm", "mit einer Sperre")]),
        ("Ministerin Ida Holm schließt eine Sperre nicht aus.", [("ida-holm", "eine Sperre")]),
        ("Ministerin Ida Holm forderte eine nicht befristete Sperre.", [("ida-holm", "eine nicht befristete Sperre")]),
        ("Kaum ein anderer Fischer forderte eine Sperre.", []),
        ("„Die Fähre bleibt.“ Mit diesen Worten eröffnete Ministerin Ida Holm die Messe.", [("ida-holm", "Die Fähre bleibt")]),
        ("„Die Fähre bleibt.“ Mit diesen Booten eröffnete Ministerin Ida Holm die Messe.", []),
        ("Die Insel brauche Boote, die weit fahren, „aber keine alten“, sagte Ministerin Ida Holm.",
         [("ida-holm", "Die Insel brauche Boote, die weit fahren, „aber keine alten“")]),
        ("Minister Jan Holm scherzte, er sei zu alt für Verträge.", [("jan-holm", "er sei zu alt für Verträge")]),
        ("Minister Jan Holm sagte, man begleite Schiffe.[2] Einen Einsatz schloss Ministerin Ida Lind aus.[3][4] Es regnete.",
         [("jan-holm", "man begleite Schiffe"), ("ida-lind", "Einen Einsatz")]),
        ("Darüber sprachen am 4. Juni in Berlin Fachleute aus Mali.", []),
    ],
)  # fmt: skip
def test_judgements(text: str, statements: list[tuple[str, str]]) -> None:
    assert said(text) == statements
