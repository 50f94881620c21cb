"""Quotations without a frame of their own go on with whoever spoke before."""

from __future__ import annotations

import pytest

from extraction import extract


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "„Das ist Unfug“, widersprach im Radio der Sprecher der Wache, Major Tobias Lenk. Die See sei rau. „Aber wir fahren.“",
            ["Das ist Unfug", "Die See sei rau", "Aber wir fahren"],
        ),
        (
            "Der Hafen sei voll, sagte Rahel Oster. Man habe gewarnt. Das Eis sei dünn. Es werde kälter. «Wir warten.»",
            [
                "Der Hafen sei voll",
                "Man habe gewarnt",
                "Das Eis sei dünn",
                "Es werde kälter",
                "Wir warten",
            ],
        ),
        (
            'Ministerin Rahel Oster wies Berichte zurück, wonach sie „im Urlaub" gewesen sei. „Ich war im Büro!"',
            ['Berichte … wonach sie „im Urlaub" gewesen sei', "Ich war im Büro!"],
        ),
        (
            "«Die Fischer schimpfen», sagt Ministerin Rahel Oster, während sie Tee nachschenkt, «aber sie kommen wieder.»",
            ["Die Fischer schimpfen … aber sie kommen wieder"],
        ),
    ],
)
def test_quotations_going_on(text: str, contents: list[str]) -> None:
    assert [statement.text for statement in extract(text).statements] == contents


@pytest.mark.parametrize("apart", ["\n", "\n\n"], ids=["line", "paragraph"])
@pytest.mark.parametrize("lead", ["Zu den Werften sagte er:", "Er fügte hinzu:", "Dazu erklärte der Minister:"])
def test_a_quotation_below_its_frame_is_said_by_whom_the_frame_means(lead: str, apart: str) -> None:
    before = "Minister Arvo Lind traf die Fischer in Narva.\n\nDabei sagte der Minister, der Hafen sei voll."
    found = extract(f"{before} {lead}{apart}„Ich begrüße jede Werft. Das Land hilft ihnen.“\n\nDanach schwieg er.")
    said = [(found.entities[s.speakers[0]].name, s.text) for s in found.statements]
    assert said == [
        ("Arvo Lind", words) for words in ("der Hafen sei voll", "Ich begrüße jede Werft", "Das Land hilft ihnen")
    ]
