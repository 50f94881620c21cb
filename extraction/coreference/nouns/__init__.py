"""Nouns without a name of their own: which people, bodies and newspapers of the article they mean, and what to call the rest."""
