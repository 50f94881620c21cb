"""Whose account something is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError

from extraction.knowledge.sides import find_side
from schemas.base import Text

DESCRIPTION = "Whose account it is: ISO 3166-1 code of a country, or id of an international organisation"


class Side(Text):
    """A country by its ISO code or an international organisation by its id, in any case."""

    def __init__(self, *, metadata: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        described = {"description": DESCRIPTION, "maxLength": 40, "examples": ["CN", "EU-COUNCIL"]}
        super().__init__(metadata={**described, **(metadata or {})}, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        side = find_side(super()._deserialize(value, attr, data, **kwargs))
        if side is None:
            raise ValidationError(
                "Must be the ISO 3166-1 code of a country, such as CN, or the id of an international organisation, such as UN."
            )
        return side
