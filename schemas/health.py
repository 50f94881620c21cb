"""Whether the server is well."""

from __future__ import annotations

from marshmallow import Schema, fields


class Health(Schema):
    """The server is well; if it is not, the response is a problem."""

    status = fields.Constant("ok", required=True)
