"""Who else was at an event, or is to be met on a visit, by sentences that tell of no event of their own."""

from extraction.events.attending.absence import without_absent
from extraction.events.attending.attendance import (
    Attendance,
    find_attendance,
    with_attendance,
)
from extraction.events.attending.programme import find_programme
from extraction.events.attending.verbs import tells_of_attendance, tells_of_joining

__all__ = [
    "Attendance",
    "find_attendance",
    "find_programme",
    "tells_of_attendance",
    "tells_of_joining",
    "with_attendance",
    "without_absent",
]
