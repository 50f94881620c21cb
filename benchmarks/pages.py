"""What the pages cost over so many statements: PYTHONPATH=. python benchmarks/pages.py --statements 100000.

Nothing is kept between requests (ANSWER_CACHE_BYTES=0). For each page: milliseconds of one core, the best of some rounds, which other
work on the machine hardly touches; how often the page asks the API; and its bytes, plain and as gzip. Then what somebody waits for in
Chromium, before a server with two workers: the whole first view, and the pictures after clicks. --no-browser leaves that out.
"""

from __future__ import annotations

import argparse
import gzip
import time
from pathlib import Path

from serving import in_browser, servers, stock

from api import create_app
from api.pages import asking
from api.settings import Settings

PORT = 8209
PATHS = (
    "/",
    "/?picture=acts",
    "/?speaker={speaker}",
    "/?theme=ukraine&act=appeal",
    "/?q=Frieden",
    "/view/entities/{speaker}",
    "/view/themes/ukraine",
    "/view/articles/{article}",
    "/view/statements/{statement}",
    "/view/events",
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, default=Path("build/load"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--database", help="the address of a database that is there already")
    parser.add_argument("--no-browser", action="store_true")
    options = parser.parse_args()
    url = options.database or stock.provide_database(options.folder, options.statements, None)
    app = create_app(Settings(database_url=url, secret_key="for measuring only", answer_cache_bytes=0))  # noqa: S106
    client = app.test_client()
    first = client.get("/statements?limit=1").json["data"][0]
    found = {"statement": first["id"], "article": first["article"]["id"]}
    found["speaker"] = client.get("/speakers?limit=1").json["data"][0]["id"]
    asked = _count_requests()
    print(f"{'ms':>7} {'asks':>5} {'bytes':>8} {'gzip':>7}  page")
    for path in PATHS:
        address = path.format(**found)
        best = min(_measure(client, address) for _ in range(options.rounds))
        asked.clear()
        body = client.get(address).data
        print(f"{best:7.0f} {len(asked):5} {len(body):8} {len(gzip.compress(body, 6)):7}  {path}")
    if not options.no_browser:
        _watch(url, options.rounds)


def _watch(url: str, rounds: int) -> None:
    """Print what somebody waits for."""
    print(f"\n{'median':>7} {'longest':>7}  ms in a browser, nothing kept")
    with servers.run("wsgi:app", PORT, url, ANSWER_CACHE_BYTES="0") as server:
        for name, middle, longest in in_browser.measure(server.address, rounds):
            print(f"{middle:7.0f} {longest:7.0f}  {name}")


def _measure(client, address: str) -> float:
    """Milliseconds of one core."""
    start = time.process_time()
    response = client.get(address)
    assert response.status_code == 200, (address, response.status)
    return 1000 * (time.process_time() - start)


def _count_requests() -> list[object]:
    """A list to which each request of a page to the API is added."""
    asked: list[object] = []
    send = asking._send
    asking._send = lambda environ: (asked.append(environ["PATH_INFO"]), send(environ))[1]
    return asked


if __name__ == "__main__":
    main()
