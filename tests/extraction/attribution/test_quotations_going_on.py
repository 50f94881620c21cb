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
