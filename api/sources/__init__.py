"""The catalogue of real sources: who publishes diplomatic German, where, and for whom.

Imports nothing of ours but the folding of names.
"""
