"""Statements as bitmaps of their numbers: those of facets and words are read from their tables and combined. Imports selections."""
