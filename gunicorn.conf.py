"""How gunicorn serves the application; api/settings.py says what each setting means."""

from typing import Any

from api import state
from api.settings import read_settings
from seeds import loader

_settings = read_settings()

bind = _settings.bind
workers = _settings.web_concurrency
worker_class = "gthread"
threads = _settings.threads
timeout = _settings.request_timeout
limit_request_line = 8190  # gunicorn's most: the application answers what is too long, see MAX_QUERY_BYTES
loglevel = _settings.log_level
wsgi_app = "wsgi:app"
preload_app = True
control_socket_disable = True


def on_starting(server: Any) -> None:
    """Parse an article before the workers are forked: they share what has been read for it, and none starts slowly."""
    from wsgi import app

    state.of(app).parser.extract(next(loader.read())["text"])


def post_fork(server: Any, worker: Any) -> None:
    """A connection to the database belongs to the process that opened it."""
    from wsgi import app

    state.of(app).database.forget_connections()
