"""Statements as bitmaps of their numbers: facets and words read from their tables, combined and counted."""
