"""How fast archives are parsed and stored: python benchmarks/archive_speed.py [--articles 1000], by one process and by two.

With --database, the address of a PostgreSQL, in a database that is made there anew for each run; else on SQLite.
The articles are those of benchmarks/gold/train, over and over, each with a number in it so that none is the same. The best of
interleaved rounds counts; processor time, that of all processes, is disturbed less by others on the machine.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

import psycopg
from annotated.articles import read_gold
from sqlalchemy import make_url

GOLD = Path(__file__).parent / "gold" / "train"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--database", help="postgresql://… of a server, in which the database archive_speed is made")
    options = parser.parse_args()
    number = options.articles
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "archive.ndjson"
        chars = _write(archive, number)
        runs = [
            (processes, _load(archive, processes, options.database))
            for _ in range(options.rounds)
            for processes in (1, 2)
        ]
    print(f"load {os.getloadavg()}")
    best = {}
    for processes in (1, 2):
        took, used = min(run for n, run in runs if n == processes)
        best[processes] = took
        rate = f"{number / took:.0f} articles and {chars / took / 1000:.0f} kB a second"
        print(f"{processes} processes: {number} articles in {took:.1f} s, {rate}, {used:.1f} s of processors")
    print(f"two processes: {best[1] / best[2]:.2f} times as many as one")


def _write(archive: Path, number: int) -> int:
    """How many characters there are in all."""
    texts = [article.text for article in read_gold(GOLD)]
    written = [f"{text}\n\nMeldung Nummer {n}." for n, text in enumerate(islice(cycle(texts), number))]
    archive.write_text("\n".join(json.dumps({"text": text, "language": "de"}) for text in written), encoding="utf-8")
    return sum(map(len, written))


def _load(archive: Path, processes: int, server: str | None) -> tuple[float, float]:
    """Seconds by the clock and of the processors, the start of the processes included, without those of PostgreSQL."""
    command = [sys.executable, "-m", "flask", "--app", "wsgi"]
    with tempfile.TemporaryDirectory() as folder:
        url = _make_anew(server) if server else f"sqlite:///{folder}/archive.sqlite"
        environment = os.environ | {"DATABASE_URL": url}
        subprocess.run([*command, "database", "upgrade"], env=environment, check=True)
        start, used = time.monotonic(), _used()
        load = [*command, "articles", "load", str(archive), "--processes", str(processes)]
        subprocess.run(load, env=environment, check=True, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        return time.monotonic() - start, _used() - used


def _make_anew(server: str) -> str:
    """The address of an empty database at a server."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS archive_speed (FORCE)")
        connection.execute("CREATE DATABASE archive_speed")
    return make_url(server).set(database="archive_speed").render_as_string(hide_password=False)


def _used() -> float:
    """Processor seconds of all processes that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


if __name__ == "__main__":
    main()
