"""Servers to be measured: gunicorn as the project runs it, two workers, each on a port of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

WORKERS, THREADS = 2, 4
HERE = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    process: subprocess.Popen[bytes]
    address: str

    def workers(self) -> list[int]:
        """The processes that answer."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="ascii")
        return [int(child) for child in children.split()]

    def cpu_seconds(self) -> float:
        """What all workers have used so far."""
        return sum(_cpu_seconds(pid) for pid in self.workers())

    def memory(self) -> tuple[float, float]:
        """Resident and proportional size of the largest worker, MB."""
        return tuple(max(_size(pid, name) for pid in self.workers()) for name in ("Rss", "Pss"))  # type: ignore[return-value]


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _size(pid: int, name: str) -> float:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1000
    return 0.0


@contextmanager
def run(app: str, port: int, url: str, **environment: str) -> Iterator[Server]:
    """`app` is wsgi:app for the project, with its own configuration."""
    options = [] if app == "wsgi:app" else [f"--workers={WORKERS}", f"--threads={THREADS}", "--worker-class=gthread"]
    configured = ["-c", "gunicorn.conf.py"] if app == "wsgi:app" else ["-c", "/dev/null", f"--bind=127.0.0.1:{port}"]
    command = [sys.executable, "-m", "gunicorn", *configured, *options, "--no-control-socket", app]
    paths = os.pathsep.join(str(path) for path in (HERE, HERE.parent))
    settings = {"DATABASE_URL": url, "BIND": f"127.0.0.1:{port}", "LOG_LEVEL": "error", "PYTHONPATH": paths}
    settings |= {"WEB_CONCURRENCY": str(WORKERS), "THREADS": str(THREADS)}
    process = subprocess.Popen(command, env=os.environ | settings | environment, cwd=HERE.parent)
    try:
        server = Server(process, f"http://127.0.0.1:{port}")
        _wait(server)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:  # a request of minutes
            process.kill()


def _wait(server: Server) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{server.address}/", timeout=1)  # noqa: S310
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(server.address)
