"""How a page comes to a script and a script to turns: lines that are no text, the end of the words, their country."""

from extraction.genres.scripts.below_words import above_background, without_foot
from extraction.genres.scripts.filling_in import fill_in, silence_margin
from extraction.genres.scripts.page_lines import title_again, with_heading_as_title, without_lines
from extraction.genres.scripts.speakers_countries import with_own_side

__all__ = [
    "above_background",
    "fill_in",
    "silence_margin",
    "title_again",
    "with_heading_as_title",
    "with_own_side",
    "without_foot",
    "without_lines",
]
