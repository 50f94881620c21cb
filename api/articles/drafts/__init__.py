"""Articles before they are stored: as handed in, parsed, and as rows with their statements. Imports what articles may."""

from api.articles.drafts.parsing import NewArticle, Parsed, TextParser, check_size, own_parser, parse
from api.articles.drafts.rows import draft_article, fill, make_unstored
from api.articles.drafts.sides import resolve_source, side_of_article, side_of_statement
from api.articles.drafts.unread import describe_faults, read_faults, write_faults

__all__ = [
    "NewArticle",
    "Parsed",
    "TextParser",
    "check_size",
    "describe_faults",
    "draft_article",
    "fill",
    "make_unstored",
    "own_parser",
    "parse",
    "read_faults",
    "resolve_source",
    "side_of_article",
    "side_of_statement",
    "write_faults",
]
