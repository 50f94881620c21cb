"""Whatever is added, removed, added again, imported, undone and asked, in whatever order, the store is what a dict would be.

SEQUENCES sets how many are tried on each database (8 by default).
"""

import io
import os
from collections import Counter
from contextlib import suppress

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import text

from api.articles import drafts, ingest
from api.database import revisions
from api.transfer import statement_import
from tests import wholeness
from tests.api.views.test_changes import Copy, stored
from tests.conftest import PARSER

SEQUENCES = int(os.environ.get("SEQUENCES", "8"))
SPEAKERS, THEMES, WORDS = ["putin", "xi", "selenskyj"], ["ukraine", "trade"], ["Frieden", "Handel", "Gas"]
lines = st.tuples(*map(st.sampled_from, (SPEAKERS, THEMES, WORDS)))
scripts = st.lists(lines, max_size=3).map(tuple)


def write(script):
    return "\n".join(["Bericht", *(f"{speaker} > {word} [{theme}]" for speaker, theme, word in script)])


class Store(RuleBasedStateMachine):
    """The model holds the script of each article by its id."""

    client = database = None  # set by the test
    articles = Bundle("articles")

    def __init__(self):
        super().__init__()
        self.model, self.copy = {}, Copy(self.client)

    @initialize()
    def empty(self):
        for id_ in wholeness.articles(self.database):
            ingest.remove(self.database, id_)

    @rule(target=articles, script=scripts)
    def add(self, script):
        added = ingest.add(self.database, PARSER, drafts.NewArticle(text=write(script)))
        assert added.is_new == (added.id not in self.model)
        self.model[added.id] = script
        return added.id

    @rule(id_=consumes(articles))
    def remove(self, id_):
        assert ingest.remove(self.database, id_) == (self.model.pop(id_, None) is not None)

    @rule()
    def fail_halfway(self):
        with suppress(ZeroDivisionError), self.database.writing() as session:
            revisions.advance(revisions.lock(session))
            session.execute(text("DELETE FROM statement"))
            raise ZeroDivisionError

    @rule()
    def import_what_is_there(self):
        file = io.BytesIO(self.client.get("/statements?format=ndjson").data)
        assert sum(stored.new for stored in statement_import.store(self.database, file, batch=2)) == 0

    @rule(line=lines)
    def ask(self, line):
        speaker, theme, word = line
        for question, is_meant in (
            ({"speaker": speaker}, lambda row: row[0] == speaker),
            ({"theme": theme, "speaker": speaker}, lambda row: row[:2] == (speaker, theme)),
            ({"q": word, "theme": theme}, lambda row: row[1:] == (theme, word)),
        ):
            expected = sorted(row[2] for row in self._rows() if is_meant(row))
            answer = self.client.get("/statements", query_string={**question, "limit": 200}).json
            assert answer["meta"]["total"] == len(expected), question
            assert sorted(row["text"] for row in answer["data"]) == expected

    @rule()
    def count(self):
        answer = self.client.get("/stats?group_by=speaker").json["data"]
        counted = {row["key"]["speaker"]["id"]: row["count"] for row in answer}
        assert counted == Counter(row[0] for row in self._rows())

    @rule()
    def follow(self):
        self.copy.follow()
        assert self.copy.statements == stored(self.client)

    @invariant()
    def is_whole(self):
        found = {id_: len(statements) for id_, (_, statements) in wholeness.articles(self.database).items()}
        assert found == {id_: len(script) for id_, script in self.model.items()}

    def teardown(self):
        wholeness.check(self.database)

    def _rows(self):
        return [row for script in self.model.values() for row in script]


def test_the_store_is_what_a_dict_would_be(client, database):
    machine = type("Machine", (Store,), {"client": client, "database": database})
    limits = settings(
        max_examples=SEQUENCES, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
    )
    run_state_machine_as_test(machine, settings=limits)
