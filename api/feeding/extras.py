"""Libraries that are installed only where they are needed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from api.articles.article_text import Refusal


def load_library(module: str, extra: str) -> Any:
    """A module of an optional library. Raises Refusal that says how to install it."""
    try:
        return import_module(module)
    except ImportError:
        raise Refusal(
            "missing-library", f"This needs more libraries: pip install '.[{extra}]' in the folder of the project."
        ) from None
