"""The step after planning: the rows of a page and how many there are on all pages, found as the plan says. Nothing is decided here."""

from api.queries.fetching.groupings import describe_groups
from api.queries.fetching.groups import fetch_groups
from api.queries.fetching.newest import Newest, fetch_newest

__all__ = ["Newest", "describe_groups", "fetch_groups", "fetch_newest"]
