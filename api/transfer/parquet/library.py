"""Whether the library is installed that reads and writes Parquet."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec

MISSING = "Parquet needs a library that is not installed: pip install '.[parquet]' in the folder of the project."


@cache
def is_installed() -> bool:
    """Looked up once; nothing is loaded, which would take memory of those that never write Parquet."""
    return find_spec("pyarrow") is not None
