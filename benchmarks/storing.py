"""What statements cost to bring in and to keep: python benchmarks/storing.py [--statements 20000] [--database ADDRESS].

The corpus of benchmarks/serving comes in by `statements import`; printed are statements a second, by the clock and by the processor
time of the process that stores (the one that prepares is not in it), the most memory that it had, and the bytes a statement of each
table with its indexes. Without an address it is a new SQLite file; a database of PostgreSQL has to be empty.
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
from contextlib import closing
from pathlib import Path

from serving.stock import provide_lines
from sqlalchemy import create_engine, text

COMMAND = [sys.executable, "-m", "flask", "--app", "wsgi"]
LEAST = 1.0  # bytes a statement of what is printed


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=20_000)
    parser.add_argument("--database", help="Address of an empty database.")
    parser.add_argument("--folder", type=Path, help="Where the corpus is kept for another time.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lines, _ = provide_lines(options.folder or Path(folder), options.statements)
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
    started, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([*COMMAND, "statements", "import", str(lines)], env=environment, check=True)
    took, after = time.monotonic() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"load {os.getloadavg()}")
    print(
        f"{statements / took:.0f} a second by the clock, {statements / used:.0f} by the processor time of the process that stores"
    )
    print(f"{after.ru_maxrss / 1024:.0f} MB of memory at most")  # of the largest of the processes


def _measure_sqlite(address: str) -> dict[str, int]:
    """Bytes by table or index. An SQLite without dbstat has one figure for all."""
    file = address.removeprefix("sqlite:///")
    with closing(sqlite3.connect(file)) as connection:
        try:
            return dict(connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"))
        except sqlite3.OperationalError:
            return {"all": Path(file).stat().st_size}


def _measure_postgresql(address: str) -> dict[str, int]:
    """Bytes by table and by its indexes."""
    sizes: dict[str, int] = {}
    tables = text(
        "SELECT relname, pg_table_size(oid), pg_indexes_size(oid) FROM pg_class WHERE relkind = 'r' AND oid > 16383"
    )
    with create_engine(address).connect() as connection:
        for name, table, indexes in connection.execute(tables):
            sizes |= {name: table, f"indexes of {name}": indexes}
    return sizes


if __name__ == "__main__":
    main()
