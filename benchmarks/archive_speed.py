"""How fast archives are parsed and stored: python benchmarks/archive_speed.py [--articles 400], by one process and by two.

The articles are those of benchmarks/gold/dev, over and over, each with a number in it so that none is the same.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

GOLD = Path(__file__).parent / "gold" / "dev"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=400)
    number = parser.parse_args().articles
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "archive.ndjson"
        chars = _write(archive, number)
        for processes in (1, 2):
            took = _load(archive, Path(folder) / f"{processes}.sqlite", processes)
            rate = f"{number / took:.0f} articles and {chars / took / 1000:.0f} kB a second"
            print(f"{processes} processes: {number} articles in {took:.1f} s, {rate}")


def _write(archive: Path, number: int) -> int:
    """How many characters there are in all."""
    texts = [json.loads(file.read_text(encoding="utf-8"))["text"] for file in sorted(GOLD.glob("*.json"))]
    written = [f"{text}\n\nMeldung Nummer {n}." for n, text in enumerate(islice(cycle(texts), number))]
    archive.write_text("\n".join(json.dumps({"text": text, "language": "de"}) for text in written), encoding="utf-8")
    return sum(map(len, written))


def _load(archive: Path, database: Path, processes: int) -> float:
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{database}"}
    command = [sys.executable, "-m", "flask", "--app", "wsgi"]
    subprocess.run([*command, "database", "upgrade"], env=environment, check=True)
    start = time.monotonic()
    options = ["--processes", str(processes)]
    subprocess.run(
        [*command, "articles", "load", str(archive), *options], env=environment, check=True, stderr=subprocess.DEVNULL
    )
    return time.monotonic() - start


if __name__ == "__main__":
    main()
