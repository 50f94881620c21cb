"""One number that says where a statement stands in the default order: newest first, then as in the article.

The bits of a key, from the highest: 22 for the day (proleptic Gregorian ordinal, 0 where the article has no date), 28 for the
article's number, 13 for the position in the article, counted down. Read from the highest key to the lowest, newer days come first,
on one day the article that was stored last, in an article its first statement. As each key is used once, paging needs no other column.
"""

from __future__ import annotations

from datetime import date

ARTICLE_BITS = 28
POSITION_BITS = 13
MAX_STATEMENTS = 1 << POSITION_BITS
MAX_ARTICLES = 1 << ARTICLE_BITS


def article_key(published_on: date | None, number: int) -> int:
    """The key of an article. Raises OverflowError for a number that has no room."""
    if not 0 <= number < MAX_ARTICLES:
        raise OverflowError(f"no sort key for article number {number}")
    return (published_on.toordinal() if published_on else 0) << ARTICLE_BITS | number


def statement_key(article: int, position: int) -> int:
    """The key of the statement at a position (from 0) of the article with a key. Raises OverflowError."""
    if not 0 <= position < MAX_STATEMENTS:
        raise OverflowError(f"no sort key for position {position}")
    return article << POSITION_BITS | (MAX_STATEMENTS - 1 - position)


def article_keys(first: date | None, last: date | None) -> range:
    """The keys that articles of these days, both included, can have; articles without a date are in no range of days."""
    start = article_key(first or date.min, 0)
    end = article_key(last or date.max, MAX_ARTICLES - 1) + 1
    return range(start, max(start, end))


def statement_keys(first: date | None, last: date | None) -> range:
    """The keys that statements of articles of these days, both included, can have."""
    articles = article_keys(first, last)
    return range(articles.start << POSITION_BITS, articles.stop << POSITION_BITS)
