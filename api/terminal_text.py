"""Text that others wrote, on lines of ours: nothing in it can pass for a line of its own or command a terminal."""

from __future__ import annotations

import re

_UNSEEMLY = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]"
)  # control characters, and bytes of names that are not UTF-8


def escape(text: str) -> str:
    """The text with what can't be shown as Python writes it: a line feed is a backslash and an n."""
    return _UNSEEMLY.sub(lambda found: repr(found[0])[1:-1], text)
