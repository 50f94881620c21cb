"""A mixed load for minutes, as newsrooms make it, on a server of its own: does it fail, grow or get slower?

python benchmarks/soak.py [MINUTES] [--database URL] [--rate REQUESTS_PER_SECOND]

Reads of all kinds, polls with If-None-Match, articles added and removed again, and exports. Prints errors, the memory of each worker
at the start and at the end, and the time to answer of the last quarter beside that of the first. Without --database it runs on a new
SQLite file. Article texts are made here.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
CLIENTS = 6
READS = (
    "/statements", "/statements?speaker=putin", "/statements?theme=peace-and-negotiations&sort=created_at", "/statements?q=Frieden",
    "/statements?q=%22neue+Vorschläge%22&limit=5", "/articles", "/speakers?q=pu", "/organisations", "/entities", "/themes",
    "/stats?group_by=speaker&group_by=theme", "/stats?group_by=month&q=Frieden", "/changes", "/health/ready", "/metrics", "/",
    "/openapi.yaml",
)  # fmt: skip
EXPORTS = ("/statements?format=csv", "/statements?format=ndjson", "/statements?format=atom")
SPEAKERS = ("Wladimir Putin", "Xi Jinping", "Olaf Scholz", "Emmanuel Macron", "Wolodymyr Selenskyj")
SUBJECTS = ("Frieden", "Handel", "neue Vorschläge", "die Energieversorgung", "die Sicherheit Europas")
KEPT = 20  # articles of each client; it removes one for each that it adds then, so that what grows is not the data
KINDS = {"read": 60, "poll": 25, "add": 8, "remove": 5, "export": 2}  # of a hundred requests


@dataclass
class Record:
    """What was asked: (kind, seconds since the start, seconds to answer), and what went wrong."""

    started: float = field(default_factory=time.monotonic)
    answers: list[tuple[str, float, float]] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    lock: Lock = field(default_factory=Lock)

    def note(self, kind: str, path: str, status: int, seconds: float) -> None:
        """Count an answer."""
        with self.lock:
            self.answers.append((kind, time.monotonic() - self.started, seconds))
            self.statuses[status] += 1
            if status not in (200, 201, 204, 304):
                self.errors[f"{status} {path}"] += 1

    def note_error(self, kind: str, error: Exception) -> None:
        """Count what was no answer."""
        with self.lock:
            self.errors[f"{kind}: {error!r}"] += 1


class Client(Thread):
    """Asks one request after the other, at a steady rate, until a time."""

    def __init__(self, number: int, port: int, token: str, record: Record, end: float, rate: float) -> None:
        super().__init__()
        self.rng, self.number, self.port, self.record, self.end = random.Random(number), number, port, record, end  # noqa: S311
        self.pause, self.tags, self.stored = CLIENTS / rate, {}, []
        self.headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def run(self) -> None:
        """Ask until the end."""
        while time.monotonic() < self.end:
            started = time.monotonic()
            kind = self.rng.choices(list(KINDS), list(KINDS.values()))[0]
            try:
                getattr(self, kind)()
            except (OSError, http.client.HTTPException) as error:
                self.record.note_error(kind, error)
                self.connection.close()
            time.sleep(max(0.0, self.pause - (time.monotonic() - started)))

    def read(self) -> None:
        """Any question."""
        self._ask("read", "GET", self.rng.choice(READS))

    def poll(self) -> None:
        """A question asked before, with the tag of its answer."""
        path = self.rng.choice(READS[:6])
        known = {"If-None-Match": self.tags[path]} if path in self.tags else {}
        headers, _ = self._ask("poll", "GET", path, known)
        self.tags[path] = headers.get("ETag", "")

    def add(self) -> None:
        """A new article; sometimes one that is there."""
        if len(self.stored) >= KEPT:
            self.remove()
        sentences = (
            f"{self.rng.choice(SPEAKERS)} sagte am Montag, {self.rng.choice(SUBJECTS)} sei Thema von"
            f" {self.rng.randrange(10**6)} Gesprächen."
            for _ in range(self.rng.randint(1, 12))
        )
        body = json.dumps({"text": " ".join(sentences), "published_on": f"2024-{self.rng.randint(1, 12):02}-01"})
        _, answer = self._ask("add", "POST", "/articles", self.headers, body)
        self.stored.append(json.loads(answer)["id"])

    def remove(self) -> None:
        """An article that this client has added."""
        if self.stored:
            self._ask("remove", "DELETE", f"/articles/{self.stored.pop(0)}", self.headers)

    def export(self) -> None:
        """A whole result."""
        self._ask("export", "GET", self.rng.choice(EXPORTS))

    def _ask(self, kind, method, path, headers=None, body=None):
        started = time.monotonic()
        self.connection.request(method, path.replace("ä", "%C3%A4"), body and body.encode(), headers or {})
        response = self.connection.getresponse()
        answer = response.read()
        self.record.note(kind, path, response.status, time.monotonic() - started)
        return response.headers, answer


@contextmanager
def serve(database_url: str) -> Iterator[tuple[subprocess.Popen[bytes], int, str]]:
    """A server with its port and a token."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"DATABASE_URL": database_url, "BIND": f"127.0.0.1:{port}", "LOG_LEVEL": "error"}
    flask = [BIN / "flask", "--app", "wsgi"]
    for command in (["database", "upgrade"], ["seed"]):
        subprocess.run([*flask, *command], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    made = subprocess.run(
        [*flask, "tokens", "create", f"soak-{port}"], cwd=ROOT, env=environment, check=True, capture_output=True
    )
    server = subprocess.Popen([BIN / "gunicorn"], cwd=ROOT, env=environment)
    try:
        _wait(port)
        yield server, port, made.stdout.decode().strip()
    finally:
        server.terminate()
        server.wait()


def _wait(port: int) -> None:
    for _ in range(600):
        try:
            return socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The server does not answer.")


@dataclass(frozen=True)
class Memory:
    """Megabytes of a worker: all of it, and what it shares with nobody.

    The second grows also when a page that the workers shared is written to by one of them, though nothing was added.
    """

    resident: float
    own: float


def measure_memory(server: subprocess.Popen[bytes]) -> dict[str, Memory]:
    """The memory of each worker (Linux)."""
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text(encoding="ascii").split()
    return {child: _memory_of(child) for child in children}


def _memory_of(process: str) -> Memory:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    sizes = {name: int(size.split()[0]) / 1024 for name, size in (line.split(":", 1) for line in lines)}
    return Memory(sizes["Rss"], sizes["Private_Clean"] + sizes["Private_Dirty"])


def report(record: Record, minutes: float, memory: list[dict[str, Memory]]) -> None:
    """Print the figures."""
    seconds = minutes * 60
    print(f"{len(record.answers)} answers in {minutes:g} minutes, by status {dict(sorted(record.statuses.items()))}")
    print(
        f"{sum(record.errors.values())} errors",
        *(f"{count:6} {what}" for what, count in record.errors.most_common(20)),
        sep="\n",
    )
    for worker in memory[-1]:
        sizes = [at[worker] for at in memory if worker in at]
        print(
            f"worker {worker}: MB at the start, at each quarter and at the end:",
            *(f"{size.resident:.1f}" for size in sizes),
        )
        print(f"worker {worker}: MB that it shares with nobody:", *(f"{size.own:.1f}" for size in sizes))
    print(f"{'kind':8}{'first quarter: p50':>20}{'p99 ms':>9}{'last quarter: p50':>20}{'p99 ms':>9}")
    for kind in KINDS:
        quarters: dict[int, list[float]] = defaultdict(list)
        for found, at, took in record.answers:
            if found == kind:
                quarters[min(3, int(4 * at / seconds))].append(1000 * took)
        shown = [f"{value:.1f}" for quarter in (0, 3) for value in _percentiles(quarters[quarter])]
        print(f"{kind:8}{shown[0]:>20}{shown[1]:>9}{shown[2]:>20}{shown[3]:>9}")


def _percentiles(values: list[float]) -> tuple[float, float]:
    if len(values) < 2:
        return float("nan"), float("nan")
    return statistics.median(values), statistics.quantiles(values, n=100)[98]


def main() -> int:
    """Run the load; 1 if there were errors."""
    parser = argparse.ArgumentParser(description="A mixed load for minutes.")
    parser.add_argument("minutes", type=float, nargs="?", default=10)
    parser.add_argument("--database")
    parser.add_argument("--rate", type=float, default=60, help="requests per second of all clients together, at most")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        with serve(options.database or f"sqlite:///{folder}/soak.sqlite") as (server, port, token):
            record = Record()
            end = record.started + options.minutes * 60
            clients = [Client(number, port, token, record, end, options.rate) for number in range(CLIENTS)]
            for client in clients:
                client.start()
            memory = []
            for quarter in range(5):
                time.sleep(max(0.0, record.started + 2 + quarter * (options.minutes * 15 - 1) - time.monotonic()))
                memory.append(measure_memory(server))
            for client in clients:
                client.join()
        report(record, options.minutes, memory)
    return bool(record.errors)


if __name__ == "__main__":
    sys.exit(main())
