"""Second frames in a sentence, denied acts, and contents that go on: in quotation marks, behind adverbials, in sentences before."""

from __future__ import annotations

import pytest

from extraction import extract

KERN = "Ministerin Lena Kern"

SECOND_FRAMES = [
    # A verb of saying behind a told clause goes with the one before.
    (
        f"{KERN} sagte, dass der Damm halte, und betonte, die Insel sei sicher.",
        ["der Damm halte", "die Insel sei sicher"],
    ),
    (f"{KERN} meinte, die Deiche hielten, und erklärte, man baue weiter.", ["die Deiche hielten", "man baue weiter"]),
    (f"{KERN} hat den Bau gelobt und erklärt, Oslo werde zahlen.", ["den Bau", "Oslo werde zahlen"]),
    (f"{KERN} hat zu Geduld aufgerufen und gewarnt: „Das Meer steigt.“", ["zu Geduld", "Das Meer steigt"]),
    (f"Der Damm sei sicher, sagte {KERN}, die den Bau lobte.", ["Der Damm sei sicher", "den Bau"]),
    # What somebody takes a stand on are others' words.
    (
        f"Zu Vorwürfen Norwegens, Bonn zahle zu wenig, sagte {KERN}, das sei falsch.",
        ["Bonn zahle zu wenig", "das sei falsch"],
    ),
    (f"Zur Kritik des Senders (RTV), Bonn baue zu wenig, meinte {KERN}, man baue.", ["Bonn baue zu wenig", "man baue"]),
    (f"{KERN} sagte mit Blick auf den Plan, Dämme zu bauen: „Das hilft.“", ["Das hilft"]),
    (f"Unter Hinweis darauf, dass das Meer steige, forderte {KERN} höhere Dämme.", ["das Meer steige", "höhere Dämme"]),
    # Documents report in relative clauses, over the predicate too.
    (
        "Der Rat hat den Bericht der Kommission zur Kenntnis genommen, in dem festgestellt wird, dass der Damm bröckelt.",
        ["den Bericht der Kommission", "der Damm bröckelt"],
    ),
    (
        "Der Rat nimmt den Bericht der Kommission zur Kenntnis, der feststellt, dass der Damm bröckelt.",
        ["den Bericht der Kommission", "der Damm bröckelt"],
    ),
]

DENIED = [
    (f"{KERN} hat den Bau bis heute nicht kritisiert.", []),
    (f"{KERN} verurteilte den Angriff nie.", []),
    ("Norwegen begrüßte den Vorschlag nicht.", []),
    ("Norwegen wird die Grenze nie anerkennen.", []),
    ("Norwegen erkennt die Grenze nicht an.", ["die Grenze"]),
    (f"{KERN} kritisierte nicht nur den Bau, sondern auch die Kosten.", ["nicht nur den Bau, sondern auch die Kosten"]),
    (f"{KERN} sprach von „einem Bau, den wir nicht brauchen“.", ["von „einem Bau, den wir nicht brauchen“"]),
    (f"{KERN} riet von nicht notwendigen Fahrten ab.", ["von nicht notwendigen Fahrten"]),
    (f"{KERN} sprach von Fehlern, ohne Namen zu nennen.", ["von Fehlern"]),
    (
        "Laut Ministerium haben sich vier Städte als Gastgeber gemeldet.",
        ["haben sich vier Städte als Gastgeber gemeldet"],
    ),
    (f"{KERN} nannte keine Zahlen.", []),
    ("Norwegen und Schweden tauschten Gefangene aus.", []),
]

WHOLE = [
    # "Dass" opens a subject clause.
    (f"„Dass der Damm hält, ist gut. Dass er altert, stört“, sagte {KERN}.", ["Dass der Damm hält, ist gut", "Dass er altert, stört"]),
    (f"Dass der Damm halte, sei gut, sagte {KERN}.", ["Dass der Damm halte, sei gut"]),
    (f"Dass der Damm hält, bezweifelte {KERN}.", ["der Damm hält"]),
    # Words in marks go on with their sentence.
    (f"{KERN} kündigte an, man werde „Oslo helfen, und zwar sofort“.", ["man werde „Oslo helfen, und zwar sofort“"]),
    (f"Man baue Dämme, die lange hielten, „und zwar jetzt“, sagte {KERN}.", ["Man baue Dämme, die lange hielten, „und zwar jetzt“"]),
    (f"{KERN} lobte die Erklärung „Ein Meer, das alle trägt“ des Rates.", ["die Erklärung „Ein Meer, das alle trägt“ des Rates"]),
    (f"{KERN} fordert ein „Ende der Baustelle“ und ein „Fest am Meer“.", ["ein „Ende der Baustelle“ und ein „Fest am Meer“"]),
    # Ratings stand behind adverbials or in front.
    (f"Den Bau bezeichnete {KERN} nach der Fahrt erneut als Fehler.", ["Den Bau … als Fehler"]),
    (f"Die Kosten nannte {KERN} am Rande der Messe in Oslo völlig überzogen.", ["Die Kosten … völlig überzogen"]),
    (f"Als „Fehler“ bezeichnete {KERN} den Bau.", ["Als „Fehler“ … den Bau"]),
    (f"{KERN} hat den Bau nach Angaben ihres Hauses begrüßt.", ["den Bau"]),
    # Both halves of a demand.
    (f"{KERN} bat darum, den Bau nicht um ein Jahr, sondern um zwei Monate zu verschieben.",
     ["den Bau nicht um ein Jahr, sondern um zwei Monate zu verschieben"]),
    # Adverbials before the verb.
    (f"{KERN} betonte, am dringendsten brauche Bonn Dämme.", ["am dringendsten brauche Bonn Dämme"]),
    (f"{KERN} sagte, vor allem benötige Norwegen Ruhe.", ["vor allem benötige Norwegen Ruhe"]),
    # Sister phrases.
    (f"Lob zollte {KERN} den Helfern.", ["den Helfern"]),
    (f"{KERN} zollte den Helfern Respekt.", ["den Helfern"]),
    (f"{KERN} lud den Präsidenten in ihr Land ein.", ["in ihr Land"]),
]  # fmt: skip

POINTED_AT = [
    ("Die Häfen bleiben offen. Darauf haben sich Tusk und Merz verständigt.", ["Die Häfen bleiben offen"]),
    ("Es bewegt sich etwas: Die Häfen bleiben offen. Darauf einigten sich Tusk und Merz.", ["Die Häfen bleiben offen"]),
    (f"„Das Meer steigt.“ Mit diesen Worten eröffnete {KERN} die Messe.", ["Das Meer steigt"]),
    (f"„Das Meer steigt“, so fasst es {KERN} zusammen.", ["Das Meer steigt"]),
    (f"Das Meer steige, sagte {KERN}. Zumal das Eis schmelze.", ["Das Meer steige", "Zumal das Eis schmelze"]),
    (f"Sie hoffe, sagte {KERN}, dass der Damm halte.", ["Sie hoffe … der Damm halte"]),
]


@pytest.mark.parametrize(("text", "contents"), [*SECOND_FRAMES, *DENIED, *WHOLE, *POINTED_AT])
def test_contents_are_whole(text: str, contents: list[str]) -> None:
    assert [statement.text for statement in extract(text).statements] == contents


def test_who_takes_a_stand_goes_on() -> None:
    text = f"Zu Vorwürfen Norwegens, Bonn zahle zu wenig, sagte {KERN}, das sei falsch. Man zahle viel."
    assert [statement.speakers for statement in extract(text).statements] == [
        ("norwegen",),
        ("lena-kern",),
        ("lena-kern",),
    ]
