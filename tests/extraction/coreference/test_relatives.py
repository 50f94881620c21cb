"""Relatives and friends, who are called after whose they are, and bodies called again by a noun."""

from __future__ import annotations

import pytest

from extraction import extract

CASES = [
    ("Livia Marugg leitet die Mission. Ihre Mutter, 79, wohnt in Scuol. „Sie saß nie still“, sagt sie.", "mutter-von-livia-marugg"),
    ("Livia Marugg leitet die Mission. „Sie saß nie still“, sagt ihre Schwester.", "schwester-von-livia-marugg"),
    ("Der Gefangene heißt Pawel Lasar. Seine Frau kämpft für ihn. „Nur einer hat geantwortet“, sagt sie.", "frau-von-pawel-lasar"),
    ("Pawel Lasar sitzt in Haft. Sein Anwalt teilte mit, er sei krank.", "anwalt-von-pawel-lasar"),
    ("Livia Marugg schweigt. Aus ihrem Umfeld verlautete, sie trete zurück.", "umfeld-von-livia-marugg"),
    ("Livia Marugg leitet die Mission. Ihre Mutter war Ärztin. „Das hat mich geprägt“, sagt sie.", "livia-marugg"),
    ("Das Kanzleramt sieht es anders. „Wir liegen im Plan“, teilt die Behörde mit.", "bundeskanzleramt"),
    ("Das Bundesamt für Migration rechnet neu. Die Zahl sinke, so die Behörde.", "bundesamt-fuer-migration"),
    ("Der Internationale Seegerichtshof tagt. Die Kaution sei zu hoch, entschied der Gerichtshof.", "internationaler-seegerichtshof"),
    ("Das Auswärtige Amt warnt. Reisende sollten umkehren, heißt es auf der Internetseite des Ministeriums.", "auswaertiges-amt"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), CASES)
def test_who_is_called_again(text: str, speaker: str) -> None:
    assert {tuple(s.speakers) for s in extract(text).statements} == {(speaker,)}
