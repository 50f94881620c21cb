"""Values of query parameters, read as people write them; each fault says what is taken, with an example."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from marshmallow import ValidationError, fields, validate

from extraction.knowledge.asked_names import choice_words, languages
from extraction.text.cleaning import clean
from extraction.text.folding import fold
from schemas.base import Choice, Text

_PERIOD = r"^\d{4}(-(\d{2}(-\d{2})?|[Ww]\d{2}))?$"
_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8})*", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{1,9}")
_YES: set[object] = {"1", "true", "yes", "on", "t", "y", "ja"}
_NO: set[object] = {"0", "false", "no", "off", "f", "n", "nein"}
_PARTS = re.compile(r"\s*[,;|]\s*")


class Name(Text):
    """A name or id, cleaned; never empty."""

    def __init__(self, example: str, *, metadata: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        self.example = example
        super().__init__(metadata={"minLength": 1, **(metadata or {})}, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        name = clean(super()._deserialize(value, attr, data, **kwargs))
        if not any(map(str.isalnum, name)):
            raise ValidationError(
                f"Must not be empty: leave the parameter out, or name something such as {self.example}."
            )
        return name


class Words(Text):
    """Words to look for, cleaned as articles are."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        return clean(super()._deserialize(value, attr, data, **kwargs))


class AskedChoice(Choice):
    """One of a closed list's values, in any case, or a word that stands for it (extraction/data/choice_words.tsv)."""

    def __init__(self, values: type[StrEnum], name: str, **kwargs: Any) -> None:
        self.words = choice_words(name)
        super().__init__(values, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        written = clean(str(value))
        value = next((one.value for one in self.enum if one.value == written.lower()), None) or self.words.get(
            fold(written), written
        )
        try:
            return super()._deserialize(value, attr, data, **kwargs)
        except ValidationError as error:
            hint = " For either of several give the parameter twice." if len(_PARTS.split(written)) > 1 else ""
            raise ValidationError(f"{' '.join(map(str, error.messages))}{hint}") from None


class Language(Text):
    """A language as a BCP 47 tag, of what may also be an ISO 639-2 code or a name."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        written = clean(super()._deserialize(value, attr, data, **kwargs))
        if tag := languages().get(fold(written)):
            return tag
        tag = written.replace("_", "-").lower()
        if not _TAG.fullmatch(tag):
            raise ValidationError(
                "Must be a language: a BCP 47 tag such as de or de-AT, an ISO 639-2 code such as ger, a name such as Deutsch."
            )
        language, dash, rest = tag.partition("-")
        return languages().get(language, language) + dash + rest


class Period(fields.Field[date]):
    """The first day of a day, week, month or year, or the last one."""

    def __init__(self, *, is_end: bool = False, metadata: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        self.is_end = is_end
        described = {"type": "string", "pattern": _PERIOD, "examples": ["2022-06-15", "2022-06", "2022", "2022-W24"]}
        super().__init__(metadata={**described, **(metadata or {})}, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> date:
        written = clean(str(value))
        try:
            first, last = _read_period(written)
        except (ValueError, OverflowError):
            raise ValidationError(
                "Must be a day such as 2022-06-15, a month such as 2022-06, a year such as 2022 or a week such as 2022-W24"
                + (f"; there is no {written}." if re.fullmatch(_PERIOD, written) else ".")
            ) from None
        return last if self.is_end else first


class Listed(fields.String):
    """One of a few values, in any case."""

    def __init__(self, values: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(validate=validate.OneOf(values), **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        return clean(str(value)).lower()


class Flag(fields.Boolean):
    """Yes or no."""

    def __init__(self, **kwargs: Any) -> None:
        told: dict[str, Any] = {"invalid": "Must be yes or no, such as 1 or 0."}
        super().__init__(truthy=_YES, falsy=_NO, error_messages=told, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        return super()._deserialize(clean(str(value)).lower(), attr, data, **kwargs)


class Number(fields.Integer):
    """A whole number of at least 1, in plain digits."""

    def __init__(self, most: int, example: int, *, metadata: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        self.most, self.example = most, example
        super().__init__(metadata={"minimum": 1, "maximum": most, **(metadata or {})}, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        if not _NUMBER.fullmatch(str(value)) or not self._is_taken(int(value)):
            raise ValidationError(f"Must be a whole number {self._range()}, such as {self.example}.")
        return int(value)

    def _range(self) -> str:
        return f"from 1 to {self.most}"

    def _is_taken(self, number: int) -> bool:
        return 1 <= number <= self.most


class Limit(Number):
    """How many rows a page has; how many it may have is a setting (see `api.http.responses.pages`)."""

    def __init__(self, *, metadata: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(200, 50, metadata=metadata, **kwargs)

    def _range(self) -> str:
        return "of at least 1"

    def _is_taken(self, number: int) -> bool:
        return number >= 1


def _read_period(written: str) -> tuple[date, date]:
    """First and last day; raises ValueError."""
    if not re.fullmatch(_PERIOD, written, re.ASCII):
        raise ValueError(written)
    year, *parts = written.upper().split("-")
    if not parts:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    if parts[0].startswith("W"):
        first = date.fromisocalendar(int(year), int(parts[0][1:]), 1)
        return first, first + timedelta(days=6)
    if len(parts) == 1:
        return date(int(year), int(parts[0]), 1), date(
            int(year), int(parts[0]), calendar.monthrange(int(year), int(parts[0]))[1]
        )
    day = date.fromisoformat(written)
    return day, day
