"""With whom somebody talks something over has a part in it, if he or she is named."""

from __future__ import annotations

from datetime import date

import pytest

from extraction import extract

BOTH = {"wladimir-putin", "xi-jinping"}
PUTIN = {"wladimir-putin"}


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Putin sprach mit Xi Jinping über die Ernte.", BOTH),
        ("Mit Xi Jinping sprach Putin über die Ernte.", BOTH),
        ("Putin hat mit dem chinesischen Präsidenten Xi Jinping über die Ernte beraten.", BOTH),
        ("Putin erörterte mit Xi Jinping die Lage am Golf.", BOTH),
        ("Putin unterhielt sich am Telefon mit Xi Jinping über neue Häfen.", BOTH),
        ("Putin ging mit Xi Jinping die offenen Fragen durch.", BOTH),
        ("Putin tauschte sich mit Xi Jinping über die Ernte aus.", BOTH),
        ("Putin, der Xi Jinping empfangen hatte, erörterte mit ihm die Lage am Golf.", BOTH),
        ("Mit dem Präsidenten der Volksrepublik, Xi Jinping, besprach Putin die Ernte.", BOTH),
        ("Mit Xi Jinping vereinbarte Putin, neu zu verhandeln.", BOTH),
        ("Putin sprach mit Xi Jinping von einem Akt des Terrors.", PUTIN),
        ("Putin beriet mit Bürgermeistern über die Ernte.", PUTIN),
        ("Putin erörterte mit den Botschaftern die Lage am Golf.", PUTIN),
        ("Putin sprach mit einer Zeitung über die Ernte.", PUTIN),
    ],
)
def test_who_talks_together(text: str, speakers: set[str]) -> None:
    found = extract(text, published_on=date(2023, 5, 5)).statements
    assert [set(statement.speakers) for statement in found] == [speakers]


@pytest.mark.parametrize(
    "text",
    [
        "Putin empfing Xi Jinping in Kasan. Thema des Gesprächs war der Bau von Häfen.",
        "Putin telefonierte mit Xi Jinping. In dem Telefonat ging es um die Ernte.",
        "Putin traf Xi Jinping in Kasan. In dem Gespräch wurde bekräftigt, dass die Häfen offen bleiben.",
    ],
)
def test_what_was_talked_about_both_said(text: str) -> None:
    assert set(extract(text, published_on=date(2023, 5, 5)).statements[-1].speakers) == BOTH
