"""What pages are put together from: lists of statements, facets, pictures with their tables, notes, texts with their marks."""

from api.pages.parts.article_text import cut_text, find_context, list_speakers, name_event
from api.pages.parts.counting import count_groups
from api.pages.parts.facets import FIELDS, TYPED, count_facets
from api.pages.parts.listing import Leading, Narrowing, group_by_article, link_page, quote
from api.pages.parts.noting import tell_notes
from api.pages.parts.panels import CHOICES, Panel, checked, draw_choice, draw_groups, draw_time, shown

__all__ = [
    "CHOICES",
    "FIELDS",
    "TYPED",
    "Leading",
    "Narrowing",
    "Panel",
    "checked",
    "count_facets",
    "count_groups",
    "cut_text",
    "draw_choice",
    "draw_groups",
    "draw_time",
    "find_context",
    "group_by_article",
    "link_page",
    "list_speakers",
    "name_event",
    "quote",
    "shown",
    "tell_notes",
]
