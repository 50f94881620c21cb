"""What changes the tables: articles stored, parsed again and removed.

Imports queries and what lies below them; knows no HTTP.
"""
