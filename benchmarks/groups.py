"""How long groups of statements take to be counted, and in which way: python benchmarks/groups.py sqlite:///build/load/1000000.sqlite.

The database is one of load.py's. Each request is run three times after what is kept has been made; the least processor time of
this process counts, which others on the machine disturb less than the clock. PostgreSQL's own time is not in it, so the clock's is
printed, too.
"""

from __future__ import annotations

import sys
import time
from datetime import date

from api.database import Database
from api.queries.bitmaps.kept_columns import KEPT
from api.queries.fetching.groups import fetch_groups
from api.queries.planning.group_plan import plan_groups
from api.queries.preparation import prepare
from api.queries.selecting import select_statements

LIMIT, ROUNDS = 50, 3
CASES = (
    (("speaker", "day"), {}),
    (("speaker", "theme"), {}),
    (("speaker", "organisation"), {}),
    (("theme", "month"), {}),
    (("theme", "organisation"), {}),
    (("kind", "act"), {}),
    (("source", "day"), {}),
    (("theme", "speaker"), {"organisation": ["BRICS"]}),
    (("theme", "month"), {"kind": ["direct"]}),
    (("speaker",), {"kind": ["direct"], "act": ["comment"]}),
    (("day",), {"kind": ["direct"], "act": ["comment"]}),
    (("theme",), {"from_": date(2018, 1, 1)}),
    (("source",), {"theme": ["ukraine"], "organisation": ["BRICS"]}),
    (("speaker", "source"), {"organisation": ["BRICS"], "theme": ["ukraine"], "speaker": ["person-3"]}),
)


def main() -> None:
    """Measure and print."""
    database = Database(sys.argv[1])
    start = time.process_time(), time.perf_counter()
    prepare(database)
    cpu, clock = time.process_time() - start[0], time.perf_counter() - start[1]
    print(f"made in {cpu:.1f} s of the processor, {clock:.1f} s: {KEPT.size / 1e6:.1f} MB")
    print("| grouped by | filters | counted by | groups | processor ms | ms |")
    print("| --- | --- | --- | --- | --- | --- |")
    for names, filters in CASES:
        runs = [_run(database, names, filters) for _ in range(ROUNDS)]
        cpu, clock = (min(values) for values in zip(*((run[2], run[3]) for run in runs), strict=True))
        asked = ", ".join(filters) or "none"
        way, groups, *_ = runs[0]
        print(f"| {', '.join(names)} | {asked} | {way} | {groups} | {1000 * cpu:.1f} | {1000 * clock:.1f} |")


def _run(database: Database, names: tuple[str, ...], filters: dict) -> tuple[str, int, float, float]:
    """The way, how many groups there are, and the seconds that it took."""
    with database.reading() as reader:
        start = time.process_time(), time.perf_counter()
        selection = select_statements(reader, filters)
        plan = plan_groups(reader, selection, names, None, LIMIT)
        _, total = fetch_groups(reader, plan)
        return plan.way.name.lower(), total, time.process_time() - start[0], time.perf_counter() - start[1]


if __name__ == "__main__":
    main()
