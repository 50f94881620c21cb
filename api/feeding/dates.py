"""Days as they are written, and lines that tell the day of publication: "Peking, 16. Juni 2022 –", "Veröffentlicht am …"."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from itertools import islice

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jänner jan jän january",
            "februar feber feb february",
            "märz maerz mär mrz march mar",
            "april apr",
            "mai may",
            "juni jun june",
            "juli jul july",
            "august aug",
            "september sept sep",
            "oktober okt october oct",
            "november nov",
            "dezember dez december dec",
        ),
        1,
    )
    for name in names.split()
}
EARLIEST = date(1945, 1, 1)  # what is older is read wrongly, or no news
_PLACEHOLDER = date(1970, 1, 1)  # which machines write where they know no day
_GERMAN_SUMMER = timedelta(hours=2)  # a day without a zone may have begun in Germany before it does in UTC

_DAY = (
    r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?!\d)"
    r"|(?<!\d)(?P<day>\d{1,2})\.?[ -]?(?:(?P<name>[A-Za-zä]{3,9})\.?[ -]|(?P<month>\d{1,2})\. ?)(?P<year>(?:19|20)\d\d)(?!\d)"
)
_WRITTEN = re.compile(
    _DAY
    + r"|(?<!\d)(?P<packed>(?:19|20)\d{6})(?!\d)"
    + r"|(?P<slashed>(?:19|20)\d\d/\d\d?/\d\d?)(?!\d)"
    + r"|(?P<month_first>[A-Z][a-z]{2,8})\.? (?P<its_day>\d{1,2}), (?P<its_year>(?:19|20)\d\d)(?!\d)"
)
_LONGEST = 200  # characters of a line that are looked at
_LINES = 4  # a title, who published it and the dateline are among these
_WEEKDAY = r"(?:(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag|Mo|Di|Mi|Do|Fr|Sa|So)\.?,? )?"
_DATELINE = re.compile(
    r"\W*(?P<place>[A-ZÄÖÜ][\w./-]*(?: [\w./-]+){0,3}(?: ?\([^()]{1,40}\))?[,:] ?)?"  # a place and an agency
    rf"{_WEEKDAY}(?:den |vom |am (?=[\wä. ]{{6,20}}(?:$| ?[-–—(])))?(?:der )?(?:{_DAY})"
    r"(?: ?\([^()]{1,40}\))?(?: ?$| ?[-–—:|)/.,](?: |$))"
)
# What is told of a day to come, of the state of things, or of a number is no place.
_NO_PLACE = re.compile(
    r"(?i)\b(?:nächste\w*|kommende\w*|termin\w*|sitzung\w*|treffen|tagung|beginn|ende|frist|ab|bis|gültig|gültigkeit|stand|stichtag"
    r"|redaktionsschluss|geändert|änderung|aktualisier\w*|bearbeit\w*|gedruckt|druck\w*|abruf|abgerufen|copyright|geboren|tel\w*|nr"
    r"|drucksache|aktenzeichen|az|dok\w*|veranstaltung\w*|anmeldeschluss|next|meeting|modified|updated)\b"
)
_PUBLISHED = re.compile(
    r"(?i)(?:^|[\s|(·•–—,;])"
    r"(?:(?:erst|original|online)?-?ver[öo](?:e)?ffentlich(?:t|ung)(?:sdatum)?|datum der (?:erst)?veröffentlichung"
    r"|tag der veröffentlichung"
    r"|erstmals (?:veröffentlicht|erschienen)|publiziert|publikationsdatum|erschienen|erscheinungsdatum|erstellungsdatum|online seit"
    r"|(?:presse|medien)mitteilung|presseerklärung|pressemeldung|datum|ausgegeben|published(?: on)?|date published)"
    rf"(?: Nr\.? ?[\w/.-]{{1,12}})?(?: (?:am|vom|on|seit))?(?: ?[:|])?,? {{0,2}}{_WEEKDAY}(?:(?:den|am|vom|um) )?"
    rf"(?:\d{{1,2}}[:.]\d\d(?: Uhr)?,? )?(?:{_DAY})"
)
_NO_PUBLISHED_LINE = re.compile(r"(?i)\b(?:print\w*|druck\w*|gedruckt\w*|ausgabe|heft|buch)\b|©")
_LONGEST_PUBLISHED_LINE = 160


def read_day(written: str) -> date | None:
    """The day that a value of metadata, a feed or a front matter says, in the zone in which it is written."""
    match = _WRITTEN.search(" ".join(written.split())[:_LONGEST])
    return _check(_parse_day(match)) if match else None


def is_past(day: date, now: datetime | None = None) -> bool:
    """Whether a day has begun in Germany: what is yet to come is no day of publication."""
    return day <= ((now or datetime.now(UTC)) + _GERMAN_SUMMER).date()


def find_day(text: str) -> date | None:
    """The day that one of the first lines says as the text's own: as a dateline does, or with the word."""
    lines = (line.strip() for line in text.split("\n"))
    for line in islice(filter(None, lines), _LINES):
        if (day := _read_dateline(line) or find_published(line)) and is_past(day):
            return day
    return None


def find_published(line: str) -> date | None:
    """The day in a short line with a word such as "Veröffentlicht am"; not that of an update or a print."""
    if len(line) > _LONGEST_PUBLISHED_LINE or _NO_PUBLISHED_LINE.search(line):
        return None
    match = _PUBLISHED.search(" ".join(line.split()))
    return _check(_parse_day(match)) if match and not _goes_on(match) else None


def _goes_on(match: re.Match[str]) -> bool:
    """Whether it is a sentence that tells of something: words in small letters follow the day."""
    return (
        re.match(r",? (?!um\b|uhr\b|von\b|in\b|auf\b|aktualisiert)[a-zäöü]+ [\wäöüß]+", match.string[match.end() :])
        is not None
    )


def _read_dateline(line: str) -> date | None:
    match = _DATELINE.match(line[:_LONGEST])
    if not match or _NO_PLACE.search(match["place"] or ""):
        return None
    return _check(_parse_day(match))


def _parse_day(match: re.Match[str]) -> date | None:
    """The day, unless the calendar has no such."""
    parts = match.groupdict()
    try:
        if parts["iso"]:
            return date.fromisoformat(parts["iso"])
        if packed := parts.get("packed"):
            return date.fromisoformat(packed)
        if slashed := parts.get("slashed"):
            year, month, day = map(int, slashed.split("/"))
            return date(year, month, day)
        if name := parts.get("month_first"):
            return date(int(parts["its_year"]), _MONTHS[name.lower()], int(parts["its_day"]))
        month = int(parts["month"]) if parts["month"] else _MONTHS[parts["name"].lower()]
        return date(int(parts["year"]), month, int(parts["day"]))
    except (ValueError, KeyError):
        return None


def _check(day: date | None) -> date | None:
    return day if day and day >= EARLIEST and day != _PLACEHOLDER else None
