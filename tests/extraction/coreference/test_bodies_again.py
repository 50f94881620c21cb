"""Bodies that are meant again by a noun, one or several, and bodies written in small letters."""

from __future__ import annotations

import pytest

from extraction import extract

AMNESTY, WATCH = "amnesty-international", "human-rights-watch"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("amnesty international forderte Hilfe. Die Organisation warnte vor Gewalt.", [(AMNESTY,)] * 2),
        ("Amnesty International forderte Hilfe. Die Menschenrechtsorganisation warnte vor Gewalt.", [(AMNESTY,)] * 2),
        ("Noch säßen nach Angaben von amnesty international viele in Haft.", [(AMNESTY,)]),
        ("terre des hommes forderte Hilfe. Die Hilfsorganisation warnte vor Gewalt.", [("terre-des-hommes",)] * 2),
        (
            "Die deutsche Sektion von amnesty international warf der Regierung vor, zu zögern. "
            "Viele säßen nach Schätzungen der Organisation in Haft.",
            [(AMNESTY,)] * 2,
        ),
        (
            "Amnesty International und Human Rights Watch forderten Hilfe. „Wir zählen jeden Fall“, sagten die beiden "
            "deutschen Organisationen. Die Menschenrechtsorganisationen warnten vor Gewalt.",
            [(AMNESTY, WATCH)] * 3,
        ),
        (  # a state's organisation is the nearer one
            "Amnesty International forderte Hilfe. Die Nato rief zur Ruhe auf. Die Organisation warnte vor Gewalt.",
            [(AMNESTY,), ("NATO",), ("NATO",)],
        ),
        ("Das Programm ist international. Medico International warnte vor Gewalt.", [("medico-international",)]),
    ],
)
def test_the_body_that_a_noun_means(text: str, speakers: list[tuple[str, ...]]) -> None:
    assert [s.speakers for s in extract(text).statements] == speakers


def test_a_body_is_called_by_its_seat_again() -> None:
    text = "Die EU-Kommission hat Ungarn verklagt. Die Brüsseler Behörde wirft dem Land vor, EU-Recht zu verletzen."
    assert [statement.speakers for statement in extract(text).statements] == [("EU-COMMISSION",)]
