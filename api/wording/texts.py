"""Words of the interface by key and language (texts.tsv), and how numbers and dates are written in each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "de")
_MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
}
_THOUSANDS = {"en": ",", "de": "."}


class Texts:
    """The words of one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._texts = _read()[lang]

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key with values put in; with `n` other than 1 the text of `key.many` where there is one."""
        if values.get("n", 1) != 1 and f"{key}.many" in self._texts:
            key = f"{key}.many"
        written = {name: self.number(value) if type(value) is int else value for name, value in values.items()}
        return self._texts[key].format(**written)

    def find(self, key: str) -> str | None:
        """The text of a key, if there is one."""
        return self._texts.get(key)

    def number(self, number: int) -> str:
        """A number with its thousands parted."""
        return f"{number:,}".replace(",", _THOUSANDS[self.lang])

    def day(self, written: str | None) -> str:
        """A day, month or year of ISO 8601 as people write it: 15 June 2022; a week stays as it is."""
        if not written or "W" in written:
            return written or self("undated")
        year, *rest = written.split("-")
        month = _MONTHS[self.lang][int(rest[0]) - 1] if rest else ""
        number = str(int(rest[1])) + ("." if self.lang == "de" else "") if len(rest) > 1 else ""
        return " ".join(filter(None, (number, month, year)))

    def month_tick(self, day: date) -> str:
        """A month on an axis: Jun 2022."""
        return f"{_MONTHS[self.lang][day.month - 1][:3]} {day.year}"


@cache
def texts(lang: str) -> Texts:
    """The words of a language; of English for one that there is not."""
    return Texts(lang if lang in LANGUAGES else LANGUAGES[0])


@cache
def _read() -> Mapping[str, Mapping[str, str]]:
    lines = (files("api.wording") / "texts.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {lang: {row[0]: row[place] for row in rows} for place, lang in enumerate(LANGUAGES, 1)}
