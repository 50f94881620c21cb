"""Through whom words reach the reader, the outermost first. People and events are invented."""

from __future__ import annotations

from datetime import date

import pytest

from extraction import extract

SENTENCES = [
    ("Laut Kreml habe Tammsoo eine Waffenruhe gefordert.", "Kreml"),
    ("Präsidentin Liis Tammsoo habe den Vorschlag begrüßt, teilte der Kreml mit.", "Kreml"),
    ("Minister Arvo Lehtsalu erklärte, Präsidentin Liis Tammsoo habe zugesagt, die Häfen zu öffnen.", "Arvo Lehtsalu"),
    ("Präsidentin Liis Tammsoo habe ihm zugesagt, die Lager zu bewachen, berichtete Minister Arvo Lehtsalu.", "Arvo Lehtsalu"),
    ("Präsidentin Liis Tammsoo habe die Entsendung begrüßt, so Minister Arvo Lehtsalu.", "Arvo Lehtsalu"),
    ("Nach Angaben des Kremls würdigte Liis Tammsoo das Bekenntnis zu Verhandlungen.", "Kreml"),
    ("Liis Tammsoo lobte nach chinesischen Angaben den Handel.", "China"),
    ("Das Land werde nicht zahlen, stellte Liis Tammsoo laut Kreml klar.", "Kreml"),
    ("„Wir bleiben“, sagte Liis Tammsoo. Das teilte der Kreml mit.", "Kreml"),
    ("Liis Tammsoo forderte eine Waffenruhe. Das berichtete die Zeitung „Hafenblatt“.", "Hafenblatt"),
    ("„Minister Arvo Lehtsalu habe auf einer Waffenruhe bestanden“, sagte Sprecherin Jana Lind.", "Jana Lind"),
    ("Minister Arvo Lehtsalu habe, sagte Sprecherin Jana Lind, den Zutritt zu den Lagern angemahnt.", "Jana Lind"),
    ("Minister Arvo Lehtsalu habe angeordnet, berichtete Jana Lind, die Zahl der Boote zu erhöhen.", "Jana Lind"),
    ("Minister Arvo Lehtsalu forderte, wie der Kreml mitteilte, mehr Geld für die Häfen.", "Kreml"),
    ("Minister Arvo Lehtsalu versprach, die Häfen zu öffnen, wie der Kreml mitteilte.", "Kreml"),
    ("Minister Arvo Lehtsalu dankte Orlandi für die Hilfe, teilte der Kreml mit.", "Kreml"),
    ("Präsidentin Liis Tammsoo ließ durch ihren Sprecher Steffen Kern mitteilen, sie verurteile den Angriff.", "Steffen Kern"),
    ("Wie die Zeitung „Hafenblatt“ unter Berufung auf Minister Arvo Lehtsalu meldete, bleibt die Werft offen.", "Hafenblatt"),
    ("Laut Interfax unter Berufung auf Minister Arvo Lehtsalu bleibt die Werft offen.", "Interfax"),
    ("Nach Angaben der Agentur Interfax mit Verweis auf Minister Arvo Lehtsalu bleibt die Werft offen.", "Interfax"),
    ("Das Hafenblatt meldete mit Verweis auf Minister Arvo Lehtsalu, die Werft bleibe offen.", "Hafenblatt"),
    ("Wie der Kreml mitteilte, hätten die Minister Lehtsalu und Orlandi über Getreide und Dünger beraten.", "Kreml"),
    ("Minister Arvo Lehtsalu bot seinem Sprecher zufolge Vermittlung an.", "Sprecher von Arvo Lehtsalu"),
    ("„Wir bleiben“, sagte Minister Arvo Lehtsalu russischen Agenturen zufolge.", "russische Agenturen"),
    ("„Wir bleiben“, sagte Minister Arvo Lehtsalu der Agentur Interfax zufolge.", "Interfax"),
    ("„Wir bleiben“, wurde Minister Arvo Lehtsalu von der Agentur Interfax zitiert.", "Interfax"),
    ("Die Straße werde gebaut. Das erklärte Minister Arvo Lehtsalu in Riga, berichtet die Agentur Interfax.", "Interfax"),
    ("Die Ministerin habe den Abzug verlangt, teilte das Außenamt der APA mit.", "Außenamt"),
    ("Die Ministerin habe den Abzug verlangt, sagte ein Sprecher der Nachrichtenagentur AFP.", "Sprecher"),
    ("Staatsmedien zufolge verurteilte Minister Arvo Lehtsalu die Sperrung der Häfen.", "Staatsmedien"),
    ("Wie die Agentur Interfax berichtete, sagte Minister Arvo Lehtsalu, die Häfen blieben offen.", "Interfax"),
    ("Laut mit der Sache vertrauten Personen habe Minister Arvo Lehtsalu mehr Geld verlangt.", "Personen"),
    ("Minister Arvo Lehtsalu habe vor Zöllen gewarnt, so erzählen es Teilnehmer.", "Teilnehmer"),
    ("Minister Arvo Lehtsalu, so erzählen es Teilnehmer, habe vor Zöllen gewarnt.", "Teilnehmer"),
    ("Präsident Arvo Lehtsalu ließ über sein Büro ausrichten, er bleibe.", "Büro von Arvo Lehtsalu"),
    ("Minister Arvo Lehtsalu nannte den Plan laut der Agentur Interfax falsch.", "Interfax"),
    ("Minister Arvo Lehtsalu warb Teilnehmern zufolge für die Häfen.", "Teilnehmer"),
    ("Minister Arvo Lehtsalu lobte nach Angaben des Präsidialamts den Handel.", "Präsidialamt"),
    ("Minister Arvo Lehtsalu lobte nach Angaben seines Pressedienstes den Handel.", "Pressedienst"),
    ("Die Häfen blieben offen, zitierte die Zeitung „Hafenblatt“ den Minister Arvo Lehtsalu.", "Hafenblatt"),
    ("Wie das „Hafenblatt“ unter Verweis auf Regierungsvertreter schreibt, bleibt die Werft offen.", "Hafenblatt"),
    ("Minister Arvo Lehtsalu sagte, die Häfen blieben offen. Das meldete die Agentur Interfax.", "Interfax"),
    ("Oslo zögere, sagte Arvo Lehtsalu. Dies geht aus einer Mitteilung auf der Webseite des Kremls hervor.", "Kreml"),
    ("Minister Arvo Lehtsalu liess sich von der Agentur Interfax mit den Worten zitieren, die Häfen blieben offen.", "Interfax"),
    ("Arvo Lehtsalu habe Liis Tammsoo zu einem Besuch eingeladen, teilte der Kreml mit.", "Kreml"),
    ("Minister Arvo Lehtsalu ergänzte, Eriwan habe schriftlich mitgeteilt, die Häfen zu öffnen.", "Arvo Lehtsalu"),
    ("„Minister Arvo Lehtsalu hat ihm geantwortet, dass die Häfen offen bleiben“, sagte Jana Lind.", "Jana Lind"),
    ("Jana Kern teilte mit, Minister Arvo Lehtsalu rufe alle dazu auf, die Häfen zu öffnen.", "Jana Kern"),
    ("Jana Kern sagte, Minister Arvo Lehtsalu lasse ausrichten, die Häfen blieben offen.", "Jana Kern"),
    ("Seine Regierung sei bereit, teilte Arvo Lehtsalu über seine Sprecherin Jana Kern mit.", "Jana Kern"),
]  # fmt: skip
DIRECTLY = [
    "Liis Tammsoo sagte, die Häfen blieben offen.",
    "„Wir bleiben“, sagte Liis Tammsoo.",
    "Laut Kreml ist die Straße gesperrt.",
    "Liis Tammsoo lobte den Handel. Er wachse seit Jahren.",
    "Die Prüfung habe ergeben, dass die Mauer halte, sagte Liis Tammsoo.",
    "Liis Tammsoo berichtete, dass drei Banken das Geld zugesagt haben.",
    "Die Häfen seien immer offen gewesen, so Liis Tammsoo.",
    "Die Öffnung, so Liis Tammsoo, richte sich nach dem Gesetz des Parlaments.",
    "Bislang habe Brüssel Gespräche stets abgelehnt, sagte Liis Tammsoo.",
    "Minister Arvo Lehtsalu ließ über Twitter mitteilen, die Häfen blieben offen.",
    "Minister Arvo Lehtsalu erklärte über den Kurznachrichtendienst Telegram, die Häfen blieben offen.",
    "Die Türkei sei stolz, das Vertrauen aller zu genießen, so Liis Tammsoo.",
    "Liis Tammsoo sagte, China fordert die Nachbarn auf, die Häfen zu öffnen.",
]


@pytest.mark.parametrize(("text", "relayed_by"), SENTENCES)
def test_who_passes_words_on_is_named(text: str, relayed_by: str) -> None:
    found = extract(text)
    statement = found.statements[0]
    assert [found.entities[one].name for one in statement.relayed_by] == [relayed_by]
    assert relayed_by not in [found.entities[one].name for one in statement.speakers]


@pytest.mark.parametrize("text", DIRECTLY)
def test_nobody_passes_on_what_the_article_quotes_itself(text: str) -> None:
    assert [statement.relayed_by for statement in extract(text).statements if statement.relayed_by] == []


MEETING = "Außenministerin Liis Tammsoo traf in Riga ihren Kollegen Arvo Lehtsalu. "
TALKED_OVER = [
    "Im Mittelpunkt hätten die Wälder gestanden, teilte der Kreml mit.",
    "Dabei ging es laut Kreml auch um die Wälder.",
    "Dabei sei es um die Wälder gegangen, teilte der Kreml mit.",
    "Besprochen worden seien auch die Wälder, teilte der Kreml mit.",
    "Man sei sich einig gewesen, dass die Wälder zu schützen seien, heisst es in einer Mitteilung des Kremls.",
]


@pytest.mark.parametrize("sentence", TALKED_OVER)
def test_what_was_talked_over_is_both_sides_and_passed_on_by_who_tells_it(sentence: str) -> None:
    (statement,) = extract(MEETING + sentence).statements
    assert (sorted(statement.speakers), statement.relayed_by) == (["arvo-lehtsalu", "liis-tammsoo"], ("kreml",))


def test_who_is_quoted_again_is_quoted_by_the_same() -> None:
    text = "Laut Kreml nannte Minister Arvo Lehtsalu den Plan falsch. Sein Land habe bezahlt, wurde er zitiert."
    assert [statement.relayed_by for statement in extract(text).statements] == [("kreml",), ("kreml",)]


def test_a_word_on_who_said_it_is_nobodys_statement() -> None:
    text = "Dies sagte Minister Arvo Lehtsalu in Riga, berichtete die Agentur BelTA. „Wir brauchen Straßen.“"
    assert [s.speakers for s in extract(text).statements] == [("arvo-lehtsalu",)]


def test_who_told_of_one_act_tells_of_the_next() -> None:
    text = "Laut Kreml würdigte Liis Tammsoo die Gespräche. Arvo Lehtsalu habe eine Waffenruhe gefordert."
    assert [statement.relayed_by for statement in extract(text).statements] == [("kreml",), ("kreml",)]


def test_a_text_that_is_nobodys_passes_on_for_who_told_before() -> None:
    text = (
        "Laut Kreml würdigte Liis Tammsoo die Gespräche. Minister Arvo Lehtsalu habe sich für eine Waffenruhe ausgesprochen, hieß es "
        "in einer Mitteilung. Er habe für die Einladung gedankt und vor neuen Zöllen gewarnt."
    )
    found = extract(text).statements
    assert [(s.text, s.relayed_by) for s in found[-2:]] == [
        ("für die Einladung", ("kreml",)), ("vor neuen Zöllen", ("kreml",)),
    ]  # fmt: skip
    assert {s.relayed_by for s in found} == {("kreml",)}


def test_a_report_that_a_spokesman_sends_round_is_relayed_by_him() -> None:
    text = (
        "Regierungssprecherin Jana Lind teilt mit:\n\n"
        "Kanzler Arvo Lehtsalu hat mit Präsidentin Liis Tammsoo telefoniert. Der Kanzler würdigte die Vermittlung."
    )
    found = extract(text).statements
    assert [(s.text, s.speakers, s.relayed_by) for s in found][-1] == (
        "die Vermittlung", ("arvo-lehtsalu",), ("jana-lind",),
    )  # fmt: skip


def test_words_that_go_on_come_the_same_way() -> None:
    text = (
        "„Wir bleiben“, zitierte das „Hafenblatt“ den Minister Arvo Lehtsalu. Ein Vertrag sei erst im Mai zu erwarten."
    )
    assert [(s.speakers, s.relayed_by) for s in extract(text).statements] == 2 * [(("arvo-lehtsalu",), ("hafenblatt",))]


def test_whom_a_spokesman_calls_he_is_not_the_spokesman() -> None:
    text = (
        "Kanzler Arvo Lehtsalu reiste nach Riga. Er habe dort Hilfe angeboten, sagte Regierungssprecher Jan Lind. "
        "Er habe Liis Tammsoo vor neuen Zöllen gewarnt."
    )
    found = [(s.speakers, s.relayed_by) for s in extract(text).statements]
    assert found == 2 * [(("arvo-lehtsalu",), ("jan-lind",))]


def test_a_readout_that_a_spokeswoman_declares_is_relayed_by_her() -> None:
    text = (
        "Zum Telefonat von Minister Arvo Lehtsalu mit Liis Tammsoo erklärte eine Sprecherin des Auswärtigen Amts:\n"
        "Minister Arvo Lehtsalu hat heute mit Ministerin Liis Tammsoo telefoniert. Er dankte ihr für die Hilfe."
    )
    found = [(s.text, s.speakers, s.relayed_by) for s in extract(text).statements]
    assert found == [("für die Hilfe", ("arvo-lehtsalu",), ("sprecherin-des-auswaertigen-amts",))]


def relayed(text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(s.text, s.speakers, s.relayed_by) for s in extract(text, published_on=date(2025, 5, 5)).statements]


def test_what_a_state_did_is_said_by_who_tells_it() -> None:
    told = relayed("Karin Keller-Sutter unterstrich, die Schweiz habe die Sperrung der Häfen als erste verurteilt.")
    assert told == [("die Schweiz habe die Sperrung der Häfen als erste verurteilt", ("karin-keller-sutter",), ())]
    ((_, speakers, by),) = relayed("Karin Keller-Sutter sagte, Friedrich Merz habe die Sperrung der Häfen verurteilt.")
    assert (speakers, by) == (("friedrich-merz",), ("karin-keller-sutter",))


def test_whom_somebody_lets_know_passes_on_nothing() -> None:
    ((_, speakers, by),) = relayed("Friedrich Merz ließ die Botschafter wissen, der Hafen bleibe geschlossen.")
    assert (speakers, by) == (("friedrich-merz",), ())
    ((_, speakers, by),) = relayed(
        "Friedrich Merz ließ seinen Sprecher Stefan Kornelius ausrichten, der Hafen bleibe geschlossen."
    )
    assert (speakers, by) == (("friedrich-merz",), ("stefan-kornelius",))


@pytest.mark.parametrize(
    ("through", "relayed_by"),
    [("durch eine Delegation des Parlaments", 1), ("über eine Anwältin", 1), ("über Nacht", 0)],
)
def test_bodies_and_people_take_messages(through: str, relayed_by: int) -> None:
    (statement,) = extract(f"Minister Arvo Lehtsalu ließ {through} mitteilen, er bleibe im Amt.").statements
    assert (statement.speakers, len(statement.relayed_by)) == (("arvo-lehtsalu",), relayed_by)


def test_a_spokespersons_text_ends_where_another_speaks() -> None:
    text = """Der Sprecher der Regierung, Steffen Kern, teilt mit:
Minister Arvo Lehtsalu hat heute mit Liis Tammsoo telefoniert. Der Minister dankte ihr für die Hilfe.
Präsidentensprecherin Jana Lind wies den Vorwurf zurück. Liis Tammsoo lobte den Hafen."""
    relayed = [(statement.speakers[0], len(statement.relayed_by)) for statement in extract(text).statements]
    assert relayed == [("arvo-lehtsalu", 1), ("jana-lind", 0), ("liis-tammsoo", 0)]


def test_ministers_of_ones_own_are_passed_on_and_what_cant_speak_is_not() -> None:
    text = """Meine Damen und Herren,
wir bauen die Häfen aus. Mein Außenminister Arvo Lehtsalu hat mir berichtet, dass die Richter im Mai entscheiden.
Algorithmen entscheiden darüber, wer einen Kredit bekommt. Wir danken allen."""
    found = extract(text, title="Rede von Präsidentin Liis Tammsoo").statements
    assert [(s.speakers, s.relayed_by) for s in found if s.speakers != ("liis-tammsoo",)] == [
        (("arvo-lehtsalu",), ("liis-tammsoo",))
    ]
    assert any(s.text.startswith("Algorithmen") for s in found)


def test_names_of_an_issuer_are_nobody_elses() -> None:
    text = """Wir, die Außenminister der G7, erklären:
Wir verurteilen die Gewalt. In diesem Zusammenhang hat uns Präsident Arvo Lehtsalu zugesichert, seine Regierung werde zahlen."""
    entities = extract(text, title="Erklärung der Außenminister der G7").entities
    assert "Außenminister der G7" in entities["G7"].aliases
    assert entities["arvo-lehtsalu"].aliases == ("Lehtsalu",)


def test_the_narrator_quotes_on_whom_he_has_quoted() -> None:
    text = "Minister Arvo Lehtsalu teilte mit, Jonas Kern habe ihm Gespräche zugesichert. „Das ist ja schon etwas“, merkte er an."
    assert [(s.speakers, s.relayed_by) for s in extract(text).statements] == [
        (("jonas-kern",), ("arvo-lehtsalu",)), (("arvo-lehtsalu",), ()),
    ]  # fmt: skip


def test_the_president_of_whom_a_spokesman_tells_is_his_own() -> None:
    text = """Wladimir Putin traf Recep Tayyip Erdogan. Der türkische Präsident verlangte, die Straße müsse frei sein.
Der Präsident habe die Minister angewiesen, die Häfen zu öffnen, berichtete Pressesprecher Dmitri Peskow."""
    last = extract(text, published_on=date(2016, 5, 5)).statements[-1]
    assert (last.speakers, last.relayed_by) == (("wladimir-putin",), ("dmitri-peskow",))
