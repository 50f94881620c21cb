"""What all schemas share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC
from enum import StrEnum
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate

_BLANK_FOR_PLUS = re.compile(r"(?<=T.{8}) (?=\d\d:\d\d$)|(?<=T.{15}) (?=\d\d:\d\d$)")

_UNREAD = ("invalid", "invalid_awareness", "format")  # what marshmallow says of moments
_MOMENT = "Must be a moment with its zone (RFC 3339), such as 2022-06-15T12:00:00Z."

NO_NUL = r"^[^\u0000]*$"
LANGUAGE = r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"
WEB_ADDRESS = r"^https?://[^\u0000-\u0020\u007f-\u00a0/?#\[\]]+([/?#][^\u0000-\u0020\u007f-\u00a0]*)?$"


class Strict(Schema):
    """A schema that refuses fields it doesn't know."""

    class Meta:
        """Options of marshmallow."""

        unknown = RAISE


class Pattern(validate.Regexp):
    """A pattern of the whole value; `$` alone would let a line feed at the end pass."""

    def __call__(self, value: Any) -> Any:
        """Raises ValidationError."""
        if re.fullmatch(self.regex, value) is None:
            raise ValidationError(self._format_error(value))
        return value


class Text(fields.String):
    """Text that any database can hold: no NUL character, no half of a surrogate pair."""

    def __init__(self, **kwargs: Any) -> None:
        has_pattern = any(isinstance(validator, Pattern) for validator in _listed(kwargs.get("validate")))
        described = {} if has_pattern else {"pattern": NO_NUL}
        super().__init__(**kwargs | {"metadata": described | kwargs.get("metadata", {})})

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        if "\0" in text:
            raise ValidationError("Must not contain the NUL character.")
        try:
            text.encode()
        except UnicodeEncodeError:
            raise ValidationError("Must not contain half of a surrogate pair.") from None
        return text


class Spreading(Strict):
    """A query in which one parameter may stand for several."""

    def spread(self, given: Mapping[str, list[str]]) -> dict[str, list[str]]:
        """The parameters with those in the place of what stands for them; here none does."""
        return dict(given)


class Instant(fields.AwareDateTime):
    """A moment (RFC 3339); written in UTC with a Z, which needs no escaping in addresses."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="iso", error_messages=dict.fromkeys(_UNREAD, _MOMENT), **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        """A plus sign that was not escaped in an address arrives as a blank."""
        moment = super()._deserialize(_BLANK_FOR_PLUS.sub("+", str(value)), attr, data, **kwargs)
        try:
            return moment.astimezone(UTC)
        except OverflowError:
            raise ValidationError("Must be a moment of the years 1 to 9999 in UTC.") from None

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> Any:
        return value and value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


class Choice(fields.Enum[Any]):
    """One of the values of an enumeration of strings."""

    def __init__(self, values: type[StrEnum], *, metadata: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(values, by_value=True, metadata={"type": "string", **(metadata or {})}, **kwargs)


def _listed(validators: Any) -> list[Any]:
    return validators if isinstance(validators, list) else [validators]


def one_or_more(field: fields.Field[Any], description: str, *, required: bool = False) -> fields.List[Any]:
    """A query parameter that may be repeated; values are alternatives."""
    return fields.List(field, required=required, metadata={"description": description, "explode": True})
