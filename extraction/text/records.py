"""Records that stages hand on and nobody changes, quicker to make than those of `dataclasses`.

Where the code is checked this is `dataclass` and `replace` of `dataclasses`, and a frozen record is frozen. Where it runs
nothing guards a frozen record: to set a field of one past its own guard takes three times as long, and an article makes hundreds
of records a sentence.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from dataclasses import replace as replace
else:

    def dataclass(*, frozen: bool = False, eq: bool = True, **options: Any) -> Callable[[type], type]:
        """As `dataclasses.dataclass`; a frozen record can be hashed like any frozen one, and is not guarded."""
        return dataclasses.dataclass(eq=eq, unsafe_hash=frozen and eq, **options)

    def replace(record: Any, **changes: Any) -> Any:
        """A record with some fields changed, as `dataclasses.replace` makes it; a frozen one that is so already itself."""
        kind = type(record)
        names, values_of, frozen = _fields(kind)
        for name, value in changes.items() if frozen else ():
            if getattr(record, name, _fields) is not value:
                break
        else:
            if frozen:
                return record
        return kind(**(dict(zip(names, values_of(record), strict=True)) | changes))


@cache
def _fields(record: type) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]], bool]:
    """The names of a record's fields that its making takes, what reads all of them at once, and whether nobody changes them."""
    names = tuple(field.name for field in dataclasses.fields(record) if field.init)
    read = attrgetter(*names)
    made = record.__dataclass_params__  # type: ignore[attr-defined]
    return names, read if len(names) > 1 else lambda record: (read(record),), made.frozen or made.unsafe_hash
