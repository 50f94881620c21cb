"""The first articles: texts with their metadata, and what reads them."""
