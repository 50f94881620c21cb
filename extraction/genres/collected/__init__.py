"""Pages that hold words of several people: posts, statements one below the other, letters and comments between what a page tells."""

from extraction.genres.collected.blocks import first_told
from extraction.genres.collected.contributions import read_contributions, read_signed_quotations
from extraction.genres.collected.enclosed import read_enclosed
from extraction.genres.collected.estimates import read_estimates
from extraction.genres.collected.posts import read_posts
from extraction.genres.collected.successive import read_successive

__all__ = [
    "first_told",
    "read_contributions",
    "read_enclosed",
    "read_estimates",
    "read_posts",
    "read_signed_quotations",
    "read_successive",
]
