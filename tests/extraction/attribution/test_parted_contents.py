"""Where a content goes on behind a frame that parts it, and where it ends."""

from __future__ import annotations

import pytest

from extraction import extract


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Es bedürfe nun, so Minister Tobias Lenk, eines freien Zugangs für die Helfer.",
            ["Es bedürfe nun … eines freien Zugangs für die Helfer"],
        ),
        (
            "Es bedürfe nun, sagte Minister Tobias Lenk, eines freien Zugangs.",
            ["Es bedürfe nun … eines freien Zugangs"],
        ),
        (
            "Man dürfe sich, so Minister Tobias Lenk, „nicht noch einmal überrumpeln lassen“.",
            ["Man dürfe sich … nicht noch einmal überrumpeln lassen"],
        ),
        ("Man habe, so Minister Tobias Lenk weiter, die Frist verlängert.", ["Man habe … die Frist verlängert"]),
        (
            "Die Flotte werde, sagte Minister Tobias Lenk, die Fischer erneut zur Sprache bringen.",
            ["Die Flotte werde … die Fischer erneut zur Sprache bringen"],
        ),
        (
            "Man werde, fügte Minister Tobias Lenk hinzu, die Lage mit den Nachbarn erörtern.",
            ["Man werde … die Lage mit den Nachbarn erörtern"],
        ),
        (
            "Er wolle, sagte Minister Tobias Lenk, dem Rat vorschlagen, die Frist zu verlängern.",
            ["Er wolle … dem Rat vorschlagen, die Frist zu verlängern"],
        ),
        (
            "Norwegen halte, sagte Minister Tobias Lenk, unverändert an dem Ziel fest, die Fischer zu schützen.",
            ["Norwegen halte … unverändert an dem Ziel fest, die Fischer zu schützen"],
        ),
        (
            "Man habe Häfen, sagte Minister Tobias Lenk, die das Land versorgen.",
            ["Man habe Häfen … die das Land versorgen"],
        ),
        (
            "Minister Tobias Lenk forderte Strafen, sollte sich der Verdacht bestätigen.",
            ["Strafen, sollte sich der Verdacht bestätigen"],
        ),
        (
            "Minister Tobias Lenk blieb gelassen: Sollten die Zölle kommen, habe man einen Plan.",
            ["Sollten die Zölle kommen, habe man einen Plan"],
        ),
        ("Dem widersprach Minister Tobias Lenk. Die Hilfe komme an.", ["Die Hilfe komme an"]),
        ("Dem schloss sich Minister Tobias Lenk an.", []),
        ("Minister Tobias Hartung kam. Hartung regte an, die Hilfe zu kürzen.", ["die Hilfe zu kürzen"]),
        ("Er bedaure den Schritt, teilte Minister Tobias Lenk mit.", ["Er bedaure den Schritt"]),
        (
            "Die Botschaft Norwegens rief alle auf, im Hotel zu bleiben, nachdem am Hafen Schüsse gefallen waren.",
            ["im Hotel zu bleiben"],
        ),
        (
            "Auf die Bitte, den Satz zu erklären, antwortete Minister Tobias Lenk, dass der Hof «für sich selbst spricht».",
            ["der Hof «für sich selbst spricht»"],
        ),
        (
            "Minister Tobias Lenk lobte den Plan. Mit Rahel Oster habe er darüber gesprochen und eine Reise vereinbart.",
            ["den Plan", "Mit Rahel Oster habe er darüber gesprochen und eine Reise vereinbart"],
        ),
        (
            "Am vierten Tag habe ihn der dänische Minister Tobias Lenk gefragt, ob er singen könne.",
            ["ob er singen könne"],
        ),
        (
            "Norwegen verlangte eine Prüfung, der sich auch Island und Irland anschlossen.",
            ["eine Prüfung, der sich auch Island und Irland anschlossen"],
        ),
        (
            "Sie bat darum, „endlich zu helfen“.Minister Tobias Lenk warb für „Brücken statt Zäune“ im Norden.",
            ["für „Brücken statt Zäune“ im Norden"],
        ),
        ("Minister Tobias Lenk dankte den Senator:innen für ihre Hilfe.", ["für ihre Hilfe"]),
    ],
)
def test_parted_contents(text: str, contents: list[str]) -> None:
    assert [statement.text for statement in extract(text).statements] == contents
