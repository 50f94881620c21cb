"""How each question is looked up: the database's plans for it; exit status 1 if a large table is read from end to end.

python benchmarks/queries.py [--database ADDRESS] [--statements N] asks a corpus as load.py does, on SQLite or PostgreSQL.
"""

from __future__ import annotations

import argparse
import re
from contextlib import closing
from pathlib import Path
from typing import Any

from serving import stock
from serving.cases import CASES

from api import app_state, create_app
from api.settings import Settings

LARGE = (
    "statement statement_number statement_speaker statement_addressee statement_voice statement_organisation statement_theme"
    " statement_act mention article facet_bitmap facet_pair statement_words"
).split()
SCANS = re.compile(rf"(?:SCAN|Seq Scan on) (?:{'|'.join(LARGE)})\b(?! USING (?:COVERING )?INDEX| VIRTUAL TABLE INDEX)")


def main() -> None:
    """Print the plans."""
    options = _options()
    url = stock.provide_database(options.folder, options.statements, options.database)
    app = create_app(Settings(database_url=url, secret_key="for plans", answer_cache_bytes=0))  # noqa: S106
    client, plans = app.test_client(), _Plans()
    app_state.of(app).database.observe(plans.explain)
    faults = 0
    for name, path in [(case.name, case.path) for case in CASES] + [("all", "/statements"), *_OTHERS]:
        plans.found.clear()
        assert client.get(path).status_code == 200, path
        print(f"\n## {name}: {path}")
        for plan in plans.found:
            is_fault = SCANS.search(plan) is not None
            faults += is_fault
            print(f"{'SCAN! ' if is_fault else '      '}{plan}")
    raise SystemExit(f"{faults} scans of large tables" if faults else 0)


_OTHERS = (
    ("speakers", "/speakers"),
    ("speakers of a theme", "/stats?group_by=speaker&theme=ukraine"),
    ("months", "/stats?group_by=month"),
)


class _Plans:
    """Plans of whatever is asked, one line each."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.is_busy = False

    def explain(self, connection: Any, statement: str, values: Any) -> None:
        """Ask for the plan of a query before it is run."""
        if not statement.lstrip().startswith("SELECT") or self.is_busy:
            return
        self.is_busy = True
        is_sqlite = connection.dialect.name == "sqlite"
        with closing(connection.connection.cursor()) as own:
            own.execute(f"EXPLAIN {'QUERY PLAN' if is_sqlite else ''} {statement}", values)
            steps = [str(row[-1]).strip() for row in own.fetchall()]
        self.found.append(" | ".join(steps))
        self.is_busy = False


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, default=Path("build/load"))
    parser.add_argument("--database", help="a SQLAlchemy address; a SQLite file in the folder unless given")
    return parser.parse_args()


if __name__ == "__main__":
    main()
