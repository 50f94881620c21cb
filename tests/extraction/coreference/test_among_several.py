"""Whom a phrase means where several are near: pairs, rows, attributes. The people, the events and their words are invented."""

from __future__ import annotations

import pytest

from extraction import extract


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("In Oslo gab es ein Treffen zwischen Lena Kern und Jan Weiss, das auf Bitten der Ministerin Ina Lahn und des Ministers "
         "Pal Dirk stattfand. Die Seiten betonten den Dialog.", {"lena-kern", "jan-weiss"}),
        ("Der Streit zwischen Lena Kern und Minister Jan Weiss, der mehr Geld fordert, dauert an.", {"jan-weiss"}),
        ("Lena Kern und Ina Lahn, die mehr Geld forderten, reisten ab.", {"lena-kern", "ina-lahn"}),
        ("Landesrat Jan Weiss und der Kärntner Landesrat Pal Dirk kamen. „Es ist kalt“, so die Landesräte.",
         {"jan-weiss", "pal-dirk"}),
        ("In Berlin trafen sich die Agrarminister*innen der G20. Die Minister*innen forderten Ruhe.", {"G20"}),
        ("In Berlin trafen sich die Außenminister:innen der G7. Die MinisterInnen forderten Ruhe.", {"G7"}),
        ("Neben dem noch immer erkrankten Präsidenten Jan Weiss fehlte auch Pal Dirk. Er begründete das mit der Kälte.", {"pal-dirk"}),
        ("Anstelle des kurz zuvor zurückgetretenen Ministers Jan Weiss kam Staatssekretär Pal Dirk. Er versprach Geld.", {"pal-dirk"}),
        ("Bei der Erörterung der Region Georgiens, Abchasiens und Südossetiens betonte Lena Kern den Dialog.", {"lena-kern"}),
        ("Armeechef Ejal Kern warnte. „Es ist kalt“, so der Generalstabschef.", {"ejal-kern"}),
        ("Der Abgeordnete Ralf Kern kritisierte die Pläne. Der Schleswig-Holsteiner sprach von einem Irrweg.", {"ralf-kern"}),
        ("Die ranghöchste Demokratin, Jeanne Kern, äußerte Zweifel. Die Senatorin aus New Hampshire bat um Geduld.",
         {"jeanne-kern"}),
        ("Auch der deutsche Botschafter in Peking war geladen. Er verteidigte die Position der EU.", {"deutscher-botschafter"}),
        ("Die bolivianische Regierung trat zurück. Der neue Innenminister drohte mit Haft.", {"neuer-innenminister"}),
        ("Ein Vertreter der Regierung schwieg. Der Beamte bat um Geduld. „Nein“, sagte er. Botschafter Jan Kern kam.",
         {"vertreter-der-regierung"}),
        ("Die AfD-Vorsitzende Lena Kern kam. Die Fraktionschefin bat um Geduld.", {"lena-kern"}),
        ("Die Behörde widersprach. Ihre Präsidentin Lena Kern kam. Die Behördenchefin verlangte besseren Schutz.", {"lena-kern"}),
        ("Zudem äußerte sich ein Sprecher des Senats. Er sagte, man prüfe das.", {"sprecher-des-senats"}),
    ],
)  # fmt: skip
def test_among_several(text: str, speakers: set[str]) -> None:
    assert set(extract(text).statements[-1].speakers) == speakers
