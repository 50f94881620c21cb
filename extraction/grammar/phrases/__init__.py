"""Noun phrases: where they start and end, their cores and what extends them, names in them."""
