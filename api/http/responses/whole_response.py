"""Responses that are sent as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response
from werkzeug.datastructures import Headers

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment


class WholeResponse(Response):
    """A response whose headers are sent as they are where nothing in them depends on the request.

    Werkzeug copies and looks at each of some fifteen headers once more to make addresses of redirects whole and to count the body,
    which takes a twentieth of a page's time.
    """

    def get_wsgi_headers(self, environ: WSGIEnvironment) -> Headers:
        """The headers to send."""
        is_whole = self.status_code == 200 and "Content-Length" in self.headers
        return self.headers if is_whole else super().get_wsgi_headers(environ)
