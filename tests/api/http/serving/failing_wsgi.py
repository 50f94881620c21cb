"""The application as it is served, but exports fail after their first rows."""

from api.queries import statements
from wsgi import app

__all__ = ["app"]
_stream = statements.stream_statements


def _fail(*args, **kwargs):
    yield next(_stream(*args, **kwargs))
    raise RuntimeError("made to fail")


statements.stream_statements = _fail
