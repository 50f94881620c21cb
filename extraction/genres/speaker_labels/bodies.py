"""For whom the ministries, offices and parties speak that labels have in brackets, from `label_bodies.tsv`: "KERN (AA)"."""

from __future__ import annotations

from functools import cache

from extraction.text import rows


def body_behind(bracket: str) -> str | None:
    """For whom the words in brackets say that somebody speaks; None where they say nothing."""
    found = label_bodies().get(bracket) or label_bodies().get(bracket.partition(",")[0].strip())
    return None if found in (None, "-") else found


@cache
def label_bodies() -> dict[str, str]:
    """What stands in brackets behind names → for whom "wir" then speaks, "-" for nobody."""
    return {cells[0]: cells[1] for cells in rows("label_bodies.tsv")}


def body_in(title: str) -> str | None:
    """For whom those speak whose house a title names: "Briefing des EAD" → "EU"; None where it names none."""
    found = (label_bodies().get(word.strip(".,:;()„“")) for word in title.split())
    return next((body for body in found if body not in (None, "-")), None)


def is_body(bracket: str) -> bool:
    """Whether a bracket holds a ministry, office or party, as behind the names of transcripts."""
    return bracket in label_bodies() or bracket.partition(",")[0].strip() in label_bodies()
