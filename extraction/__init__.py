"""German text → statements: who said what, to whom, about what. Imports nothing of the web application.

>>> from extraction import extract
>>> extract("„Wir sind bereit“, sagte Wladimir Putin.").statements[0].speakers
('wladimir-putin',)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extraction.pipeline import extract, parse

__all__ = ["extract", "parse"]


def __getattr__(name: str) -> Any:
    """Import the pipeline when it is first asked for, so that tables with a fault can be checked without it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from extraction.text.lexicon import growing

    with growing():
        from extraction import pipeline

    return getattr(pipeline, name)
