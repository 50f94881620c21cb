"""The people who issue a declaration are those whom its first sentence names; who received whom is nobody's statement."""

from datetime import date

import pytest

from extraction import extract

WORDS = (
    "\n\nDie Minister bekräftigten ihre Entschlossenheit, die Fischerei zu schützen. Sie unterstrichen, wie wichtig offene "
    "Häfen sind.\n\nDie Minister würdigten die Ergebnisse des zweiten Hafenforums, das am 3. März in Porto stattgefunden hat."
)
CONTENTS = [
    "ihre Entschlossenheit, die Fischerei zu schützen",
    "wie wichtig offene Häfen sind",
    "die Ergebnisse des zweiten Hafenforums, das am 3. März in Porto stattgefunden hat",
]


def said(title, opening, words=WORDS):
    extraction = extract(f"{title}\n\n{opening}{words}", title=title, published_on=date(2026, 3, 9))
    return [([extraction.entities[e].name for e in s.speakers], s.text) for s in extraction.statements]


@pytest.mark.parametrize(
    ("title", "opening", "people"),
    [
        ("Lissaboner Erklärung der Außenminister der atlantischen Inselstaaten und Portugals",
         "Am 3. März begrüßte der portugiesische Außenminister Rui Varga in Lissabon den Minister für auswärtige "
         "Angelegenheiten der Republik Island Orri Jonasson und die Außenministerin von Malta Carla Zerafa zum Treffen.",
         ["Rui Varga", "Orri Jonasson", "Carla Zerafa"]),
        ("Gemeinsame Erklärung der Außenministerinnen und Außenminister",
         "Die Ministerin für auswärtige Angelegenheiten der Mongolei, Batmunch Zezeg, traf am 3. März in Seoul den "
         "Außenminister der Republik Korea, Min Jae-ho, und den Vizeaußenminister Kambodschas, Sok Vanna.",
         ["Batmunch Zezeg", "Min Jae-ho", "Sok Vanna"]),
        ("Erklärung der Minister der östlichen Küstenstaaten",
         "Auf Einladung der lettischen Ministerin Baiba Kalve kamen am 3. März in Riga Minister Ole van der Lind "
         "(Dänemark), Ministerin Pia Holmström (Finnland) und Minister Juhan Partsi (Estland) zusammen.",
         ["Baiba Kalve", "Ole van der Lind", "Pia Holmström", "Juhan Partsi"]),
        ("Abschlusserklärung der Außenminister der nördlichen Nachbarn",
         "Der Bundesminister des Auswärtigen Kai Brandner reiste am 3. März nach Dakar und traf den Außenminister "
         "Senegals Moussa Diop sowie die Außenministerin Malis Awa Traoré.",
         ["Kai Brandner", "Moussa Diop", "Awa Traoré"]),
    ],
)  # fmt: skip
def test_people_of_the_first_sentence_issue_the_text(title, opening, people):
    assert said(title, opening) == [(people, content) for content in CONTENTS]


def test_a_body_stays_one_speaker():
    opening = "Am 3. März trafen sich in Turin Außenminister Kai Brandner und Außenministerin Pia Holmström."
    assert {tuple(who) for who, _ in said("Erklärung der Außenminister der G7", opening)} == {("G7",)}


def test_what_those_of_the_first_sentence_welcome_is_said():
    opening = (
        "Außenminister Kai Brandner und Außenministerin Pia Holmström begrüßten am 3. März die Fortschritte am Nordkap."
    )
    texts = [text for _, text in said("Gemeinsame Erklärung der Außenminister", opening)]
    assert any("die Fortschritte am Nordkap" in text for text in texts)
