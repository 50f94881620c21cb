"""The day of a text that nothing else dates: that of its dateline, as in "Peking, 16. Juni 2022 –"."""

from __future__ import annotations

import re
from datetime import date
from itertools import islice

_MONTHS = "januar februar märz april mai juni juli august september oktober november dezember".split()
_OTHER_MONTHS = {"jänner": 1, "feber": 2, "maerz": 3}
_NUMBERS = {name: number for number, name in enumerate(_MONTHS, 1)} | _OTHER_MONTHS
_LINES = 4  # a title, who published it and the dateline are among these
_LONGEST = 200  # characters of a line that are looked at
_DATELINE = re.compile(
    r"\W*(?:[A-ZÄÖÜ][\w./-]*(?: [\w./-]+){0,3}(?: ?\([^()]{1,40}\))?[,:] ?)?"  # a place and an agency
    r"(?:(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag),? )?(?:den |vom )?(?:der )?"
    r"(?:(?P<day>\d{1,2})\. ?(?:(?P<name>[A-Za-zä]{3,9}) |(?P<month>\d{1,2})\. ?)(?P<year>\d{4})|(?P<iso>\d{4}-\d\d-\d\d))"
    r"(?: ?\([^()]{1,40}\))?(?: ?$| ?[-–—:|)/.,](?: |$))"
)


def find_day(text: str) -> date | None:
    """The day that one of the first lines begins with, a place before it or not; None if there is none."""
    lines = (line.strip() for line in text.split("\n"))
    for line in islice(filter(None, lines), _LINES):
        match = _DATELINE.match(line[:_LONGEST])
        if match and (day := _parse_day(match)):
            return day
    return None


def _parse_day(match: re.Match[str]) -> date | None:
    """The day, unless the calendar has no such."""
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        month = int(match["month"]) if match["month"] else _NUMBERS[match["name"].lower()]
        return date(int(match["year"]), month, int(match["day"]))
    except (ValueError, KeyError):
        return None
