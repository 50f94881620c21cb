"""Readers of the data: each sees one revision in one transaction, on SQLite past SQLAlchemy. Imports models alone."""
