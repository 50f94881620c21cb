"""Whether two databases with the same corpus give the same answers, whole pages and all links, as far as the questions of load.py go.

    PYTHONPATH=.:benchmarks python -m serving.answers ADDRESS [--statements N] [--pages N]

compares the database at that SQLAlchemy address with the SQLite file that load.py makes or reuses. Both are asked with one secret,
so that cursors are the same too, but for those by the time of storing. When the statements were stored differs, and is left out.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from api import create_app
from api.settings import Settings
from serving import stock
from serving.cases import CASES

OTHERS = (
    "/statements",
    "/statements?organisation=BRICS&limit=200",
    "/statements?country=china&act=reject",
    "/statements?speaker=person-1&theme=ukraine&sort=created_at",
    "/statements?speaker=nobody-of-that-name",
    "/statements?speaker=person-2&from=2021-03-05&to=2022-08-17",
    "/stats?group_by=speaker",
    "/stats?group_by=month&theme=ukraine",
    "/stats?group_by=speaker&group_by=theme&organisation=BRICS",
    "/speakers",
    "/organisations",
    "/themes",
    "/entities?q=ch",
    "/articles?limit=20",
)


def main() -> None:
    """Print what differs; exit status 1 if anything does."""
    options = _options()
    own = _open(stock.provide_database(options.folder, options.statements, None))
    other = _open(options.database)
    differing = asked = 0
    for path in [case.path for case in CASES] + list(OTHERS):
        for number, (one, two) in enumerate(zip_longest(_walk(own, path), _walk(other, path))):
            if number == options.pages:
                break
            asked += 1
            if one != two:
                differing += 1
                print(f"{path}, page {number + 1}: {_first_difference(one, two)}")
    print(f"{asked} answers compared, {differing} differ")
    raise SystemExit(bool(differing))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database")
    parser.add_argument("--statements", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, default=Path("build/load"))
    parser.add_argument("--pages", type=int, default=5)
    return parser.parse_args()


def _open(url: str) -> FlaskClient:
    settings = Settings(database_url=url, secret_key="for comparing", answer_cache_bytes=0, statement_timeout=120)  # noqa: S106
    return create_app(settings).test_client()


def _walk(client: FlaskClient, path: str) -> Iterator[Any]:
    """Each page: status, total, and body without times."""
    following: str | None = path
    while following:
        response = client.get(following)
        body = response.get_json()
        following = body["links"]["next"]
        if "created_at" in path:
            body["links"] = {name: address is not None for name, address in body["links"].items()}
        yield response.status_code, response.headers.get("Total-Count"), _without_times(body)


def _without_times(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_times(one) for name, one in value.items() if name != "created_at"}
    return list(map(_without_times, value)) if isinstance(value, list) else value


def _first_difference(one: Any, two: Any) -> str:
    """The first place at which two answers differ, as JSON."""
    texts = [json.dumps(answer, ensure_ascii=False, indent=1).splitlines() for answer in (one, two)]
    return next((f"{a} / {b}" for a, b in zip_longest(*texts) if a != b), "")


if __name__ == "__main__":
    main()
