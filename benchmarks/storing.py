"""What statements cost to bring in and to keep: python benchmarks/storing.py [--statements 20000] [--database ADDRESS].

The corpus of benchmarks/serving, or --lines FILE, comes in by `statements import`; printed are statements a second, by the clock and
by the processor time of the process that stores (the one that prepares is not in it), that of a PostgreSQL server on this machine,
the most memory that the command had, and the bytes a statement of each table and index. Without an address it is a new SQLite file;
a database of PostgreSQL has to be empty.
"""

from __future__ import annotations

import argparse
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing, suppress
from pathlib import Path

from serving.stock import provide_lines
from sqlalchemy import create_engine, text

COMMAND = [sys.executable, "-m", "flask", "--app", "wsgi"]
REAPING = 3.0  # seconds, after which a server knows what its processes took
LEAST = 1.0  # bytes a statement of what is printed


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=20_000)
    parser.add_argument("--database", help="Address of an empty database.")
    parser.add_argument("--folder", type=Path, help="Where the corpus is kept for another time.")
    parser.add_argument("--lines", type=Path, help="A file of so many statements, in place of the corpus.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lines = options.lines or provide_lines(options.folder or Path(folder), options.statements)[0]
        address = options.database or f"sqlite:///{folder}/storing.sqlite"
        _import(lines, address, options.statements)
        sizes = _measure_sqlite(address) if address.startswith("sqlite") else _measure_postgresql(address)
    print(f"{sum(sizes.values()) / options.statements:8.1f} bytes a statement")
    for name, size in sorted(sizes.items(), key=lambda pair: -pair[1]):
        if size / options.statements >= LEAST:
            print(f"{size / options.statements:8.1f} {name}")


def _import(lines: Path, address: str, statements: int) -> None:
    environment = os.environ | {"DATABASE_URL": address}
    subprocess.run([*COMMAND, "database", "upgrade"], env=environment, check=True)
    server, served = _find_server(address), 0.0
    if server:
        served = _measure_server(server)
    started, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([*COMMAND, "statements", "import", str(lines)], env=environment, check=True)
    took, after = time.monotonic() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    time.sleep(REAPING)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"load {os.getloadavg()}")
    print(
        f"{statements / took:.0f} a second by the clock, {statements / used:.0f} by the processor time of the process that stores"
    )
    print(f"{after.ru_maxrss / 1024:.0f} MB of memory at most")  # of the largest of the processes
    microseconds = 1e6 / statements
    if server:
        served = _measure_server(server) - served
        print(f"{used * microseconds:.0f} µs a statement of that process, {served * microseconds:.0f} of the server")


def _find_server(address: str) -> int | None:
    """The process of a PostgreSQL server that runs on this machine, from which all of its others come."""
    if address.startswith("sqlite"):
        return None
    with create_engine(address).connect() as connection:
        backend = connection.scalar(text("SELECT pg_backend_pid()"))
        return _read_times(backend)[0] if Path(f"/proc/{backend}").exists() else None


def _measure_server(server: int) -> float:
    """Seconds of a core that a server, those of its processes that have ended and those that have not took so far."""
    _, own, ended = _read_times(server)
    running = 0.0
    for process in (int(folder.name) for folder in Path("/proc").iterdir() if folder.name.isdigit()):
        with suppress(FileNotFoundError, ProcessLookupError):
            parent, seconds, _ = _read_times(process)
            running += seconds * (parent == server)
    return own + ended + running


def _read_times(process: int) -> tuple[int, float, float]:
    """The parent of a process, and the seconds of a core of its own and of its children that have ended (man proc_pid_stat)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    own_user, own_system, user, system = map(int, fields[11:15])
    ticks = os.sysconf("SC_CLK_TCK")
    return int(fields[1]), (own_user + own_system) / ticks, (user + system) / ticks


def _measure_sqlite(address: str) -> dict[str, int]:
    """Bytes by table or index. An SQLite without dbstat has one figure for all."""
    file = address.removeprefix("sqlite:///")
    with closing(sqlite3.connect(file)) as connection:
        try:
            return dict(connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"))
        except sqlite3.OperationalError:
            return {"all": Path(file).stat().st_size}


def _measure_postgresql(address: str) -> dict[str, int]:
    """Bytes by table, by what it keeps beside its rows (TOAST), and by index."""
    relations = text(
        "SELECT coalesce('beside ' || owner.relname, relation.relname), pg_relation_size(relation.oid) FROM pg_class relation"
        " LEFT JOIN pg_class owner ON owner.reltoastrelid = relation.oid"
        " WHERE relation.relkind IN ('r', 'i', 't') AND relation.oid > 16383"
    )
    with create_engine(address).connect() as connection:
        return dict(connection.execute(relations).all())


if __name__ == "__main__":
    main()
