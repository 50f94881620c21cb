"""What statements are about: words, compounds, phrases, what counts for nothing, and what points back."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from extraction.labels.model.themes import assign
from extraction.labels.theme_terms import theme_terms
from extraction.text.document import Attribution, Document
from extraction.text.inflection import stem
from extraction.text.lexicon import rows
from extraction.text.results import Kind, Span
from extraction.text.tokens import tokenise

THEMES = [row[0] for row in rows("themes.tsv")]


def read(text: str, *contents: str, title: str | None = None) -> list[set[str]]:
    """The themes of contents of a text, in order."""
    document = Document(text, title=title)
    tokenise(document)
    return [set(labels.values) for labels in assign(document, [attribution(document, c) for c in contents])]


def attribution(document: Document, content: str) -> Attribution:
    start = document.text.index(content)
    sentence = next(i for i, s in enumerate(document.sentences) if s.span.start <= start < s.span.end)
    return Attribution((Span(start, start + len(content)),), Kind.INDIRECT, sentence)


SINGLE = [
    ("die Beziehungen zwischen beiden Ländern hätten ein neues Niveau erreicht", "bilateral-relations"),
    ("man wolle die strategische Partnerschaft vertiefen", "bilateral-relations"),
    ("das Handelsabkommen solle noch in diesem Jahr in Kraft treten", "trade-and-economy"),
    ("die Wirtschafts- und Handelszusammenarbeit schreite stetig voran", "trade-and-economy"),
    ("die angedrohten Zölle schadeten allen", "trade-and-economy"),
    ("der Abbau der Importzölle sei überfällig", "trade-and-economy"),
    ("weitere Häfen würden modernisiert", "infrastructure-and-connectivity"),
    ("die Bahnstrecke werde im Mai eröffnet", "infrastructure-and-connectivity"),
    ("die Schäden an den Unterseekabeln würden untersucht", "infrastructure-and-connectivity"),
    ("bei grünem Wasserstoff gebe es große Möglichkeiten", "energy"),
    ("die Gaslieferungen liefen ohne Unterbrechung weiter", "energy"),
    ("der Ausbau der Windkraft komme voran", "energy"),
    ("die hohen Zinsen belasteten den Haushalt", "finance-and-investment"),
    ("die Umschuldung müsse rasch abgeschlossen werden", "finance-and-investment"),
    ("gemeinsame Forschungsprojekte in der Raumfahrt würden fortgesetzt", "technology-and-innovation"),
    ("die Erderwärmung lasse sich nur gemeinsam begrenzen", "climate-and-environment"),
    ("der Schutz der Regenwälder habe Vorrang", "climate-and-environment"),
    ("die Impfstoffe stünden allen zur Verfügung", "health"),
    ("die Zahl der Stipendien werde verdoppelt", "people-to-people"),
    ("man wolle den Austausch von Studierenden erleichtern", "people-to-people"),
    ("die Sicherheitsgarantien müssten belastbar sein", "security-and-defence"),
    ("die Luftverteidigung werde verstärkt", "security-and-defence"),
    ("die territoriale Integrität aller Staaten sei zu achten", "sovereignty-and-territorial-integrity"),
    ("man weise jede Einmischung in die inneren Angelegenheiten zurück", "non-interference"),
    ("das Ein-China-Prinzip sei die Grundlage", "taiwan"),
    ("die Lage in Hongkong sei stabil", "hong-kong"),
    ("die Uiguren würden nicht benachteiligt", "xinjiang"),
    ("politische Gefangene müssten sofort freikommen", "human-rights"),
    ("die Pressefreiheit sei nicht verhandelbar", "human-rights"),
    ("die Urananreicherung verstoße gegen die Zusagen", "nuclear-and-arms-control"),
    ("der Kampf gegen den Terrorismus verbinde beide", "terrorism"),
    ("die Strafmaßnahmen blieben in Kraft", "sanctions"),
    ("das nächste Sanktionspaket sei in Arbeit", "sanctions"),
    ("die Unterstützung Kiews gehe weiter", "ukraine"),
    ("die Lage im Gazastreifen sei dramatisch", "middle-east"),
    ("auf der Koreanischen Halbinsel wachse die Sorge", "korean-peninsula"),
    ("die Reform des Sicherheitsrats dulde keinen Aufschub", "multilateralism-and-global-governance"),
    ("der Multilateralismus stehe unter Druck", "multilateralism-and-global-governance"),
    ("die Stimme der Entwicklungsländer müsse gehört werden", "global-south-and-development"),
    ("die Hilfslieferungen träfen morgen ein", "humanitarian-aid"),
    ("die Asylverfahren dauerten zu lange", "migration"),
    ("das sei ein Verstoß gegen das Völkerrecht", "international-law"),
    ("die Getreideausfuhr sei gesichert", "food-security trade-and-economy"),
    ("der Waffenstillstand halte bisher", "peace-and-negotiations"),
    ("Hackerangriffe auf Ministerien nähmen zu", "digital-and-cyber"),
]


@pytest.mark.parametrize(("content", "themes"), SINGLE, ids=[content[:40] for content, _ in SINGLE])
def test_words_make_themes(content: str, themes: str) -> None:
    (found,) = read(f"Der Minister sagte, {content}.", content)
    assert set(themes.split()) <= found
    assert len(found) <= len(themes.split()) + 1


def test_every_theme_has_a_sentence_in_the_table() -> None:
    assert {theme for _, themes in SINGLE for theme in themes.split()} == set(THEMES)


@pytest.mark.parametrize(
    ("word", "theme"),
    [
        ("Gastgeber", "energy"),
        ("Handeln", "trade-and-economy"),
        ("Strömungen", "energy"),
        ("Öffnung", "energy"),
        ("Forderung", "finance-and-investment"),
        ("Sicherheitsrat", "security-and-defence"),
        ("Waffenruhe", "security-and-defence"),
        ("Ernährungssicherheit", "security-and-defence"),
    ],
)
def test_words_that_only_look_alike_do_not_count(word: str, theme: str) -> None:
    assert theme not in dict(theme_terms().words(word))


@pytest.mark.parametrize(
    "word", ["Handelsabkommen", "Handelsabkommens", "Zölle", "Zöllen", "Freihandel", "Agrarexporten"]
)
def test_inflected_and_compound_forms_count(word: str) -> None:
    assert dict(theme_terms().words(word))["trade-and-economy"] == 3


def test_a_list_names_many_themes() -> None:
    content = "man wolle in Handel, Energie, Verkehr, Landwirtschaft und Kultur enger zusammenarbeiten"
    (themes,) = read(f"Er sagte, {content}.", content)
    assert {"trade-and-economy", "energy", "people-to-people"} <= themes


def test_general_words_give_way_to_a_named_theme() -> None:
    assert read("Sie lobte die Zusammenarbeit bei der Solarenergie.", "die Zusammenarbeit bei der Solarenergie") == [
        {"energy"}
    ]


def test_general_words_count_where_nothing_else_is_said() -> None:
    assert read("Sie lobte die gute Zusammenarbeit.", "die gute Zusammenarbeit") == [{"bilateral-relations"}]


@pytest.mark.parametrize(
    "said",
    [
        "der Gastbeitrag habe viele Gründe",
        "die Regierungsbildung dauere an",
        "seine Fachleute zählten weiter",
    ],
)
def test_words_that_only_look_like_others_count_for_nothing(said: str) -> None:
    assert read(f"Sie sagte, {said}.", said) == [{"bilateral-relations"}]


@pytest.mark.parametrize(
    "second",
    [
        "den Vorstoß",
        "diese Frage sei drängend",
        "man sei dazu bereit",
        "das sei ein guter Anfang",
        "er sei zuversichtlich",
    ],
)
def test_what_points_back_takes_the_theme_before(second: str) -> None:
    text = f"Er verlangte, alle Exportverbote für Weizen müssten fallen. Sie sagte: {second}."
    first = "alle Exportverbote für Weizen müssten fallen"
    assert read(text, first, second)[1] == {"food-security", "trade-and-economy"}


def test_a_weak_word_counts_where_the_sentence_before_has_its_theme() -> None:
    text = "Er bedauerte die hohen Zinsen für afrikanische Staaten. Die Schulden drückten den Kontinent."
    themes = read(text, "die hohen Zinsen für afrikanische Staaten", "Die Schulden drückten den Kontinent")
    assert themes[1] == {"finance-and-investment", "global-south-and-development"}


def test_narration_before_it_gives_the_theme() -> None:
    text = "Der Streit um die Gasleitung dauert an. Das werde sich bald klären, sagte sie."
    assert read(text, "Das werde sich bald klären") == [{"energy"}]


def test_the_title_gives_the_theme_where_the_text_does_not() -> None:
    text = "Der Minister ist zurück. Am Abend sprach er. Das sei gut verlaufen, sagte er."
    assert read(text, "Das sei gut verlaufen", title="Verhandlungen über das Atomabkommen") == [
        {"nuclear-and-arms-control"}
    ]


def test_a_war_without_its_place_is_the_one_named_before() -> None:
    text = "In Genf ging es um die Ukraine. Er forderte eine Waffenruhe."
    assert read(text, "eine Waffenruhe") == [{"peace-and-negotiations", "ukraine"}]


def test_there_is_always_a_theme() -> None:
    assert read("Er sagte, so sei das eben.", "so sei das eben") == [{"bilateral-relations"}]


def test_evidence_shows_the_words() -> None:
    document = Document("Er lobte den Handel mit grünem Wasserstoff.")
    tokenise(document)
    (labels,) = assign(document, [attribution(document, "den Handel mit grünem Wasserstoff")])
    evidence = labels.evidence
    assert {(e.value, e.text) for e in evidence} == {("trade-and-economy", "Handel"), ("energy", "grünem Wasserstoff")}
    assert all(e.span.of(document.text) == e.text and e.field == "themes" for e in evidence)


def test_theme_data_is_sane() -> None:
    lines = list(rows("theme_terms.tsv"))
    assert len(THEMES) == len(set(THEMES)) == 30
    assert {theme for theme, _, _ in lines} == {*THEMES, "-"}
    assert {float(weight) for _, weight, _ in lines} == {0, 1, 2, 3}
    assert all((float(weight) == 0) == (theme == "-") for theme, weight, _ in lines)
    assert len({(theme, term) for theme, _, term in lines}) == len(lines)
    assert all(len(row) == 6 for row in rows("themes.tsv"))


def form_of(theme: str, term: str) -> tuple[object, ...]:
    """A term without the inflection that does not matter."""
    words = (word if word[0] in "=*" or word[-1] == "*" else stem(word) for word in term.split())
    return theme, term[:1].isupper(), *words


def test_no_term_stands_twice_in_a_theme_in_another_form() -> None:
    counts = Counter(form_of(theme, term) for theme, _, term in rows("theme_terms.tsv"))
    assert [form for form, count in counts.items() if count > 1] == []


def test_the_rest_of_the_sentence_says_what_a_pronoun_takes_up() -> None:
    text = "Er lobte die Impfstoffe. Auf die Frage nach neuen Sanktionen sagte sie, darüber werde noch entschieden."
    assert "sanctions" in read(text, "die Impfstoffe", "darüber werde noch entschieden")[1]


def test_an_article_is_no_pronoun() -> None:
    text = "Er lobte die Impfstoffe. Das Parlament beschloss Sanktionen, sagte sie."
    assert read(text, "die Impfstoffe", "Das Parlament beschloss Sanktionen")[1] == {"sanctions"}


def test_money_is_for_what_was_spoken_of() -> None:
    document = Document("Er lobte die Bahnstrecke. Man wolle günstige Kredite geben.")
    tokenise(document)
    first, second = (attribution(document, c) for c in ("die Bahnstrecke", "Man wolle günstige Kredite geben"))
    labels = assign(document, [first, replace(second, carried=True)])
    assert set(labels[1].values) == {"infrastructure-and-connectivity", "finance-and-investment"}


def test_a_sentence_that_opens_with_its_topic_is_about_it() -> None:
    text = "Zum Südchinesischen Meer sagte er, der Streit solle unter den Nachbarn selbst geregelt werden."
    (themes,) = read(text, "der Streit solle unter den Nachbarn selbst geregelt werden")
    assert "sovereignty-and-territorial-integrity" in themes
    text = "Mit Blick auf den Klimaschutz sagte sie, die Finanzierung sei gesichert."
    assert read(text, "die Finanzierung sei gesichert") == [{"climate-and-environment", "finance-and-investment"}]


@pytest.mark.parametrize(
    ("content", "themes"),
    [
        ("die Lage in Syrien sei ernst", {"middle-east"}),
        ("die Kritik sei überzogen und die Forderung abwegig", {"bilateral-relations"}),
    ],
)
def test_what_is_only_named_in_passing_is_no_theme(content: str, themes: set[str]) -> None:
    assert read(f"Er sagte, {content}.", content) == [themes]


def test_the_addressee_may_name_the_place_of_a_conflict() -> None:
    document = Document("Er forderte Pjöngjang auf, die Truppen abzuziehen.")
    tokenise(document)
    told = replace(attribution(document, "die Truppen abzuziehen"), addressee=Span(12, 21))
    (labels,) = assign(document, [told])
    themes = labels.values
    assert set(themes) == {"security-and-defence", "korean-peninsula"}
