"""Statements of two or more accounts laid side by side: which tell the same point, which one side alone tells, and why."""

from api.accounts.alignment.rows import Row, align
from api.accounts.alignment.speakers import find_codes
from api.accounts.alignment.summary import Side, list_sides, summarise

__all__ = ["Row", "Side", "align", "find_codes", "list_sides", "summarise"]
