"""gunicorn.conf.py as it is served, but a worker is a while between its fork and its own signal handlers."""

import time
from pathlib import Path

exec((Path(__file__).parents[4] / "gunicorn.conf.py").read_text())  # noqa: S102

_after_fork = post_fork  # noqa: F821


def post_fork(server, worker):
    _after_fork(server, worker)
    time.sleep(2)
