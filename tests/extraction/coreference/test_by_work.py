"""Who is meant by a word for their work, or by what the article calls them somewhere else. All people are invented."""

from __future__ import annotations

import pytest

from extraction import extract


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "General Bertold Hainmüller sprach mit Minister Jan Lindow. „Das ist ein Geschenk“, so der Offizier a. D. im Gespräch.",
            ["Bertold Hainmüller"],
        ),
        (
            "Kardinalstaatssekretär Ugo Ferrantini traf Minister Elias Haddadin. „Wir warten“, sagte der Kardinal.",
            ["Ugo Ferrantini"],
        ),
        (
            "Neben dem Unternehmer Pavel Dolezelik steht Ingenieur Jan Houdekin. „Wir bauen“, sagt der Unternehmer.",
            ["Pavel Dolezelik"],
        ),
        (
            "Der Reeder Aristides Pantelikos sprach mit Minister Kostas Skrekidis. Der Geschäftsmann klagte, es gebe Piraten.",
            ["Aristides Pantelikos"],
        ),
        (
            "Solomiya Bondarik, Bürgermeisterin von Ostrin, traf Landrat Uwe Schröterin. Die Stadtchefin sagte, sie komme wieder.",
            ["Solomiya Bondarik"],
        ),
        (
            "Kritik kam von der Forscherin Wiltrud Aschendorf. Die Leiterin des Tübinger Instituts für Frieden warnte, es eile.",
            ["Wiltrud Aschendorf"],
        ),
        (
            "Schwester Ferdinanda Hochleitner lebt hier. Der Bürgermeister Arben Ademi kam. „Wir bleiben“, sagt die Nonne.",
            ["Ferdinanda Hochleitner"],
        ),
        (
            "Die Küstenpartei-Delegationsleiterin fordert Zölle. Das sei nötig, sagte Küstenpartei-Delegationsleiterin Tilda Mommsen.",
            ["Tilda Mommsen", "Tilda Mommsen"],
        ),
        # not whoever was named just before
        ("Ein Lehrer wartet. Der Händler Moussa Maigari schließt. „Die Kinder fragen“, sagt der Lehrer.", ["Lehrer"]),
        ("Lehrerin Anna Birkin kam aus Riga. Die Lehrer forderten mehr Geld.", ["Lehrer"]),
    ],
)
def test_a_word_for_work_means_whoever_does_it(text: str, speakers: list[str]) -> None:
    assert _speakers(text) == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Ragnhild Tvedt, Vorsitzende des Sami Arctic Council, kam. Das Eis sei dünn, sagte Tvedt.",
            ["Ragnhild Tvedt"],
        ),
        (
            "Kuno Aebischer, Direktor der Stiftung Helvetaspax in Basel, winkt ab. „Es eilt“, sagt er.",
            ["Kuno Aebischer"],
        ),
        (
            "Der Leiter des Programms Sahel Vert, Idrissa Coulibaly, sagte, die Brunnen seien leer.",
            ["Idrissa Coulibaly"],
        ),
    ],
)
def test_the_name_of_a_body_behind_what_somebody_is_names_nobody_else(text: str, speakers: list[str]) -> None:
    assert _speakers(text) == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Die Anwohner:innen berichten, es habe Schüsse gegeben.", ["Anwohner"]),
        ("Aktivist*innen warnten, dass niemand hinschaue.", ["Aktivisten"]),
        ("Die StudentInnen kritisieren den Rektor.", ["Studenten"]),
        ("Mehrere Ärzt_innen klagten, es fehle Blut.", ["Ärzte"]),
        ("Laut Expert:innen ist das Eis dünn.", ["Experten"]),
    ],
)
def test_marks_for_both_genders_are_no_part_of_what_people_are_called(text: str, speakers: list[str]) -> None:
    assert _speakers(text) == speakers


def _speakers(text: str) -> list[str]:
    found = extract(text)
    return [found.entities[speaker].name for statement in found.statements for speaker in statement.speakers]
