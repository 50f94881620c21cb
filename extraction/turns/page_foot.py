"""Where the foot of a page begins below a text: whom the press may ask, who is responsible, addresses, tags. Nobody there signs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.turns.furniture import is_contact
from extraction.turns.lines import Line
from extraction.turns.trade_words import alternation, opening_phrase

_MOST_LINES = 15
_LONGEST = 25  # words of a line that may be a notice
_REACHED = re.compile(
    rf"@|\b{alternation('contact_label')}\.?: |\b0\d{{2,5}}\)?[ /-]\d|\+\d{{2}} ?\d|\b(?:[A-Z]{{1,2}}-)?\d{{4,5}} [A-ZÄÖÜ][a-zäöüß]"
)


def above_foot(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines above the foot of a page: from the first of its notices in the second half on, if nothing else follows."""
    first = len(lines)
    half = max(len(lines) // 2, len(lines) - _MOST_LINES, 1)
    for i in range(len(lines) - 1, half - 1, -1):
        line = lines[i]
        if _opens_foot(line):
            first = i
        elif line.ends_sentence and line.words > _LONGEST:
            break
    return lines[:first]


def _opens_foot(line: Line) -> bool:
    """ "Pressekontakt: …", "V. i. S. d. P.: Ole Lind", "Am Ufer 5, 10179 Berlin", "Jana Kern, presse@hafen.example"."""
    if line.words > _LONGEST:
        return False
    opening = line.text.replace(":", " : ", 1)
    if opening_phrase(opening, "invites_questions") is not None:
        return True
    reached = _REACHED.search(line.text) is not None
    if opening_phrase(opening, "foot_of_page") is not None:  # "Kontakte zur Regierung haben wir nicht." is no notice
        return reached or not line.ends_sentence or ":" in line.text
    return (reached and not line.text.endswith((".", "!"))) or is_contact(line)
