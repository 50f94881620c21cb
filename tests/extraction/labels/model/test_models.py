"""The linear models: what their tables say adds up, and the words that carried a label are shown."""

from __future__ import annotations

import pytest

from extraction import extract
from extraction.labels.model.act_features import hint_lists
from extraction.labels.model.acts import ActModel, act_names
from extraction.labels.model.theme_features import CIRCUMSTANCES, FEATURES, StatementFeatures
from extraction.labels.model.themes import ThemeModel, weight_name
from extraction.labels.model.weights import Weights, read_table, themes
from extraction.labels.model.word_scores import WordScores, hints_of, probability, word_features
from extraction.text.lexicon import rows
from extraction.text.results import Act

ENERGY, TRADE = themes().index("energy"), themes().index("trade-and-economy")


def scores(**weights: dict[str, float]) -> WordScores:
    """Scores by some weights: feature → theme → weight."""
    return WordScores(Weights(themes(), weights))


def test_a_word_speaks_by_its_stem_once() -> None:
    stretch = scores(pipelin={"energy": 1.5}).read(["Pipelines", "Pipelines", "reden"], [])
    assert stretch.logits[ENERGY] == 1.5
    assert stretch.logits[TRADE] == 0


def test_a_compound_speaks_by_its_parts() -> None:
    table = {"~^stro": {"energy": 1.0}, "~strei": {"trade-and-economy": 0.5}}
    stretch = WordScores(Weights(themes(), table)).read(["Strompreisstreit"], [])
    assert (stretch.logits[ENERGY], stretch.logits[TRADE]) == (1.0, 0.5)
    assert list(word_features("Strom")) == ["strom", "~^stro", "~strom", "hint=energy"]


def test_terms_and_hints_are_told_apart() -> None:
    stretch = scores().read(["Gasleitung"], [("energy", 3.0)])
    assert stretch.named[ENERGY] == 1
    assert stretch.hinted[ENERGY] == 1
    assert stretch.hinted[TRADE] == 0
    assert "energy" in hints_of("Gasleitungen")


def likely(**by_theme: float) -> list[float]:
    """How likely each theme is."""
    return [by_theme.get(theme.replace("-", "_"), 0.0) for theme in themes()]


def test_a_theme_over_its_threshold_is_beside_the_best_one() -> None:
    model = ThemeModel({"threshold": {"energy": 0.3, "trade-and-economy": 0.3}})
    none_named = [0.0] * len(themes())
    assert model.choose(likely(energy=0.31, trade_and_economy=0.9), none_named) == [TRADE, ENERGY]
    assert model.choose(likely(energy=0.29, trade_and_economy=0.9), none_named) == [TRADE]
    assert model.choose(likely(energy=0.1, trade_and_economy=0.2), none_named) == [TRADE]


def test_what_nothing_speaks_for_is_about_relations() -> None:
    chosen = ThemeModel({}).choose(likely(energy=0.05), [0.0] * len(themes()))
    assert [themes()[theme] for theme in chosen] == ["bilateral-relations"]


def test_what_a_feature_weighs_depends_on_the_circumstances() -> None:
    model = ThemeModel({"before": {"*": 1.0}, "before, carried": {"*": 2.0}})
    number = [0.0] * len(themes())
    before = [1.0 if theme == ENERGY else 0.0 for theme in range(len(themes()))]
    numbers = tuple(before if feature == "before" else number for feature in FEATURES)

    def likelihood(carried: float) -> float:
        return model.likelihoods(StatementFeatures(numbers, (1.0, 0.0, carried, 0.0), scores().nothing, []))[ENERGY]

    assert likelihood(0.0) == probability(1.0)
    assert likelihood(1.0) == probability(3.0)


def test_more_than_four_themes_are_named() -> None:
    model = ThemeModel({})
    falling = [0.9 - theme / 100 if theme < 7 else 0.0 for theme in range(len(themes()))]
    named = [0.0] * len(themes())
    assert model.choose(falling, named) == [0, 1, 2, 3]
    named[5] = 1.0
    assert model.choose(falling, named) == [0, 1, 2, 3, 5]


def test_a_list_of_subjects_is_about_each_of_them() -> None:
    model = ThemeModel({})
    falling = [0.9 if theme < 3 else 0.1 if theme < 7 else 0.0 for theme in range(len(themes()))]
    assert model.choose(falling, [0.0] * len(themes())) == [0, 1, 2]
    assert model.choose(falling, [1.0 if theme < 5 else 0.0 for theme in range(len(themes()))]) == [0, 1, 2, 3, 4]


def test_the_weights_of_an_act_add_up() -> None:
    reject, endorse = act_names().index("reject"), act_names().index("endorse")
    bias = dict.fromkeys(act_names(), -1.0)
    table = {"bias": bias, "w=nein": {"reject": 2.0}, "own side": {"reject": 1.0, "endorse": 2.5}}
    weights = Weights(act_names(), table)
    assert ActModel(weights).choose({"w=nein": None, "own side": None}) == [reject, endorse]
    assert ActModel(weights).choose({"w=nein": None}) == [reject]


def test_words_hint_at_acts_by_their_beginning() -> None:
    assert "reject" in {name.split()[0] for name in hint_lists("Haltlose")}
    assert hint_lists("Hafen") == ()


@pytest.mark.parametrize(
    ("table", "labels"),
    [
        ("theme_word_weights.tsv", {*themes()}),
        ("theme_evidence_weights.tsv", {*themes(), "*"}),
        ("act_weights.tsv", {act.value for act in Act}),
    ],
)
def test_tables_of_weights_have_known_labels(table: str, labels: set[str]) -> None:
    assert {label for row in read_table(table).values() for label in row} <= labels


def test_every_feature_has_a_weight_in_every_circumstance() -> None:
    evidence = {weight_name(feature, circumstance) for feature in FEATURES for circumstance in CIRCUMSTANCES}
    assert evidence == set(read_table("theme_evidence_weights.tsv")) - {"bias", "threshold"}


def test_lists_of_hints_have_known_labels() -> None:
    assert {row[0] for row in rows("theme_hints.tsv")} == set(themes())
    assert {row[0] for row in rows("act_hints.tsv")} <= {act.value for act in Act}


def test_what_follows_a_question_is_about_what_was_asked() -> None:
    text = (
        "Frage: Was sagt die Bundesregierung zu den Manövern in der Taiwanstraße?\n"
        "„Wir beobachten das sehr genau“, sagte Regierungssprecher Steffen Hebestreit."
    )
    (statement,) = extract(text).statements
    assert "taiwan" in statement.themes


def test_labels_show_the_words_that_carried_them() -> None:
    text = "Der Minister sagte, man werde die Öllieferungen einstellen, wenn die Drohungen nicht aufhörten."
    (statement,) = extract(text).statements
    for field, values in (("themes", statement.themes), ("acts", statement.acts)):
        shown = {e.value for e in statement.evidence if e.field == field}
        assert shown == set(values)
    for evidence in statement.evidence:
        assert evidence.span.of(text) == evidence.text
