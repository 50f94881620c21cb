"""How gunicorn serves the application; api/settings.py says what each setting means."""

import gc
import logging.config
import os
import shutil
from tempfile import mkdtemp
from typing import Any

# Where the workers count for /metrics: to be named before prometheus-client is imported, and kept when this file is read again.
COUNTS = os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", "") or mkdtemp(prefix="communique-metrics-")
os.environ["PROMETHEUS_MULTIPROC_DIR"] = COUNTS
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy counts and sorts; threads for algebra would only be started

from gunicorn.glogging import Logger  # noqa: E402
from prometheus_client.multiprocess import mark_process_dead  # noqa: E402
from sqlalchemy.exc import SQLAlchemyError  # noqa: E402

from api import app_state  # noqa: E402
from api.accounts.alignment.contents import load_related_words  # noqa: E402
from api.free_memory import bound_free_memory  # noqa: E402
from api.http.serving import logs  # noqa: E402
from api.http.serving.chunked_bodies import check_chunks  # noqa: E402
from api.queries.preparation import prepare  # noqa: E402
from api.settings import read_or_exit  # noqa: E402
from seeds import loader  # noqa: E402

bound_free_memory()
_settings = read_or_exit()


class ServerLog(Logger):  # type: ignore[misc]
    """gunicorn's own messages in the form of the application's; requests are logged by the application."""

    def setup(self, cfg: Any) -> None:
        """Called at the start and at each reload."""
        super().setup(cfg)
        logging.config.dictConfig(logs.describe(_settings))


logger_class = ServerLog

bind = _settings.bind
workers = _settings.web_concurrency
worker_class = "gthread"  # clients that are slow are the proxy's task: deploy/nginx.conf
threads = _settings.threads
timeout = _settings.request_timeout
limit_request_line = 8190  # gunicorn's most: the application answers what is too long, see MAX_QUERY_BYTES
wsgi_app = "wsgi:app"
preload_app = True
control_socket_disable = True


def on_starting(server: Any) -> None:
    """Parse an article and read names and columns before the workers are forked: they share it, and none starts slowly."""
    from wsgi import app

    state = app_state.of(app)
    state.parser.extract(next(loader.read())["text"])
    load_related_words()
    try:
        prepare(state.database)
    except SQLAlchemyError as error:  # the first requests do it, once the database is there
        server.log.warning("Names and columns could not be read: %s", error)
    state.database.close_connections()


def when_ready(_server: Any) -> None:
    """Leave what has been loaded out of Python's search for garbage, which would look through it, and copy it, in each worker."""
    gc.collect()
    gc.freeze()


def pre_request(_worker: Any, req: Any) -> None:
    """A body whose chunks are malformed is no error of ours, and nothing behind it is taken for another request."""
    check_chunks(req)


def post_fork(_server: Any, _worker: Any) -> None:
    """A connection to the database belongs to the process that opened it."""
    from wsgi import app

    app_state.of(app).database.forget_connections()


def child_exit(_server: Any, worker: Any) -> None:
    """What a worker that has ended counted stays; what it was doing does not."""
    mark_process_dead(worker.pid)


def on_exit(_server: Any) -> None:
    """Counts begin anew with each server."""
    shutil.rmtree(COUNTS, ignore_errors=True)
