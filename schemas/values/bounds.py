"""How long what is handed in may be, by HTTP, in files, on the command line or in an import: the same on every database."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, validate

from extraction.text import NAME_CHARS

TITLE_CHARS = 1000
SOURCE_CHARS = 200
AUTHOR_CHARS = 200
ADDRESS_BYTES = 2000  # of an index row PostgreSQL takes no more than 2,704
LANGUAGE_CHARS = 35
ENTITY_CHARS = NAME_CHARS  # of an id or a name
THEME_CHARS = 60
TOKEN_CHARS = 100
ID_CHARS = 20
TEXT_CHARS = 1_000_000  # of a statement and its context
MOST_NAMED = 250  # entities or labels of one statement in one of its fields; each is counted together with each


class Bytes(validate.Length):
    """As many bytes in UTF-8; described as the characters that these are at most."""

    def __init__(self, most: int) -> None:
        super().__init__(max=most, error=f"Must not be longer than {most} bytes.")

    def __call__(self, value: Any) -> Any:
        """Raises ValidationError."""
        if len(str(value).encode(errors="surrogatepass")) > (self.max or 0):
            raise ValidationError(self._format_error(value, self.error or ""))
        return value
