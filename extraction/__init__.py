"""German text → statements: who said what, to whom, about what. Imports nothing of the web application.

>>> from extraction import extract
>>> extract("„Wir sind bereit“, sagte Wladimir Putin.").statements[0].speakers
('wladimir-putin',)
"""

from extraction.pipeline import extract, parse

__all__ = ["extract", "parse"]
