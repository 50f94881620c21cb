"""How many requests a second are served over so many statements, beside bare Flask: python benchmarks/load.py --statements 100000.

The corpus is made up (serving/corpus.py) and brought in by `statements import`; it is kept in --folder for the next run. Every
case is measured in interleaved rounds, by turns with bare Flask sending as many bytes; the best round counts. All requests have the
headers of Python's `requests`, so responses are compressed (gzip). wrk drives it (on Debian: apt-get install wrk), by 16 connections;
where there is none, threads in Python do, and the ratios then say little.
"""

from __future__ import annotations

import argparse
import json
import os
import threading
import time
import urllib.request
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from serving import servers, stock
from serving.cases import CASES, SPEAKER
from serving.corpus import RARE_WORD, Corpus, word
from serving.driver import HEADERS, Measured, drive
from serving.servers import Server

DEEP_PAGE = 1000


class Run(NamedTuple):
    """What was measured, and the workers' microseconds on the processor for each request."""

    measured: Measured
    cpu: float


def main() -> None:
    """Measure and print."""
    options = _options()
    url = stock.provide_database(options.folder, options.statements, options.database)
    _, counted = stock.provide_lines(options.folder, options.statements)
    with ExitStack() as stack:
        app = stack.enter_context(servers.run("wsgi:app", 8701, url, ANSWER_CACHE_BYTES="0"))
        keeping = stack.enter_context(servers.run("wsgi:app", 8704, url))
        bare = stack.enter_context(servers.run("serving.bare:app", 8702, url))
        faults = _check(app.address, counted)
        best = _measure(_paths(app, keeping, options.statements), bare, options)
        _print(best, app.memory(), options.statements)
        _print_polls(keeping.address, bare.address, options)
        _print_export(app.address)
        _print_while_adding(app.address, url, options)
        if options.peer:
            peer = stack.enter_context(servers.run("serving.peer:app", 8703, url))
            _print_peer(peer.address, options.seconds)
    raise SystemExit(f"wrong totals: {faults}" if faults else 0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, default=Path("build/load"))
    parser.add_argument("--database", help="a SQLAlchemy address; a SQLite file in the folder unless given")
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peer", action="store_true", help="measure a plain ORM + marshmallow application too")
    return parser.parse_args()


def _get(address: str, path: str, **headers: str) -> bytes:
    with urllib.request.urlopen(urllib.request.Request(address + path, headers=headers), timeout=600) as response:  # noqa: S310
        return response.read()


def _check(address: str, counted: dict[str, int]) -> list[str]:
    """What is not as a plain loop over the corpus says."""
    found = {path: json.loads(_get(address, path))["meta"]["total"] for path in counted}
    return [f"{path}: {found[path]}, not {counted[path]}" for path in counted if found[path] != counted[path]]


def _paths(app: Server, keeping: Server, statements: int) -> dict[str, tuple[Server, str]]:
    """Server and path by the names of cases: the server that keeps no responses, and for `again` that which does.

    A rare word is in more of more statements, so its response grows; to see what the size of the tables costs, there is another that
    is in some 33 statements of any number.
    """
    page = json.loads(_get(app.address, SPEAKER.path + "&limit=1"))
    paths = {case.name: case.path for case in CASES}
    paths |= {"one statement": f"/statements/{page['data'][0]['id']}", f"page {DEEP_PAGE}": _deep_page(app.address)}
    paths["a word in 33 statements"] = f"/statements?q={word(RARE_WORD * statements // 1_000_000)}"
    again = {f"{case.name}, again": (keeping, case.path) for case in CASES if case.is_repeated}
    return {name: (app, path) for name, path in paths.items()} | again


def _deep_page(address: str) -> str:
    """By cursor, as far as there are pages."""
    path, number = "/statements?organisation=BRICS&limit=50", 1
    while number < DEEP_PAGE:
        following = json.loads(_get(address, path))["links"]["next"]
        if following is None:
            break
        path, number = following, number + 1
    return path


def _measure(
    paths: dict[str, tuple[Server, str]], bare: Server, options: argparse.Namespace
) -> dict[str, tuple[Run, Run]]:
    """The best of the rounds for each case and, measured next to it, for bare Flask with a response of that size."""
    sizes = {name: len(_get(server.address, path, **HEADERS)) for name, (server, path) in paths.items()}
    best: dict[str, tuple[Run, Run]] = {}
    for _ in range(options.rounds):
        for name, (server, path) in paths.items():
            pair = _run(server, path, options.seconds), _run(bare, f"/{sizes[name]}", options.seconds)
            best[name] = _better(best.get(name, pair), pair)
    return best


def _better(one: tuple[Run, Run], other: tuple[Run, Run]) -> tuple[Run, Run]:
    own, bare = (max(runs, key=lambda run: run.measured.rate) for runs in zip(one, other, strict=True))
    return own, bare


def _run(server: Server, path: str, seconds: float) -> Run:
    before = server.cpu_seconds()
    measured = drive(server.address, [path], seconds)
    return Run(measured, (server.cpu_seconds() - before) / max(1, measured.rate * seconds) * 1e6)


def _print(best: dict[str, tuple[Run, Run]], memory: tuple[float, float], statements: int) -> None:
    """`ratio` is that of the rates, `CPU ratio` that of the workers' processor time, which others on the machine disturb less."""
    bars = {case.name: case.bar for case in CASES} | {"one statement": 0.75, f"page {DEEP_PAGE}": 0.45}
    bars |= {f"{case.name}, again": 0.80 for case in CASES}
    print(
        f"\n{statements} statements, {servers.WORKERS} workers, 16 connections, best of the rounds; load {os.getloadavg()}"
    )
    print(
        "| request | requests/s | p50 ms | p99 ms | p99/p50 | CPU µs | bare/s | bare CPU µs | ratio | CPU ratio | wanted |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for name, (own, bare) in best.items():
        m, ratio, of_cpu = own.measured, own.measured.rate / bare.measured.rate, bare.cpu / own.cpu
        print(
            f"| {name} | {m.rate:.0f} | {m.p50:.1f} | {m.p99:.1f} | {m.p99 / m.p50:.1f} | {own.cpu:.0f} | {bare.measured.rate:.0f}"
            f" | {bare.cpu:.0f} | {ratio:.2f} | {of_cpu:.2f} | {bars.get(name) or ''} |{f' FAILED {m.failed}' if m.failed else ''}"
        )
    print(f"largest worker: {memory[0]:.0f} MB resident, {memory[1]:.0f} MB proportional")


def _print_polls(app: str, bare: str, options: argparse.Namespace) -> None:
    """Sent again with the entity tag of the response: all unchanged, and nine of ten; the best round counts, as of every case."""
    with urllib.request.urlopen(urllib.request.Request(app + SPEAKER.path, headers=HEADERS)) as response:  # noqa: S310
        tag, size = response.headers["ETag"], len(response.read())
    if tag is None:
        print("no entity tags: polls are not measured")
        return
    polls = (
        ("unchanged", [SPEAKER.path], [tag], ["/0"]),
        ("90 % unchanged", [SPEAKER.path] * 10, [tag] * 9 + [""], ["/0"] * 9 + [f"/{size}"]),
    )
    for name, paths, tags, plain in polls:
        rounds = [
            (drive(app, paths, options.seconds, tags), drive(bare, plain, options.seconds))
            for _ in range(options.rounds)
        ]
        own, other = (max((pair[i] for pair in rounds), key=lambda measured: measured.rate) for i in (0, 1))
        print(
            f"poll, {name}: {own.rate:.0f}/s, ratio {own.rate / other.rate:.2f}, p50 {own.p50:.1f}, p99 {own.p99:.1f}"
        )


def _print_export(app: str) -> None:
    """Twice: the first one may have to be read from the disk."""
    for _ in range(2):
        start = time.monotonic()
        lines = _get(app, f"{SPEAKER.path}&format=ndjson").count(b"\n")
        took = time.monotonic() - start
        print(f"export of {lines} statements: {took:.1f} s, {lines / took:.0f} a second")


def _print_while_adding(app: str, url: str, options: argparse.Namespace) -> None:
    """Reads while ten articles a second are added by another process's connection, beside reads without."""
    alone = drive(app, [SPEAKER.path], options.seconds)
    with _adding(url, options.statements) as added:
        busy = drive(app, [SPEAKER.path], options.seconds)
    print(
        f"reads while articles are added: {busy.rate / alone.rate:.2f} of {alone.rate:.0f}/s; {len(added)} articles added"
    )


@contextmanager
def _adding(url: str, size: int):
    from io import BytesIO

    import msgspec

    from api.articles import ingest
    from api.database import Database
    from api.transfer import statement_import

    database, added, stop = Database(url), [], threading.Event()
    number = int(time.time()) % 1_000_000 + size

    def add() -> None:
        while not stop.wait(0.1):
            lines = list(Corpus(10 * (number + len(added) + 1)).article(number + len(added)))
            for _ in statement_import.store(database, BytesIO(b"".join(msgspec.json.encode(x) + b"\n" for x in lines))):
                added.append(lines[0]["article"]["id"])

    thread = threading.Thread(target=add)
    thread.start()
    try:
        yield added
    finally:
        stop.set()
        thread.join()
        for id_ in added:
            ingest.remove(database, id_)


def _print_peer(peer: str, seconds: float) -> None:
    print("\nplain ORM + marshmallow:")
    for case in CASES[:3]:
        measured = drive(peer, [case.path], max(seconds, 5))
        rate = f"{measured.rate:.1f}/s, p50 {measured.p50:.0f} ms" if measured.rate else "no response in that time"
        print(f"| {case.name} | {rate} | failed {measured.failed} |")


if __name__ == "__main__":
    main()
