"""What all schemas share."""

from __future__ import annotations

from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields


class Strict(Schema):
    """A schema that refuses fields it doesn't know."""

    class Meta:
        """Options of marshmallow."""

        unknown = RAISE


class Text(fields.String):
    """Text that any database can hold: no NUL character, no half of a surrogate pair."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        if "\0" in text:
            raise ValidationError("Must not contain the NUL character.")
        try:
            text.encode()
        except UnicodeEncodeError:
            raise ValidationError("Must not contain half of a surrogate pair.") from None
        return text


def one_or_more(field: fields.Field[Any], description: str) -> fields.List[Any]:
    """A query parameter that may be repeated; values are alternatives."""
    return fields.List(field, metadata={"description": description, "explode": True})
