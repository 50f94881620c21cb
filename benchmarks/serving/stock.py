"""The corpus as a file and as a database, made once and used again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import msgspec

from serving.cases import count
from serving.corpus import Corpus

BATCH = 50_000  # fewer and larger, as the articles are in no order of dates
COMMAND = [sys.executable, "-m", "flask", "--app", "wsgi"]


def provide_lines(folder: Path, size: int) -> tuple[Path, dict[str, int]]:
    """The NDJSON file of a corpus, and what a plain loop finds in it."""
    file, counted = folder / f"{size}.ndjson", folder / f"{size}.json"
    if not counted.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as out:
            found = count(_written(Corpus(size), out))
        counted.write_text(json.dumps(found), encoding="utf-8")
    return file, json.loads(counted.read_text(encoding="utf-8"))


def _written(corpus, out):
    for line in corpus.statements():
        out.write(msgspec.json.encode(line) + b"\n")
        yield line


def provide_database(folder: Path, size: int, url: str | None) -> str:
    """The address of a database with the corpus, brought in by the project's own command. Given an address, that one is filled."""
    file, _ = provide_lines(folder, size)
    path = folder / f"{size}.sqlite"
    address = url or f"sqlite:///{path.absolute()}"
    environment = os.environ | {"DATABASE_URL": address}
    subprocess.run([*COMMAND, "database", "upgrade"], env=environment, check=True)
    done = folder / f"{size}.{'given' if url else 'sqlite'}.done"
    if not done.exists():
        start = time.monotonic()
        subprocess.run(
            [*COMMAND, "statements", "import", str(file), "--batch", str(BATCH)], env=environment, check=True
        )
        took = time.monotonic() - start
        print(f"import: {size} statements in {took:.0f} s, {size / took:.0f} a second")
        done.touch()
    return address
