"""Genres: what kind of text this is, from its form alone, and to whom its words belong. Imports grammar and what lies below it."""
