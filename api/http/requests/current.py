"""The request that is answered now."""

from __future__ import annotations

from flask import Request, request


def current_request() -> Request:
    """The request itself, for whoever looks at it more than once: through Flask's proxy each attribute costs as much as some calls."""
    found: Request = request._get_current_object()  # type: ignore[attr-defined]
    return found
