"""What is said without an attribution frame of its own: speakers' turns, declarations, and what carries a statement on.

Imports what the attribution does.
"""
