"""Requests as fast as 16 connections give them: by wrk (Debian's package of that name), or where there is none by threads.

They have the headers that Python's `requests` sends, as ordinary clients do: without Accept-Encoding nothing would be compressed.
"""

from __future__ import annotations

import http.client
import json
import shutil
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

CONNECTIONS = 16
HEADERS = {
    "User-Agent": "python-requests/2.32.5",
    "Accept-Encoding": "gzip, deflate",
    "Accept": "*/*",
    "Connection": "keep-alive",
}
_SCRIPT = """
local paths, tags, at = {PATHS}, {TAGS}, 0
{HEADERS}
request = function()
  at = at % #paths + 1
  wrk.headers["If-None-Match"] = tags[at] ~= "" and tags[at] or nil
  return wrk.format("GET", paths[at])
end
done = function(summary, latency, requests)
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format('MEASURED {"rate": %f, "p50": %f, "p99": %f, "failed": %d}\\n',
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    failed + summary.errors.status))
end
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """Requests a second, milliseconds within which half and 99 % are answered, and how many failed."""

    rate: float
    p50: float
    p99: float
    failed: int


def drive(address: str, paths: Sequence[str], seconds: float, tags: Sequence[str] | None = None) -> Measured:
    """Request the paths in turn, each with an entity tag in If-None-Match unless that is empty."""
    tags = tags or [""] * len(paths)
    return (_by_wrk if shutil.which("wrk") else _by_threads)(address, paths, seconds, tags)


def _by_wrk(address: str, paths: Sequence[str], seconds: float, tags: Sequence[str]) -> Measured:
    listed = (", ".join(map(json.dumps, values)) for values in (paths, tags))
    headers = (f"wrk.headers[{json.dumps(name)}] = {json.dumps(value)}" for name, value in HEADERS.items())
    script = _SCRIPT.replace("{HEADERS}", "\n".join(headers))
    for name, values in zip(("{PATHS}", "{TAGS}"), listed, strict=True):
        script = script.replace(name, f"{{{values}}}")
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds:.0f}s", "--timeout=30s", "-s", file.name, address]
        output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return Measured(**json.loads(output.split("MEASURED ")[1].splitlines()[0]))


def _by_threads(address: str, paths: Sequence[str], seconds: float, tags: Sequence[str]) -> Measured:
    """In Python, which is slower than what it measures: for comparisons on one machine only."""
    times: list[float] = []
    failed: list[int] = []
    end = time.monotonic() + seconds

    def send(first: int) -> None:
        connection = http.client.HTTPConnection(urlsplit(address).netloc)
        at = first
        while time.monotonic() < end:
            start = time.monotonic()
            tag = tags[at % len(paths)]
            connection.request("GET", paths[at % len(paths)], headers=HEADERS | ({"If-None-Match": tag} if tag else {}))
            response = connection.getresponse()
            response.read()
            failed.append(response.status >= 400)
            times.append(time.monotonic() - start)
            at += 1

    threads = [threading.Thread(target=send, args=(n,)) for n in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spread = statistics.quantiles(times, n=100)
    return Measured(len(times) / seconds, spread[49] * 1000, spread[98] * 1000, sum(failed))
