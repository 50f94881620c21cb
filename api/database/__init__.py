"""The database: engine, transactions, revisions, bulk writing and SQLite's fast reading path. Imports models."""
