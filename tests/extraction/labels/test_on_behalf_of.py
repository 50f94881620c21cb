"""For whom statements speak: the speaker's own country or organisation as the subject of the stance."""

from __future__ import annotations

import pytest

from extraction.knowledge import tables
from extraction.labels.on_behalf_of import assign
from extraction.text.document import Attribution, Document
from extraction.text.lexicon import words_of
from extraction.text.results import Entity, EntityType, Kind, Span
from extraction.text.tokens import tokenise

UNKNOWN = Entity("erika-muster", EntityType.PERSON, "Erika Muster", country="DE", role="Außenministerin")
OFFICIAL = Entity("john-doe", EntityType.PERSON, "John Doe", role="UN-Sonderbeauftragter")
CHAIR = Entity("chair", EntityType.PERSON, "Joe Moore", role="AU-Vorsitzender")
SPOKESMAN = Entity("spokesman", EntityType.PERSON, "Jon More", role="Sprecher des Departements für Handel")
HEAD = Entity("head-of-union", EntityType.PERSON, "Amina More", role="Vorsitzende der Afrikanischen Union")
MINISTER = Entity("minister", EntityType.PERSON, "Jan Mohr", role="Energieminister")
AUSTRALIAN = Entity("australian", EntityType.PERSON, "Joan Moor", country="AU", role="Premierministerin")
STRANGER = Entity("stranger", EntityType.PERSON, "Jo Moor")


def read(content: str, *speakers: str, kind: Kind = Kind.INDIRECT) -> str:
    """The ids that a content speaks for."""
    document = Document(
        content, entities={e.id: e for e in (UNKNOWN, OFFICIAL, CHAIR, SPOKESMAN, HEAD, MINISTER, AUSTRALIAN, STRANGER)}
    )
    document.entities |= {speaker: tables.entities()[speaker] for speaker in speakers if speaker in tables.entities()}
    tokenise(document)
    labels = assign(document, Attribution((Span(0, len(content)),), kind, 0), speakers)
    ids, evidence = labels.values, labels.evidence
    assert {e.value for e in evidence} == set(ids) <= set(document.entities)
    assert all(e.span.of(content) == e.text and e.field == "on_behalf_of" for e in evidence)
    return " ".join(ids)


OWN = [
    ("China sei bereit, weitere Häfen zu modernisieren", "xi-jinping", "china"),
    ("Die chinesische Seite sei bereit, mit der russischen Seite zusammenzuarbeiten", "xi-jinping", "china"),
    ("die russische Seite lehne einseitige Sanktionen ab", "wladimir-putin", "russland"),
    ("Moskau sei bereit, die Lieferungen auszuweiten", "wladimir-putin", "russland"),
    ("der Kreml sei zu Gesprächen bereit", "wladimir-putin", "russland"),
    ("Deutschland bereit sei, seine Hilfe aufzustocken", "friedrich-merz", "deutschland"),
    ("die Bundesregierung stehe fest an der Seite der Ukraine", "friedrich-merz", "deutschland"),
    ("in dieser Frage sei Deutschland zu Zugeständnissen bereit", "friedrich-merz", "deutschland"),
    ("deshalb werde Berlin die Mittel erhöhen", "friedrich-merz", "deutschland"),
    ("sein Land sei bereit, zwei Schiffe zu stellen", "friedrich-merz", "deutschland"),
    ("ihr Land werde die Aufnahme fortsetzen", "erika-muster", "deutschland"),
    ("Deutschland und Frankreich wollten vorangehen", "friedrich-merz", "deutschland"),
    ("die USA seien bereit, zu vermitteln", "donald-trump", "vereinigte-staaten"),
    ("die Vereinigten Staaten würden sich nicht zurückziehen", "donald-trump", "vereinigte-staaten"),
    ("das Weiße Haus lehne den Vorschlag ab", "donald-trump", "vereinigte-staaten"),
    ("sind die Vereinten Nationen bereit, die Verteilung zu koordinieren", "antonio-guterres", "UN"),
    ("die UN seien zu jeder Hilfe bereit", "john-doe", "UN"),
    ("die EU-Kommission werde das Abkommen vorlegen", "ursula-von-der-leyen", "EU"),
    ("die EU wolle die Sanktionen verlängern", "ursula-von-der-leyen", "EU"),
]


@pytest.mark.parametrize(("content", "speaker", "side"), OWN, ids=[content[:40] for content, _, _ in OWN])
def test_own_side(content: str, speaker: str, side: str) -> None:
    assert read(content, speaker) == side


@pytest.mark.parametrize(
    ("content", "speaker"),
    [
        ("China habe die Absprachen gebrochen", "friedrich-merz"),
        ("Russland müsse seine Truppen abziehen", "friedrich-merz"),
        ("die Beziehungen zwischen China und Russland hätten sich gut entwickelt", "xi-jinping"),
        ("man begrüße die Haltung Deutschlands", "friedrich-merz"),
        ("der Handel mit Deutschland habe sich verdoppelt", "friedrich-merz"),
        ("mit Deutschland sei das nicht zu machen", "friedrich-merz"),
        ("der EU fehle die Geduld", "ursula-von-der-leyen"),
        ("Chinas Wirtschaft wachse weiter", "xi-jinping"),
        ("alle Parteien sollten zu einer Lösung beitragen, die Deutschland unterstütze", "friedrich-merz"),
        ("die Bedeutung des Korridors", "wladimir-putin"),
        ("Russland sei ein verlässlicher Partner", "unbekannt"),
    ],
)
def test_others_objects_and_topics_are_no_voice(content: str, speaker: str) -> None:
    assert read(content, speaker) == ""


def test_each_of_several_speakers_may_be_spoken_for() -> None:
    assert read("China und Russland seien bereit, voranzugehen", "xi-jinping", "wladimir-putin") == "china russland"


def test_an_institution_speaks_for_its_country() -> None:
    assert read("Russland sei zu Gesprächen bereit", "kreml") == "russland"


@pytest.mark.parametrize(
    ("content", "speaker", "kind", "ids"),
    [
        ("Wir werden die Ukraine weiter unterstützen", "friedrich-merz", Kind.DIRECT, "deutschland"),
        ("Morgen werden wir weiter helfen", "donald-tusk", Kind.DIRECT, "polen"),
        ("Morgen lehnen wir das ab", "donald-tusk", Kind.DIRECT, ""),
        ("Wir werden die Ukraine weiter unterstützen", "friedrich-merz", Kind.INDIRECT, ""),
        ("Man hat uns gefragt", "friedrich-merz", Kind.DIRECT, ""),
        ("Wir werden die Ukraine weiter unterstützen", "johann-wadephul", Kind.DIRECT, "deutschland"),
        ("Wir werden die Ukraine weiter unterstützen", "wolodymyr-selenskyj", Kind.DIRECT, "ukraine"),
        ("Wir werden die Ukraine weiter unterstützen", "erika-muster", Kind.DIRECT, "deutschland"),
        ("Wir ertrinken nicht freiwillig", "friedrich-merz", Kind.DIRECT, ""),
        (
            "Sollte der Hafen gesperrt werden, ziehen wir unsere Schiffe ab",
            "friedrich-merz",
            Kind.DIRECT,
            "deutschland",
        ),
        ("Ein solcher Tausch kommt für uns nicht in Frage", "friedrich-merz", Kind.DIRECT, "deutschland"),
        ("Unsere Marine wird jedes fremde Boot zurückweisen", "friedrich-merz", Kind.DIRECT, "deutschland"),
        ("Im Namen Deutschlands bitte ich um Verzeihung", "friedrich-merz", Kind.DIRECT, "deutschland"),
        ("Deutschland hat die Grenze geschlossen", "friedrich-merz", Kind.DIRECT, "deutschland"),
    ],
)
def test_we_is_the_country_whose_office_the_speaker_holds(content: str, speaker: str, kind: Kind, ids: str) -> None:
    assert read(content, speaker, kind=kind) == ids


def test_what_the_own_side_did_is_told_on_its_account() -> None:
    assert read("Russland habe die Vermittlung stets unterstützt", "wladimir-putin") == "russland"
    assert read("sein Land habe die Kontrollen verschärft", "friedrich-merz") == "deutschland"
    assert read("Russland habe gewarnt und werde die Häfen schließen", "wladimir-putin") == "russland"


@pytest.mark.parametrize(
    ("content", "speaker"),
    [
        ("dass Russland die Stadt eingenommen habe", "wladimir-putin"),
        ("Russland hat mehrere Ziele getroffen", "wladimir-putin"),
        ("China und Senegal hätten einander beigestanden", "xi-jinping"),
        ("Angola habe die Häfen gesperrt", "stranger"),
    ],
)
def test_other_accounts_of_what_happened_are_no_stance(content: str, speaker: str) -> None:
    assert read(content, speaker) == ""


@pytest.mark.parametrize(
    ("content", "speaker", "side"),
    [
        ("Die Organisation werde Moldau beistehen", "helga-schmid", "OSCE"),
        ("Die Union suspendiere den Niger", "moussa-faki-mahamat", "AU"),
        ("Die Organisation werde Moldau beistehen", "stranger", ""),
    ],
)
def test_a_noun_for_an_organisation_means_that_of_who_speaks(content: str, speaker: str, side: str) -> None:
    assert read(content, speaker) == side


def test_an_organ_speaks_for_the_whole() -> None:
    assert read("Wir werden weiter helfen", "ursula-von-der-leyen", kind=Kind.DIRECT) == "EU"
    assert read("Wir werden weiter helfen", "henna-virkkunen", kind=Kind.DIRECT) == "EU"
    assert read("Die Kommission werde die Regeln ändern", "ursula-von-der-leyen") == "EU"


def test_those_of_some_organisations_mean_all_by_we() -> None:
    assert read("Wir werden weiter helfen", "filippo-grandi", kind=Kind.DIRECT) == ""
    assert read("Das UNHCR werde die Lager räumen", "filippo-grandi") == "UNHCR"


@pytest.mark.parametrize("content", ["Angola werde Gespräche ausrichten", "die Schweiz lehne jede Gewalt ab"])
def test_a_country_that_takes_a_stance_is_that_of_a_speaker_without_one(content: str) -> None:
    assert read(content, "chair") == read(content, "spokesman") == read(content, "stranger") != ""
    assert read(content, "john-doe") == read(content, "erika-muster") == ""


def test_ids_in_the_lists_are_known() -> None:
    assert words_of("speaks_for_itself") <= set(tables.institutions())
    assert words_of("speaks_for_whole", "named_beside_whole") <= {id.lower() for id in tables.organisations()}


@pytest.mark.parametrize(
    ("content", "speaker", "ids"),
    [
        ("Die EU werde die Konten sperren", "friedrich-merz", "EU"),
        ("Die EU werde die Konten sperren", "xi-jinping", ""),
        ("Die EU habe zu lange gewartet", "friedrich-merz", ""),
        ("die AU werde Boten schicken", "head-of-union", "AU"),
    ],
)
def test_members_and_heads_speak_for_an_organisation(content: str, speaker: str, ids: str) -> None:
    assert read(content, speaker) == ids


def test_a_minister_of_a_country_that_nobody_says_speaks_for_the_one_that_acts() -> None:
    assert read("Ankara erwäge, den Strom abzuschalten", "minister") == "tuerkei"
    assert read("Ankara müsse den Strom abschalten", "minister") == ""
    assert read("Ankara erwäge, den Strom abzuschalten", "stranger") == ""


def test_the_code_of_a_country_is_no_organisation_of_that_name() -> None:
    assert read("sein Land werde Boten schicken", "australian") == "australien"
    assert read("die AU werde Boten schicken", "australian") == ""
    assert read("sein Land werde Boten schicken", "head-of-union") == ""


def test_nobody_stands_for_what_they_deny() -> None:
    assert read("den Vorwurf, Deutschland zögere, weise Berlin zurück", "friedrich-merz") == "deutschland"
    assert read("Gerüchte, Deutschland werde die Grenze schließen", "friedrich-merz", kind=Kind.REPORTED) == ""


def test_brussels_is_the_union() -> None:
    assert read("Brüssel werde die Mittel einfrieren", "ursula-von-der-leyen") == "EU"


def test_what_both_should_do_is_no_stance() -> None:
    assert read("China und Vietnam sollten die Lieferketten stabil halten", "xi-jinping") == ""
    assert read("China und Vietnam wollten die Lieferketten stabil halten", "xi-jinping") == "china"


@pytest.mark.parametrize(
    ("content", "speaker", "ids"),
    [
        ("Den Bau des Kraftwerks werde Russland mit Krediten begleiten", "wladimir-putin", "russland"),
        ("sich die Schweiz weiterhin an der Aufforstung beteiligen werde", "ignazio-cassis", "schweiz"),
        ("Die Allianz werde ihre Patrouillen verdoppeln", "jens-stoltenberg", "NATO"),
        ("Unser Volk dankt den Ärzten", "xi-jinping", ""),
        ("Eine Sperrung der Meerenge werde Tokio nicht hinnehmen", "shigeru-ishiba", "japan"),
        ("Jede fremde Vermittlung lehne die Türkei ab", "recep-tayyip-erdogan", "tuerkei"),
        ("Andernfalls sehe sich Moskau gezwungen, die Leitung zu schließen", "wladimir-putin", "russland"),
        ("Wir danken Österreich für seine Geduld", "sebastian-kurz", ""),
        ("Die Aufschläge träfen Deutschland hart", "friedrich-merz", ""),
        ("Vietnam in der Frage der Inseln, zu Handel und Verkehr hinter Peking stehe", "to-lam", "vietnam"),
    ],
)
def test_where_the_subject_stands(content: str, speaker: str, ids: str) -> None:
    assert read(content, speaker) == ids


def test_the_name_of_a_state_is_the_country_of_who_speaks() -> None:
    assert read("Das Königreich werde die Preise nicht stützen", "mohammed-bin-salman") == "saudi-arabien"


def test_the_central_government_and_a_republic_by_its_kind_are_the_speakers_own() -> None:
    assert read("die Zentralregierung stehe fest zur Verwaltung", "xi-jinping") == "china"
    assert read("die Islamische Republik sei bereit, zu verhandeln", "abbas-araghtschi") == "iran"


def test_what_the_own_side_wishes_to_do_may_stand_behind_its_object() -> None:
    assert read("mehr Projekte möchte China gern beginnen", "xi-jinping") == "china"
    assert read("mehr Projekte möge China beginnen", "stranger") == ""
