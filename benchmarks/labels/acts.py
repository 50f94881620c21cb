"""Features of the acts of annotated statements."""

from __future__ import annotations

from collections.abc import Sequence

from annotated.oracle import speakers_of

from extraction.labels import acts as act_rules
from extraction.labels import on_behalf_of
from extraction.labels.model.act_features import act_features
from extraction.labels.stance import main_clauses
from labels.features import Read


def act_rows(read: Sequence[Read]) -> list[dict[str, float]]:
    """The features of every statement's acts."""
    rows = []
    for r in read:
        for statement, attribution in zip(r.article.statements, r.attributions, strict=True):
            clauses = main_clauses(r.document, attribution.content)
            speakers = speakers_of(statement, r.document)
            # In whole articles the form of the text also says for whom "wir" speaks; here the annotators do.
            own = bool(statement.on_behalf_of or on_behalf_of.assign(r.document, attribution, speakers, clauses))
            ruled = act_rules.assign(r.document, attribution, own, clauses).values
            features = act_features(r.document, attribution, clauses, own, ruled)
            rows.append(dict.fromkeys(features, 1.0))
    return rows
